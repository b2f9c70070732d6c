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
        let miles = scale.map { Metres(miles: $0) }
        var keys: [(RankKey, Int)] = aside { other in
            other.programs = candidates.map(\.program)
            other.chords = candidates.map(\.chord)
            return other.programs.indices.map { (other.key($0, miles), Int(other.programs[$0])) }
        }
        keys.sort { $0.0 < $1.0 }
        return Beside(count: keys.count, ordinals: keys.prefix(10).map(\.1))
    }

    /// Passing programs without a point that are in the person's state or would be attended online: same county first, then
    /// by score without distance.
    mutating func unlocatedBeside() -> Beside {
        if let area = request.area, request.origin == nil { return unplacedBeside(area) }
        guard let origin = request.origin, let state = origin.state else { return .none }
        let candidates = engine.unlocatedPrograms[state].filter { program in
            columns.facilityState[Int(columns.facilityOf[Int(program)])] == state.rawValue
                || fits.isAttendedOnline(Int(program))
        }
        guard !candidates.isEmpty else { return .none }
        var found: [(isElsewhere: Int, negativeScore: Int, id: UInt64, program: Int)] = aside { other in
            other.scan(joined(candidates))
            return other.programs.indices.map { index in
                let program = Int(other.programs[index])
                let facility = Int(other.columns.facilityOf[program])
                let isSame =
                    other.columns.facilityState[facility] == state.rawValue && !origin.county.isEmpty
                    && other.engine.snapshot.county(ofFacility: facility) == origin.county
                return (isSame ? 0 : 1, -other.restScore(index), other.columns.programID[program], program)
            }
        }
        found.sort { ($0.isElsewhere, $0.negativeScore, $0.id) < ($1.isElsewhere, $1.negativeScore, $1.id) }
        return Beside(count: found.count, ordinals: found.prefix(10).map(\.program))
    }
}
