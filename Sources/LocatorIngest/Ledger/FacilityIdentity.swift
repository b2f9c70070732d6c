import Treatment

/// The id that a group of records gets, and why.
struct FacilityIdentity: Sendable {
    /// What decided.
    enum Reason: Hashable, Sendable {
        /// Nobody knew it: the key of its first record.
        case new
        /// The ledger knows one of its records.
        case known
        /// None of its records was known; the evidence says that it is a facility none of whose records is in this run.
        case recognised(IdentityEvidence)
        /// Its records were another facility's, which keeps its id.
        case splitOff
    }

    var id: UInt64
    var reason: Reason
    /// Ordinals in `IdentityLedger.facilities`: whose id it bears,
    var kept: Int?
    /// those whose ids now lead to it,
    var merged: [Int] = []
    /// and those that kept their ids although some of their records are here.
    var left: [Int] = []
}

/// On what a facility is known again although no record of it is; strongest first. Never on a name alone.
package enum IdentityEvidence: UInt8, CaseIterable, Sendable {
    /// A `join` line of the data team.
    case team
    case siteNameAndPhone, siteAndName, siteAndPhone
    /// Same state, name and telephone; another street.
    case nameAndPhone

    package var name: String {
        switch self {
        case .team: "team"
        case .siteNameAndPhone: "site-name-and-phone"
        case .siteAndName: "site-and-name"
        case .siteAndPhone: "site-and-phone"
        case .nameAndPhone: "name-and-phone"
        }
    }
}

/// The ids of a run's facilities, one a group. Depends on the set of groups alone.
/// - Parameter groups: ordinals of records, in canonical order.
func facilityIdentities(
    _ groups: [[Int]], _ records: [SiteRecord], _ ledger: IdentityLedger, orders: [MergeOrder]
) -> [FacilityIdentity] {
    var claims = Claims(groups, records, ledger)
    if !ledger.facilities.isEmpty { claims.recogniseMoved(groups, records, ledger, orders) }
    var taken = Set(ledger.facilities.map(\.id))
    let former = Set(ledger.redirects.map(\.old))
    return groups.indices.map { place in
        if claims.winner[place] >= 0 {
            var won = [Int(claims.winner[place])]
            if let others = claims.others[place] {
                // The oldest, undated last; then the lowest id.
                won = (won + others).sorted { age(ledger.facilities[$0]) < age(ledger.facilities[$1]) }
            }
            return FacilityIdentity(
                id: ledger.facilities[won[0]].id, reason: claims.evidence[place].map { .recognised($0) } ?? .known,
                kept: won[0], merged: Array(won.dropFirst()), left: claims.left[place] ?? [])
        }
        // A former id that is the key of a record that is here was this one's.
        let own = groups[place].map { records[$0].key }
        var id = former.isEmpty ? own[0] : own.filter(former.contains).min() ?? own[0]
        while former.contains(id) && !own.contains(id) || !taken.insert(id).inserted { id = next(id) }
        let left = claims.left[place] ?? []
        return FacilityIdentity(id: id, reason: left.isEmpty ? .new : .splitOff, left: left)
    }
}

/// The number that is tried when an id is another's.
func next(_ id: UInt64) -> UInt64 {
    var hash = StableHash()
    hash.add(number: id)
    hash.add(number: 1)
    return hash.value
}

private func age(_ facility: LedgerFacility) -> (Int, UInt64) {
    (facility.first.map { Int($0.rawValue) } ?? Int.max, facility.id)
}

/// Keys of records with the ordinal of their facility, sorted.
private func keys(_ ledger: IdentityLedger) -> [(key: UInt64, facility: Int32)] {
    var keys: [(key: UInt64, facility: Int32)] = []
    keys.reserveCapacity(ledger.facilities.count)
    for (ordinal, facility) in ledger.facilities.enumerated() {
        for key in facility.keys { keys.append((key, Int32(ordinal))) }
    }
    keys.sort { ($0.key, $0.facility) < ($1.key, $1.facility) }
    return keys
}

/// Keys of records with their group, sorted.
private func keys(_ groups: [[Int]], _ records: [SiteRecord]) -> [(key: UInt64, group: Int32)] {
    var keys: [(key: UInt64, group: Int32)] = []
    keys.reserveCapacity(records.count)
    for (place, group) in groups.enumerated() {
        for ordinal in group { keys.append((records[ordinal].key, Int32(place))) }
    }
    keys.sort { ($0.key, $0.group) < ($1.key, $1.group) }
    return keys
}

/// Which groups hold records of which known facilities.
private struct Claims {
    /// By group, ordinals in the ledger: the facility whose id is its own, -1 for none,
    private(set) var winner: [Int32]
    /// further ones whose ids are its own, which few groups have,
    private(set) var others: [Int: [Int]] = [:]
    /// and those that another group won although this one has records of theirs.
    var left: [Int: [Int]] = [:]
    var evidence: [Int: IdentityEvidence] = [:]
    private var isClaimed: [Bool]

    private struct Claim {
        let facility: Int32
        let group: Int32
        let isID: Bool
    }

    init(_ groups: [[Int]], _ records: [SiteRecord], _ ledger: IdentityLedger) {
        isClaimed = [Bool](repeating: false, count: ledger.facilities.count)
        winner = [Int32](repeating: -1, count: groups.count)
        if ledger.facilities.isEmpty { return }
        let (known, here) = atOnce({ keys(ledger) }, { keys(groups, records) })
        var claims: [Claim] = []
        var at = 0
        for (place, entry) in here.enumerated() where place == 0 || here[place - 1] != entry {
            while at < known.count, known[at].key < entry.key { at += 1 }
            var match = at
            while match < known.count, known[match].key == entry.key {
                let facility = known[match].facility
                let isID = ledger.facilities[Int(facility)].id == entry.key
                claims.append(Claim(facility: facility, group: entry.group, isID: isID))
                match += 1
            }
        }
        claims.sort { ($0.facility, $0.group) < ($1.facility, $1.group) }
        settle(claims, groups, records)
    }

    /// Each facility to the group that has the record whose key is its id; else the most of its records; else the lowest
    /// key.
    private mutating func settle(_ claims: [Claim], _ groups: [[Int]], _ records: [SiteRecord]) {
        var start = 0
        while start < claims.count {
            let facility = claims[start].facility
            var claimants: [(group: Int, hasID: Bool, keys: Int)] = []
            while start < claims.count, claims[start].facility == facility {
                let claim = claims[start]
                if claimants.last?.group != Int(claim.group) { claimants.append((Int(claim.group), false, 0)) }
                claimants[claimants.count - 1].hasID = claimants[claimants.count - 1].hasID || claim.isID
                claimants[claimants.count - 1].keys += 1
                start += 1
            }
            func rank(_ claimant: (group: Int, hasID: Bool, keys: Int)) -> (Int, Int, UInt64, Int) {
                let lowest = groups[claimant.group].map { records[$0].key }.min() ?? 0
                return (claimant.hasID ? 0 : 1, -claimant.keys, lowest, claimant.group)
            }
            let winner = claimants.count == 1 ? claimants[0] : claimants.min { rank($0) < rank($1) } ?? claimants[0]
            if self.winner[winner.group] < 0 {
                self.winner[winner.group] = facility
            } else {
                others[winner.group, default: []].append(Int(facility))
            }
            isClaimed[Int(facility)] = true
            for claimant in claimants where claimant.group != winner.group {
                left[claimant.group, default: []].append(Int(facility))
            }
        }
    }

    /// Groups that nobody knows take the place of facilities that nobody claims, where evidence pairs them one to one. What is
    /// ambiguous by stronger evidence is not settled by weaker.
    mutating func recogniseMoved(
        _ groups: [[Int]], _ records: [SiteRecord], _ ledger: IdentityLedger, _ orders: [MergeOrder]
    ) {
        let missing = ledger.facilities.indices.filter { !isClaimed[$0] }
        let unknown = groups.indices.filter { winner[$0] < 0 && left[$0] == nil }
        if missing.isEmpty || unknown.isEmpty { return }
        let gone = missing.map { EvidenceKeys(ledger.facilities[$0].evidence, keys: ledger.facilities[$0].keys) }
        let come = unknown.map { place in
            EvidenceKeys(
                SiteEvidence(groups[place], of: records), keys: groups[place].map { records[$0].key })
        }
        var isSettled = (
            gone: [Bool](repeating: false, count: gone.count), come: [Bool](repeating: false, count: come.count)
        )
        for evidence in IdentityEvidence.allCases {
            let pairs = candidates(gone, come, evidence, orders).filter {
                !isSettled.gone[$0.gone] && !isSettled.come[$0.come]
            }
            var degree = (gone: [Int: Int](), come: [Int: Int]())
            for pair in pairs {
                degree.gone[pair.gone, default: 0] += 1
                degree.come[pair.come, default: 0] += 1
            }
            for pair in pairs {
                (isSettled.gone[pair.gone], isSettled.come[pair.come]) = (true, true)
                guard degree.gone[pair.gone] == 1, degree.come[pair.come] == 1 else { continue }
                winner[unknown[pair.come]] = Int32(missing[pair.gone])
                self.evidence[unknown[pair.come]] = evidence
            }
        }
    }
}
