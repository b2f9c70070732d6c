import LocatorIndex
import LocatorSearch
import TestSupport
import Testing
import Treatment

/// Whatever is asked, every hit can be explained, and its parts are its score.
struct ExplanationTests {
    @Test func partsOfEveryExplanationAddUp() throws {
        var random = SeededRandom(seed: 70)
        for seed in 0..<UInt64(15) {
            let catalog = randomCatalog(seed: seed, facilities: 15)
            let engine = SearchEngine(try Snapshot(bytes: encode(catalog)))
            for _ in 0..<4 {
                var request = randomRequest(catalog, &random)
                request.pageSize = 10
                let answer = try engine.search(request)
                let explanations = try engine.explain(answer)
                #expect(explanations.count == answer.hits.count)
                for (hit, explanation) in zip(answer.hits, explanations) {
                    let shown = shownParts(points: hit.points, weights: request.weights, active: answer.active)
                    #expect(explanation.total == shown.total)
                    #expect(explanation.parts.map(\.points) == Array(shown.parts))
                    #expect(explanation.parts.map(\.dimension) == answer.active)
                    #expect(explanation.parts.allSatisfy { part in part.reasons.allSatisfy { !$0.text.isEmpty } })
                }
            }
        }
    }
}
