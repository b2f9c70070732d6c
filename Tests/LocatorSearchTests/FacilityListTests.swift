import LocatorIndex
import TestSupport
import Testing
import Treatment

@testable import LocatorSearch

/// The list of facilities agrees with the naive scan, row for row and page for page.
struct FacilityListTests {
    private static let seeds = Array<UInt64>(0..<30)

    @Test(arguments: seeds)
    func pagesAreTheNaiveList(seed: UInt64) throws {
        let catalog = randomCatalog(seed: seed, facilities: 5 + 6 * Int(seed))
        let engine = SearchEngine(try Snapshot(bytes: encode(catalog)))
        var random = SeededRandom(seed: seed ^ 0xFACE)
        for _ in 0..<40 {
            var request = randomRequest(&random)
            let expected = naiveFacilities(catalog, request)
            let pages = (expected.count + request.pageSize - 1) / request.pageSize
            var joined: [(UInt64, Metres?)] = []
            for page in [-1, 0] + Array(1...max(1, min(pages, 4))) + [pages + 1, Int.max] {
                request.page = page
                let answer = engine.facilities(request)
                #expect(answer.total == expected.count && answer.pages == pages, "seed \(seed), \(request)")
                #expect((1...max(1, pages)).contains(page) || answer.rows.isEmpty)
                for row in answer.rows {
                    joined.append((engine.snapshot.id(ofFacility: row.facility), row.distance))
                    #expect(row.rank == joined.count, "seed \(seed), \(request)")
                }
            }
            let wanted = expected.prefix(request.pageSize * min(pages, 4))
            #expect(joined.map(\.0) == wanted.map(\.facility.id), "seed \(seed), \(request)")
            #expect(joined.map(\.1) == wanted.map(\.distance), "seed \(seed), \(request)")
        }
    }

    private func randomRequest(_ random: inout SeededRandom) -> FacilityRequest {
        let place = random.pick(samplePlaces)
        var request = FacilityRequest(origin: random.chance(85) ? randomPoint(around: place.point, &random) : nil)
        if random.chance(50) { request.within = Metres(Int32(random.pick([0, 2000, 40_234, 160_934, 5_000_000]))) }
        if random.chance(40), let state = StateCode(place.state) {
            request.area = Area(state: state, county: random.chance(50) ? foldedPlace(place.county) : nil, label: "")
        }
        for _ in 0..<random.pick([0, 0, 1, 1, 2]) {
            let all = Array(sampleCodeBook.codes.indices)
            request.codes.append(CodeSet((0..<random.pick([1, 1, 2])).map { _ in random.pick(all) }))
        }
        if random.chance(5) { request.codes.append(CodeSet()) }
        request.surveys = random.pick([.both, .both, .substanceUse, .mentalHealth])
        request.order = random.pick(FacilityRequest.Order.allCases)
        request.pageSize = random.pick([1, 2, 7, 50, 2000])
        return request
    }

    @Test(arguments: seeds)
    func selectionBringsTheFirstForward(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let list = (0..<random.pick([1, 2, 3, 50, 400])).map { _ in random.below(random.pick([1, 5, 1000])) }
        for count in [0, 1, list.count / 3, list.count / 2, list.count - 1, list.count] {
            var changed = list
            bringForward(count, of: &changed, <)
            #expect(changed.prefix(count).sorted() == list.sorted().prefix(count).map { $0 }, "seed \(seed), \(count)")
            #expect(changed.sorted() == list.sorted())
        }
    }
}
