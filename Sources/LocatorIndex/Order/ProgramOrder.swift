import Treatment

/// The order programs are stored in: located ones by cell, facility and id; then the others by state, county, facility and
/// id. Programs of one facility are neighbours. Depends on nothing but what the programs say.
struct ProgramOrder {
    /// Ordinals in the catalog's programs, in storage order.
    let programs: [Int]
    /// Ordinals in the catalog's facilities, in storage order; only those that have a program.
    let facilities: [Int]
    /// How many of the programs have a point: they come first.
    let located: Int
    let grid: Grid

    init(_ catalog: Catalog) {
        let facilities = catalog.facilities
        var programsOf = [[Int]](repeating: [], count: facilities.count)
        for (ordinal, program) in catalog.programs.enumerated() { programsOf[program.facility].append(ordinal) }
        let grid = Grid.fitting(facilities.indices.compactMap { programsOf[$0].isEmpty ? nil : facilities[$0].point })

        func key(_ ordinal: Int) -> (UInt64, UInt64, String, UInt64) {
            let facility = facilities[ordinal]
            guard let point = facility.point else {
                return (UInt64.max, UInt64(facility.state?.rawValue ?? UInt16.max), facility.county, facility.id)
            }
            return (UInt64(grid.row(point)), UInt64(grid.column(point)), "", facility.id)
        }
        let order = facilities.indices.filter { !programsOf[$0].isEmpty }
            .map { (key($0), $0) }
            .sorted { $0.0 < $1.0 }
            .map(\.1)
        self.facilities = order
        programs = order.flatMap { facility in
            programsOf[facility].sorted { catalog.programs[$0].id < catalog.programs[$1].id }
        }
        located = order.reduce(0) { $0 + (facilities[$1].point == nil ? 0 : programsOf[$1].count) }
        self.grid = grid
    }
}
