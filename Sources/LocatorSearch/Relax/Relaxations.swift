import LocatorIndex
import Treatment

/// Finds what to ask less strongly when there are few hits.
extension Run {
    /// Fewer hits than this are few; a relaxation that finds its own radius takes the smallest that holds so many.
    static let fewHits = 3
    private static let mostRelaxations = 3

    /// Within the widest ring, and anywhere when nothing helps there.
    /// - Parameters:
    ///   - pinned: the request with its radius pinned.
    ///   - total: its hits, folded; fewer than `fewHits`.
    mutating func relaxations(_ pinned: SearchRequest, total: Int) -> [Relaxation] {
        let near = relaxations(pinned, total, Reaches(request, isAnywhere: false))
        guard near.isEmpty, request.origin != nil, request.ring != PinnedRing(miles: nil) else { return near }
        return relaxations(pinned, total, Reaches(request, isAnywhere: true))
    }

    /// One or two changes, and where they would lead.
    private struct Offer {
        let changes: [Change]
        let hits: Int
        /// In `Reaches.radii`.
        let reach: Int
        /// What comes first is offered first.
        let order: [Int]
    }

    private mutating func relaxations(
        _ pinned: SearchRequest, _ total: Int, _ reaches: Reaches
    ) -> [Relaxation] {
        let relaxable = Relaxable(pinned, engine.snapshot.vocabulary)
        let sets = ChangeSets(relaxable.changes(pinned))
        let counts = counts(relaxable, sets, reaches, total, pinned.collapsing)
        var offers: [Offer] = []
        for (set, members) in sets.members.enumerated() {
            for reach in eligible(set, sets.isPair(set), reaches, counts, total) {
                let hits = counts.hits(set, within: reach)
                let steps = reaches.isGiven ? reach : 0
                var less = sets.weaker[set].map { counts.hits($0, within: reach) }
                if steps > 0 { less.append(counts.hits(set, within: reach - 1)) }
                guard hits > total, less.allSatisfy({ hits > $0 }) else { continue }
                let changes = members.map { sets.changes[$0] } + (steps > 0 ? [.widen(steps: steps)] : [])
                let weight = changes.reduce(0) { $0 + $1.weight(pinned, engine.snapshot.vocabulary) }
                let size = changes.reduce(0) { $0 + $1.size }
                offers.append(Offer(changes: changes, hits: hits, reach: reach, order: [size, weight, -hits, set]))
            }
        }
        offers.sort { $0.order.lexicographicallyPrecedes($1.order) }
        return offers.prefix(Run.mostRelaxations).map { offer in
            let metres = reaches.radii[offer.reach]
            func text(_ language: PageLanguage) -> String {
                RelaxationWords(request: pinned, vocabulary: engine.snapshot.vocabulary, language: language)
                    .text(offer.changes, hits: offer.hits, metres: metres)
            }
            return Relaxation(
                request: reaches.held(pinned.relaxed(offer.changes), at: offer.reach), changes: offer.changes,
                hits: offer.hits, metres: metres, english: text(.english), spanish: text(.spanish))
        }
    }

    /// At which reaches a set of changes may be offered. A given radius stays, but that no change is offered at the first that
    /// has more, and one change at the next; else the smallest that holds enough, or all that there is.
    private func eligible(
        _ set: Int, _ isPair: Bool, _ reaches: Reaches, _ counts: RelaxCounts, _ total: Int
    ) -> [Int] {
        let last = reaches.radii.count - 1
        if !reaches.isGiven {
            if set == ChangeSets.none { return [] }
            let enough = min(Run.fewHits, counts.hits(set, within: last))
            return [(0...last).first { counts.hits(set, within: $0) >= enough } ?? last]
        }
        if set == ChangeSets.none {
            return (0...last).first { counts.hits(set, within: $0) > total }.map { [$0] } ?? []
        }
        return isPair ? [0] : [0, 1].filter { $0 <= last }
    }

    private mutating func counts(
        _ relaxable: Relaxable, _ sets: ChangeSets, _ reaches: Reaches, _ total: Int, _ collapse: Collapse
    ) -> RelaxCounts {
        var counts = RelaxCounts(sets.forgiven, reaches: reaches.radii.count)
        let found = relaxCandidates(reaches, relaxable.bits(plan), total: total, collapse)
        let limits = reaches.limits
        // What programs fail and how far they are, in one number that goes through the folding with them.
        var marks: [UInt64] = []
        marks.reserveCapacity(found.programs.count)
        for i in found.programs.indices {
            let reach = reach(Int(found.programs[i]), found.chords[i], reaches, limits)
            marks.append(found.failed[i] | UInt64(reach ?? 7) << RelaxCounts.reachShift)
        }
        let units = HitUnits(found.programs, failed: marks, collapse, engine)
        guard !units.isEach else {
            for mark in units.failed { counts.add(mark) }
            counts.finish()
            return counts
        }
        var unit: [UInt64] = []
        for (place, mark) in units.failed.enumerated() {
            if RelaxCounts.reach(mark) < reaches.radii.count { unit.append(mark) }
            guard units.isEnd(place), !unit.isEmpty else { continue }
            if unit.count > 1 { unit.sort { RelaxCounts.reach($0) < RelaxCounts.reach($1) } }
            counts.add(unit, most: units.most)
            unit.removeAll(keepingCapacity: true)
        }
        return counts
    }

    /// Place of the nearest reach that holds a program; nil beyond all of them.
    private mutating func reach(_ program: Int, _ chord: Int64, _ reaches: Reaches, _ limits: [Int64]) -> Int? {
        guard plan.origin != nil else { return 0 }
        if reaches.joinsOnline, mayBeAttendedOnline(program), fits.isAttendedOnline(program) { return 0 }
        return reaches.place(chord, limits)
    }
}
