import LocatorSearch
import Treatment

// docs/ranking.md, "5 Radius" and, at the end, the paragraph on *never asked* of "6 Hits".

/// Which of the passing programs are hits, and which are listed beside.
struct NaiveReach {
    var radiusMetres: Int?
    var isExplicit = false
    var tried: [NaiveRing] = []
    var hits: [Program] = []
    var online: [Program] = []
    /// Of the person's county, and of the rest of their state.
    var unlocated: [[Program]] = []
}

extension NaiveScan {
    func reach(of passing: [Program]) -> NaiveReach {
        if request.origin == nil, let area = request.area { return reach(of: passing, in: area) }
        guard request.origin != nil else { return NaiveReach(hits: passing) }
        let located = passing.filter { distance(to: $0) != nil }
        var reach =
            if let radius = request.radius {
                explicit(Int(radius.rawValue), located)
            } else if let ring = request.ring {
                pinned(ring.miles, located)
            } else if asksForTelehealth {
                NaiveReach(hits: located)
            } else {
                automatic(located)
            }
        reach.unlocated = unlocatedAtHome(passing)
        return reach
    }

    /// "Explicit: located programs within it, never widened. Programs beyond it that would be attended online are listed
    /// beside, uncounted."
    private func explicit(_ radius: Int, _ located: [Program]) -> NaiveReach {
        let inside = located.filter { isInside($0, radius) }
        return NaiveReach(
            radiusMetres: radius, isExplicit: true,
            tried: [NaiveRing(miles: nil, facilities: Set(inside.map(\.facility)).count)], hits: inside,
            online: located.filter { !isInside($0, radius) && isAttendedOnline($0) })
    }

    /// "Automatic: the smallest of 5, 10, 25, 50, 100 miles, then unlimited, that holds at least 10 facilities with a passing
    /// program. Passing programs attended online join from beyond it."
    private func automatic(_ located: [Program]) -> NaiveReach {
        var tried: [NaiveRing] = []
        for miles in [5, 10, 25, 50, 100] {
            let radius = Int(Metres(miles: miles).rawValue)
            let facilities = Set(located.filter { isInside($0, radius) }.map(\.facility)).count
            tried.append(NaiveRing(miles: miles, facilities: facilities))
            if facilities >= 10 {
                return NaiveReach(
                    radiusMetres: radius, tried: tried,
                    hits: located.filter { isInside($0, radius) || isAttendedOnline($0) })
            }
        }
        tried.append(NaiveRing(miles: nil, facilities: Set(located.map(\.facility)).count))
        return NaiveReach(tried: tried, hits: located)
    }

    /// "Pinned ring: as an automatic radius that ended in it, without looking for one."
    private func pinned(_ miles: Int?, _ located: [Program]) -> NaiveReach {
        let radius = miles.map { Int(Metres(miles: $0).rawValue) }
        let inside = located.filter { isInside($0, radius ?? Int.max) }
        return NaiveReach(
            radiusMetres: radius, tried: [NaiveRing(miles: miles, facilities: Set(inside.map(\.facility)).count)],
            hits: located.filter { isInside($0, radius ?? Int.max) || isAttendedOnline($0) })
    }

    /// "Telehealth asked with must or strict: no ring; all located programs that pass."
    private var asksForTelehealth: Bool {
        request.needs.contains { ($0.mode == .must || $0.mode == .strict) && $0.terms.contains(.telehealth) }
    }

    /// "Passing programs without a point in the person's state, or attended online, are listed beside, same county first."
    private func unlocatedAtHome(_ passing: [Program]) -> [[Program]] {
        guard let origin = request.origin, let home else { return [] }
        let there = passing.filter {
            facility(of: $0).point == nil && (facility(of: $0).state == home || isAttendedOnline($0))
        }
        func isSameCounty(_ program: Program) -> Bool {
            facility(of: program).state == home && !origin.county.isEmpty
                && foldedPlace(facility(of: program).county) == origin.county
        }
        return [there.filter(isSameCounty), there.filter { !isSameCounty($0) }]
    }

    private func isInside(_ program: Program, _ radius: Int) -> Bool {
        guard let distance = distance(to: program) else { return false }
        return distance <= radius
    }

    /// "With a level asked by must or strict: mental-health facilities inside the radius whose sources never ask about one of
    /// the levels, and that have no program of it, are counted beside, nearest first." One that has a program of another asked
    /// level is among the hits already; sources that do not say what they ask about tell nothing; without an origin nothing is
    /// near.
    func neverAsked(inside radius: Int?) -> [Facility] {
        let asked = askedLevels
        guard !asked.isEmpty else { return [] }
        let programsOf = Dictionary(grouping: catalog.programs, by: \.facility)
        let wasNotAsked = catalog.facilities.indices.filter { ordinal in
            let facility = catalog.facilities[ordinal]
            let programs = programsOf[ordinal, default: []]
            guard programs.contains(where: { stated(.mentalHealth, $0) == .yes }) else { return false }
            guard !facility.askedLevels.isEmpty else { return false }
            return asked.contains { !facility.askedLevels.contains($0) }
                && !programs.contains { asked.contains($0.level) }
        }
        if request.origin == nil, let area = request.area {
            let there = wasNotAsked.filter { lies(catalog.facilities[$0], in: area) }
            func leastID(_ ordinal: Int) -> UInt64 { programsOf[ordinal, default: []].map(\.id).min() ?? 0 }
            return there.sorted { leastID($0) < leastID($1) }.map { catalog.facilities[$0] }
        }
        let found = wasNotAsked.filter { ordinal in distances[ordinal].map { $0 <= radius ?? Int.max } ?? false }
        guard let here = request.origin.map({ EarthPoint($0.point) }) else { return [] }
        return found.map { catalog.facilities[$0] }
            .map { (chord: $0.point.map { here.squaredChord(to: EarthPoint($0)) } ?? Int64.max, facility: $0) }
            .sorted { ($0.chord, $0.facility.id) < ($1.chord, $1.facility.id) }.map(\.facility)
    }
}
