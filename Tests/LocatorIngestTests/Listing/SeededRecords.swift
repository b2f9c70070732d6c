import Treatment

@testable import LocatorIngest

/// Facilities with everything in them that a listing can say, drawn from a seed.
func seededRecords(_ seed: UInt64, count: Int) -> [FacilityRecord] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { seededFacility($0, &random) }
}

private func seededFacility(_ ordinal: Int, _ random: inout SplitMix64) -> FacilityRecord {
    var record = FacilityRecord(position: Position(file: 0, line: 0, byte: 0))
    record.publisherID = "f\(ordinal)"
    record.name = random.pick(["Sample House", "Casa de Ejemplo – Niño", "\"Quoted\" & <Sons>, Inc.", "O'Sample's"])
    record.name2 = random.pick(["", "North; South", "A, B"])
    record.street = random.pick(["1 Example Way", "", "2 5\" Pipe St"])
    record.street2 = random.pick(["", "Suite 4"])
    record.city = random.pick(["Los Angeles", "Utqiaġvik", "Mayagüez"])
    record.state = random.pick(["CA", "AK", "PR"])
    record.zip = random.pick(["90012", "00680-1234", ""])
    record.county = random.pick(["", "Los Angeles"])
    record.isConfidential = random.chance(10)
    record.isForeign = random.chance(5)
    if random.chance(60) {
        record.point = Coordinate(
            microLatitude: Int32(random.below(180_000_001) - 90_000_000),
            microLongitude: Int32(random.below(360_000_001) - 180_000_000))
    }
    for kind in Phone.Kind.allCases where random.chance(30) {
        record.phones.append(.init("213-555-01\(10 + random.below(90)) x7", kind))
    }
    record.website = random.pick(["", "https://www.example.org/a?b=1&c=2"])
    record.asOf = random.chance(50) ? day(&random) : nil
    record.askedLevels = Level.allCases.filter { _ in random.chance(20) }
    if random.chance(20) { record.hours = hours(&random) }
    record.facts = seededSheet(&random, upTo: 10)
    for place in 0..<random.below(4) { record.programs.append(seededProgram(place, record, &random)) }
    return record
}

private func seededProgram(_ place: Int, _ facility: FacilityRecord, _ random: inout SplitMix64) -> ProgramRecord {
    var program = ProgramRecord(
        level: random.pick(Level.allCases), levelStated: "", focus: random.pick(Focus.allCases))
    program.levelStated = random.pick([program.level.name, "OIT", "Day treatment; 5 days"])
    program.publisherID = "p\(place)"
    program.name = random.pick(["", "Evening, Spanish", "Women's \"New\" Start"])
    program.facts = ListingValues(file: 0).overlaid(facility.facts, with: seededSheet(&random, upTo: 30))
    if random.chance(20) {
        program.servesOnly = [.women]
        if program.facts[.women] == nil { program.facts[.women] = Fact(.yes, basis: .inferred) }
    }
    if random.chance(50) { program.ages = random.pick([18...64, 13...17, 18...255, 0...255, 21...21]) }
    if random.chance(60) { program.tracks = seededTracks(facility, &random) }
    if random.chance(30) { program.hours = hours(&random) }
    if random.chance(30) { program.statedTenthHours = random.below(1681) }
    if random.chance(30) { program.lengthWeeks = random.pick([8...12, 4...4, 6...65_535, 0...10]) }
    if random.chance(30) { program.capacity = capacity(&random) }
    program.telehealthStates = ["CA", "NV", "TX"].compactMap { random.chance(30) ? StateCode($0) : nil }
    program.notes = ["Bring \"ID\", please", "Cama & mesa: <sí>", "one; two"].filter { _ in random.chance(30) }
    for (code, name) in [
        ("aetna", "Aetna"), ("blue-one", "Blue Sample of CA"), ("sample-plan/open", "Sample Plan / Open"),
    ] where random.chance(40) {
        program.carriers.append(NamedCarrier(code: code, name: name, fact: fact(&random, graded: false)))
    }
    return program
}

private func seededTracks(_ facility: FacilityRecord, _ random: inout SplitMix64) -> Tracks {
    var tracks: [Track] = []
    for place in 0...random.below(3) {
        var sessions: Set<Session> = []
        for _ in 0...random.below(5) {
            guard let interval = WeekInterval(start: random.below(2016) * 5, length: 5 + random.below(1436)) else {
                continue
            }
            sessions.insert(Session(interval, isOnline: random.chance(30)))
        }
        tracks.append(
            Track(
                name: random.pick(["Evening \(place)", "", "Sábado"]), sessions: Array(sessions),
                required: random.chance(20) ? 1 + random.below(sessions.count) : nil,
                language: random.chance(20) ? Vocabulary.fixed.term("es") : nil,
                start: random.pick([.unknown, .rolling, .cohorts([Day(rawValue: 20_000), Day(rawValue: 20_100)])]),
                capacity: random.chance(20) ? capacity(&random) : nil))
    }
    return Tracks(tracks, asOf: random.chance(50) ? day(&random) : nil)
}

private func seededSheet(_ random: inout SplitMix64, upTo most: Int) -> FactSheet {
    var sheet = FactSheet()
    for _ in 0..<random.below(most + 1) {
        sheet[Term(rawValue: UInt16(random.below(Vocabulary.fixed.count)))] = fact(&random, graded: true)
    }
    return sheet
}

private func fact(_ random: inout SplitMix64, graded: Bool) -> Fact {
    let state = random.pick(Ternary.allCases)
    let basis: Basis = random.chance(80) ? .stated : random.pick(Basis.allCases)
    let grade: Grade = graded && random.chance(20) ? random.pick(Grade.allCases) : .plain
    // What is accepted when prescribed elsewhere is not prescribed here: the readers say no.
    return Fact(
        grade == .accepts && state == .yes ? .no : state, basis: basis, grade: grade,
        asOf: random.chance(30) ? day(&random) : nil)
}

private func hours(_ random: inout SplitMix64) -> OpeningHours {
    let days = (0..<7).filter { _ in random.chance(70) } + [0]
    let week = days.compactMap {
        WeekInterval(start: $0 * 1440 + 480 + random.below(4) * 30, length: 240 + random.below(9) * 60)
    }
    return OpeningHours(WeeklySchedule(week), asOf: random.chance(30) ? day(&random) : nil)
}

private func capacity(_ random: inout SplitMix64) -> Capacity {
    Capacity(random.pick(Capacity.State.allCases), asOf: day(&random))
}

private func day(_ random: inout SplitMix64) -> Day { Day(rawValue: UInt16(random.below(60_000))) }
