import LocatorIndex
import LocatorSearch
import TestSupport
import Testing
import Treatment

/// What is offered when there are few hits equals brute force, and comes true.
struct RelaxationTests {
    @Test(arguments: [2, 12, 40])
    func offersEqualBruteForce(facilities: Int) throws {
        var offered = 0
        for seed in 0..<UInt64(facilities > 30 ? 3 : 12) {
            let catalog = randomCatalog(seed: 300 + seed, facilities: facilities)
            let engine = SearchEngine(try Snapshot(bytes: encode(catalog)))
            var random = SeededRandom(seed: seed)
            for round in 0..<5 {
                let request = narrowRequest(catalog, &random)
                let answer = try engine.search(request)
                let name = "\(facilities) facilities, seed \(seed), round \(round)"
                let naive = naiveRelaxations(catalog, request, pinned: answer.pinned)
                let mine = answer.relaxations.map { offer in
                    NaiveRelaxation(
                        changes: offer.changes, hits: offer.hits, metres: offer.metres.map { Int($0.rawValue) })
                }
                #expect(mine == naive, "\(name): \(request)")
                for offer in answer.relaxations {
                    offered += 1
                    try check(offer, answer, request, catalog, engine, name)
                }
            }
        }
        #expect(offered > 5)
    }

    private func check(
        _ offer: Relaxation, _ answer: SearchAnswer, _ request: SearchRequest, _ catalog: Catalog,
        _ engine: SearchEngine, _ name: String
    ) throws {
        #expect(offer.hits > answer.total && answer.total < 3)
        #expect(try engine.search(offer.request).total == offer.hits, "\(name): \(offer)")
        #expect(naiveTotal(catalog, offer.request) == offer.hits, "\(name): \(offer)")
        // What a person must keep.
        #expect(offer.request.age == request.age)
        func kept(_ request: SearchRequest) -> [Need] {
            request.needs.filter { need in
                need.mode != .prefer && need.terms.contains { catalog.vocabulary[$0].group == .medication }
            }
        }
        #expect(kept(offer.request) == kept(request))
        #expect(whatThePersonSaid(offer.request) == whatThePersonSaid(request))
        if request.radius != nil, offer.request.radius != request.radius {
            #expect(offer.changes.contains { if case .widen = $0 { true } else { false } })
        }
        #expect(offer.english.contains(": \(offer.hits) ") && offer.spanish.contains(": \(offer.hits) "))
    }

    /// An area is no radius: it is never left.
    @Test func offersOfAnAreaStayInIt() throws {
        for seed in 0..<UInt64(30) {
            let catalog = randomCatalog(seed: 500 + seed, facilities: 25)
            let engine = SearchEngine(try Snapshot(bytes: encode(catalog)))
            var random = SeededRandom(seed: seed)
            var request = narrowRequest(catalog, &random)
            guard let state = catalog.facilities.first?.state else { continue }
            (request.origin, request.radius, request.ring, request.sort) = (nil, nil, nil, .score)
            request.area = Area(state: state, county: nil, label: "an area", zone: nil)
            let answer = try engine.search(request)
            for offer in answer.relaxations {
                try check(offer, answer, request, catalog, engine, "area, seed \(seed)")
            }
        }
    }

    /// A random request that asks for more than most programs have.
    private func narrowRequest(_ catalog: Catalog, _ random: inout SeededRandom) -> SearchRequest {
        var request = randomRequest(catalog, &random)
        for _ in 0..<random.within(0...2) {
            let terms = [random.pick(sampleTerms)]
            let mode = random.pick([Mode.must, .strict, .strict, .not])
            request.needs.append(Need(terms, mode: mode, label: catalog.vocabulary[terms[0]].group.name))
        }
        return request
    }

    @Test func wordsAreWhatAPersonReads() throws {
        let here = samplePlaces[0].point
        var catalog = Catalog(vocabulary: sampleVocabulary, gazetteer: sampleGazetteer)
        for ordinal in 0..<4 {
            let point = Coordinate(
                microLatitude: here.latitude + Int32(ordinal) * 200_000, microLongitude: here.longitude)
            catalog.facilities.append(
                Facility(
                    id: UInt64(ordinal + 1), name: "Sample", state: StateCode("CA"), point: point, precision: .site))
            var program = Program(id: UInt64(ordinal + 1), facility: ordinal, level: .iop, focus: .both)
            program.facts[try #require(sampleVocabulary.term("vi"))] = Fact(ordinal == 3 ? .yes : .no)
            catalog.programs.append(program)
        }
        let engine = SearchEngine(try Snapshot(bytes: encode(catalog)))
        var request = SearchRequest()
        request.origin = Origin(point: here, label: "here")
        request.level = LevelNeed([.iop])
        request.needs = [Need([try #require(sampleVocabulary.term("vi"))], mode: .must, label: "language")]
        request.radius = Metres(miles: 30)
        let offers = try engine.search(request).relaxations
        #expect(
            offers.map(\.english) == [
                "without Vietnamese: 3 programs within 30 miles", "within 50 miles: 1 program",
                "without Vietnamese and within 50 miles: 4 programs",
            ])
        #expect(
            offers.map(\.spanish) == [
                "sin Vietnamita: 3 programas a menos de 30 millas", "a menos de 50 millas: 1 programa",
                "sin Vietnamita y a menos de 50 millas: 4 programas",
            ])
    }
}
