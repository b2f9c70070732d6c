import Treatment

/// The ledger after a run: what was seen as it is now, what was not seen as it was, ids that were given up as redirects.
/// - Parameters:
///   - groups: ordinals of records, one group a facility.
///   - assembled: by the same places.
func nextLedger(
    _ ledger: IdentityLedger, _ groups: [[Int]], _ records: [SiteRecord], _ identities: [FacilityIdentity],
    _ assembled: [GroupOutline], _ programs: ProgramIdentities
) -> IdentityLedger {
    var next = IdentityLedger()
    var isReplaced = [Bool](repeating: false, count: ledger.facilities.count)
    /// Facilities that are no more: the id they now lead to.
    var gone: [UInt64: UInt64] = [:]
    // Keys that have left a facility with their records.
    var moved: [Int: Set<UInt64>] = [:]
    for (place, identity) in identities.enumerated() where !identity.left.isEmpty {
        let keys = Set(groups[place].map { records[$0].key })
        for facility in identity.left { moved[facility, default: []].formUnion(keys) }
    }
    var holder: [UInt64: UInt64] = [:]
    let former = Set(ledger.redirects.map(\.old))
    for (place, identity) in identities.enumerated() {
        for facility in [identity.kept].compactMap(\.self) + identity.merged { isReplaced[facility] = true }
        for facility in identity.merged { gone[ledger.facilities[facility].id] = identity.id }
        if former.isEmpty { continue }
        for ordinal in groups[place] where former.contains(records[ordinal].key) {
            holder[records[ordinal].key] = identity.id
        }
    }
    let (leaving, known, left) = (moved, isReplaced, gone)
    (next.facilities, next.programs) = atOnce(
        { nextFacilities(ledger, groups, records, identities, isReplaced: known, without: leaving) },
        { nextPrograms(ledger, identities, assembled, programs, left) })
    next.redirects = nextRedirects(ledger, programs, gone, holder, next)
    return next
}

/// By id.
/// - Parameters:
///   - isReplaced: by facility of the ledger, whether it was seen.
///   - moved: by facility, keys that have left it with their records.
private func nextFacilities(
    _ ledger: IdentityLedger, _ groups: [[Int]], _ records: [SiteRecord], _ identities: [FacilityIdentity],
    isReplaced: [Bool], without moved: [Int: Set<UInt64>]
) -> [LedgerFacility] {
    var rows: [LedgerFacility] = []
    rows.reserveCapacity(max(groups.count, ledger.facilities.count))
    // Rows are moved once, to where they belong.
    for place in groups.indices.sorted(by: { identities[$0].id < identities[$1].id }) {
        rows.append(row(identities[place], groups[place], records, ledger, without: moved))
    }
    let seen = rows.count
    for (ordinal, facility) in ledger.facilities.enumerated() where !isReplaced[ordinal] {
        var facility = facility
        if let moved = moved[ordinal] { facility.keys.removeAll { moved.contains($0) } }
        rows.append(facility)
    }
    if rows.count > seen { rows.sort { $0.id < $1.id } }
    return rows
}

/// A facility that was seen.
/// - Parameter moved: by facility, keys that have left it with their records.
private func row(
    _ identity: FacilityIdentity, _ group: [Int], _ records: [SiteRecord], _ ledger: IdentityLedger,
    without moved: [Int: Set<UInt64>]
) -> LedgerFacility {
    let days = group.map { records[$0].asOf }
    var row = LedgerFacility(
        id: identity.id, keys: group.map { records[$0].key }, evidence: SiteEvidence(group, of: records),
        first: days.reduce(nil, earlier), seen: days.reduce(nil, later))
    for before in [identity.kept].compactMap(\.self) + identity.merged {
        let known = ledger.facilities[before]
        row.keys += known.keys.filter { !(moved[before]?.contains($0) ?? false) }
        row.first = earlier(row.first, known.first)
        row.seen = later(row.seen, known.seen)
    }
    if row.keys.count > 1 { row.keys = Set(row.keys).sorted() }
    return row
}

private func nextPrograms(
    _ ledger: IdentityLedger, _ identities: [FacilityIdentity], _ assembled: [GroupOutline],
    _ programs: ProgramIdentities, _ gone: [UInt64: UInt64]
) -> [LedgerProgram] {
    var isReplaced = [Bool](repeating: false, count: ledger.programs.count)
    for (program, _) in programs.joined { isReplaced[program] = true }
    var rows: [LedgerProgram] = []
    rows.reserveCapacity(max(ledger.programs.count, assembled.reduce(0) { $0 + $1.programs.count }))
    for place in assembled.indices {
        for (ordinal, program) in assembled[place].programs.enumerated() {
            let known = programs.known[place][ordinal]
            if let known { isReplaced[known] = true }
            let before = known.map { ledger.programs[$0] }
            rows.append(
                LedgerProgram(
                    id: programs.ids[place][ordinal], facility: identities[place].id,
                    signature: program.signature, level: program.level, focus: program.focus,
                    audience: program.audience, first: earlier(program.day, before?.first),
                    seen: later(program.day, before?.seen)))
        }
    }
    for (ordinal, program) in ledger.programs.enumerated() where !isReplaced[ordinal] {
        var program = program
        program.facility = gone[program.facility] ?? program.facility
        rows.append(program)
    }
    return rows.sorted { ($0.facility, $0.id) < ($1.facility, $1.id) }
}

/// Former ids, each to what it is now. One that is somebody's again is former no more; one that is the key of a record leads to where
/// the record is.
private func nextRedirects(
    _ ledger: IdentityLedger, _ programs: ProgramIdentities, _ gone: [UInt64: UInt64], _ holder: [UInt64: UInt64],
    _ next: IdentityLedger
) -> [Redirect] {
    var target = gone
    for (program, into) in programs.joined { target[ledger.programs[program].id] = into }
    var redirects = ledger.redirects.map { Redirect(from: $0.old, to: holder[$0.old] ?? target[$0.new] ?? $0.new) }
    redirects += target.map { Redirect(from: $0.key, to: $0.value) }
    if redirects.isEmpty { return [] }
    let former = Set(redirects.map(\.old))
    var present = Set(next.facilities.lazy.map(\.id).filter(former.contains))
    present.formUnion(next.programs.lazy.map(\.id).filter(former.contains))
    return redirects.filter { !present.contains($0.old) }.sorted()
}
