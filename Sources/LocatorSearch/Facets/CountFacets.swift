import LocatorIndex
import Treatment

/// Counts the facets of an answer. Values of a group of terms are counted over the hits; where a need of the request already
/// keeps programs by that group, over what the hits would be without it, for a click joins it: *or* inside a group.
extension Run {
    /// - Parameter pinned: the request with its radius pinned; `programs` are its hits before folding.
    mutating func facets(_ pinned: SearchRequest) -> [Facet] {
        let asked = FacetGroup.allCases.filter(pinned.facets.contains)
        let groups = asked.flatMap(\.termGroups)
        let targets = groups.compactMap { group in target(group, pinned).map { (group: group, need: $0) } }
        // What the person said decides who serves them: what a click adds to it may bring back whom it turned away.
        let saying = plan.said.isEmpty ? [] : groups.filter(\.saysWhoAsks)
        let liftsLevel = asked.contains(.level) && (pinned.level?.mode ?? .prefer) != .prefer
        var lifted: Lifted?
        if !targets.isEmpty || !saying.isEmpty || liftsLevel {
            lifted = Lifted(
                pinned, level: liftsLevel, needs: targets.map(\.need), servedOnly: !saying.isEmpty, &self)
        }
        let divisions = self.divisions(pinned, groups, targets, saying, lifted)
        return asked.map { facet in
            if facet == .level { return levels(pinned, liftsLevel ? lifted?.programsOfAnyLevel : nil) }
            return self.facet(facet, divisions, pinned)
        }
    }

    /// The need that a value of a group joins: the first that keeps programs by any of some values of this group alone.
    private func target(_ group: TermGroup, _ request: SearchRequest) -> Int? {
        request.needs.firstIndex { need in
            (need.mode == .must || need.mode == .strict) && (need.combination == .any || need.terms.count == 1)
                && need.terms.allSatisfy { engine.snapshot.vocabulary[$0].group == group }
        }
    }

    /// Groups whose values are counted over one list.
    private struct Division {
        let groups: [TermGroup]
        /// Ordinal of the need that a value joins.
        let target: Int?
        let counts: FacetCounts
    }

    private func divisions(
        _ pinned: SearchRequest, _ groups: [TermGroup], _ targets: [(group: TermGroup, need: Int)],
        _ saying: [TermGroup], _ lifted: Lifted?
    ) -> [Division] {
        var divisions: [Division] = []
        let joining = targets.map(\.group)
        let plain = groups.filter { !saying.contains($0) && !joining.contains($0) }
        if !plain.isEmpty {
            let units = HitUnits(programs, pinned.collapsing, engine)
            let counts = FacetWalk(plain, joins: nil, clicks(plain, pinned, pinned), self, units).counted(engine)
            divisions.append(Division(groups: plain, target: nil, counts: counts))
        }
        guard let lifted else { return divisions }
        func divide(_ groups: [TermGroup], _ target: Int?) {
            var without = pinned
            if let target { without.needs.remove(at: target) }
            let bit = target.map { lifted.bit(ofNeed: $0) }
            let isSaying = groups.contains(where: \.saysWhoAsks)
            let (programs, failed) = lifted.programs(failing: (bit ?? 0) | (isSaying ? FailureBits.servedOnly : 0))
            let units = HitUnits(programs, failed: failed, pinned.collapsing, engine)
            let joined = bit.map { (bit: $0, isStrict: target.map { pinned.needs[$0].mode == .strict } ?? false) }
            let walk = FacetWalk(
                groups, joins: joined, clicks(groups, without, pinned), mayReadmit: target == nil, self, units)
            divisions.append(Division(groups: groups, target: target, counts: walk.counted(engine)))
        }
        let readmitting = saying.filter { !joining.contains($0) }
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
        let askedTerms = pinned.needs.flatMap(\.terms)
        var found: [(value: UncountedValue, order: (Int, UInt16))] = []
        for division in divisions {
            for group in division.groups where facet.termGroups.contains(group) {
                for entry in engine.facetTerms.entries(of: group) {
                    let yes = division.counts.yes(entry.term)
                    let isAsked = askedTerms.contains(entry.term)
                    guard yes > 0 || isAsked else { continue }
                    found.append(((entry, division, isAsked), (-yes, entry.term.rawValue)))
                }
            }
        }
        found.sort { $0.order < $1.order }
        let shown = found.enumerated().filter { $0.offset < Facet.mostValues || $0.element.value.isAsked }
        return Facet(group: facet, values: shown.map { value($0.element.value, facet) }, total: found.count)
    }

    private typealias UncountedValue = (entry: TermEntry, division: Division, isAsked: Bool)

    private func value(_ value: UncountedValue, _ facet: FacetGroup) -> FacetValue {
        let counts = value.division.counts.counts(value.entry.term)
        return FacetValue(
            code: value.entry.code, english: value.entry.english, spanish: value.entry.spanish, yes: counts.yes,
            unknown: counts.unknown, no: counts.no, hits: counts.hits,
            strictHits: value.division.target == nil ? counts.strictHits : nil, isAsked: value.isAsked,
            click: .term(value.entry.term, facet, joins: value.division.target))
    }
}

extension TermGroup {
    /// Its terms can say who asks, which decides what *serves only* turns away.
    fileprivate var saysWhoAsks: Bool { self == .audience || self == .condition }
}
