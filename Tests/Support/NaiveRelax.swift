package import LocatorSearch
package import Treatment

// docs/ranking.md, "8 Relaxations", by brute force: every changed request is run.

package struct NaiveRelaxation: Equatable, Sendable {
    package let changes: [Change]
    package let hits: Int
    package let metres: Int?

    package init(changes: [Change], hits: Int, metres: Int?) {
        self.changes = changes
        self.hits = hits
        self.metres = metres
    }
}

/// - Parameters:
///   - request: as asked, without a radius where none was given.
///   - pinned: the same with its radius pinned.
package func naiveRelaxations(
    _ catalog: Catalog, _ request: SearchRequest, pinned: SearchRequest
) -> [NaiveRelaxation] {
    guard naiveTotal(catalog, pinned) < 3 else { return [] }
    for isAnywhere in [false, true] {
        var relax = NaiveRelax(catalog, request, pinned, isAnywhere: isAnywhere)
        let offers = relax.offers()
        if !offers.isEmpty { return offers }
    }
    return []
}

private struct NaiveRelax {
    let catalog: Catalog
    let pinned: SearchRequest
    let total: Int
    /// Radii that are looked at, in metres; nil is anywhere.
    let radii: [Int?]
    let isGiven: Bool
    let isRing: Bool
    private var totals: [[Change]: [Int: Int]] = [:]

    init(_ catalog: Catalog, _ request: SearchRequest, _ pinned: SearchRequest, isAnywhere: Bool) {
        self.catalog = catalog
        self.pinned = pinned
        total = naiveTotal(catalog, pinned)
        let rings = [5, 10, 25, 50, 100].map { Int(Metres(miles: $0).rawValue) }
        let anywhere: [Int?] = isAnywhere ? [nil] : []
        isGiven = request.radius != nil || request.ring != nil
        isRing = request.radius == nil
        if request.origin == nil || request.ring == PinnedRing(miles: nil) {
            radii = [nil]
        } else if let given = request.radius ?? request.ring?.miles.map({ Metres(miles: $0) }) {
            radii = [Int(given.rawValue)] + rings.filter { $0 > Int(given.rawValue) } + anywhere
        } else {
            radii = rings + anywhere
        }
    }

    mutating func offers() -> [NaiveRelaxation] {
        let singles = singleChanges()
        var candidates: [(changes: [Change], reach: Int)] = []
        if isGiven, let first = radii.indices.first(where: { hits([], $0) > total }) { candidates.append(([], first)) }
        var sets = singles.map { [$0] }
        for (i, a) in singles.enumerated() {
            for b in singles[(i + 1)...] where thing(a) != thing(b) { sets.append([a, b]) }
        }
        for set in sets {
            if isGiven {
                candidates.append((set, 0))
                if set.count == 1, radii.count > 1 { candidates.append((set, 1)) }
            } else {
                let enough = min(3, hits(set, radii.count - 1))
                candidates.append((set, radii.indices.first { hits(set, $0) >= enough } ?? 0))
            }
        }
        var offers: [(order: [Int], offer: NaiveRelaxation)] = []
        for (place, (set, reach)) in candidates.enumerated() {
            let count = hits(set, reach)
            var less = gentler(set).map { hits($0, reach) } + [total]
            let steps = isGiven ? reach : 0
            if steps > 0 { less.append(hits(set, reach - 1)) }
            guard less.allSatisfy({ count > $0 }) else { continue }
            let changes = set + (steps > 0 ? [.widen(steps: steps)] : [])
            let order = [changes.map(size).reduce(0, +), changes.map(weight).reduce(0, +), -count, place]
            offers.append((order, NaiveRelaxation(changes: changes, hits: count, metres: radii[reach])))
        }
        return offers.sorted { $0.order.lexicographicallyPrecedes($1.order) }.prefix(3).map(\.offer)
    }

    /// "Never age, a need that names an age group or a medication."
    private func singleChanges() -> [Change] {
        var changes: [Change] = []
        if let level = pinned.level, level.mode != .prefer { changes.append(.anyLevel) }
        if let schedule = pinned.schedule, schedule.mode != .prefer {
            changes += schedule.mode == .strict ? [.keepUnknownTimes, .anyTime] : [.anyTime]
        }
        for (ordinal, need) in pinned.needs.enumerated() where need.mode != .prefer {
            let ages = ["children", "adolescents", "young_adults", "adults", "older_adults"]
            if need.terms.map({ catalog.vocabulary[$0] }).contains(where: {
                $0.group == .medication || ages.contains($0.code)
            }) {
                continue
            }
            let letGo = Change.letGo(need: ordinal)
            changes += need.mode == .strict ? [.keepUnknown(need: ordinal), letGo] : [letGo]
        }
        return changes
    }

    private mutating func hits(_ changes: [Change], _ reach: Int) -> Int {
        if let known = totals[changes]?[reach] { return known }
        var request = pinned
        for change in changes { apply(change, to: &request) }
        request.needs.removeAll { $0.label == "removed" }
        if request.origin != nil {
            request.radius = isRing ? nil : radii[reach].map { Metres(Int32($0)) }
            request.ring = nil
            if request.radius == nil {
                request.ring = PinnedRing(
                    miles: [5, 10, 25, 50, 100].first { Int(Metres(miles: $0).rawValue) == radii[reach] })
            }
        }
        let found = naiveTotal(catalog, request)
        totals[changes, default: [:]][reach] = found
        return found
    }

    private func apply(_ change: Change, to request: inout SearchRequest) {
        switch change {
        case .keepUnknown(let need):
            let old = request.needs[need]
            request.needs[need] = Need(old.terms, old.combination, mode: .must, label: old.label)
        case .letGo(let need):
            let old = request.needs[need]
            let label = old.mode == .not ? "removed" : old.label
            request.needs[need] = Need(old.terms, old.combination, mode: .prefer, label: label)
        case .anyLevel:
            request.collapse = pinned.collapse ?? Collapse.none
            request.level = nil
        case .keepUnknownTimes:
            request.schedule = request.schedule.map {
                ScheduleNeed(free: WeeklySchedule($0.free), bufferMinutes: $0.bufferMinutes, mode: .must)
            }
        case .anyTime:
            request.schedule = request.schedule.map {
                ScheduleNeed(free: WeeklySchedule($0.free), bufferMinutes: $0.bufferMinutes, mode: .prefer)
            }
        case .widen: break
        }
    }

    /// Sets that give up less of the same.
    private func gentler(_ set: [Change]) -> [[Change]] {
        set.indices.flatMap { place -> [[Change]] in
            var without = set
            without.remove(at: place)
            var weaker = set
            switch set[place] {
            case .letGo(let need) where pinned.needs[need].mode == .strict: weaker[place] = .keepUnknown(need: need)
            case .anyTime where pinned.schedule?.mode == .strict: weaker[place] = .keepUnknownTimes
            default: return [without]
            }
            return [without, weaker]
        }
    }

    /// Changes of one thing exclude each other.
    private func thing(_ change: Change) -> Int {
        switch change {
        case .anyLevel: -1
        case .anyTime, .keepUnknownTimes: -2
        case .widen: -3
        case .letGo(let need), .keepUnknown(let need): need
        }
    }

    private func size(_ change: Change) -> Int {
        switch change {
        case .keepUnknown, .keepUnknownTimes: 1
        case .widen(let steps): 2 * steps
        default: 2
        }
    }

    private func weight(_ change: Change) -> Int {
        switch change {
        case .anyLevel: Dimension.allCases.reduce(0) { $0 + pinned.weights[$1] }
        case .anyTime, .keepUnknownTimes: pinned.weights[.schedule]
        case .widen: pinned.weights[.distance]
        case .letGo(let need), .keepUnknown(let need):
            switch catalog.vocabulary[pinned.needs[need].terms[0]].group {
            case .payment: pinned.weights[.payment]
            case .accreditation: pinned.weights[.accreditation]
            case .language: pinned.weights[.language]
            case .shape: pinned.weights[.schedule]
            default: pinned.weights[.specialty]
            }
        }
    }
}
