import LocatorIndex
import LocatorSearch
import LocatorUpkeep
import TestSupport
import Testing
import Treatment

/// The desert report says of each place what a search from there says.
@Suite struct DesertTests {
    private let queries = [
        "level=iop&window=evening&attendable=must&payment=medicaid&language=must:es", "level=iop,op&payment=medicaid",
        "payment=medicaid&language=es", "level=iop&window=evening", "level=detox", "age=15&specialty=dbt",
    ]

    @Test(arguments: 0..<UInt64(8))
    func agreesWithSearch(seed: UInt64) throws {
        let catalog = randomCatalog(seed: 950 + seed, facilities: 60)
        let snapshot = try snapshot(catalog)
        let engine = SearchEngine(snapshot)
        var random = SeededRandom(seed: seed)
        for query in queries {
            let request = try SavedQuery(name: "q", weight: 1, query: query, about: "").request(in: snapshot)
            let miles = random.pick([5, 30, 100])
            let report = deserts(of: request, within: miles, in: engine)
            #expect(report.zips.count == snapshot.zipCount)
            for place in report.zips {
                try check(
                    place.supply, near: place.zip.code.description, miles, query, engine, "seed \(seed), \(query)")
                #expect(place.supply.nearest == nearest(place.zip.point, request, place.supply, engine))
            }
            try checkSums(report, engine)
        }
    }

    /// As a person would ask: by parameters, from the place's name, with strict needs for what is known.
    private func check(
        _ supply: Supply, near: String, _ miles: Int, _ query: String, _ engine: SearchEngine, _ name: String
    ) throws {
        let place = [("near", near), ("radius", "\(miles)")]
        let saved = SavedQuery(name: "q", weight: 1, query: query, about: "")
        var asked = try parseRequest(place.map { (name: $0.0, value: $0.1) } + saved.parameters, in: engine.snapshot)
            .request
        asked = asked.demanding
        let all = try engine.search(asked).total
        asked.needs = asked.needs.map { Need($0.terms, $0.combination, mode: .strict, label: $0.label) }
        asked.age = asked.age.map { AgeNeed(years: $0.years, mode: .strict) }
        asked.schedule = asked.schedule.map {
            ScheduleNeed(free: WeeklySchedule($0.free), bufferMinutes: $0.bufferMinutes, mode: .strict)
        }
        let known = try engine.search(asked)
        #expect(supply.known == known.total && supply.possible == all - known.total, "\(name) near \(near)")
        #expect(
            supply.answer == (known.total > 0 ? .known : all > 0 ? .possible : SupplyAnswer.none),
            "\(name) near \(near)")
        if known.total == 0 { #expect(supply.online == known.online.count, "\(name) near \(near)") }
    }

    private func nearest(
        _ point: Coordinate, _ request: SearchRequest, _ supply: Supply, _ engine: SearchEngine
    ) -> Metres? {
        guard supply.known == 0 else { return nil }
        return engine.confirmed(request.demanding).compactMap { program in
            engine.snapshot.point(ofFacility: Int(engine.snapshot.columns.facilityOf[program])).map {
                metres(from: point, to: $0)
            }
        }.min()
    }

    private func checkSums(_ report: DesertReport, _ engine: SearchEngine) throws {
        for answer in SupplyAnswer.allCases {
            let zips = report.zips.count { $0.supply.answer == answer }
            #expect(report.whole.zips[answer] == zips)
            #expect(report.counties.reduce(0) { $0 + $1.zips[answer] } == zips)
            #expect(report.states.reduce(0) { $0 + $1.zips[answer] } == zips)
            #expect(report.states.reduce(0) { $0 + $1.people[answer] } == report.whole.people[answer])
        }
        #expect(report.whole.people.all == peopledPlaces(in: engine.snapshot).reduce(0) { $0 + $1.people })
    }

    /// Unknown is not no: the three answers, told apart at one place.
    @Test func tellsThreeAnswersApart() throws {
        var catalog = plainCatalog(2)
        for place in catalog.programs.indices { catalog.facilities[place].point = samplePlaces[0].point }
        func answer(_ first: Fact?, _ second: Fact?) throws -> Supply {
            catalog.programs[0].facts[.medicaid] = first
            catalog.programs[1].facts[.medicaid] = second
            let snapshot = try snapshot(catalog)
            let request = try SavedQuery(name: "q", weight: 1, query: "level=iop&payment=medicaid", about: "").request(
                in: snapshot)
            let report = deserts(of: request, within: 30, state: StateCode("CA"), in: SearchEngine(snapshot))
            return try #require(report.zips.first { $0.zip.code.rawValue == 90012 }).supply
        }
        let (yes, no) = (Fact(.yes, asOf: someDay), Fact(.no, asOf: someDay))
        #expect(try answer(yes, nil).answer == .known)
        #expect(try answer(no, nil).answer == .possible)
        #expect(try answer(no, nil).possible == 1)
        #expect(try answer(no, no).answer == SupplyAnswer.none)
    }

    @Test func aStateIsAPartOfTheWhole() throws {
        let snapshot = try snapshot(randomCatalog(seed: 77, facilities: 60))
        let engine = SearchEngine(snapshot)
        let request = try SavedQuery(name: "q", weight: 1, query: queries[1], about: "").request(in: snapshot)
        let whole = deserts(of: request, within: 30, in: engine)
        for state in whole.states.compactMap(\.state) {
            let part = deserts(of: request, within: 30, state: state, in: engine)
            #expect(part.states.first == whole.states.first { $0.state == state })
            #expect(part.counties == whole.counties.filter { $0.state == state })
        }
    }

    @Test func pagesEscapeWhatTheySay() throws {
        var catalog = plainCatalog(3)
        for place in catalog.gazetteer.zips.indices {
            let zip = catalog.gazetteer.zips[place]
            catalog.gazetteer.zips[place] = Gazetteer.ZIP(
                code: zip.code, city: zip.city, state: zip.state, county: "<b>&\"Kern", point: zip.point, zone: zip.zone
            )
        }
        let snapshot = try snapshot(catalog)
        let request = try SavedQuery(name: "q", weight: 1, query: queries[1], about: "").request(in: snapshot)
        let report = deserts(of: request, within: 30, in: SearchEngine(snapshot))
        let html = report.html("<script>", from: snapshot)
        #expect(!html.contains("<b>") && !html.contains("<script"))
        #expect(html.contains("&lt;b&gt;&amp;&quot;Kern") && html.contains("role=\"img\""))
        #expect(report.zipRows.allSatisfy { $0.count == DesertReport.zipHeader.count })
        #expect(report.countyRows.allSatisfy { $0.count == DesertReport.countyHeader.count })
    }
}
