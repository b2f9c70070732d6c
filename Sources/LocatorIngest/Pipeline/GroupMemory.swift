import Treatment

/// What a run knows of the facilities of the snapshot before, and what it needs to tell the next one of its own.
struct GroupMemory: Sendable {
    /// Nil when nothing is known.
    let known: KnownGroups?
    /// See `RecordCache.basis`.
    let basis: UInt64
    /// By `SiteRecord.source`.
    let files: [FileName]
    /// Ids and keys that corrections name.
    let corrected: Set<UInt64>

    /// By group, whether a correction may change something of its facility: by an id of its own, a former one, or the key of a record.
    func named(
        _ groups: [[Int]], _ identities: [FacilityIdentity], _ programs: ProgramIdentities, _ records: [SiteRecord],
        _ ledger: IdentityLedger
    ) -> [Bool] {
        if corrected.isEmpty { return [Bool](repeating: false, count: groups.count) }
        let led = ledger.redirects.filter { corrected.contains($0.old) }.map(\.new)
        let ids = corrected.union(led)
        return groups.indices.map { place in
            ids.contains(identities[place].id) || programs.ids[place].contains(where: ids.contains)
                || groups[place].contains { ids.contains(records[$0].key) }
        }
    }
}

/// Facilities that are as the snapshot before has them.
struct Unchanged {
    var ids: [UInt64] = []
    private(set) var programs: [UInt64] = []
    private(set) var counts = CatalogCounts()

    mutating func add(_ outline: GroupOutline, id: UInt64, programs: [UInt64]) {
        ids.append(id)
        self.programs += programs
        counts.add(outline)
    }
}
