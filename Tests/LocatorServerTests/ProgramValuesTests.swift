import LocatorIndex
import LocatorSearch
import Testing
import Treatment

@testable import LocatorServer

/// A program's page from a catalog made to be difficult: markup in names, a scheme that is not the web, an address that is
/// not published, facts from two records, old and undated ones.
@Suite struct ProgramValuesTests {
    @Test func everyFactIsToldWithStateSourceAndAge() throws {
        let page = try html(of: 1)
        #expect(page.contains("Medicaid; Medicare"))
        #expect(page.contains("Sample directory; 2024-05-01, 2 years ago"))
        #expect(page.contains("Second list; undated; concluded by our rules; listed for the facility"))
        #expect(
            page.contains(
                "Data team: corrections and calls; 2026-05-02, 44 days ago; corrected or confirmed by our team"))
        #expect(page.contains("Buprenorphine, prescribed here"))
        #expect(page.contains("has room (2026-01-05, 5 months ago); this changes within days: ask"))
        #expect(page.contains("class=\"draw-week"))
        #expect(page.contains("Never asked whether it also offers:"))
    }

    @Test func textOfAListingIsNeverMarkup() throws {
        let page = try html(of: 1)
        #expect(!page.contains("<script>alert"))
        #expect(page.contains("&lt;script&gt;alert"))
        #expect(!page.contains("javascript:"))
        #expect(page.contains("href=\"tel:+12135550100;ext=7\""))
    }

    @Test func aConfidentialPlaceShowsCountyAndStateAlone() throws {
        let page = try html(of: 2, in: .spanish)
        #expect(page.contains("La dirección no se publica."))
        #expect(page.contains("condado de Kings, NY"))
        #expect(!page.contains("El mismo tipo de programa cerca"))
        #expect(!page.contains("href=\"http"))
    }

    @Test func freshRoomIsNotCalledOld() throws {
        let today = try #require(Day("2026-01-08"))
        let page = try html(of: 1, today: today)
        #expect(page.contains("has room (2026-01-05, 3 days ago)"))
        #expect(!page.contains("this changes within days"))
    }

    /// Keys that are put together from names of the domain.
    @Test(arguments: PageLanguage.allCases)
    func everyNameHasItsWords(_ language: PageLanguage) throws {
        let words = try #require(try PageLibrary.readWords()[language])
        var keys = TermGroup.allCases.map { "topic.of.\($0.name)" }
        keys += Ternary.allCases.map { "program.state.\($0.name)" }
        keys += Basis.allCases.filter { $0 != .stated }.map { "program.basis.\($0.name)" }
        keys += Focus.allCases.map { "program.focus.\($0.name)" }
        keys += Capacity.State.allCases.map { "program.capacity.\($0.name)" }
        keys += ["program.point.zip", "program.point.place"]
        for key in keys { #expect(words[key]?.isEmpty == false, "\(key)") }
    }
}

private func html(
    of id: UInt64, in language: PageLanguage = .english, today: Day? = Day("2026-06-15")
) throws -> String {
    let engine = SearchEngine(try Snapshot(bytes: encode(try catalog())))
    let day = try #require(today)
    let pages = try Pages(today: { day })
    let values = try ProgramValues(
        id: id, question: PageQuestion([("lang", language.rawValue)], accepted: nil), asked: nil, engine: engine,
        words: pages.library.words(language), today: day)
    let bytes = pages.library.page("program", try values.values(), in: language)
    return String(decoding: bytes, as: UTF8.self)
}

private func catalog() throws -> Catalog {
    var catalog = Catalog()
    let day = try #require(Day("2024-05-01"))
    catalog.sources = [
        Source(publisher: "Sample directory", asOf: day), Source(publisher: "Second list", asOf: nil),
        Source(publisher: Source.team, asOf: Day("2026-05-02")),
    ]
    let records = [
        RecordReference(key: 7, source: 0, asOf: day), RecordReference(key: 8, source: 1, asOf: nil),
        RecordReference(key: 9, source: 2, asOf: Day("2026-05-02")),
    ]
    catalog.facilities = [
        Facility(
            id: 11, name: "<script>alert(1)</script> & Sons", street: "1 \"Main\" Street", city: "Los Angeles",
            state: StateCode("CA"), zip: ZIPCode("90012"), county: "Los Angeles",
            point: Coordinate(latitude: 34.06, longitude: -118.24), precision: .zip,
            phones: [Phone(number: "213-555-0100", extension_: "7", kind: .intake)], website: "javascript:alert(1)",
            askedLevels: [.op, .iop], records: records),
        Facility(
            id: 12, name: "Quiet House", state: StateCode("NY"), county: "Kings", isConfidential: true,
            records: [records[0]]),
    ]
    var program = Program(
        id: 1, facility: 0, level: .iop, levelStated: "OIT", focus: .both,
        facts: FactSheet([
            FactSheet.Entry(.medicaid, Fact(.yes, asOf: day)), FactSheet.Entry(.medicare, Fact(.yes, asOf: day)),
            FactSheet.Entry(.privateInsurance, Fact(.no, basis: .inferred, record: 1)),
            FactSheet.Entry(Vocabulary.known("es"), Fact(.yes, record: 2, asOf: Day("2026-05-02"))),
            FactSheet.Entry(Vocabulary.known("buprenorphine"), Fact(.yes, grade: .prescribes, asOf: day)),
        ]))
    program.tracks = Tracks(
        [
            Track(
                name: "Evening",
                sessions: try WeeklySchedule(parsing: "Mo-We 18:00-21:00").intervals.map { Session($0) })
        ],
        asOf: day)
    program.capacity = Capacity(.space, asOf: Day("2026-01-05"))
    program.notes = ["Bring <b>papers</b>."]
    catalog.programs = [program, Program(id: 2, facility: 1, level: .iop, focus: .mentalHealth)]
    return catalog
}
