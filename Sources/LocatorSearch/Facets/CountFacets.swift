import LocatorIndex
import Treatment

/// Counts the facets of an answer. Values of a group of terms are counted over the hits; where a need of the request already
/// keeps programs by that group, over what the hits would be without it, for a click joins it: *or* inside a group.
extension Run {
    /// - Parameter pinned: the request with its radius pinned; `programs` are its hits before folding.
    func facets(_ pinned: SearchRequest) -> [Facet] {
        let asked = FacetGroup.allCases.filter(pinned.facets.contains)
        let groups = asked.flatMap(\.termGroups)
        var walks: [(groups: Set<TermGroup>, target: Int?, walk: FacetWalk)] = []
        // What the person said decides who serves them: what a click adds to it may bring back whom it turned away.
        let saying = Set(groups.filter { !plan.said.isEmpty && ($0 == .audience || $0 == .condition) })
        let targets = groups.compactMap { group in target(group, pinned).map { (group, $0) } }
        let joining = Set(targets.map(\.0))
        let plain = Set(groups).subtracting(saying).subtracting(joining)
        if !plain.isEmpty { walks.append((plain, nil, walk(plain, programs, pinned))) }
        let readmitting = saying.subtracting(joining)
        if !readmitting.isEmpty {
            let all = candidates(pinned, ignoresServesOnly: true)
            walks.append((readmitting, nil, walk(readmitting, all, pinned, mayReadmit: true)))
        }
        for (group, ordinal) in targets {
            var lifted = pinned
            lifted.needs.remove(at: ordinal)
            let all = candidates(lifted, ignoresServesOnly: group == .audience || group == .condition)
            walks.append(([group], ordinal, walk([group], all, pinned, lifted: lifted, target: ordinal)))
        }
        return asked.map { facet in
            if facet == .level { return levels(pinned) }
            var values: [(ordinal: UInt16, value: FacetValue)] = []
            for (groups, target, walk) in walks {
                let shown = groups.intersection(facet.termGroups)
                guard !shown.isEmpty else { continue }
                for entry in engine.snapshot.vocabulary.entries where shown.contains(entry.group) {
                    guard facet != .window || Term.windows.contains(entry.term) else { continue }
                    let value = value(entry, walk.counts(entry.term), facet, target, pinned)
                    if value.yes > 0 || value.isAsked { values.append((entry.term.rawValue, value)) }
                }
            }
            values.sort { $0.ordinal < $1.ordinal }
            return Facet(facet, values.map(\.value))
        }
    }

    /// The need that a value of a group joins: the first that keeps programs by any of some values of this group alone.
    private func target(_ group: TermGroup, _ request: SearchRequest) -> Int? {
        request.needs.firstIndex { need in
            (need.mode == .must || need.mode == .strict) && (need.combination == .any || need.terms.count == 1)
                && need.terms.allSatisfy { engine.snapshot.vocabulary[$0].group == group }
        }
    }

    /// Whom a request would have as hits, before folding.
    func candidates(_ request: SearchRequest, ignoresServesOnly: Bool = false) -> [UInt32] {
        var run = Run(Plan(request, engine, ignoresServesOnly: ignoresServesOnly), engine)
        _ = run.gather()
        return run.programs
    }

    /// - Parameters:
    ///   - candidates: the list that is divided, and, when a click may readmit, whom it may readmit.
    ///   - lifted: the request without the need that values join; nil when they join none.
    private func walk(
        _ groups: Set<TermGroup>, _ candidates: [UInt32], _ request: SearchRequest, lifted: SearchRequest? = nil,
        target: Int? = nil, mayReadmit: Bool = false
    ) -> FacetWalk {
        let says = groups.contains(.audience) || groups.contains(.condition)
        let units = HitUnits(candidates, request.collapsing, engine)
        var walk = FacetWalk(
            groups, target: target.map { FacetWalk.Target(need: plan.needs[$0], run: self) },
            clicks: says ? (listSays: (lifted ?? request).saying, clickSays: request.saying) : nil,
            mayReadmit: mayReadmit, self, most: units.most)
        walk.count(units, engine)
        return walk
    }

    private func value(
        _ entry: TermEntry, _ counts: TermCounts, _ facet: FacetGroup, _ target: Int?, _ request: SearchRequest
    ) -> FacetValue {
        let joined = target.map { request.needs[$0] }
        let need = Need(
            (joined?.terms ?? []) + [entry.term], mode: joined?.mode ?? .must,
            label: joined?.label ?? facet.parameter)
        return FacetValue(
            code: entry.code, english: entry.english, spanish: entry.spanish, yes: counts.yes, unknown: counts.unknown,
            no: counts.no, hits: counts.hits, strictHits: joined == nil ? counts.strictHits : nil,
            isAsked: request.needs.contains { $0.terms.contains(entry.term) },
            click: .need(need, replaces: target))
    }
}

extension Facet {
    /// - Parameter values: those with a yes or asked for, in the order of the vocabulary.
    init(_ group: FacetGroup, _ values: [FacetValue]) {
        let sorted = values.enumerated().sorted { ($1.element.yes, $0.offset) < ($0.element.yes, $1.offset) }
        self.init(
            group: group,
            values: sorted.enumerated().filter { $0.offset < Facet.mostValues || $0.element.element.isAsked }
                .map(\.element.element),
            total: values.count)
    }
}
