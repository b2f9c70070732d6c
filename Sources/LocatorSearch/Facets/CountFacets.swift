import LocatorIndex
import Treatment

/// Counts the facets of an answer. Values of a group of terms are counted over the hits; where a need of the request already
/// keeps programs by that group, over what the hits would be without it, for a click joins it: *or* inside a group.
extension Run {
    /// - Parameter pinned: the request with its radius pinned; `programs` are its hits before folding.
    func facets(_ pinned: SearchRequest) -> [Facet] {
        let divisions = self.divisions(pinned)
        var asked: [UInt16] = []
        for need in pinned.needs { for term in need.terms { asked.append(term.rawValue) } }
        return facetPlan.facets.map { facet in
            if facet == .level {
                return levels(
                    pinned, facetPlan.liftsLevel ? lifted.map { $0.programs(failing: $0.bits.level).programs } : nil)
            }
            return self.facet(facet, divisions, asked)
        }
    }

    /// - Parameter asked: the terms that needs of the request name.
    private func facet(_ facet: FacetGroup, _ divisions: [Division], _ asked: [UInt16]) -> Facet {
        // Most yeses first, then in the order of the vocabulary: one number, and in its lowest bits where it was counted.
        var found: [Int] = []
        found.reserveCapacity(64)
        let shown = facet.termGroups
        for place in divisions.indices {
            let counts = divisions[place].counts
            for group in divisions[place].groups where shown.contains(group) {
                for (word, mask) in engine.facetTerms.words(of: group) {
                    counts.forEachYes(word, mask, asked) { ordinal, yes in
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
            let division = number & 0xFF
            values.append(value(term, facet, divisions[division].counts, divisions[division].target, isAsked))
        }
        return Facet(group: facet, values: values, total: found.count)
    }

    private func value(
        _ term: Term, _ facet: FacetGroup, _ counts: FacetCounts, _ target: Int?, _ isAsked: Bool
    ) -> FacetValue {
        let counts = counts.counts(term)
        return FacetValue(
            word: engine.facetTerms.words[Int(term.rawValue)], yes: counts.yes, unknown: counts.unknown,
            no: counts.no, hits: counts.hits, strictHits: target == nil ? counts.strictHits : nil, isAsked: isAsked,
            click: .term(term, facet, joins: target))
    }
}
