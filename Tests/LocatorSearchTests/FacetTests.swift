import LocatorIndex
import LocatorSearch
import TestSupport
import Testing
import Treatment

/// A facet divides the list as the naive scan does, and every count comes true when its link is followed.
struct FacetTests {
    private static let sizes: [(facilities: Int, catalogs: Int, requests: Int)] = [
        (facilities: 3, catalogs: 12, requests: 3), (facilities: 25, catalogs: 7, requests: 2),
        (facilities: 120, catalogs: 2, requests: 2),
    ]

    @Test(arguments: sizes.indices)
    func countsComeTrue(size: Int) throws {
        let (facilities, catalogs, requests) = Self.sizes[size]
        for seed in 0..<UInt64(catalogs) {
            let catalog = randomCatalog(seed: 77 + seed, facilities: facilities)
            let engine = SearchEngine(try Snapshot(bytes: encode(catalog)))
            var random = SeededRandom(seed: 10 * UInt64(size) + seed)
            for round in 0..<requests {
                var request = randomRequest(catalog, &random)
                request.facets = random.chance(50) ? FacetGroup.allCases : random.some(FacetGroup.allCases, percent: 30)
                let name = "size \(facilities), seed \(seed), round \(round)"
                let answer = try engine.search(request)
                #expect(answer.facets.map(\.group) == request.facets)
                for facet in answer.facets { try check(facet, answer, catalog, engine, name, &random) }
            }
        }
    }

    private func check(
        _ facet: Facet, _ answer: SearchAnswer, _ catalog: Catalog, _ engine: SearchEngine, _ name: String,
        _ random: inout SeededRandom
    ) throws {
        let naive = naiveFacet(catalog, answer.pinned, facet.group)
        #expect(facet.total == naive.count, "\(name), \(facet.group)")
        for value in facet.values {
            let mine = NaiveFacetValue(code: value.code, yes: value.yes, unknown: value.unknown, no: value.no)
            #expect(naive.contains(mine), "\(name), \(facet.group): \(mine), naive \(naive) \(answer.pinned)")
        }
        let order = facet.values.map(\.yes)
        #expect(order == order.sorted(by: >))
        // Each click on some of the values: they are many.
        for value in facet.values where random.chance(20) {
            var clicks = [(answer.following(value), value.hits)]
            if let strict = value.strictHits { clicks.append((answer.following(value, isStrict: true), strict)) }
            for (clicked, promised) in clicks {
                #expect(naiveTotal(catalog, clicked) == promised, "\(name), \(facet.group) \(value.code): \(clicked)")
                #expect(try engine.search(clicked).total == promised, "\(name), \(facet.group) \(value.code)")
            }
        }
    }

    /// Facets change nothing about the hits.
    @Test func facetsAreNoPartOfTheAnswer() throws {
        let catalog = randomCatalog(seed: 5, facilities: 40)
        let engine = SearchEngine(try Snapshot(bytes: encode(catalog)))
        var random = SeededRandom(seed: 5)
        for _ in 0..<40 {
            let request = randomRequest(catalog, &random)
            var other = request
            other.facets = FacetGroup.allCases
            let (plain, counted) = (try engine.search(request), try engine.search(other))
            #expect(plain.hits == counted.hits && plain.total == counted.total)
            #expect(request.fingerprint == other.fingerprint)
            #expect(plain.facets.isEmpty)
        }
    }

    /// A pinned ring is what an automatic radius came to.
    @Test func aPinnedRingIsTheRadiusItWas() throws {
        var random = SeededRandom(seed: 6)
        for seed in 0..<UInt64(40) {
            let catalog = randomCatalog(seed: seed, facilities: 40)
            let engine = SearchEngine(try Snapshot(bytes: encode(catalog)))
            var request = randomRequest(catalog, &random)
            request.ring = nil
            let answer = try engine.search(request)
            let again = try engine.search(answer.pinned)
            #expect(again.hits == answer.hits && again.total == answer.total, "seed \(seed)")
            #expect(again.radius.metres == answer.radius.metres && again.scaleMiles == answer.scaleMiles)
        }
    }
}
