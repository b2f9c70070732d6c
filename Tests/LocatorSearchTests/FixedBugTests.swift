import LocatorIndex
import LocatorSearch
import TestSupport
import Testing
import Treatment

/// One test for each mistake that was found and mended, named after it.
struct FixedBugTests {
    private let here = samplePlaces[0].point

    /// A site in California, and a person there who asks from its door.
    private func catalog(_ change: (inout Program) -> Void) -> Catalog {
        var catalog = Catalog(vocabulary: sampleVocabulary, gazetteer: sampleGazetteer)
        catalog.sources = [Source(publisher: "", asOf: Day(rawValue: 19_000))]
        catalog.facilities = [Facility(id: 1, name: "Sample", state: StateCode("CA"), point: here, precision: .site)]
        var program = Program(id: 1, facility: 0, level: .op, focus: .both)
        change(&program)
        catalog.programs = [program]
        return catalog
    }

    private func answer(_ catalog: Catalog, _ request: SearchRequest) throws -> SearchAnswer {
        try SearchEngine(try Snapshot(bytes: encode(catalog))).search(request)
    }

    private func payment(_ code: String, _ change: (inout Program) -> Void) throws -> Int {
        var request = SearchRequest()
        request.needs = [Need([try #require(sampleVocabulary.term(code))], mode: .prefer, label: "payment")]
        return try #require(try answer(catalog(change), request).hits.first).points[0]
    }

    /// A plan named ten years ago beside a carrier named today was worth 5,500, the carrier alone 8,500.
    @Test func anOldYesToAPlanIsNotWorthLessThanItsCarrier() throws {
        let (plan, carrier) = (
            try #require(sampleVocabulary.term("aspen/open")), try #require(sampleVocabulary.term("aspen"))
        )
        let points = try payment("aspen/open") { program in
            program.facts[plan] = Fact(.yes, asOf: Day(rawValue: 15_000))
            program.facts[carrier] = Fact(.yes, asOf: Day(rawValue: 19_000))
        }
        #expect(points == 8500)
    }

    /// A carrier named ten years ago was worth 5,125, an unnamed one where private insurance is taken 6,000.
    @Test(arguments: ["aspen", "aspen/open"])
    func anOldYesToACarrierIsNotWorthLessThanPrivateInsurance(code: String) throws {
        let carrier = try #require(sampleVocabulary.term("aspen"))
        let points = try payment(code) { program in
            program.facts[carrier] = Fact(.yes, asOf: Day(rawValue: 15_000))
            program.facts[.privateInsurance] = Fact(.yes, asOf: Day(rawValue: 19_000))
        }
        #expect(points == 6000)
    }

    /// Least travel first put programs in front whose only online track does not serve the person's state.
    @Test(arguments: [true, false])
    func anOnlineTrackOutOfReachIsNoZeroTravel(asksForSchedule: Bool) throws {
        let monday = try #require(WeekInterval(start: 1080, length: 180))
        var both = catalog { program in
            program.tracks = Tracks([Track(sessions: [Session(monday, isOnline: true)])])
            program.telehealthStates = [StateCode("NY")].compactMap(\.self)
        }
        both.facilities.append(Facility(id: 2, name: "Sample", state: StateCode("CA"), point: here, precision: .site))
        var second = Program(id: 2, facility: 1, level: .op, focus: .both)
        second.tracks = Tracks([Track(sessions: [Session(monday)])])
        both.programs.append(second)
        var request = SearchRequest()
        request.origin = Origin(point: here, state: StateCode("CA"), label: "here")
        request.sort = .travel
        if asksForSchedule { request.schedule = ScheduleNeed(free: WeeklySchedule([monday])) }
        let engine = SearchEngine(try Snapshot(bytes: encode(both)))
        let ids = try engine.search(request).hits.map { engine.snapshot.columns.programID[$0.program] }
        #expect(ids == [2, 1])
    }

    /// Where every program was a hit, whether private insurance is known not to be taken was read from a word that was never
    /// filled, for its carriers lie in others: their noes were counted as unknown, or were another program's.
    @Test func aNoToPrivateInsuranceIsANoToCarriersThatAreNotNamed() throws {
        let carrier = try #require(sampleVocabulary.term("aspen"))
        #expect(carrier.word != Term.privateInsurance.word)
        var many = catalog { _ in }
        many.programs = (0..<600).map { number in
            var program = Program(id: UInt64(number) + 1, facility: 0, level: .op, focus: .both)
            if number % 3 > 0 { program.facts[.privateInsurance] = Fact(.no, asOf: Day(rawValue: 19_000)) }
            if number % 3 > 1 { program.facts[carrier] = Fact(.yes, asOf: Day(rawValue: 19_000)) }
            return program
        }
        var request = SearchRequest()
        request.facets = [.payment]
        for collapse in [Collapse.none, .facility] {
            request.collapse = collapse
            let values = try #require(try answer(many, request).facets.first).values
            let value = try #require(values.first { $0.code == "aspen" })
            let expected = collapse == .none ? [200, 200, 200] : [1, 0, 0]
            #expect([value.yes, value.unknown, value.no] == expected, "\(collapse)")
        }
    }
}
