import LocatorIndex
import Treatment

/// Counts the facets of an answer. Values of a group of terms are counted over the hits; where a need of the request already
/// keeps programs by that group, over what the hits would be without it, for a click joins it: *or* inside a group.
extension Run {
    /// - Parameter pinned: the request with its radius pinned; `programs` are its hits before folding.
    func facets(_ pinned: SearchRequest) -> [Facet] {
        let divisions = self.divisions(pinned)
        return facetPlan.facets.map { facet in
            if facet == .level {
                return levels(
                    pinned, facetPlan.liftsLevel ? lifted.map { $0.programs(failing: $0.bits.level).programs } : nil)
            }
            return self.facet(facet, divisions, pinned)
        }
    }

    /// Groups whose values are counted over one list.
    private struct Division {
        let groups: [TermGroup]
        /// Ordinal of the need that a value joins.
        let target: Int?
        let counts: FacetCounts
    }

    private func divisions(_ pinned: SearchRequest) -> [Division] {
        var divisions: [Division] = []
        let (groups, targets, saying) = (facetPlan.groups, facetPlan.targets, facetPlan.saying)
        let plain = groups.filter { group in !saying.contains(group) && !targets.contains { $0.group == group } }
        if !plain.isEmpty {
            let units = HitUnits(programs, pinned.collapsing, engine)
            let walk = FacetWalk(plain, joins: nil, clicks(plain, pinned, pinned), self, units)
            divisions.append(Division(groups: plain, target: nil, counts: walk.counted(engine)))
        }
        guard let lifted else { return divisions }
        func divide(_ groups: [TermGroup], _ target: Int?) {
            var without = pinned
            if let target { without.needs.remove(at: target) }
            let bit = target.map { lifted.bits.needs[$0].no }
            let isSaying = groups.contains(where: \.saysWhoAsks)
            let (programs, failed) = lifted.programs(failing: (bit ?? 0) | (isSaying ? FailureBits.servedOnly : 0))
            let units = HitUnits(programs, failed: failed, pinned.collapsing, engine)
            let joined = bit.map { (bit: $0, isStrict: target.map { pinned.needs[$0].mode == .strict } ?? false) }
            let walk = FacetWalk(
                groups, joins: joined, clicks(groups, without, pinned), mayReadmit: target == nil, self, units)
            divisions.append(Division(groups: groups, target: target, counts: walk.counted(engine)))
        }
        let readmitting = saying.filter { group in !targets.contains { $0.group == group } }
        if !readmitting.isEmpty { divide(readmitting, nil) }
        for (group, need) in targets { divide([group], need) }
        return divisions
    }

    private func clicks(
        _ groups: [TermGroup], _ list: SearchRequest, _ pinned: SearchRequest
    ) -> (listSays: [Term], clickSays: [Term])? {
        groups.contains(where: \.saysWhoAsks) ? (list.saying, pinned.saying) : nil
    }

    private func facet(_ facet: FacetGroup, _ divisions: [Division], _ pinned: SearchRequest) -> Facet {
        var asked: [UInt16] = []
        for need in pinned.needs { for term in need.terms { asked.append(term.rawValue) } }
        // Most yeses first, then in the order of the vocabulary: one number, and in its lowest bits where it was counted.
        var found: [Int] = []
        let shown = facet.termGroups
        for (place, division) in divisions.enumerated() {
            for group in division.groups where shown.contains(group) {
                for (word, mask) in engine.facetTerms.words(of: group) {
                    division.counts.forEachYes(word, mask, asked) { ordinal, yes in
                        found.append(((1 << 32 - yes) << 16 | Int(ordinal)) << 8 | place)
                    }
                }
            }
        }
        found.sort()
        var values: [FacetValue] = []
        values.reserveCapacity(min(found.count, Facet.mostValues + asked.count))
        for (place, number) in found.enumerated() {
            let term = Term(rawValue: UInt16(truncatingIfNeeded: number >> 8))
            let isAsked = asked.contains(term.rawValue)
            guard place < Facet.mostValues || isAsked else { continue }
            let division = divisions[number & 0xFF]
            values.append(value(term, facet, division.counts, division.target, isAsked))
        }
        return Facet(group: facet, values: values, total: found.count)
    }

    private func value(
        _ term: Term, _ facet: FacetGroup, _ counts: FacetCounts, _ target: Int?, _ isAsked: Bool
    ) -> FacetValue {
        let entry = engine.snapshot.vocabulary[term]
        let counts = counts.counts(term)
        return FacetValue(
            code: entry.code, english: entry.english, spanish: entry.spanish, yes: counts.yes,
            unknown: counts.unknown, no: counts.no, hits: counts.hits,
            strictHits: target == nil ? counts.strictHits : nil, isAsked: isAsked,
            click: .term(term, facet, joins: target))
    }
}
