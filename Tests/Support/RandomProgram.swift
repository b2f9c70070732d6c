import Treatment

/// A program with something to say on every dimension, or on none.
func randomProgram(
    _ place: Int, _ ordinal: Int, _ facility: Facility, _ catalog: Catalog, _ random: inout SeededRandom
) -> Program {
    let level = random.chance(50) ? .iop : random.pick(Level.allCases)
    let focus = random.pick(Focus.allCases)
    var program = Program(
        id: random.next(), facility: ordinal, level: level, levelStated: "level \(level)", focus: focus)
    program.name = random.pick(["", "", "Women's New Start", "Evening IOP", "Program \(place)"])
    program.ownRecord = UInt8(random.below(facility.records.count))
    program.facts = randomFacts(records: facility.records.count, catalog, &random)
    program.facts[.substanceUse] = Fact(focus == .mentalHealth ? .no : .yes, basis: .inferred)
    program.facts[.mentalHealth] = Fact(focus == .substanceUse ? .no : .yes, basis: .inferred)
    program.servesOnly = randomServesOnly(&random)
    if random.chance(50) {
        program.ages = random.pick([18...64, 13...17, 12...20, 18...255, 0...255, 65...255, 0...12, 30...30])
    }
    if random.chance(45) { program.tracks = randomTracks(&random) }
    if random.chance(45) { program.hours = randomHours(records: facility.records.count, &random) }
    if random.chance(30) { program.statedTenthHours = random.below(400) }
    if random.chance(30) { program.lengthWeeks = random.pick([8...12, 4...4, 0...10]) }
    if random.chance(20) { program.capacity = Capacity(random.pick(Capacity.State.allCases), asOf: randomDay(&random)) }
    if random.chance(40) { program.telehealthStates = random.some(homes, percent: 40) }
    program.notes = random.some(randomNotes, percent: 10)
    if random.chance(1) { program.notes.append(String(repeating: "harbor harbour north ", count: 150) + "zebra") }
    return program
}

/// From two to most of the sample terms, and now and then any term at all.
private func randomFacts(records: Int, _ catalog: Catalog, _ random: inout SeededRandom) -> FactSheet {
    let percent = random.pick([3, 15, 40, 80])
    var sheet = FactSheet()
    for term in sampleTerms where random.chance(percent) {
        sheet[term] = randomFact(records: records, catalog, &random)
    }
    for _ in 0..<random.below(6) {
        let term = Term(rawValue: UInt16(random.below(catalog.vocabulary.count)))
        sheet[term] = randomFact(records: records, catalog, &random)
    }
    return sheet
}

/// Grades are drawn without regard to the term: a rule that a grade means nothing for is tested too.
private func randomFact(records: Int, _ catalog: Catalog, _ random: inout SeededRandom) -> Fact {
    let state = random.pick([Ternary.yes, .yes, .yes, .no, .no, .unknown])
    return Fact(
        state,
        basis: state == .unknown ? random.pick(Basis.allCases) : random.pick([.stated, .stated, .inferred, .disputed]),
        grade: state == .yes && random.chance(50) ? random.pick(Grade.allCases) : .plain,
        record: UInt8(random.below(records)),
        asOf: random.chance(75) ? random.chance(10) ? catalog.asOf : randomDay(&random) : nil)
}

private func randomServesOnly(_ random: inout SeededRandom) -> [Term] {
    guard random.chance(20) else { return [] }
    let axes = random.some(ServesOnlyAxis.allCases, percent: 30)
    return axes.flatMap { random.some($0.terms, percent: 40) }.sorted()
}

/// Between 2008 and 2022: some younger than every half-life, some older than all of them.
func randomDay(_ random: inout SeededRandom) -> Day {
    Day(rawValue: UInt16(19_137 - (random.chance(50) ? random.below(400) : random.below(5000))))
}

/// Words of names, cities, facts and concepts among those of no other field.
private let randomNotes = [
    "Bring a list of \"medications\"", "Casa & mesa", "Suboxone starts on Mondays; Cedar House is next door",
    "Evenings: trauma-informed groups and yoga, yoga, yoga, yoga, in Los Angeles or Adak",
]

private let homes = ["AK", "CA", "ME", "NY", "OR", "TX"].compactMap { StateCode($0) }

// MARK: - Hours and tracks

/// Office hours, long days, weekends, always, never, nights over the turn of the week, stretches too short for a session.
private func randomHours(records: Int, _ random: inout SeededRandom) -> OpeningHours {
    func daily(_ days: ClosedRange<Int>, _ start: Int, _ length: Int) -> [WeekInterval] {
        days.compactMap { WeekInterval(start: $0 * WeekInterval.day + start, length: length) }
    }
    let odd = (0..<random.within(1...4)).compactMap { _ in
        WeekInterval(start: random.below(WeekInterval.week), length: random.pick([45, 59, 60, 61, 600, 3000]))
    }
    let week = random.pick([
        daily(0...4, 480, 540), daily(0...4, 480, 540), daily(0...3, 540, 720) + daily(4...4, 540, 180),
        daily(0...6, 0, 1440), daily(5...6, 540, 300), [], daily(6...6, 1200, 900), daily(0...4, 720, 45), odd,
        daily(0...4, 480, 240) + daily(0...4, 780, 240), daily(0...6, 1260, 600),
    ])
    return OpeningHours(
        WeeklySchedule(week), record: UInt8(random.below(records)), asOf: random.chance(75) ? randomDay(&random) : nil)
}

/// One to three tracks: evening, day, night and odd ones, in person, online, or both mixed.
private func randomTracks(_ random: inout SeededRandom) -> Tracks {
    let tracks = (0..<random.within(1...3)).map { place in
        let delivery = random.below(10)
        let start = random.pick([480, 540, 1020, 1050, 1080, 1320, 5 * random.below(288)])
        let length = random.pick([60, 90, 180, 180, 240, 360, 480, 600])
        let days = random.pick([[0, 2, 4], [0, 1, 2, 3, 4], [1, 3], [5, 6], [6], [0], [0, 2, 3, 6]])
        var sessions = days.compactMap { day in
            WeekInterval(start: day * WeekInterval.day + start, length: length).map { interval in
                Session(interval, isOnline: delivery < 3 || (delivery < 5 && random.chance(50)))
            }
        }
        if random.chance(25), let odd = WeekInterval(start: 5 * random.below(2016), length: random.within(1...900)) {
            sessions.append(Session(odd, isOnline: delivery < 3))
        }
        return Track(
            name: "Track \(place)", sessions: sessions,
            required: random.chance(35) ? random.within(1...sessions.count) : nil,
            language: random.chance(15) ? Vocabulary.fixed.term("es") : nil,
            start: random.pick([.unknown, .rolling, .cohorts([Day(rawValue: 19_000), Day(rawValue: 19_100)])]),
            capacity: random.chance(20) ? Capacity(.waitlist, asOf: randomDay(&random)) : nil)
    }
    return Tracks(tracks, asOf: random.chance(75) ? randomDay(&random) : nil)
}
