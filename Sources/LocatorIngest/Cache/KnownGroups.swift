import Treatment

/// The facilities of a snapshot by what they were made from. What is made from the same is not put together again: it is copied from
/// that snapshot.
package struct KnownGroups: Sendable {
    struct Entry: Hashable, Sendable {
        var name: GroupName
        /// Ids of its programs in the snapshot, in the order that they are stated in.
        var ids: [UInt64]
        var outline: GroupOutline
    }

    /// A hash of all that facilities depend on beside their records.
    let basis: UInt64
    private(set) var entries: [Entry]
    private var places: [GroupName: Int] = [:]

    init(basis: UInt64, _ entries: [Entry]) {
        self.basis = basis
        self.entries = entries
    }

    /// Makes it ready to be asked.
    mutating func index() {
        places = Dictionary(
            entries.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    subscript(name: GroupName) -> Entry? { places[name].map { entries[$0] } }
}

/// Version of what is kept: another one is not read.
private let groupsVersion: UInt64 = 1

/// What is kept of a snapshot's facilities:
///
///     0            8         16        24
///     ┌──────────┬─────────┬─────────┬──────────────────┐
///     │ version  │ basis   │ XXH64   │ count, facilities │
///     └──────────┴─────────┴─────────┴──────────────────┘
///
/// The checksum is that of all bytes behind it.
func groupBytes(_ groups: KnownGroups) -> [UInt8] {
    let parts = concurrently(stretches(of: groups.entries.count, length: 1 << 14)) { places in
        var out = CacheWriter()
        for place in places { write(groups.entries[place], &out) }
        return out.bytes
    }
    var body = CacheWriter()
    body.list(parts) { part, out in
        out.number(part.count)
        out.add(part)
    }
    var head = CacheWriter()
    head.word(groupsVersion)
    head.word(groups.basis)
    head.word(xxh64(body.bytes.span))
    return head.bytes + body.bytes
}

/// What `groupBytes` was given; nil when the bytes are of another version, or damaged.
func knownGroups(_ bytes: [UInt8]) -> KnownGroups? {
    var head = CacheReader(bytes, from: 0)
    guard head.word() == groupsVersion, case let (basis, checksum) = (head.word(), head.word()), !head.failed,
        bytes.count >= 24, xxh64(bytes.span.extracting(24..<bytes.count)) == checksum
    else { return nil }
    var body = CacheReader(bytes, from: 24)
    let parts = body.list { body in body.range(body.number()) }
    guard body.isWhole else { return nil }
    let read = concurrently(parts) { part -> [KnownGroups.Entry]? in
        var fields = CacheReader(bytes, from: part.lowerBound, to: part.upperBound)
        var entries: [KnownGroups.Entry] = []
        while !fields.failed, !fields.isWhole { entries.append(readEntry(&fields)) }
        return fields.isWhole ? entries : nil
    }
    guard read.allSatisfy({ $0 != nil }) else { return nil }
    var known = KnownGroups(basis: basis, read.compactMap(\.self).flatMap(\.self))
    known.index()
    return known
}

private func write(_ entry: KnownGroups.Entry, _ out: inout CacheWriter) {
    out.word(entry.name.first)
    out.word(entry.name.second)
    out.list(entry.outline.programs.indices.map { $0 }) { ordinal, out in
        let program = entry.outline.programs[ordinal]
        out.word(entry.ids[ordinal])
        out.word(program.made)
        out.word(program.signature)
        out.flag(program.audience != 0)
        if program.audience != 0 { out.word(program.audience) }
        out.byte(program.level.rawValue)
        out.byte(program.focus.rawValue)
        out.day(program.day)
        out.byte(program.known)
        out.number(entry.outline.order[ordinal])
    }
    out.byte(entry.outline.precision.rawValue)
    out.flag(entry.outline.isConfidential)
    out.list(entry.outline.findings) { finding, out in
        out.text(finding.rule)
        out.number(finding.record)
        out.text(finding.field)
        out.text(finding.value)
    }
}

private func readEntry(_ fields: inout CacheReader) -> KnownGroups.Entry {
    let name = GroupName(first: fields.word(), second: fields.word())
    var ids: [UInt64] = []
    var order: [Int] = []
    let programs = fields.list { fields in
        ids.append(fields.word())
        let (made, signature) = (fields.word(), fields.word())
        let audience = fields.flag() ? fields.word() : 0
        let program = GroupOutline.Program(
            made: made, signature: signature, audience: audience, level: fields.choice(.op),
            focus: fields.choice(.both), day: fields.day(), known: fields.byte())
        order.append(fields.number())
        return program
    }
    if order.contains(where: { $0 >= programs.count }) { fields.fail() }
    let (precision, isConfidential) = (fields.choice(PointPrecision.none), fields.flag())
    let findings = fields.list { fields in
        GroupOutline.Finding(
            rule: fields.text(), record: fields.number(), field: fields.text(), value: fields.text())
    }
    return KnownGroups.Entry(
        name: name, ids: ids,
        outline: GroupOutline(
            programs: programs, order: order, precision: precision, isConfidential: isConfidential,
            findings: findings))
}
