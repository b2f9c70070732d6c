import Treatment

/// The facilities and programs of a run, sorted: facilities by id, programs by facility, level, focus, name and id.
struct Built {
    var facilities: [Facility] = []
    var programs: [Program] = []
}

/// Assembles every group, counts what became of its records, and gives ids that are unique. The records' facts are
/// given up on the way, so that they are not held twice.
func build(_ groups: [[Int]], _ run: inout CleanRun, _ vocabulary: Vocabulary) -> Built {
    let groups = groups.flatMap { cut($0, &run) }
    var assembled: [Assembled] = []
    assembled.reserveCapacity(groups.count)
    for slab in stretches(of: groups.count, length: 1 << 15) {
        let made = facilities(Array(groups[slab]), run.records, vocabulary)
        for (group, one) in zip(groups[slab], made) {
            for ordinal in group {
                run.records[ordinal].record.facts = FactSheet()
                run.records[ordinal].record.programs = []
            }
            guard let one else {
                for ordinal in group {
                    run.tallies[run.records[ordinal].source].setAside[Rule.noLevel.id, default: 0] += 1
                    run.notices.append(Notice(.noLevel, at: run.records[ordinal].record.position))
                }
                continue
            }
            run.notices += one.notices
            run.tallies[run.records[group[0]].source].loaded += 1
            for ordinal in group.dropFirst() { run.tallies[run.records[ordinal].source].merged += 1 }
            assembled.append(one)
        }
    }
    return numbered(assembled)
}

/// What each group makes, on all processors; nil for one that states no level.
private func facilities(_ groups: [[Int]], _ records: [SiteRecord], _ vocabulary: Vocabulary) -> [Assembled?] {
    concurrently(stretches(of: groups.count, length: 1024)) { places in
        groups[places].map { group in assemble(group.map { records[$0] }, vocabulary) }
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

private func numbered(_ assembled: [Assembled]) -> Built {
    var assembled = assembled
    var facilityIDs: Set<UInt64> = []
    var programIDs: Set<UInt64> = []
    for place in assembled.indices { assembled[place].facility.id = unique(assembled[place].facility.id, &facilityIDs) }
    let order = assembled.indices.sorted { assembled[$0].facility.id < assembled[$1].facility.id }
    var built = Built()
    built.facilities.reserveCapacity(assembled.count)
    built.programs.reserveCapacity(assembled.reduce(0) { $0 + $1.programs.count })
    for place in order {
        let programs = assembled[place].programs
        for next in programs.indices.sorted(by: { precedes(programs, $0, $1) }) {
            built.programs.append(programs[next])
            built.programs[built.programs.count - 1].facility = built.facilities.count
            built.programs[built.programs.count - 1].id = unique(programs[next].id, &programIDs)
        }
        built.facilities.append(assembled[place].facility)
        assembled[place].programs = []
    }
    return built
}

/// Level, focus, name, id; of equal ones the one that was stated first.
private func precedes(_ programs: [Program], _ a: Int, _ b: Int) -> Bool {
    let (level, other) = (programs[a].level.rawValue, programs[b].level.rawValue)
    if level != other { return level < other }
    return (programs[a].focus.rawValue, programs[a].name, programs[a].id, a)
        < (programs[b].focus.rawValue, programs[b].name, programs[b].id, b)
}

/// The id, or where another one has it already a number made from it.
private func unique(_ id: UInt64, _ taken: inout Set<UInt64>) -> UInt64 {
    var id = id
    while !taken.insert(id).inserted {
        var hash = StableHash()
        hash.add(number: id)
        hash.add(number: 1)
        id = hash.value
    }
    return id
}
