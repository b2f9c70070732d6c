import LocatorIngest
import Treatment

/// The rows of a bench file as a catalog. Every row is a facility of its own with one program whose id is the row's. What a
/// row lists is a yes, what it does not list a no, stated by one source.
/// - Parameters:
///   - days: on how many days rows were stated, 1 ... 365; a row's facts all on one.
///   - concepts: the rows of the table of synonyms.
func benchCatalog(_ file: ExportFile, days: Int, concepts: [Concept]) throws -> Catalog {
    let today = Day(year: 2026, month: 6, day: 1)
    var reader = try CSVReader(file.bytes, file: file.name)
    let columns = BenchColumns(reader)
    var catalog = Catalog(sources: [
        Source(publisher: "bench", asOf: today)
    ])
    catalog.concepts = allConcepts(concepts, catalog.vocabulary)
    var row = CSVRow()
    while try reader.next(&row) {
        let id = UInt64(columns.number(row, "id"))
        let day = today.map { Day(rawValue: $0.rawValue - UInt16(Int(id) % days)) }
        catalog.facilities.append(columns.facility(row, id, day))
        catalog.programs.append(columns.program(row, id, catalog.facilities.count - 1, day))
    }
    return catalog
}

/// Where the columns of the bench's files stand.
private struct BenchColumns {
    private let places: [String: Int]

    init(_ reader: CSVReader) {
        places = Dictionary(uniqueKeysWithValues: reader.header.enumerated().map { ($1, $0) })
    }

    func text(_ row: CSVRow, _ name: String) -> String {
        guard let place = places[name] else { preconditionFailure("the bench file has no column \(name)") }
        return row.text(place)
    }

    func number(_ row: CSVRow, _ name: String) -> Int { Int(text(row, name)) ?? 0 }

    func facility(_ row: CSVRow, _ id: UInt64, _ day: Day?) -> Facility {
        Facility(
            id: id, name: text(row, "facility_name"), street: text(row, "street"), city: text(row, "city"),
            state: StateCode(text(row, "state")), zip: ZIPCode(text(row, "zip")),
            point: Coordinate(latitude: Double(text(row, "lat")) ?? 0, longitude: Double(text(row, "lon")) ?? 0),
            precision: .site, askedLevels: Level.allCases,
            records: [RecordReference(key: id, source: 0, asOf: day)])
    }

    func program(_ row: CSVRow, _ id: UInt64, _ facility: Int, _ day: Day?) -> Program {
        var facts: [FactSheet.Entry] = []
        func add(_ term: Term, _ state: Ternary) { facts.append(.init(term, Fact(state, asOf: day))) }
        for (name, terms) in BenchTerms.columns {
            let listed = Set(text(row, name).split(separator: "|"))
            for (code, term) in terms { add(term, listed.contains(Substring(code)) ? .yes : .no) }
        }
        add(.telehealth, number(row, "telehealth") == 1 ? .yes : .no)
        let sessions = text(row, "sessions").split(separator: "|").compactMap(session)
        return Program(
            id: id, facility: facility, level: level(text(row, "levels")), focus: .both,
            name: text(row, "program_name"),
            facts: FactSheet(facts), tracks: sessions.isEmpty ? nil : Tracks([Track(sessions: sessions)], asOf: day),
            notes: [text(row, "description")])
    }

    /// The level that the sessions belong to: the last one, but OTP only when it stands alone.
    private func level(_ listed: String) -> Level {
        var names = listed.split(separator: "|")
        if names.count > 1, names.last == "otp" { names.removeLast() }
        return names.last.flatMap { Level(name: $0) } ?? .op
    }

    /// `2-1050-1230`: day from Monday, start and end in minutes of the day.
    private func session(_ text: Substring) -> Session? {
        let numbers = text.split(separator: "-").compactMap { Int($0) }
        guard numbers.count == 3 else { return nil }
        return WeekInterval(start: numbers[0] * WeekInterval.day + numbers[1], length: numbers[2] - numbers[1])
            .map { Session($0) }
    }
}
