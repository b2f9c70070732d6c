import LocatorIndex
import Treatment

/// Groups whose values are counted over one list.
struct Division {
    let groups: [TermGroup]
    /// Ordinal of the need that a value joins.
    let target: Int?
    let counts: FacetCounts
}

extension Run {
    /// All asked groups of terms, each in one division.
    /// - Parameter pinned: the request with its radius pinned; `programs` are its hits before folding.
    func divisions(_ pinned: SearchRequest) -> [Division] {
        let groups = facetPlan.groups
        guard pinned.collapsing == .none else { return walked(groups, pinned) }
        let turnsAway = groups.contains(where: \.saysWhoAsks) && someServesOnly
        return added(groups.filter { !(turnsAway && $0.saysWhoAsks) }, pinned)
            + walked(groups.filter { turnsAway && $0.saysWhoAsks }, pinned)
    }

    /// Some candidate may turn away people, so that what a click says of the person matters.
    private var someServesOnly: Bool {
        guard engine.servesOnlySome else { return false }
        let servesOnly = columns.servesOnly
        return (lifted?.found.programs ?? programs).contains { servesOnly[Int($0)] != 0 }
    }

    // MARK: - Every program a hit of its own, and served whatever is clicked

    /// The hits are counted once for all groups. The list of a group with a need that its values join has besides what fails
    /// just this need: that is counted for itself, and added.
    private func added(_ groups: [TermGroup], _ pinned: SearchRequest) -> [Division] {
        guard !groups.isEmpty else { return [] }
        var every = EachCounts(groups, person: request.home.state, engine)
        every.add(programs, engine)
        let (yes, no) = every.counts()
        let targets = facetPlan.targets.filter { groups.contains($0.group) }
        let kept = no.map { programs.count - $0 }
        var divisions = [
            Division(
                groups: groups.filter { group in !targets.contains { $0.group == group } }, target: nil,
                counts: FacetCounts(
                    words: every.words, list: programs.count, yes: yes, kept: kept, hits: kept, strictHits: yes))
        ]
        guard let lifted else { return divisions }
        for (group, need) in targets {
            let failing = lifted.programs(failingJust: lifted.bits.needs[need].no)
            var more = EachCounts([group], person: request.home.state, engine)
            more.add(failing, engine)
            let counts = joined(every.words, yes, no, more, isStrict: pinned.needs[need].mode == .strict)
            divisions.append(Division(groups: [group], target: need, counts: counts))
        }
        return divisions
    }

    /// - Parameters:
    ///   - words: those that `yes` and `no` of the hits are of.
    ///   - more: of programs that the need keeps only when a value is joined to it that keeps them.
    private func joined(_ words: [Int], _ yes: [Int], _ no: [Int], _ more: EachCounts, isStrict: Bool) -> FacetCounts {
        let (moreYes, moreNo) = more.counts()
        let list = programs.count + more.programs
        var counts = (yes: moreYes, kept: moreYes, hits: moreYes)
        for (place, word) in more.words.enumerated() {
            guard let first = words.firstIndex(of: word) else { continue }
            for bit in 0..<64 {
                let (own, other) = (64 * first + bit, 64 * place + bit)
                counts.yes[other] = yes[own] + moreYes[other]
                counts.kept[other] = list - no[own] - moreNo[other]
                counts.hits[other] = programs.count + (isStrict ? moreYes[other] : more.programs - moreNo[other])
            }
        }
        return FacetCounts(
            words: more.words, list: list, yes: counts.yes, kept: counts.kept, hits: counts.hits,
            strictHits: counts.yes)
    }

    // MARK: - Folded lists, and clicks that decide who is served

    private func walked(_ groups: [TermGroup], _ pinned: SearchRequest) -> [Division] {
        var divisions: [Division] = []
        let targets = facetPlan.targets.filter { groups.contains($0.group) }
        let saying = facetPlan.saying.filter(groups.contains)
        let plain = groups.filter { group in !saying.contains(group) && !targets.contains { $0.group == group } }
        if !plain.isEmpty {
            let units = HitUnits(programs, pinned.collapsing, engine)
            let walk = FacetWalk(plain, joins: nil, clicks(plain, pinned, pinned), self, units)
            divisions.append(Division(groups: plain, target: nil, counts: walk.counted(engine)))
        }
        guard let lifted else { return divisions }
        let readmitting = saying.filter { group in !targets.contains { $0.group == group } }
        if !readmitting.isEmpty { divisions.append(walked(readmitting, joining: nil, lifted, pinned)) }
        for (group, need) in targets { divisions.append(walked([group], joining: need, lifted, pinned)) }
        return divisions
    }

    private func walked(
        _ groups: [TermGroup], joining target: Int?, _ lifted: Lifted, _ pinned: SearchRequest
    ) -> Division {
        var without = pinned
        if let target { without.needs.remove(at: target) }
        let bit = target.map { lifted.bits.needs[$0].no }
        let isSaying = groups.contains(where: \.saysWhoAsks)
        let (programs, failed) = lifted.programs(failing: (bit ?? 0) | (isSaying ? FailureBits.servedOnly : 0))
        let units = HitUnits(programs, failed: failed, pinned.collapsing, engine)
        let joined = bit.map { (bit: $0, isStrict: target.map { pinned.needs[$0].mode == .strict } ?? false) }
        let walk = FacetWalk(
            groups, joins: joined, clicks(groups, without, pinned), mayReadmit: target == nil, self, units)
        return Division(groups: groups, target: target, counts: walk.counted(engine))
    }

    private func clicks(
        _ groups: [TermGroup], _ list: SearchRequest, _ pinned: SearchRequest
    ) -> (listSays: [Term], clickSays: [Term])? {
        groups.contains(where: \.saysWhoAsks) ? (list.saying, pinned.saying) : nil
    }
}
