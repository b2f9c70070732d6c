import LocatorIndex
import Treatment

/// What lies in a county or a state, and what is listed beside it.
extension Run {
    /// Programs of the facilities that lie in an area, ascending; neighbours joined.
    func ranges(in area: Area) -> [Range<Int>] {
        var test = AreaTest(area, engine)
        return ranges { test.holds($0) }
    }

    /// Programs of facilities, ascending, those of neighbours joined.
    private func ranges(where isTaken: (Int) -> Bool) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        for facility in 0..<engine.snapshot.summary.facilities where isTaken(facility) {
            let programs = Int(columns.facilityStart[facility])..<Int(columns.facilityStart[facility + 1])
            if let last = ranges.last, last.upperBound == programs.lowerBound {
                ranges[ranges.count - 1] = last.lowerBound..<programs.upperBound
            } else {
                ranges.append(programs)
            }
        }
        return ranges
    }

    /// Passing programs outside an area that the person would attend online, ascending.
    mutating func onlineCandidates(outside area: Area) -> [(program: UInt32, chord: Int64)] {
        let attended = attendedOnline()
        guard !attended.isEmpty else { return [] }
        var test = AreaTest(area, engine)
        let facilityOf = columns.facilityOf
        let outside = attended.filter { !test.holds(Int(facilityOf[Int($0)])) }
        return aside { other in
            other.scan(joined(outside))
            return zip(other.programs, other.chords).map { ($0, $1) }
        }
    }

    /// Passing programs that may lie in an area: of its state, the county not known; and those without a point elsewhere that
    /// would be attended online. By score, then id.
    mutating func unplacedBeside(_ area: Area) -> Beside {
        var test = AreaTest(area, engine)
        let unlocated = engine.snapshot.summary.located
        let candidates = ranges { facility in
            guard !test.holds(facility) else { return false }
            return Int(columns.facilityStart[facility]) >= unlocated || test.mayHold(facility)
        }
        var found: [(negativeScore: Int, id: UInt64, program: Int)] = aside { other in
            other.scan(candidates)
            return other.programs.indices.compactMap { index in
                let program = Int(other.programs[index])
                let mayHold = test.mayHold(Int(other.columns.facilityOf[program]))
                guard mayHold || other.fits.isAttendedOnline(program) else { return nil }
                return (-other.restScore(index), other.columns.programID[program], program)
            }
        }
        found.sort { ($0.negativeScore, $0.id) < ($1.negativeScore, $1.id) }
        return Beside(count: found.count, ordinals: found.prefix(10).map(\.program))
    }

    /// As `neverAsked`, for the facilities in an area, by their least program id.
    func neverAsked(in area: Area) -> Beside {
        guard let level = request.level else { return .none }
        let wanted = level.levels.reduce(UInt32(0)) { $0 | 1 << (8 + UInt32($1.rawValue)) }
        var test = AreaTest(area, engine)
        var found: [(id: UInt64, facility: Int)] = []
        for facility in 0..<engine.snapshot.summary.facilities {
            let asked = columns.facilityFlags[facility] & 0xFF00
            let programs = Int(columns.facilityStart[facility])..<Int(columns.facilityStart[facility + 1])
            guard asked != 0, asked & wanted != wanted, test.holds(facility), isToCall(programs) else { continue }
            found.append((programs.map { columns.programID[$0] }.min() ?? 0, facility))
        }
        found.sort { $0.id < $1.id }
        return Beside(count: found.count, ordinals: found.prefix(10).map(\.facility))
    }
}

/// Whether facilities lie in an area: by state, and by county name whatever its spaces (`De Kalb` is `DeKalb`). Each spelling is
/// compared once; neighbours mostly have the one before them.
struct AreaTest {
    private let state: UInt16
    private let county: [UInt8]?
    private let snapshot: Snapshot
    private let states: Column<UInt16>
    private let counties: Column<UInt32>
    private var known: [UInt32: Bool] = [:]
    private var last: (offset: UInt32, isSame: Bool)?

    init(_ area: Area, _ engine: SearchEngine) {
        state = area.state.rawValue
        county = area.county.map(unspaced)
        snapshot = engine.snapshot
        states = engine.columns.facilityState
        counties = engine.columns.facilityCounty
    }

    mutating func holds(_ facility: Int) -> Bool {
        guard states[facility] == state else { return false }
        guard let county else { return true }
        let offset = counties[facility]
        if let last, last.offset == offset { return last.isSame }
        let isSame = known[offset] ?? (unspaced(snapshot.county(ofFacility: facility)) == county)
        known[offset] = isSame
        last = (offset, isSame)
        return isSame
    }

    /// In the state, the county not known.
    func mayHold(_ facility: Int) -> Bool {
        states[facility] == state && county != nil && snapshot.county(ofFacility: facility).isEmpty
    }
}

private func unspaced(_ name: String) -> [UInt8] { name.utf8.filter { $0 != 0x20 } }
