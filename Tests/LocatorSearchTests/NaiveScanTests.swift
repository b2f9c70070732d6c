import LocatorIndex
import LocatorSearch
import TestSupport
import Testing
import Treatment

/// The promise that carries all others: the fast engine equals a naive scan, hit for hit and part for part.
struct NaiveScanTests {
    /// Catalogs of each size, and requests to each; the numbers make about a minute in a debug build.
    static let sizes: [(facilities: Int, catalogs: Int, requests: Int)] = [
        (facilities: 0, catalogs: 1, requests: 5), (facilities: 3, catalogs: 15, requests: 20),
        (facilities: 30, catalogs: 60, requests: 30), (facilities: 120, catalogs: 15, requests: 40),
        (facilities: 900, catalogs: 1, requests: 40),
    ]

    @Test(arguments: sizes.indices)
    func engineEqualsNaiveScan(size: Int) throws {
        let (facilities, catalogs, requests) = Self.sizes[size]
        for seed in 0..<UInt64(catalogs) {
            try check(seed: 1000 * UInt64(size) + seed, facilities: facilities, requests: requests)
        }
    }

    @Test("what the team says counts as the program's own record's word")
    func corrected() throws {
        for seed in 0..<UInt64(10) { try check(seed: 7000 + seed, facilities: 30, requests: 20, isCorrected: true) }
    }

    private func check(seed: UInt64, facilities: Int, requests: Int, isCorrected: Bool = false) throws {
        var catalog = randomCatalog(seed: seed, facilities: facilities)
        if isCorrected { catalog.sources[2] = Source(publisher: Source.team, asOf: catalog.sources[2].asOf) }
        let snapshot = try Snapshot(bytes: encode(catalog))
        let ids = try SnapshotIDs(snapshot)
        let engine = SearchEngine(snapshot)
        var random = SeededRandom(seed: seed)
        for round in 0..<requests {
            let request = randomRequest(catalog, &random)
            let found = differences(try engine.search(request), naiveScan(catalog, request), ids)
            #expect(
                found.isEmpty, "seed \(seed), \(facilities) facilities, request \(round): \(found.prefix(3)) \(request)"
            )
            if !found.isEmpty { return }
        }
    }
}
