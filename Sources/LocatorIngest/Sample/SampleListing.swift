internal import Treatment

/// What the data team's own listing says of a facility: its programs with their facts and, for most, their weekly
/// sessions.
func sampleListing(_ facility: SampleFacility, _ tables: VocabularyTables, _ random: inout SplitMix64) -> FacilityRecord
{
    var record = FacilityRecord(position: Position(file: 0, line: 0, byte: 0))
    record.publisherID = facility.id
    record.name = facility.name
    record.name2 = facility.name2
    record.isConfidential = facility.isConfidential
    if !facility.isConfidential {
        record.street = facility.street
        record.street2 = facility.street2
        record.zip = facility.zip.code.description
        if random.chance(80) { record.point = facility.point }
    }
    record.city = facility.zip.city
    record.state = facility.zip.state.description
    record.county = facility.zip.county
    record.phones = [.init(facility.phone)]
    if !facility.intake.isEmpty { record.phones.append(.init(facility.intake, .intake)) }
    record.website = facility.website
    record.asOf = Day(year: 2026, month: 1 + random.below(4), day: 1 + random.below(28))
    let codes = (facility.substanceUse ?? []).union(facility.mentalHealth ?? [])
    let (shared, own) = sampleFacts(codes, tables, &random)
    record.facts = shared
    for (level, focus) in sampleLevels(facility) {
        record.programs.append(sampleProgram(level, focus, record, shared, own, &random))
    }
    return record
}

/// The accreditations of the sample run out at different times; some have.
func sampleExpiry(_ id: String, _ term: Term) -> Day? {
    guard [Term.jointCommission, .carf, .coa].contains(term) else { return nil }
    var hash = StableHash()
    hash.add(id)
    let choice = Int(truncatingIfNeeded: hash.value % 10)
    return choice < 3 ? nil : Day(year: choice < 5 ? 2025 : 2027 + choice % 2, month: 1 + choice, day: 30)
}

private func sampleLevels(_ facility: SampleFacility) -> [(Level, Focus)] {
    var levels: [(Level, Focus)] = []
    let both = facility.substanceUse != nil && facility.mentalHealth != nil
    if let codes = facility.substanceUse {
        let focus: Focus = both ? .both : .substanceUse
        for (code, level) in [("ORT", Level.op), ("OIT", .iop), ("ODT", .php), ("OTP", .otp), ("RES", .residential)]
        where codes.contains(code) {
            levels.append((level, focus))
        }
    }
    if let codes = facility.mentalHealth {
        if codes.contains("PHDT") { levels.append((.php, .mentalHealth)) }
        if codes.contains("OP"), levels.isEmpty {
            levels.append((facility.ordinal % 2 == 0 ? .iop : .op, .mentalHealth))
        }
    }
    return levels.isEmpty
        ? [(.op, both ? .both : facility.substanceUse == nil ? .mentalHealth : .substanceUse)] : levels
}

/// Facts by what the codes say yes to. Payment and accreditation hold for the whole facility; of what was not said some
/// is an explicit no, the rest stays unknown.
private func sampleFacts(
    _ codes: Set<String>, _ tables: VocabularyTables, _ random: inout SplitMix64
) -> (shared: FactSheet, own: FactSheet) {
    var shared = FactSheet()
    var own = FactSheet()
    func isShared(_ term: Term) -> Bool { [.payment, .accreditation].contains(Vocabulary.fixed[term].group) }
    for code in tables.codes {
        for statement in code.yes where !statement.isWeak {
            let term = statement.term
            if codes.contains(code.code) {
                let fact = Fact(.yes, grade: statement.grade)
                if isShared(term) { shared[term] = fact } else if random.chance(60) { own[term] = fact }
            } else if shared[term] == nil, own[term] == nil, random.chance(4) {
                if isShared(term) { shared[term] = Fact(.no) } else { own[term] = Fact(.no) }
            }
        }
    }
    for term in [Term.dbt, .coOccurring] where own[term]?.state == .yes && random.chance(30) {
        own[term] = Fact(.yes, grade: term == .dbt ? .named : .integrated)
    }
    let spanish = Vocabulary.known("es")
    if own[spanish]?.state == .yes {
        own[spanish] = Fact(.yes, grade: random.pick([.sessions, .bilingualStaff, .interpreter, .plain]))
    }
    for (code, percent) in [
        ("self_referral", 50), ("benefits_check", 40), ("assessment_required", 45), ("yoga", 12), ("mindfulness", 20),
        ("smart_meetings", 12), ("aa_meetings", 25), ("alumni", 15), ("needs_detox_first", 10), ("harm_reduction", 15),
    ] where random.chance(percent) {
        own[Vocabulary.known(code)] = Fact(.yes)
    }
    return (shared, own)
}

private func sampleProgram(
    _ level: Level, _ focus: Focus, _ facility: FacilityRecord, _ shared: FactSheet, _ own: FactSheet,
    _ random: inout SplitMix64
) -> ProgramRecord {
    let stated: [Level: String] = [
        .iop: "Intensive outpatient", .php: "Partial hospitalization / day treatment", .op: "Outpatient",
    ]
    var program = ProgramRecord(level: level, levelStated: stated[level] ?? level.name, focus: focus)
    program.publisherID = "\(facility.publisherID)-\(level.name)-\(focus.name)"
    program.facts = ListingValues(file: 0).overlaid(shared, with: own)
    if facility.name2 == "Women's Program" {
        program.servesOnly = [.women]
        if program.facts[.women] == nil { program.facts[.women] = Fact(.yes, basis: .inferred) }
    }
    program.ages = facility.name2 == "Adolescent Program" ? 13...17 : random.chance(70) ? 18...UInt8.max : nil
    if random.chance(55) { program.tracks = sampleTracks(level, program.facts, &random) }
    if random.chance(25), [.iop, .php].contains(level) {
        program.statedTenthHours = level == .iop ? 90 + random.below(4) * 10 : 200 + random.below(3) * 50
    }
    if random.chance(30) { program.lengthWeeks = random.pick([6...8, 8...12, 12...12, 8...UInt16.max]) }
    if random.chance(35) { program.capacity = sampleCapacity(&random) }
    if program.facts[.telehealth]?.state == .yes, let home = StateCode(facility.state) {
        program.telehealthStates = [home]
    }
    if random.chance(20) { program.notes = ["Call ahead: the front desk is closed from 12:00 to 13:00."] }
    if program.facts[.privateInsurance]?.state == .yes {
        for name in ["Aetna", "Cigna", "Sample Health Plan", "Sample Health Plan / Open Access", "UnitedHealthcare"]
        where random.chance(35) {
            program.carriers.append(
                NamedCarrier(code: carrierCode(name), name: name, fact: Fact(random.chance(85) ? .yes : .no)))
        }
    }
    return program
}

private func sampleTracks(_ level: Level, _ facts: FactSheet, _ random: inout SplitMix64) -> Tracks? {
    let choices: [(name: String, inPerson: String, online: String)] =
        switch level {
        case .iop:
            [
                ("Evening", "Mo,We,Th 17:30-20:30", ""), ("Morning", "Mo-Fr 09:00-12:00", ""),
                ("Afternoon", "Mo,Tu,Th 13:00-16:15", ""),
                ("Weekend", "Sa,Su 09:00-13:30; We 18:00-20:00", ""), ("Online evening", "", "Mo,Tu,Th 18:00-21:00"),
                ("Hybrid", "Sa 09:00-12:00", "Tu,Th 17:30-20:30"),
            ]
        case .php:
            [
                ("Day", "Mo-Fr 09:00-15:00", ""), ("Day, four days", "Mo-Th 09:00-14:30", ""),
                ("Online day", "", "Mo-Fr 09:00-14:00"),
            ]
        case .op:
            [
                ("Weekly group", "We 17:00-18:30", ""), ("Morning group", "Tu,Th 10:00-11:30", ""),
                ("Online group", "", "Mo 19:00-20:30"),
            ]
        case .otp: [("Dosing", "Mo-Fr 05:30-11:00; Sa 06:00-09:00", "")]
        case .residential, .inpatient, .detox, .transitional: []
        }
    guard !choices.isEmpty else { return nil }
    var values = ListingValues(file: 0)
    var tracks: [Track] = []
    for choice in choices where random.chance(45) {
        let isSpanish = facts[Vocabulary.known("es")]?.state == .yes && random.chance(30)
        let words = ListingValues.TrackWords(
            name: isSpanish ? "\(choice.name), Spanish" : choice.name, inPerson: choice.inPerson, online: choice.online,
            required: level == .iop && choice.name == "Morning" ? "3" : "", language: isSpanish ? "es" : "",
            start: random.pick(["", "rolling", "rolling", "2026-06-01 2026-07-06"]),
            capacity: random.chance(25) ? sampleCapacity(&random) : nil)
        if let track = values.track(words) { tracks.append(track) }
    }
    return tracks.isEmpty ? nil : Tracks(tracks, asOf: Day(year: 2026, month: 1 + random.below(4), day: 15))
}

private func sampleCapacity(_ random: inout SplitMix64) -> Capacity {
    Capacity(
        random.pick([.space, .space, .waitlist, .none]), asOf: Day(year: 2026, month: 4, day: 10 + random.below(20)))
}
