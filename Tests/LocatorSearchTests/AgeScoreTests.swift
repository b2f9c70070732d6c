import LocatorIndex
import LocatorSearch
import TestSupport
import Testing
import Treatment

/// An asked age is one value of the specialty.
struct AgeScoreTests {
    /// No ≤ unknown ≤ yes, each of any age, of facts about age groups and of stated ages, whatever else is said.
    @Test func noIsNeverAboveUnknownNorUnknownAboveYes() throws {
        var random = SeededRandom(seed: 81)
        for round in 0..<UInt64(60) {
            var catalog = randomCatalog(seed: round, facilities: 2)
            guard let program = catalog.programs.indices.last else { continue }
            var request = pinnedRequest(catalog, &random)
            request.text = nil
            // Who takes adolescents alone needs fewer hours, which is the schedule's.
            request.schedule = nil
            let years = random.pick([8, 15, 20, 40, 70])
            request.age = AgeNeed(years: years, mode: .prefer)
            let id = catalog.programs[program].id
            let note: Comment = "round \(round), \(years)"
            if random.chance(50) {
                let term = random.pick(AgeNeed(years: years).terms)
                var scores: [Int] = []
                for state in [Ternary.no, .unknown, .yes] {
                    catalog.programs[program].facts[term] = Fact(
                        state, grade: state == .yes ? random.pick(Grade.allCases) : .plain, asOf: anyDay(&random))
                    scores.append(try score(of: id, catalog, request))
                }
                #expect(scores == scores.sorted(), note)
            } else {
                var scores: [Int] = []
                for ages in [80...90, nil, 1...79] as [ClosedRange<UInt8>?] {
                    catalog.programs[program].ages = ages
                    scores.append(try score(of: id, catalog, request))
                }
                #expect(scores == scores.sorted(), note)
            }
        }
    }

    /// What is known of an age that is left out, or of no age, moves nothing.
    @Test func anAgeThatIsLeftOutDoesNotScore() throws {
        var random = SeededRandom(seed: 82)
        for round in 0..<UInt64(10) {
            let catalog = randomCatalog(seed: round, facilities: 10)
            var request = pinnedRequest(catalog, &random)
            request.needs = []
            request.age = AgeNeed(years: 20, mode: .not)
            #expect(try active(catalog, request).contains(.specialty) == false)
            request.age = AgeNeed(years: 20, mode: random.pick([.must, .strict, .prefer]))
            #expect(try active(catalog, request).contains(.specialty))
        }
    }

    private func active(_ catalog: Catalog, _ request: SearchRequest) throws -> [Dimension] {
        try SearchEngine(try Snapshot(bytes: encode(catalog))).search(request).active
    }

    /// The reason says what is known, in either language, and the ranks of the question come true.
    @Test(arguments: 0..<UInt64(6))
    func ranksOfTheQuestionComeTrueAndTheReasonSaysTheState(seed: UInt64) throws {
        var random = SeededRandom(seed: 830 + seed)
        let catalog = randomCatalog(seed: seed, facilities: 10)
        let engine = SearchEngine(try Snapshot(bytes: encode(catalog)))
        var checked = 0
        for _ in 0..<6 {
            var request = pinnedRequest(catalog, &random)
            (request.text, request.schedule) = (nil, nil)
            request.needs.removeAll { $0.terms.contains { sampleVocabulary[$0].group == .audience } }
            let age = AgeNeed(years: random.pick([8, 15, 20, 70]), mode: random.pick(Mode.allCases))
            request.age = age
            let answer = try engine.search(request)
            for language in [PageLanguage.english, .spanish] {
                let explanations = try engine.explain(answer, in: language)
                for (hit, explanation) in zip(answer.hits, explanations).prefix(4) {
                    let note: Comment = "seed \(seed), hit \(hit.rank), \(language): \(request)"
                    if age.mode != .not {
                        let reasons = explanation.parts.first { $0.dimension == .specialty }?.reasons ?? []
                        let place = request.level == nil ? 0 : 1
                        #expect(reasons.last?.state == hit.states[place], note)
                        #expect(reasons.last?.text.contains("\(age.years)") == true, note)
                    }
                    let text = "Do you take people aged \(age.years)?"
                    guard let question = explanation.questions.first(where: { $0.text == text }) else { continue }
                    checked += 1
                    let id = engine.snapshot.columns.programID[hit.program]
                    #expect(try rank(of: id, saying: .yes, age, catalog, request) == question.rankIfYes, note)
                    #expect(try rank(of: id, saying: .no, age, catalog, request) == question.rankIfNo, note)
                }
            }
        }
        #expect(checked > 0, "seed \(seed) asks nothing")
    }

    private func rank(
        of id: UInt64, saying state: Ternary, _ age: AgeNeed, _ catalog: Catalog, _ request: SearchRequest
    ) throws -> Int? {
        var catalog = catalog
        let place = try #require(catalog.programs.firstIndex { $0.id == id })
        for term in age.terms {
            catalog.programs[place].facts[term] = Fact(
                state, record: catalog.programs[place].ownRecord, asOf: catalog.asOf)
        }
        let engine = SearchEngine(try Snapshot(bytes: encode(catalog)))
        let ordinal = try #require(engine.snapshot.ordinal(ofProgram: id))
        return try engine.search(request).hits.first { $0.program == ordinal }?.rank
    }
}
