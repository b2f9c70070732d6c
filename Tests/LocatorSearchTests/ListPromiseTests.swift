import LocatorIndex
import LocatorSearch
import TestSupport
import Testing
import Treatment

/// "Promises that tests hold" of `docs/ranking.md` about lists: who is in, in what order, and what the score is made of.
struct ListPromiseTests {
    private static let rounds = 60

    // MARK: - Sets of hits

    @Test func aMustNeverAddsAHitAndOrIsAUnion() throws {
        var random = SeededRandom(seed: 4)
        for round in 0..<Self.rounds {
            let catalog = randomCatalog(seed: UInt64(round), facilities: 25)
            let engine = SearchEngine(try Snapshot(bytes: encode(catalog)))
            let request = pinnedRequest(catalog, &random)
            // What a person says of themselves also decides who serves them, which is another rule.
            let terms = sampleTerms.filter { ServesOnlyAxis($0) == nil }
            let a = random.pick(terms)
            let b = random.pick(alike(a).filter(terms.contains))
            func hits(_ asked: [Term], _ mode: Mode) throws -> Set<Int> {
                var narrowed = request
                narrowed.needs.append(Need(asked, mode: mode, label: "asked"))
                return Set(try engine.search(narrowed).hits.map(\.program))
            }
            let all = Set(try engine.search(request).hits.map(\.program))
            for mode in [Mode.must, .strict, .not] {
                #expect(try hits([a], mode).isSubset(of: all), "round \(round), \(mode)")
                guard mode != .not else { continue }
                #expect(try hits([a, b], mode) == hits([a], mode).union(hits([b], mode)), "round \(round), \(mode)")
            }
            var levels: [Set<Int>] = []
            for asked in [[Level.iop], [.op, .php], [.iop, .op, .php]] {
                var narrowed = request
                narrowed.level = LevelNeed(asked)
                levels.append(Set(try engine.search(narrowed).hits.map(\.program)))
            }
            #expect(levels[2] == levels[0].union(levels[1]), "round \(round), levels")
        }
    }

    @Test func aSmallerRadiusGivesASubset() throws {
        var random = SeededRandom(seed: 5)
        for round in 0..<Self.rounds {
            let catalog = randomCatalog(seed: UInt64(round), facilities: 25)
            let engine = SearchEngine(try Snapshot(bytes: encode(catalog)))
            var request = pinnedRequest(catalog, &random)
            var last: Set<Int> = []
            for miles in [0, 2, 10, 50, 400, 5000] {
                request.radius = Metres(miles: miles)
                let hits = Set(try engine.search(request).hits.map(\.program))
                #expect(last.isSubset(of: hits), "round \(round), \(miles) miles")
                last = hits
            }
        }
    }

    // MARK: - Parts

    @Test func partsSumToTheScore() throws {
        var random = SeededRandom(seed: 6)
        for round in 0..<UInt64(20) {
            let catalog = randomCatalog(seed: round, facilities: 20)
            let engine = SearchEngine(try Snapshot(bytes: encode(catalog)))
            for _ in 0..<5 {
                let request = randomRequest(catalog, &random)
                let answer = try engine.search(request)
                let whole = answer.active.reduce(0) { $0 + request.weights[$1] }
                for hit in answer.hits where whole > 0 {
                    let (total, parts) = shownParts(points: hit.points, weights: request.weights, active: answer.active)
                    #expect(hit.score == zip(answer.active, hit.points).reduce(0) { $0 + request.weights[$1.0] * $1.1 })
                    #expect(total == (2 * hit.score + 10 * whole) / (20 * whole))
                    #expect(parts.reduce(0, +) == total)
                    for (part, (dimension, points)) in zip(parts, zip(answer.active, hit.points)) {
                        let exact = request.weights[dimension] * points
                        #expect((exact / (10 * whole)...exact / (10 * whole) + 1).contains(part))
                    }
                }
            }
        }
    }

    // MARK: - Always

    @Test func theSameRequestGivesTheSameAnswer() throws {
        let catalog = randomCatalog(seed: 9, facilities: 60)
        let engine = SearchEngine(try Snapshot(bytes: encode(catalog)))
        let again = SearchEngine(try Snapshot(bytes: encode(shuffled(catalog, seed: 10))))
        var random = SeededRandom(seed: 9)
        for _ in 0..<Self.rounds {
            let request = randomRequest(catalog, &random)
            #expect(try engine.search(request).hits == again.search(request).hits)
        }
    }
}
