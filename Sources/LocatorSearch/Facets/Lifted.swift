import LocatorIndex
import Treatment

/// Which parts of a request its facets let go, one at a time, and what groups of terms they count.
struct FacetPlan {
    /// In the order of `FacetGroup`.
    let facets: [FacetGroup]
    let groups: [TermGroup]
    /// Groups in which the request has a need that values join, with its ordinal.
    let targets: [(group: TermGroup, need: Int)]
    /// Groups whose values may bring back whom *serves only* turned away.
    let saying: [TermGroup]
    let liftsLevel: Bool

    /// - Parameter asked: those that are counted.
    init(_ plan: Plan, _ asked: [FacetGroup], _ vocabulary: Vocabulary) {
        guard !asked.isEmpty else {
            (facets, groups, targets, saying, liftsLevel) = ([], [], [], [], false)
            return
        }
        let request = plan.request
        facets = FacetGroup.allCases.filter(asked.contains)
        groups = facets.flatMap(\.termGroups)
        let joined = request.needs.map { FacetPlan.joinable($0, vocabulary) }
        targets = groups.compactMap { group in joined.firstIndex(of: group).map { (group: group, need: $0) } }
        // What the person said decides who serves them: what a click adds to it may change that.
        saying = plan.said.isEmpty ? [] : groups.filter(\.saysWhoAsks)
        liftsLevel = facets.contains(.level) && (request.level?.mode ?? .prefer) != .prefer
    }

    /// The group whose values join a need: it keeps programs by any of some values of this group alone. Of several such needs
    /// they join the first.
    private static func joinable(_ need: Need, _ vocabulary: Vocabulary) -> TermGroup? {
        guard need.mode == .must || need.mode == .strict, need.combination == .any || need.terms.count == 1,
            let group = need.terms.first.map(vocabulary.group),
            need.terms.allSatisfy({ vocabulary.group(of: $0) == group })
        else { return nil }
        return group
    }

    /// What programs fail of these parts; nil when the hits are all that is looked at.
    func bits(_ plan: Plan) -> FailureBits? {
        guard !targets.isEmpty || !saying.isEmpty || liftsLevel else { return nil }
        var bits = FailureBits(plan)
        if liftsLevel { bits.level = 1 }
        if !saying.isEmpty { bits.servesOnly = FailureBits.servedOnly }
        for (place, target) in targets.enumerated() {
            let bit = UInt64(4) << UInt64(2 * place)
            bits.needs[target.need] = FailureBits.Part(unknown: bit, no: bit)
        }
        return bits
    }
}

/// The hits, and what would be hits were one part of the request let go: from the same scan.
struct Lifted {
    let bits: FailureBits
    var found = Failing()

    /// Programs that fail nothing but what is allowed, and what each fails.
    /// - Parameter allowed: some of the bits.
    func programs(failing allowed: UInt64) -> (programs: [UInt32], failed: [UInt64]) {
        let count = found.programs.count
        var programs = [UInt32](repeating: 0, count: count)
        var failed = [UInt64](repeating: 0, count: count)
        let kept = select(found.programs, found.failed, allowed, into: &programs, &failed)
        programs.removeLast(count - kept)
        failed.removeLast(count - kept)
        return (programs, failed)
    }

    /// Programs that fail one part and nothing else.
    func programs(failingJust bit: UInt64) -> [UInt32] {
        var programs = [UInt32](repeating: 0, count: found.programs.count)
        let kept = select(found.programs, found.failed, just: bit, into: &programs)
        programs.removeLast(found.programs.count - kept)
        return programs
    }
}

extension TermGroup {
    /// Its terms can say who asks, which decides what *serves only* turns away.
    var saysWhoAsks: Bool { self == .audience || self == .condition }
}

private func select(
    _ programs: [UInt32], _ failed: [UInt64], _ allowed: UInt64, into kept: inout [UInt32], _ keptFailed: inout [UInt64]
) -> Int {
    let (programs, failed) = (programs.span, failed.span)
    var kept = kept.mutableSpan
    var keptFailed = keptFailed.mutableSpan
    var count = 0
    for i in programs.indices {
        kept[count] = programs[i]
        keptFailed[count] = failed[i]
        count += failed[i] & ~allowed == 0 ? 1 : 0
    }
    return count
}

private func select(_ programs: [UInt32], _ failed: [UInt64], just bit: UInt64, into kept: inout [UInt32]) -> Int {
    let (programs, failed) = (programs.span, failed.span)
    var kept = kept.mutableSpan
    var count = 0
    for i in programs.indices {
        kept[count] = programs[i]
        count += failed[i] == bit ? 1 : 0
    }
    return count
}
