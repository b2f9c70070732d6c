import LocatorIndex
import Treatment

/// What is listed beside the hits and counts in nothing.
extension Run {
    /// An explicit radius keeps out what could be attended online from beyond it: say how much that is.
    mutating func onlineBeside(_ scale: Int?) -> Beside {
        let candidates: [(program: UInt32, chord: Int64)]
        if let radius = request.radius, request.origin != nil {
            candidates = onlineCandidates(beyond: radius)
        } else if let area = request.area, request.origin == nil {
            candidates = onlineCandidates(outside: area)
        } else {
            return .none
        }
        guard !candidates.isEmpty else { return .none }
        var other = Run(plan, engine)
        other.programs = candidates.map(\.program)
        other.chords = candidates.map(\.chord)
        let miles = scale.map { Metres(miles: $0) }
        var keys: [(RankKey, Int)] = []
        for index in other.programs.indices { keys.append((other.key(index, miles), Int(other.programs[index]))) }
        keys.sort { $0.0 < $1.0 }
        return Beside(count: keys.count, ordinals: keys.prefix(10).map(\.1))
    }

    /// Passing programs without a point that are in the person's state or would be attended online: same county first, then
    /// by score without distance.
    mutating func unlocatedBeside() -> Beside {
        if let area = request.area, request.origin == nil { return unplacedBeside(area) }
        guard let origin = request.origin, let state = origin.state else { return .none }
        var other = Run(plan, engine)
        other.scan(engine.snapshot.summary.located..<engine.snapshot.summary.programs)
        var found: [(isElsewhere: Int, negativeScore: Int, id: UInt64, program: Int)] = []
        for program in other.programs.map(Int.init) {
            let facility = Int(columns.facilityOf[program])
            let isHere = columns.facilityState[facility] == state.rawValue
            guard isHere || fits.isAttendedOnline(program) else { continue }
            let isSame =
                isHere && !origin.county.isEmpty && engine.snapshot.county(ofFacility: facility) == origin.county
            found.append((isSame ? 0 : 1, -other.restScore(program), columns.programID[program], program))
        }
        found.sort { ($0.isElsewhere, $0.negativeScore, $0.id) < ($1.isElsewhere, $1.negativeScore, $1.id) }
        return Beside(count: found.count, ordinals: found.prefix(10).map(\.program))
    }

    /// Mental-health facilities inside the radius whose sources never ask about one of the asked levels and that have no
    /// program of an asked level: people may still find one there, so they are a call list.
    func neverAsked(_ radius: RadiusUsed) -> Beside {
        guard let level = request.level, level.mode == .must || level.mode == .strict else { return .none }
        if let area = request.area, request.origin == nil { return neverAsked(in: area) }
        guard let origin = request.origin, let here = plan.origin else { return .none }
        let wanted = level.levels.reduce(UInt32(0)) { $0 | 1 << (8 + UInt32($1.rawValue)) }
        let limit = radius.metres.map(longestSquaredChord) ?? Int64.max
        let slices =
            radius.metres.map { engine.snapshot.slices(around: origin.point, within: $0) }
            ?? [0..<engine.snapshot.summary.located]
        let (facilityOf, starts, flags) = (columns.facilityOf, columns.facilityStart, columns.facilityFlags)
        let located = engine.snapshot.summary.located
        var nearest = Nearest()
        for slice in slices {
            var program = slice.lowerBound
            while program < slice.upperBound {
                let facility = Int(facilityOf[program])
                let end = Int(starts[facility + 1])
                defer { program = max(end, program + 1) }
                let asked = flags[facility] & 0xFF00
                guard asked != 0, asked & wanted != wanted, isToCall(program..<min(end, located)),
                    case let chord = chord(program, from: here), chord <= limit
                else { continue }
                nearest.offer(facility, at: chord)
            }
        }
        return Beside(count: nearest.count, ordinals: nearest.facilities)
    }

    /// The programs of a facility say that it treats mental health, and none is of an asked level.
    func isToCall(_ programs: Range<Int>) -> Bool {
        programs.contains { engine.state(.mentalHealth, $0) == .yes }
            && !programs.contains { plan.askedLevels >> UInt64(columns.level[$0] & 63) & 1 == 1 }
    }
}

/// The ten nearest of the facilities offered, and how many were offered.
private struct Nearest {
    private(set) var count = 0
    /// Ascending. Facilities at one point stand in the order of their ids, so the ordinal decides as the id would.
    private var best: [(chord: Int64, facility: Int)] = []

    var facilities: [Int] { best.map(\.facility) }

    mutating func offer(_ facility: Int, at chord: Int64) {
        count += 1
        if best.count == 10 {
            guard let last = best.last, (chord, facility) < last else { return }
            best.removeLast()
        }
        let place = best.firstIndex { (chord, facility) < $0 } ?? best.count
        best.insert((chord, facility), at: place)
    }
}
