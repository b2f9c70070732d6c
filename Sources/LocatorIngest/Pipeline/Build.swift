import Treatment

/// The facilities and programs of a run, sorted: facilities by id, programs by facility, level, focus, name and id.
struct Built {
    var facilities: [Facility] = []
    var programs: [Program] = []
    /// Who bears which id after this run.
    var ledger = IdentityLedger()
    /// What the facility was made from that is to be traced.
    var traced: TracedGroup?
}

/// Assembles every group, counts what became of its records, and gives ids: those of the ledger, else new ones. The records' facts
/// are given up on the way, so that they are not held twice.
func build(
    _ groups: [[Int]], _ run: inout CleanRun, _ vocabulary: Vocabulary, _ ledger: IdentityLedger,
    orders: [MergeOrder], tracing request: TraceRequest?
) -> Built {
    var shown: [[Int]] = []
    shown.reserveCapacity(groups.count)
    for group in groups.flatMap({ cut($0, &run) }) {
        if group.contains(where: { !run.records[$0].record.programs.isEmpty }) {
            shown.append(group)
            continue
        }
        for ordinal in group {
            run.tallies[run.records[ordinal].source].setAside[Rule.noLevel.id, default: 0] += 1
            run.notices.append(Notice(.noLevel, at: run.records[ordinal].record.position))
        }
    }
    let identities = facilityIdentities(shown, run.records, ledger, orders: orders)
    let told = request.flatMap { place(of: $0, shown, run.records) }
    var traced = told.map { place in
        TracedGroup(records: shown[place].map { run.records[$0] }, identity: identities[place])
    }
    var assembled: [Assembled] = []
    assembled.reserveCapacity(shown.count)
    for slab in stretches(of: shown.count, length: 1 << 15) {
        let made = facilities(slab, shown, identities, run.records, vocabulary)
        for (group, one) in zip(shown[slab], made) {
            for ordinal in group {
                run.records[ordinal].record.facts = FactSheet()
                run.records[ordinal].record.programs = []
            }
            run.notices += one.notices
            run.tallies[run.records[group[0]].source].loaded += 1
            for ordinal in group.dropFirst() { run.tallies[run.records[ordinal].source].merged += 1 }
            assembled.append(one)
        }
    }
    let programs = ProgramIdentities(assembled, identities, ledger)
    let next = nextLedger(ledger, shown, run.records, identities, assembled, programs)
    if let place = told {
        traced?.programs = zip(programs.ids[place], programs.known[place]).map { (id: $0, isKnown: $1 != nil) }
    }
    return numbered(assembled, programs, next, traced)
}

/// The group that has most of the records to be traced; nil when none has one.
private func place(of request: TraceRequest, _ groups: [[Int]], _ records: [SiteRecord]) -> Int? {
    var most = (place: -1, count: 0)
    for (place, group) in groups.enumerated() {
        let count = group.count { request.records.contains(records[$0].key) }
        if count > most.count { most = (place, count) }
    }
    return most.count > 0 ? most.place : nil
}

/// What each group makes, on all processors.
/// - Parameter slab: places of groups, each of which states a level.
private func facilities(
    _ slab: Range<Int>, _ groups: [[Int]], _ identities: [FacilityIdentity], _ records: [SiteRecord],
    _ vocabulary: Vocabulary
) -> [Assembled] {
    concurrently(stretches(of: slab.count, length: 1024)) { places in
        places.compactMap { place in
            let group = slab.lowerBound + place
            return assemble(groups[group].map { records[$0] }, id: identities[group].id, vocabulary)
        }
    }.flatMap(\.self)
}

/// The most records of one facility. A fact names its record in one byte, and every program asks every record, so the bound
/// is far below 255 and far above what is real: 6 in both directories of 2022.
private let largestGroup = 64

private func cut(_ group: [Int], _ run: inout CleanRun) -> [[Int]] {
    guard group.count > largestGroup else { return [group] }
    run.notices.append(
        Notice(.facilityTooLarge, at: run.records[group[0]].record.position, value: "\(group.count) records"))
    return stride(from: 0, to: group.count, by: largestGroup).map {
        Array(group[$0..<min($0 + largestGroup, group.count)])
    }
}

private func numbered(
    _ assembled: [Assembled], _ ids: ProgramIdentities, _ ledger: IdentityLedger, _ traced: TracedGroup?
) -> Built {
    var assembled = assembled
    let order = assembled.indices.sorted { assembled[$0].facility.id < assembled[$1].facility.id }
    var built = Built(ledger: ledger, traced: traced)
    built.facilities.reserveCapacity(assembled.count)
    built.programs.reserveCapacity(assembled.reduce(0) { $0 + $1.programs.count })
    for place in order {
        let programs = assembled[place].programs
        for next in inOrder(programs) {
            built.programs.append(programs[next])
            built.programs[built.programs.count - 1].facility = built.facilities.count
            built.programs[built.programs.count - 1].id = ids.ids[place][next]
        }
        built.facilities.append(assembled[place].facility)
        assembled[place].programs = []
    }
    return built
}
