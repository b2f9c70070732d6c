import Treatment

/// Which records are one facility, and why.
package struct SiteGroups: Sendable {
    /// Ordinals of records, each group ascending, groups by their first record.
    package var groups: [[Int]] = []
    /// Joins made, strongest evidence first: a group of n records has n − 1.
    package var joins: [Join] = []
    /// Sites with records that stayed in different groups: one ordinal a group.
    package var apart: [[Int]] = []

    package struct Join: Hashable, Sendable {
        package let evidence: Evidence
        /// Ordinals of the two records.
        package let first: Int
        package let second: Int
    }
}

/// Puts the records of one site together: same street without unit and same ZIP code with evidence of name or
/// telephone, never by a name alone. Depends on the set of records and on `orders`, given in canonical order.
package func joinSites(_ records: [SiteRecord], orders: [MergeOrder]) -> SiteGroups {
    var result = SiteGroups()
    var groups = Groups(records, splits: orders.filter { $0.kind == .split }.map { ($0.first, $0.second) })
    let crowds = crowds(records)
    let found = evidencePairs(records, crowds, orders)
    func link(_ pairs: [(Int, Int)], _ evidence: Evidence) {
        for (a, b) in pairs where groups.join(a, b) {
            result.joins.append(SiteGroups.Join(evidence: evidence, first: a, second: b))
        }
    }
    for (evidence, pairs) in zip(Evidence.allCases, found) { link(pairs, evidence) }
    result.groups = groups.lists()
    result.apart = crowds.compactMap { apart($0, groups) }.sorted { $0[0] < $1[0] }
    return result
}

/// By evidence, the pairs of records that it speaks for, in the order that they are joined in.
private func evidencePairs(_ records: [SiteRecord], _ crowds: [[Int]], _ orders: [MergeOrder]) -> [[(Int, Int)]] {
    let crowded = crowds.flatMap(\.self)
    return concurrently(Evidence.allCases) { evidence in
        switch evidence {
        case .team: return pairs(ordered: orders, records)
        case .cutName: return cutNamePairs(records, crowds)
        case .phoneAlone: return phoneAlonePairs(records)
        case .key: return pairs(records.indices.map { (records[$0].key, Int32($0)) })
        case .nameAndPhone, .name, .wordAndPhone, .phone, .word:
            var found: [(key: UInt64, ordinal: Int32)] = []
            for ordinal in crowded {
                for key in keys(records, ordinal, evidence) { found.append((key, Int32(ordinal))) }
            }
            return pairs(found)
        }
    }
}

/// Records with the same street and ZIP code, where there are several: ordinals ascending.
private func crowds(_ records: [SiteRecord]) -> [[Int]] {
    let sites = records.indices.compactMap { ordinal in records[ordinal].site.map { (site: $0, ordinal: ordinal) } }
        .sorted { $0 < $1 }
    var crowds: [[Int]] = []
    var start = 0
    while start < sites.count {
        var end = start + 1
        while end < sites.count, sites[end].site == sites[start].site { end += 1 }
        if end - start > 1 { crowds.append(sites[start..<end].map(\.ordinal)) }
        start = end
    }
    return crowds
}

/// Each record with the one before it that has the same key.
private func pairs(_ keys: consuming [(key: UInt64, ordinal: Int32)]) -> [(Int, Int)] {
    var found = keys
    found.sort { ($0.key, $0.ordinal) < ($1.key, $1.ordinal) }
    var pairs: [(Int, Int)] = []
    for place in found.indices.dropFirst() where found[place].key == found[place - 1].key {
        pairs.append((Int(found[place - 1].ordinal), Int(found[place].ordinal)))
    }
    return pairs.sorted { $0 < $1 }
}

private func pairs(ordered orders: [MergeOrder], _ records: [SiteRecord]) -> [(Int, Int)] {
    let joins = orders.filter { $0.kind == .join }
    guard !joins.isEmpty else { return [] }
    var first: [UInt64: Int] = [:]
    for ordinal in records.indices where first[records[ordinal].key] == nil { first[records[ordinal].key] = ordinal }
    return joins.compactMap { order in
        guard let a = first[order.first], let b = first[order.second] else { return nil }
        return (min(a, b), max(a, b))
    }.sorted { $0 < $1 }
}

/// Names that were cut off are found among the sorted names of a site: what begins with them follows them.
private func cutNamePairs(_ records: [SiteRecord], _ crowds: [[Int]]) -> [(Int, Int)] {
    var pairs: [(Int, Int)] = []
    for crowd in crowds where crowd.contains(where: { isCut(records[$0].name) }) {
        var open: [(name: String, ordinal: Int)] = []
        for (name, ordinal) in crowd.map({ (records[$0].words.squeezed, $0) }).sorted(by: { $0 < $1 }) {
            while let last = open.last, !name.hasPrefix(last.name) { open.removeLast() }
            if let last = open.last { pairs.append((min(last.ordinal, ordinal), max(last.ordinal, ordinal))) }
            if isCut(records[ordinal].name) { open.append((name, ordinal)) }
        }
    }
    return pairs.sorted { $0 < $1 }
}

/// Publishers cut names at 38 characters, some at the last space before.
private func isCut(_ name: String) -> Bool { (33...40).contains(name.count) }

/// Sites that share a telephone which no third site has.
private func phoneAlonePairs(_ records: [SiteRecord]) -> [(Int, Int)] {
    var found: [(phone: UInt64, ordinal: Int32)] = []
    for ordinal in records.indices where !records[ordinal].place.isConfidential {
        for phone in records[ordinal].phoneKeys { found.append((phone, Int32(ordinal))) }
    }
    found.sort { ($0.phone, $0.ordinal) < ($1.phone, $1.ordinal) }
    var pairs: [(Int, Int)] = []
    var start = 0
    while start < found.count {
        var end = start + 1
        while end < found.count, found[end].phone == found[start].phone { end += 1 }
        let holders = found[start..<end].map { Int($0.ordinal) }
        start = end
        guard holders.count > 1 else { continue }
        // A record without a street is a site of its own.
        let sites = Dictionary(grouping: holders) { records[$0].site ?? UInt64($0) }
        guard sites.count == 2, let one = sites[records[holders[0]].site ?? UInt64(holders[0])],
            let b = holders.first(where: { !one.contains($0) })
        else { continue }
        if isSamePlace(records[holders[0]], records[b]) { pairs.append((holders[0], b)) }
    }
    return pairs.sorted { $0 < $1 }
}

/// Two house numbers are two sites, whatever the telephone. A missing street is no contradiction.
private func isSamePlace(_ a: SiteRecord, _ b: SiteRecord) -> Bool {
    guard a.place.state == b.place.state, a.place.zip == b.place.zip || fold(a.place.city) == fold(b.place.city) else {
        return false
    }
    let isSameNumber = a.address.houseNumber == b.address.houseNumber && !a.address.houseNumber.isEmpty
    guard isSameNumber || a.address.folded.isEmpty || b.address.folded.isEmpty else { return false }
    return a.words == b.words || a.rareWords.contains { b.rareWords.contains($0) }
}

/// The first record of each group at a site that has several.
private func apart(_ crowd: [Int], _ groups: Groups) -> [Int]? {
    var firsts: [Int: Int] = [:]
    for ordinal in crowd where firsts[groups.root(ordinal)] == nil { firsts[groups.root(ordinal)] = ordinal }
    return firsts.count > 1 ? firsts.values.sorted() : nil
}
