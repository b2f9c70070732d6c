import Treatment

/// A facility's evidence as numbers that two facilities share exactly when they share the evidence.
struct EvidenceKeys {
    /// Keys of its records.
    let records: [UInt64]
    private let evidence: SiteEvidence

    init(_ evidence: SiteEvidence, keys: [UInt64]) {
        records = keys
        self.evidence = evidence
    }

    /// Of a join that the data team ordered nothing is hashed: see `ordered`.
    func numbers(_ kind: IdentityEvidence) -> [UInt64] {
        switch kind {
        case .team: []
        case .siteNameAndPhone: crossed(evidence.sites, evidence.names, evidence.phones)
        case .siteAndName: crossed(evidence.sites, evidence.names, [0])
        case .siteAndPhone: crossed(evidence.sites, [0], evidence.phones)
        case .nameAndPhone:
            evidence.state.map { crossed([UInt64($0.rawValue)], evidence.names, evidence.phones) } ?? []
        }
    }
}

/// Facilities that are gone and groups that have come, paired where they share the evidence and no `split` line keeps them apart.
/// Sorted, each pair once.
func candidates(
    _ gone: [EvidenceKeys], _ come: [EvidenceKeys], _ kind: IdentityEvidence, _ orders: [MergeOrder]
) -> [(gone: Int, come: Int)] {
    var pairs: [(gone: Int, come: Int)] = []
    if kind == .team {
        pairs = ordered(.join, gone, come, orders)
    } else {
        var known = gone.enumerated().flatMap { place, keys in keys.numbers(kind).map { (number: $0, place: place) } }
        var here = come.enumerated().flatMap { place, keys in keys.numbers(kind).map { (number: $0, place: place) } }
        known.sort { $0 < $1 }
        here.sort { $0 < $1 }
        var at = 0
        for (number, place) in here {
            while at < known.count, known[at].number < number { at += 1 }
            var match = at
            while match < known.count, known[match].number == number {
                pairs.append((known[match].place, place))
                match += 1
            }
        }
    }
    pairs.sort { $0 < $1 }
    let forbidden = ordered(.split, gone, come, orders)
    return pairs.enumerated().filter { place, pair in
        (place == 0 || pairs[place - 1] != pair) && !forbidden.contains { $0 == pair }
    }.map(\.element)
}

/// The pairs that lines of merge files name.
private func ordered(
    _ kind: MergeOrder.Kind, _ gone: [EvidenceKeys], _ come: [EvidenceKeys], _ orders: [MergeOrder]
) -> [(gone: Int, come: Int)] {
    let lines = orders.filter { $0.kind == kind }
    if lines.isEmpty { return [] }
    let named = Set(lines.flatMap { [$0.first, $0.second] })
    func holders(_ all: [EvidenceKeys]) -> [UInt64: Int] {
        var holders: [UInt64: Int] = [:]
        for (place, keys) in all.enumerated() {
            for key in keys.records where named.contains(key) { holders[key] = holders[key] ?? place }
        }
        return holders
    }
    let (known, here) = (holders(gone), holders(come))
    return lines.flatMap { line in
        [(line.first, line.second), (line.second, line.first)].compactMap { a, b in
            known[a].flatMap { gone in here[b].map { (gone, $0) } }
        }
    }
}

private func crossed(_ first: [UInt64], _ second: [UInt64], _ third: [UInt64]) -> [UInt64] {
    first.flatMap { a in
        second.flatMap { b in
            third.map { c in
                var hash = StableHash()
                for number in [a, b, c] { hash.add(number: number) }
                return hash.value
            }
        }
    }
}
