package import Treatment

/// A small change to a request that brings more hits.
package struct Relaxation: Hashable, Sendable {
    /// The changed request, with radius and scale pinned: its total is `hits`.
    package let request: SearchRequest
    package let changes: [Change]
    /// Folded as the request folds them.
    package let hits: Int
    /// The radius that `hits` holds at; nil without a limit.
    package let metres: Metres?
    /// "without Vietnamese: 3 programs within 20 miles".
    package let english: String
    package let spanish: String
}

/// One thing that may be asked less strongly. Ordinals are those of `SearchRequest.needs`.
package enum Change: Hashable, Sendable {
    /// `strict` becomes `must`: unknown is kept.
    case keepUnknown(need: Int)
    /// The need drops nobody any longer; one that was wanted still scores.
    case letGo(need: Int)
    case anyLevel
    /// `attendable=strict` becomes `must`.
    case keepUnknownTimes
    case anyTime
    /// So many steps farther: to the next of 5, 10, 25, 50, 100 miles above the radius, the one after it …, at last anywhere.
    case widen(steps: Int)
}

extension Change {
    /// How much of the request is given up: keeping what is unknown is half of letting go.
    var size: Int {
        switch self {
        case .keepUnknown, .keepUnknownTimes: 1
        case .letGo, .anyLevel, .anyTime: 2
        case .widen(let steps): 2 * steps
        }
    }

    /// The weight of the dimension that is given up; what only filters counts as the dimension nearest to it, a level as all.
    func weight(_ request: SearchRequest, _ vocabulary: Vocabulary) -> Int {
        switch self {
        case .keepUnknown(let need), .letGo(let need):
            let dimension = request.needs[need].terms.first.flatMap { vocabulary[$0].group.dimension }
            return request.weights[dimension ?? .specialty]
        case .anyLevel: return request.weights.sum(of: Dimension.allCases)
        case .keepUnknownTimes, .anyTime: return request.weights[.schedule]
        case .widen: return request.weights[.distance]
        }
    }
}

extension SearchRequest {
    /// The request with some changes made; `widen` is the radius's business and left alone.
    func relaxed(_ changes: [Change]) -> SearchRequest {
        var relaxed = self
        var removed: Set<Int> = []
        for change in changes {
            switch change {
            case .keepUnknown(let ordinal):
                relaxed.needs[ordinal] = needs[ordinal].with(.must)
            case .letGo(let ordinal):
                // Of a need that excludes nothing is left to wish for.
                if needs[ordinal].mode == .not { removed.insert(ordinal) }
                relaxed.needs[ordinal] = needs[ordinal].with(.prefer)
            case .anyLevel:
                relaxed.collapse = collapsing
                relaxed.level = level.flatMap { $0.mode == .not ? nil : LevelNeed($0.levels, mode: .prefer) }
            case .keepUnknownTimes: relaxed.schedule = schedule?.with(.must)
            case .anyTime: relaxed.schedule = schedule?.with(.prefer)
            case .widen: break
            }
        }
        relaxed.needs = relaxed.needs.enumerated().filter { !removed.contains($0.offset) }.map(\.element)
        return relaxed
    }
}

extension Need {
    func with(_ mode: Mode) -> Need { Need(terms, combination, mode: mode, label: label) }
}

extension ScheduleNeed {
    func with(_ mode: Mode) -> ScheduleNeed {
        ScheduleNeed(free: WeeklySchedule(free), bufferMinutes: bufferMinutes, mode: mode)
    }
}
