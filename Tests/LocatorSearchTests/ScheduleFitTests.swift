import LocatorIndex
import LocatorSearch
import TestSupport
import Testing
import Treatment

/// How tracks go into a week, row by row; points are of a schedule as fresh as its snapshot.
struct ScheduleFitTests {
    struct Row: Sendable {
        /// Tracks like `Mo 18:00-21:00`; `online …` and `2 of …` may stand before.
        var tracks: [String] = []
        var labels: [Term] = []
        var level = Level.op
        var ages: ClosedRange<UInt8>?
        var free: String
        var buffer = 0
        /// Ordinals in `sampleZones` of the person and the site; day for daylight time.
        var zones = (person: 0, site: 0)
        var starting = "2022-01-10"
        var points: Int
        var attendable = Ternary.unknown
        var slack: Int?
    }

    static let rows = [
        // Buffer and slack.
        Row(tracks: [evening], level: .iop, free: "Mo-Fr 17:00-22:00", points: 10_000, attendable: .yes, slack: 60),
        Row(
            tracks: [evening], level: .iop, free: "Mo-Fr 17:00-22:00", buffer: 45, points: 10_000, attendable: .yes,
            slack: 15),
        Row(
            tracks: [evening], level: .iop, free: "Mo-Fr 17:00-22:00", buffer: 46, points: 9000, attendable: .yes,
            slack: 14),
        Row(
            tracks: [evening], level: .iop, free: "Mo-Fr 17:00-22:00", buffer: 60, points: 9000, attendable: .yes,
            slack: 0),
        Row(
            tracks: [evening], level: .iop, free: "Mo-Fr 17:00-22:00", buffer: 61, points: 0, attendable: .no, slack: 0),
        Row(
            tracks: [evening], level: .iop, free: "Mo-Su 00:00-24:00", buffer: 600, points: 10_000, attendable: .yes,
            slack: 10_080),
        // Part of the hours: 3,000 · (2/3)², 3,000 · (1/2)².
        Row(tracks: [evening], level: .iop, free: "Mo,We 17:00-22:00", points: 1333, attendable: .no, slack: 0),
        Row(
            tracks: ["Mo 18:00-21:00, We 09:00-12:00", "Mo 09:00-12:00, We 18:00-21:00"], free: "Mo-Fr 17:00-22:00",
            points: 750,
            attendable: .no, slack: 0),
        // k of n, and the hours of the level.
        Row(tracks: ["2 of " + evening], free: "Mo,We 17:00-22:00", points: 10_000, attendable: .yes, slack: 60),
        Row(
            tracks: ["2 of " + evening], level: .iop, free: "Mo,We 17:00-22:00", points: 1333, attendable: .no, slack: 0
        ),
        Row(
            tracks: ["2 of " + evening], level: .iop, ages: 13...17, free: "Mo,We 17:00-22:00", points: 10_000,
            attendable: .yes,
            slack: 60),
        Row(
            tracks: ["Mo-Fr 09:00-12:00"], level: .php, free: "Mo-Fr 08:00-13:00", points: 10_000, attendable: .yes,
            slack: 60),
        Row(
            tracks: ["4 of Mo-Fr 09:00-15:00"], level: .php, free: "Mo-Th 08:00-16:00", points: 10_000,
            attendable: .yes, slack: 60),
        Row(
            tracks: ["3 of Mo-Fr 09:00-15:00"], level: .php, free: "Mo-We 08:00-16:00", points: 1080, attendable: .no,
            slack: 0),
        // The slack of the sessions that are needed, not the least of all.
        Row(
            tracks: ["2 of Mo,We,Fr 18:00-21:00"], free: "Mo 17:00-22:00, We 17:55-22:00, Fr 17:30-21:30",
            points: 10_000,
            attendable: .yes, slack: 30),
        // Midnight and the turn of the week.
        Row(tracks: ["Su 22:00-06:00"], free: "Su 21:00-07:00", points: 10_000, attendable: .yes, slack: 60),
        Row(
            tracks: ["Su 22:00-06:00"], free: "Mo 00:00-07:00, Su 21:00-24:00", points: 10_000, attendable: .yes,
            slack: 60),
        Row(tracks: ["Mo 00:00-01:00"], free: "Su 23:00-02:00", buffer: 60, points: 9000, attendable: .yes, slack: 0),
        Row(tracks: ["Su 23:00-24:00"], free: "Su 20:00-24:00", buffer: 1, points: 0, attendable: .no, slack: 0),
        // The best track: more points, else online, else slack.
        Row(
            tracks: ["Mo 09:00-12:00", "Tu 18:00-19:00"], free: "Tu 17:50-22:00", points: 9000, attendable: .yes,
            slack: 10),
        Row(
            tracks: ["Mo 18:00-19:00", "online Tu 18:00-19:00"], free: "Mo 12:00-24:00, Tu 17:30-24:00", points: 10_000,
            attendable: .yes, slack: 30),
        // Online: no way to go, and the person's clock. Phoenix keeps no daylight time.
        Row(
            tracks: ["online Mo 18:00-21:00"], free: "Mo 18:00-21:00", buffer: 600, points: 9000, attendable: .yes,
            slack: 0),
        Row(
            tracks: ["online Mo 18:00-21:00"], free: "Mo 15:00-18:00", zones: (0, 3), points: 9000, attendable: .yes,
            slack: 0),
        Row(tracks: ["Mo 18:00-21:00"], free: "Mo 15:00-18:00", zones: (0, 3), points: 0, attendable: .no, slack: 0),
        Row(
            tracks: ["online Mo 18:00-21:00"], free: "Mo 16:00-19:00", zones: (1, 3), points: 9000, attendable: .yes,
            slack: 0),
        Row(
            tracks: ["online Mo 18:00-21:00"], free: "Mo 16:00-19:00", zones: (1, 3), starting: "2022-07-11", points: 0,
            attendable: .no, slack: 0),
        Row(
            tracks: ["online Mo 01:00-02:00"], free: "Su 22:00-23:00", zones: (0, 3), points: 9000, attendable: .yes,
            slack: 0),
        // Nothing known but labels.
        Row(free: "Mo-Fr 17:00-22:00", points: 3500),
        Row(labels: [.evening], free: "Mo-Fr 17:00-22:00", points: 6000),
        Row(labels: [.weekend], free: "Mo-Fr 17:00-22:00", points: 2000),
        Row(labels: [.daytime, .weekend], free: "Su 07:00-09:00", points: 6000),
        Row(labels: [.daytime], free: "Mo 16:00-18:00", points: 6000),
        Row(labels: [.daytime], free: "Mo 16:01-18:00", points: 2000),
        Row(labels: [.evening], free: "Mo 17:00-18:30", buffer: 15, points: 6000),
        Row(labels: [.evening], free: "Mo 17:00-18:30", buffer: 16, points: 2000),
        Row(labels: [.evening], free: "Sa-Su 00:00-24:00", points: 2000),
    ]

    private static let evening = "Mo,We,Fr 18:00-21:00"

    @Test(arguments: rows.indices)
    func fits(place: Int) throws {
        let row = Self.rows[place]
        let today = try #require(Day("2022-01-10"))
        var catalog = Catalog(gazetteer: sampleGazetteer)
        catalog.sources = [Source(publisher: "", asOf: today)]
        catalog.facilities = [Facility(id: 1, name: "Sample", zone: row.zones.site)]
        var program = Program(id: 1, facility: 0, level: row.level, focus: .both, ages: row.ages)
        for label in row.labels { program.facts[label] = Fact(.yes, asOf: today) }
        if !row.tracks.isEmpty { program.tracks = Tracks(try row.tracks.map(track), asOf: today) }
        catalog.programs = [program]

        var request = SearchRequest()
        request.schedule = ScheduleNeed(free: try WeeklySchedule(parsing: row.free), bufferMinutes: row.buffer)
        request.zone = sampleZones[row.zones.person]
        request.starting = Day(row.starting)
        let answer = try SearchEngine(try Snapshot(bytes: encode(catalog))).search(request)
        let hit = try #require(answer.hits.first)
        #expect(hit.points[0] == row.points, "\(row)")
        #expect(Array(hit.states) == [row.attendable], "\(row)")
        #expect(hit.fit?.slackMinutes == row.slack, "\(row)")
        let naive = try #require(naiveScan(catalog, request).hits.first)
        #expect(naive.points[0] == row.points, "\(row)")
    }

    private func track(_ text: String) throws -> Track {
        var words = text.split(separator: " ").map(String.init)
        let isOnline = words[0] == "online"
        if isOnline { words.removeFirst() }
        let required = words[1] == "of" ? Int(words[0]) : nil
        if required != nil { words.removeFirst(2) }
        let schedule = try WeeklySchedule(parsing: words.joined(separator: " "))
        return Track(sessions: schedule.intervals.map { Session($0, isOnline: isOnline) }, required: required)
    }
}
