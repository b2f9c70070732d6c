import LocatorIndex
import LocatorSearch
import TestSupport
import Testing
import Treatment

/// Hours of opening bound what is possible, row by row; points are of hours as fresh as their snapshot.
struct OpeningHoursTests {
    struct Row: Sendable {
        var open: String
        var free: String
        var buffer = 0
        var labels: [Term] = []
        var telehealth: Ternary = .unknown
        /// States its telehealth serves; empty for its own, which is California, as the person's.
        var serves: [String] = []
        var track: String?
        var points: Int
        var attendable = Ternary.unknown
    }

    static let rows = [
        // Shut every evening; open until a minute too early, and just long enough.
        Row(open: "Mo-Fr 08:00-17:00", free: "Mo-Fr 17:00-22:00", points: 0, attendable: .no),
        Row(open: "Mo-Fr 08:00-17:59", free: "Mo-Fr 17:00-22:00", points: 0, attendable: .no),
        Row(open: "Mo-Fr 08:00-18:00", free: "Mo-Fr 17:00-22:00", points: 3500),
        Row(open: "Mo-Fr 08:00-17:00", free: "Sa 08:00-18:00", points: 0, attendable: .no),
        // The way there and back must be free too, not open.
        Row(open: "Mo-Fr 08:00-18:00", free: "Mo-Fr 17:00-22:00", buffer: 5, points: 0, attendable: .no),
        Row(open: "Mo 17:30-18:30", free: "Mo 17:00-19:00", buffer: 30, points: 3500),
        Row(open: "Mo 17:30-18:30", free: "Mo 17:00-19:00", buffer: 31, points: 0, attendable: .no),
        // Over the turn of the week, and always.
        Row(open: "Su 22:00-02:00", free: "Mo 00:30-01:30", points: 3500),
        Row(open: "Su 22:00-24:00; Mo 00:00-00:30", free: "Su 23:30-01:00", points: 3500),
        Row(open: "Su 22:00-24:00; Mo 00:00-00:29", free: "Su 23:30-01:00", points: 0, attendable: .no),
        Row(open: "Mo-Su 00:00-24:00", free: "Mo-Fr 17:00-22:00", points: 3500),
        Row(open: "Mo-Fr 08:00-08:59", free: "Mo-Su 00:00-24:00", points: 0, attendable: .no),
        // Unknown hours say nothing.
        Row(open: "", free: "Mo-Fr 17:00-22:00", points: 3500),
        // A label and the doors: the doors win, and open doors make nothing likely.
        Row(open: "Mo-Fr 08:00-17:00", free: "Mo-Fr 17:00-22:00", labels: [.evening], points: 0, attendable: .no),
        Row(open: "Mo-Fr 08:00-21:00", free: "Mo-Fr 17:00-22:00", labels: [.evening], points: 6000),
        Row(open: "Mo-Fr 08:00-17:00", free: "Mo-Su 12:00-22:00", labels: [.evening], points: 2000),
        Row(open: "Mo-Fr 08:00-17:00", free: "Mo-Su 12:00-22:00", labels: [.daytime, .evening], points: 6000),
        // Telehealth needs no door, where it serves the person.
        Row(open: "Mo-Fr 08:00-17:00", free: "Mo-Fr 17:00-22:00", telehealth: .yes, points: 3500),
        Row(open: "Mo-Fr 08:00-17:00", free: "Mo-Fr 17:00-22:00", telehealth: .no, points: 0, attendable: .no),
        Row(
            open: "Mo-Fr 08:00-17:00", free: "Mo-Fr 17:00-22:00", telehealth: .yes, serves: ["NY"], points: 0,
            attendable: .no),
        Row(
            open: "Mo-Fr 08:00-17:00", free: "Mo-Fr 17:00-22:00", labels: [.evening], telehealth: .yes, points: 6000),
        // Tracks decide where they are known.
        Row(
            open: "Mo-Fr 08:00-17:00", free: "Mo-Fr 17:00-22:00", track: "Mo,We 18:00-20:00", points: 10_000,
            attendable: .yes),
        Row(
            open: "Mo-Fr 08:00-22:00", free: "Mo-Fr 17:00-22:00", track: "Mo,We 09:00-11:00", points: 0, attendable: .no
        ),
    ]

    @Test(arguments: rows.indices)
    func bound(place: Int) throws {
        let row = Self.rows[place]
        let catalog = try catalog(row, asOf: "2022-01-10")
        var request = SearchRequest()
        request.origin = Origin(point: samplePlaces[0].point, state: StateCode("CA"), label: "here")
        request.schedule = ScheduleNeed(free: try WeeklySchedule(parsing: row.free), bufferMinutes: row.buffer)
        let engine = SearchEngine(try Snapshot(bytes: encode(catalog)))
        #expect(try engine.snapshot.check() == [])
        let hit = try #require(try engine.search(request).hits.first)
        #expect(hit.points[1] == row.points, "\(row)")
        #expect(Array(hit.states) == [row.attendable], "\(row)")
        #expect(hit.fit?.isShut ?? false == (row.attendable == .no && row.track == nil), "\(row)")
        let naive = try #require(naiveScan(catalog, request).hits.first)
        #expect(naive.points[1] == row.points && naive.states == [row.attendable], "\(row)")
        for mode in Mode.allCases {
            request.schedule = ScheduleNeed(
                free: try WeeklySchedule(parsing: row.free), bufferMinutes: row.buffer, mode: mode)
            let isKept =
                switch mode {
                case .must: row.attendable != .no
                case .strict: row.attendable == .yes
                case .not: row.attendable != .yes
                case .prefer: true
                }
            #expect(try engine.search(request).total == (isKept ? 1 : 0), "\(mode) \(row)")
        }
    }

    /// A no ages toward unknown and a label that fits nothing is worth less than an old no.
    @Test func shutDoorsAgeAndAreNeverWorthMoreThanTheirLabels() throws {
        func points(_ labels: [Term], _ asOf: String) throws -> Int {
            var catalog = try catalog(
                Row(open: "Mo-Fr 08:00-17:00", free: "", labels: labels, points: 0), asOf: "2022-01-10")
            catalog.programs[0].hours?.asOf = Day(asOf)
            var request = SearchRequest()
            request.schedule = ScheduleNeed(free: try WeeklySchedule(parsing: "Sa 09:00-12:00"), bufferMinutes: 0)
            return try #require(try SearchEngine(Snapshot(bytes: encode(catalog))).search(request).hits.first)
                .points[0]
        }
        #expect(try points([], "2022-01-10") == 0)
        #expect(try points([], "2012-01-10") == 2625)
        #expect(try points([.evening], "2012-01-10") == 2000)
    }

    @Test func theReasonNamesTheHoursInBothLanguages() throws {
        let row = Row(open: "Mo-Fr 08:00-17:00; Sa 09:00-12:00", free: "", points: 0)
        let week = try WeeklySchedule(parsing: row.open)
        #expect(weekText(week, in: .english) == "Mon–Fri 8:00 am–5:00 pm; Sat 9:00 am–noon")
        #expect(weekText(week, in: .spanish) == "lun–vie 8:00 am–5:00 pm; sáb 9:00 am–mediodía")
        let catalog = try catalog(
            Row(open: "Mo-Fr 08:00-17:00", free: "", labels: [.evening], points: 0), asOf: "2022-01-10")
        var request = SearchRequest()
        request.schedule = ScheduleNeed(free: try WeeklySchedule(parsing: "Mo-Fr 18:00-22:00"))
        let engine = SearchEngine(try Snapshot(bytes: encode(catalog)))
        let explanation = try #require(try engine.explain(try engine.search(request)).first)
        let reason = try #require(explanation.parts.first { $0.dimension == .schedule }?.reasons.first)
        #expect(reason.text == "its doors are shut when you are free: open Mon–Fri 8:00 am–5:00 pm")
        #expect(reason.state == .no && reason.basis == .inferred && reason.asOf == Day("2022-01-10"))
        #expect(explanation.cautions.contains { $0.contains("doors are shut then (open Mon–Fri 8:00 am–5:00 pm)") })
    }

    private func catalog(_ row: Row, asOf: String) throws -> Catalog {
        let today = try #require(Day(asOf))
        var catalog = Catalog(gazetteer: sampleGazetteer)
        catalog.sources = [Source(publisher: "Sample 211", asOf: today)]
        var facility = Facility(
            id: 1, name: "Sample", state: StateCode("CA"), point: samplePlaces[0].point, precision: .site)
        facility.records = [RecordReference(key: 1, source: 0, asOf: today)]
        catalog.facilities = [facility]
        var program = Program(id: 1, facility: 0, level: .op, focus: .both)
        for label in row.labels { program.facts[label] = Fact(.yes, asOf: today) }
        program.facts[.telehealth] = Fact(row.telehealth, asOf: today)
        program.telehealthStates = row.serves.compactMap { StateCode($0) }
        let week = row.open.isEmpty ? WeeklySchedule([]) : try WeeklySchedule(parsing: row.open)
        program.hours = OpeningHours(week, asOf: today)
        if let track = row.track {
            let sessions = try WeeklySchedule(parsing: track).intervals.map { Session($0) }
            program.tracks = Tracks([Track(sessions: sessions)], asOf: today)
        }
        catalog.programs = [program]
        return catalog
    }
}
