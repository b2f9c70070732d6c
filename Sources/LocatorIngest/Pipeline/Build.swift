import Treatment

/// The facilities and programs of a run, sorted: facilities by id, programs by facility, level, focus, name and id.
struct Built {
    var facilities: [Facility] = []
    var programs: [Program] = []
    /// What of the snapshot before goes on as it is.
    var unchanged = Unchanged()
    /// Who bears which id after this run.
    var ledger = IdentityLedger()
    /// What all facilities were made from, but for those that corrections may change; nil when the next run is not to know.
    var groups: KnownGroups?
    /// What the facility was made from that is to be traced.
    var traced: TracedGroup?
}

/// Assembles every group that is not as it was, counts what became of its records, and gives ids: those of the ledger, else new ones.
/// The records' facts are given up on the way, so that they are not held twice.
func build(
    _ groups: [[Int]], _ run: inout CleanRun, _ vocabulary: Vocabulary, _ ledger: IdentityLedger,
    orders: [MergeOrder], memory: GroupMemory?, tracing request: TraceRequest?
) -> Built {
    let shown = stating(groups, &run)
    let identities = facilityIdentities(shown, run.records, ledger, orders: orders)
    let told = request.flatMap { place(of: $0, shown, run.records) }
    var traced = told.map { place in
        TracedGroup(records: shown[place].map { run.records[$0] }, identity: identities[place])
    }
    let names = memory.map { groupNames(shown, identities, run.records, $0.files) }
    var assembled: [Assembled?] = []
    var outlines: [GroupOutline] = []
    assembled.reserveCapacity(shown.count)
    outlines.reserveCapacity(shown.count)
    for slab in stretches(of: shown.count, length: 1 << 15) {
        let made = facilities(slab, shown, identities, run.records, vocabulary, memory, names)
        for (group, one) in zip(shown[slab], made) {
            if let whole = one.whole {
                forget(group, &run)
                run.notices += whole.notices
            } else {
                run.notices += one.outline.notices(group, run.records)
            }
            run.tallies[run.records[group[0]].source].loaded += 1
            for ordinal in group.dropFirst() { run.tallies[run.records[ordinal].source].merged += 1 }
            assembled.append(one.whole)
            outlines.append(one.outline)
        }
    }
    let programs = ProgramIdentities(outlines, identities, ledger)
    let next = nextLedger(ledger, shown, run.records, identities, outlines, programs)
    if let place = told {
        traced?.programs = zip(programs.ids[place], programs.known[place]).map { (id: $0, isKnown: $1 != nil) }
    }
    var built = Built(ledger: next, traced: traced)
    if let memory, let names {
        let named = memory.named(shown, identities, programs, run.records, next)
        for place in shown.indices where assembled[place] == nil {
            if !named[place], let name = names[place], memory.known?[name]?.ids == programs.ids[place] {
                built.unchanged.add(outlines[place], id: identities[place].id, programs: programs.ids[place])
            } else {
                let group = shown[place].map { run.records[$0] }
                assembled[place] = assemble(group, id: identities[place].id, vocabulary)
            }
        }
        built.unchanged.ids.sort()
        built.groups = KnownGroups(
            basis: memory.basis,
            shown.indices.compactMap { place in
                guard !named[place], let name = names[place] else { return nil }
                return KnownGroups.Entry(name: name, ids: programs.ids[place], outline: outlines[place])
            })
    }
    number(assembled, outlines, programs, &built)
    letGo(of: (shown, identities, names, outlines, programs))
    return built
}

/// Groups of at most so many records, one of which states a level; the others are set aside.
private func stating(_ groups: [[Int]], _ run: inout CleanRun) -> [[Int]] {
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
    return shown
}

/// Gives up what the facilities have now.
private func forget(_ group: [Int], _ run: inout CleanRun) {
    for ordinal in group {
        run.records[ordinal].record.facts = FactSheet()
        run.records[ordinal].record.programs = []
    }
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

/// A facility, whole where it is not known from the snapshot before.
private struct Made: Sendable {
    var whole: Assembled?
    var outline: GroupOutline
}

/// What each group makes, on all processors.
/// - Parameter slab: places of groups, each of which states a level.
private func facilities(
    _ slab: Range<Int>, _ groups: [[Int]], _ identities: [FacilityIdentity], _ records: [SiteRecord],
    _ vocabulary: Vocabulary, _ memory: GroupMemory?, _ names: [GroupName?]?
) -> [Made] {
    let bits = memory.map { _ in dimensionBits(vocabulary) }
    return concurrently(stretches(of: slab.count, length: 1024)) { places in
        places.compactMap { place -> Made? in
            let group = slab.lowerBound + place
            if let name = names?[group], let known = memory?.known?[name] { return Made(outline: known.outline) }
            let one = assemble(groups[group].map { records[$0] }, id: identities[group].id, vocabulary)
            return one.map { Made(whole: $0, outline: GroupOutline($0, groups[group], records, bits)) }
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

private func number(
    _ given: consuming [Assembled?], _ outlines: [GroupOutline], _ ids: ProgramIdentities, _ built: inout Built
) {
    var assembled = given
    let order = assembled.indices.compactMap { place in assembled[place].map { (id: $0.facility.id, place: place) } }
        .sorted { $0 < $1 }
    built.facilities.reserveCapacity(order.count)
    for (_, place) in order {
        guard let one = assembled[place].take() else { continue }
        for next in outlines[place].order {
            built.programs.append(one.programs[next])
            built.programs[built.programs.count - 1].facility = built.facilities.count
            built.programs[built.programs.count - 1].id = ids.ids[place][next]
        }
        built.facilities.append(one.facility)
    }
}
