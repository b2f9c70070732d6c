import Treatment

/// The programs of a facility with one record: nothing to join, and equal sheets stay one in memory.
func lone(_ group: [SiteRecord], _ facility: Facility, _ vocabulary: Vocabulary) -> [Program] {
    var last: (from: FactSheet, to: FactSheet) = (FactSheet(), FactSheet())
    return group[0].record.programs.enumerated().map { place, stated in
        var program = bare(StatedProgram(statements: [(0, place)]), of: facility, group, own: 0, stated)
        fill(&program, from: stated, of: 0, group[0].asOf)
        program.hours = program.hours ?? stamped(group[0].record.hours, of: 0, group[0].asOf)
        let facts = facts(stated, with: vocabulary)
        if facts != last.from { last = (facts, stamped(facts, record: 0, asOf: group[0].asOf)) }
        program.facts = withInferred(last.to, from: program.tracks)
        return program
    }
}

func program(
    _ stated: StatedProgram, of facility: Facility, _ group: [SiteRecord], _ vocabulary: Vocabulary,
    _ notices: inout [Notice]
) -> Program {
    let order = preference(stated.statements.map(\.record), group)
    let statements = order.compactMap { record in stated.statements.first { $0.record == record } }
    let own = statements[0].record
    let ownProgram = group[own].record.programs[statements[0].program]
    var program = bare(stated, of: facility, group, own: own, ownProgram)
    for (record, place) in statements {
        fill(&program, from: group[record].record.programs[place], of: record, group[record].asOf)
    }
    program.hours = settledHours(statements, own, group, &notices)
    program.facts = withInferred(programFacts(stated, own, group, vocabulary, &notices), from: program.tracks)
    return program
}

/// A program with what only its own record says.
private func bare(
    _ stated: StatedProgram, of facility: Facility, _ group: [SiteRecord], own: Int, _ program: ProgramRecord
) -> Program {
    Program(
        id: programID(stated, of: facility, group), facility: 0, level: program.level, levelStated: program.levelStated,
        focus: program.focus, name: programName(group[own], program, facility), ownRecord: UInt8(own),
        servesOnly: program.servesOnly)
}

/// Fills what is still unknown beside the facts.
private func fill(_ program: inout Program, from other: ProgramRecord, of record: Int, _ asOf: Day?) {
    program.ages = program.ages ?? other.ages
    program.statedTenthHours = program.statedTenthHours ?? other.statedTenthHours
    program.lengthWeeks = program.lengthWeeks ?? other.lengthWeeks
    if program.telehealthStates.isEmpty { program.telehealthStates = Set(other.telehealthStates).sorted() }
    for note in other.notes where !program.notes.contains(note) { program.notes.append(note) }
    if let capacity = other.capacity, program.capacity == nil {
        program.capacity = Capacity(capacity.state, asOf: capacity.asOf ?? asOf)
    }
    if var tracks = other.tracks, program.tracks == nil, !tracks.tracks.isEmpty {
        tracks.record = UInt8(record)
        tracks.asOf = tracks.asOf ?? asOf
        program.tracks = tracks
    }
    program.hours = program.hours ?? stamped(other.hours, of: record, asOf)
}

private func programFacts(
    _ stated: StatedProgram, _ own: Int, _ group: [SiteRecord], _ vocabulary: Vocabulary, _ notices: inout [Notice]
) -> FactSheet {
    let (facts, disputed) = settled(factLayers(stated, own, group, vocabulary).layers)
    for term in disputed {
        notices.append(Notice(.factsDisputed, at: group[own].record.position, field: vocabulary[term].code))
    }
    return facts
}

/// What each record of the facility brings to the facts of a program, in the order of the records; and the records whose names
/// mark another audience, which bring nothing.
func factLayers(
    _ stated: StatedProgram, _ own: Int, _ group: [SiteRecord], _ vocabulary: Vocabulary
) -> (layers: [FactLayer], excluded: [Int]) {
    let ownMarks = audienceMarks(
        group[own], group[own].record.programs[stated.statements.first { $0.record == own }?.program ?? 0])
    var layers: [FactLayer] = []
    var excluded: [Int] = []
    for (ordinal, record) in group.enumerated() {
        if let statement = stated.statements.first(where: { $0.record == ordinal }) {
            let facts = facts(record.record.programs[statement.program], with: vocabulary)
            layers.append(layer(facts, ordinal, record, isOwn: true))
        } else if !ownMarks.excludes(record.marks) {
            layers.append(layer(record.record.facts, ordinal, record, isOwn: false))
        } else {
            excluded.append(ordinal)
        }
    }
    return (layers, excluded)
}

private func layer(_ facts: FactSheet, _ ordinal: Int, _ record: SiteRecord, isOwn: Bool) -> FactLayer {
    FactLayer(facts: facts, record: UInt8(ordinal), asOf: record.asOf, isOwn: isOwn, precedence: record.precedence)
}

/// The program's own name; else its record's second line where the facility's records differ in it.
private func programName(_ record: SiteRecord, _ program: ProgramRecord, _ facility: Facility) -> String {
    program.name.isEmpty
        ? (facility.name2 == record.name2 ? "" : facility.name2.isEmpty ? record.name2 : "") : shown(program.name)
}

/// Facility, and what tells the program apart in it.
private func programID(_ stated: StatedProgram, of facility: Facility, _ group: [SiteRecord]) -> UInt64 {
    var hash = StableHash()
    hash.add(number: facility.id)
    addDistinctions(of: stated, group, to: &hash)
    return hash.value
}

/// What tells programs of one facility apart, as numbers: the same whatever the facility's id. Of equal ones the later are numbered on.
func signatures(_ stated: [StatedProgram], _ group: [SiteRecord]) -> [UInt64] {
    var signatures: [UInt64] = []
    for program in stated {
        var hash = StableHash()
        addDistinctions(of: program, group, to: &hash)
        var signature = hash.value
        while signatures.contains(signature) { signature = next(signature) }
        signatures.append(signature)
    }
    return signatures
}

/// Level, focus, second name, whom it serves only, and the publisher's own id when there is one.
private func addDistinctions(of stated: StatedProgram, _ group: [SiteRecord], to hash: inout StableHash) {
    let record = group[stated.statements[0].record]
    let program = record.record.programs[stated.statements[0].program]
    hash.add(program.level.rawValue)
    hash.add(program.focus.rawValue)
    hash.add(secondName(record, program))
    hash.add(program.publisherID)
    for term in program.servesOnly { hash.add(Vocabulary.fixed[term].code) }
}
