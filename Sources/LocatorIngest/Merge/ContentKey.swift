import Treatment

/// A hash of all that a record says, its place in the file and its date left out. Two records of one key and one
/// content say the same.
func contentKey(_ site: SiteRecord) -> UInt64 {
    let record = site.record
    var hash = StableHash()
    for text in [
        record.publisherID, record.name, record.name2, record.street, record.street2, record.city, record.state,
        record.zip,
        record.county, record.website,
    ] {
        hash.add(text)
    }
    hash.add(record.isForeign ? 1 : 0)
    hash.add(record.isConfidential ? 1 : 0)
    hash.add(
        number: record.point.map {
            UInt64(UInt32(bitPattern: $0.latitude)) << 32 | UInt64(UInt32(bitPattern: $0.longitude))
        } ?? 1)
    for phone in record.phones {
        hash.add(phone.text)
        hash.add(phone.kind.rawValue)
    }
    add(record.hours, to: &hash)
    add(record.survey, to: &hash)
    add(record.facts, to: &hash)
    for program in record.programs { add(program, to: &hash) }
    return hash.value
}

private func add(_ survey: SurveyCodes, to hash: inout StableHash) {
    guard survey != SurveyCodes() else { return }
    hash.add(survey.surveys.rawValue)
    for word in survey.codes.words.indices { hash.add(number: survey.codes.words[word]) }
}

private func add(_ facts: FactSheet, to hash: inout StableHash) {
    var mixed = UInt64(facts.entries.count)
    for entry in facts.entries {
        let fact = entry.fact
        let state = UInt64(fact.state.rawValue) | UInt64(fact.basis.rawValue) << 8 | UInt64(fact.grade.rawValue) << 16
        let word = UInt64(entry.term.rawValue) << 48 | UInt64(fact.asOf?.rawValue ?? UInt16.max) << 32 | state
        mixed = (mixed ^ word) &* 0x9E37_79B9_7F4A_7C15
        mixed ^= mixed >> 32
    }
    hash.add(number: mixed)
}

private func add(_ program: ProgramRecord, to hash: inout StableHash) {
    for text in [program.level.name, program.levelStated, program.focus.name, program.name, program.publisherID] {
        hash.add(text)
    }
    add(program.facts, to: &hash)
    // The rest is small and rare; its printed form says all of it.
    hash.add("\(program.servesOnly.map(\.rawValue)) \(program.ages.map { "\($0)" } ?? "")")
    hash.add(
        "\(program.statedTenthHours ?? -1) \(program.lengthWeeks.map { "\($0)" } ?? "") \(program.telehealthStates)")
    add(program.hours, to: &hash)
    if let capacity = program.capacity { add(capacity, to: &hash) }
    for note in program.notes { hash.add(note) }
    for carrier in program.carriers {
        hash.add(carrier.code)
        hash.add(carrier.name)
        add(FactSheet([FactSheet.Entry(Term(rawValue: 0), carrier.fact)]), to: &hash)
    }
    for track in program.tracks?.tracks ?? [] { add(track, to: &hash) }
}

private func add(_ hours: OpeningHours?, to hash: inout StableHash) {
    if let hours { hash.add("\(hours.week) \(hours.asOf?.description ?? "")") }
}

private func add(_ capacity: Capacity, to hash: inout StableHash) {
    hash.add("\(capacity.state.name) \(capacity.asOf?.description ?? "")")
}

private func add(_ track: Track, to hash: inout StableHash) {
    hash.add(track.name)
    for session in track.sessions {
        hash.add("\(session.interval.start) \(session.interval.length) \(session.isOnline)")
    }
    hash.add("\(track.required ?? -1) \(track.language?.rawValue ?? UInt16.max)")
    switch track.start {
    case .unknown: hash.add("unknown")
    case .rolling: hash.add("rolling")
    case .cohorts(let days): hash.add("\(days)")
    }
    if let capacity = track.capacity { add(capacity, to: &hash) }
}
