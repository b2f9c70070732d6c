import Treatment

/// The order programs are stored in: located ones by cell, facility and id; then the others by state, county, facility and
/// id. Programs of one facility are neighbours. Depends on nothing but what the programs say.
struct ProgramOrder {
    /// Places of programs (`Content`), in storage order.
    let programs: [Int]
    /// Places of facilities, in storage order; only those that have a program.
    let facilities: [Int]
    /// How many of the programs have a point: they come first.
    let located: Int
    let grid: Grid

    init(_ content: Content) {
        let catalog = content.catalog
        let facilities = catalog.facilities
        let kept = content.before?.facilities ?? []
        var programsOf = [[Int]](repeating: [], count: facilities.count)
        for (ordinal, program) in catalog.programs.enumerated() { programsOf[program.facility].append(ordinal) }
        // What is kept comes first: it is sorted already, as long as the grid is the same.
        let places = kept.map { ~$0 } + facilities.indices.filter { !programsOf[$0].isEmpty }
        let grid = Grid.fitting(places.compactMap { content.point(ofFacility: $0) })

        func key(_ place: Int) -> (UInt64, UInt64, String, UInt64) {
            if let point = content.point(ofFacility: place) {
                let id = content.before.map { place < 0 ? $0.ids[~place] : 0 } ?? 0
                return (UInt64(grid.row(point)), UInt64(grid.column(point)), "", place < 0 ? id : facilities[place].id)
            }
            if let before = content.before, place < 0 {
                let state = before.snapshot.columns.facilityState[~place]
                return (
                    UInt64.max, UInt64(state == 0 ? UInt16.max : state), before.county(ofFacility: ~place),
                    before.ids[~place]
                )
            }
            let facility = facilities[place]
            return (UInt64.max, UInt64(facility.state?.rawValue ?? UInt16.max), facility.county, facility.id)
        }
        let order = places.map { (key($0), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
        self.facilities = order
        var programs: [Int] = []
        var located = 0
        for facility in order {
            if let before = content.before, facility < 0 {
                programs += before.programs(ofFacility: ~facility)
            } else {
                programs += programsOf[facility].sorted { catalog.programs[$0].id < catalog.programs[$1].id }
            }
            if content.point(ofFacility: facility) != nil { located = programs.count }
        }
        self.programs = programs
        self.located = located
        self.grid = grid
    }
}
