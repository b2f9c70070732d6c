import LocatorIndex
import LocatorSearch
import TestSupport
import Testing
import Treatment

/// What an answer by telephone would do to a score is what it does when the listing says so.
struct StakeTests {
    @Test(arguments: 0..<UInt64(10))
    func comeTrue(seed: UInt64) throws {
        let catalog = randomCatalog(seed: 800 + seed, facilities: 25)
        // Where nothing is dated, an answer of today cannot be written down.
        guard catalog.asOf != nil else { return }
        let engine = SearchEngine(try Snapshot(bytes: encode(catalog)))
        var random = SeededRandom(seed: seed)
        var tried = 0
        for round in 0..<8 {
            let request = askable(randomRequest(catalog, &random))
            let answer = try engine.search(request)
            for (hit, stakes) in zip(answer.hits, try engine.stakes(answer, for: request)).prefix(4) {
                let id = engine.snapshot.columns.programID[hit.program]
                #expect(stakes.first?.subject == .level)
                for stake in stakes {
                    guard case .term(let term) = stake.subject else { continue }
                    for (state, expected) in [(Ternary.yes, stake.ifYes), (.no, stake.ifNo)] {
                        let share = try self.share(of: id, told(catalog, id, term, state), request)
                        #expect(share == expected, "seed \(seed), round \(round), \(term) \(state): \(request)")
                        tried += 1
                    }
                }
            }
        }
        #expect(tried > 0, "seed \(seed)")
    }

    /// Ten-thousandths of the most that a program can score; 0 where it is not in the list.
    private func share(of id: UInt64, _ catalog: Catalog, _ request: SearchRequest) throws -> Int {
        let engine = SearchEngine(try Snapshot(bytes: encode(catalog)))
        let ordinal = try #require(engine.snapshot.ordinal(ofProgram: id))
        let answer = try engine.search(request)
        let most = answer.active.reduce(0) { $0 + request.weights[$1] }
        guard most > 0, let hit = answer.hits.first(where: { $0.program == ordinal }) else { return 0 }
        return hit.score / most
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
        request.schedule = nil
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

    /// The catalog with a fact that the program's own record says on its day.
    private func told(_ catalog: Catalog, _ id: UInt64, _ term: Term, _ state: Ternary) -> Catalog {
        var changed = catalog
        for place in changed.programs.indices where changed.programs[place].id == id {
            changed.programs[place].facts[term] = Fact(
                state, record: changed.programs[place].ownRecord, asOf: catalog.asOf)
        }
        return changed
    }
}
