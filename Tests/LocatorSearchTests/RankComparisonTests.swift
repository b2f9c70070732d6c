import LocatorIndex
import LocatorSearch
import TestSupport
import Testing
import Treatment

/// "Why is A above B": it is above in the naive scan too, by the step that is named, and the parts make the difference.
struct RankComparisonTests {
    @Test(arguments: 0..<UInt64(10))
    func whoIsAboveIsAboveInTheNaiveScan(seed: UInt64) throws {
        var random = SeededRandom(seed: 500 + seed)
        let catalog = randomCatalog(seed: seed, facilities: 12)
        let engine = SearchEngine(try Snapshot(bytes: encode(catalog)))
        for round in 0..<6 {
            var request = randomRequest(catalog, &random)
            request.collapse = Collapse.none
            let hits = naiveScan(catalog, request).hits
            for _ in 0..<(hits.count > 1 ? 8 : 0) {
                let (first, second) = (random.below(hits.count), random.below(hits.count))
                let (a, b) = (hits[first], hits[second])
                let note: Comment = "seed \(seed), request \(round), ranks \(first + 1) and \(second + 1): \(request)"
                let found = try #require(try engine.compareRanks(a.program, b.program, for: request), note)
                #expect(found.isAAbove == (first < second), note)
                #expect(found.a.standing.listed?.rank == first + 1, note)
                #expect(found.b.standing.listed?.rank == second + 1, note)
                #expect((found.a.score, found.b.score) == (a.score, b.score), note)
                #expect(found.parts.reduce(0) { $0 + $1.tenths } == found.difference, note)
                #expect(found.deciding.name == step(a, b, request.sort), note)
                #expect(!found.sentences.isEmpty && found.sentences.allSatisfy { $0.hasSuffix(".") }, note)
            }
        }
    }

    private func step(_ a: NaiveHit, _ b: NaiveHit, _ sort: SortOrder) -> String {
        if a.program == b.program { return "none" }
        if sort == .distance, a.metres != b.metres { return "sort_distance" }
        if sort == .travel, a.weeklyTravelMinutes != b.weeklyTravelMinutes { return "sort_travel" }
        if a.score != b.score { return "score" }
        if a.states.count(where: { $0 == .yes }) != b.states.count(where: { $0 == .yes }) { return "confirmed" }
        return a.metres == b.metres ? "id" : "metres"
    }

    @Test func aMissingProgramIsSaidToBeMissing() throws {
        var random = SeededRandom(seed: 41)
        let catalog = randomCatalog(seed: 41, facilities: 20)
        let engine = SearchEngine(try Snapshot(bytes: encode(catalog)))
        for _ in 0..<20 {
            let request = randomRequest(catalog, &random)
            let (a, b) = (random.pick(catalog.programs).id, random.pick(catalog.programs).id)
            let found = try #require(try engine.compareRanks(a, b, for: request))
            let missing = [found.a, found.b].filter { $0.standing.listed == nil }
            if a != b {
                #expect(found.sentences.count { $0.contains("is not in the list") } == missing.count)
            }
            #expect(try engine.compareRanks(a, 1, for: request) == nil)
        }
    }

    // MARK: - What an answer on the telephone would do

    /// A question's ranks come true when the program says yes, or no, today.
    @Test(arguments: 0..<UInt64(10))
    func ranksOfQuestionsComeTrue(seed: UInt64) throws {
        var random = SeededRandom(seed: 300 + seed)
        let catalog = randomCatalog(seed: seed, facilities: 10)
        let engine = SearchEngine(try Snapshot(bytes: encode(catalog)))
        var checked = 0
        for round in 0..<6 {
            let request = askable(randomRequest(catalog, &random))
            let answer = try engine.search(request)
            for (hit, explanation) in zip(answer.hits, try engine.explain(answer)).prefix(4) {
                for term in Set(request.needs.flatMap(\.terms)).sorted() {
                    let text = TermWords(catalog.vocabulary[term]).question
                    guard let question = explanation.questions.first(where: { $0.text == text }) else { continue }
                    let note: Comment = "seed \(seed), round \(round), \(text) \(request)"
                    let id = engine.snapshot.columns.programID[hit.program]
                    checked += 1
                    #expect(try rank(of: id, saying: .yes, term, catalog, request) == question.rankIfYes, note)
                    #expect(try rank(of: id, saying: .no, term, catalog, request) == question.rankIfNo, note)
                }
            }
        }
        #expect(checked > 0, "seed \(seed) asks nothing")
    }

    /// With what else an answer would move pinned: ring, scale, folding, and facts that other facts follow from.
    private func askable(_ request: SearchRequest) -> SearchRequest {
        var request = request
        request.collapse = Collapse.none
        if request.origin != nil {
            request.radius = Metres(20_037_508)
            request.scaleMiles = 20
        }
        request.age = nil
        // Its words are found among the facts too.
        request.text = nil
        request.needs = request.needs.filter { need in
            need.terms.allSatisfy { term in
                let entry = sampleVocabulary[term]
                return !entry.isCarrier && entry.group != .shape && entry.group != .delivery
                    && term != .privateInsurance
            }
        }
        return request
    }

    private func rank(
        of id: UInt64, saying state: Ternary, _ term: Term, _ catalog: Catalog, _ request: SearchRequest
    ) throws -> Int? {
        var catalog = catalog
        let place = try #require(catalog.programs.firstIndex { $0.id == id })
        catalog.programs[place].facts[term] = Fact(
            state, record: catalog.programs[place].ownRecord, asOf: catalog.asOf)
        let engine = SearchEngine(try Snapshot(bytes: encode(catalog)))
        let ordinal = try #require(engine.snapshot.ordinal(ofProgram: id))
        return try engine.search(request).hits.first { $0.program == ordinal }?.rank
    }
}
