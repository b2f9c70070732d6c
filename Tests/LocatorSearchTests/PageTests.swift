import LocatorIndex
import LocatorSearch
import TestSupport
import Testing
import Treatment

/// A cursor names its snapshot, its request and the last hit: pages joined are the one big page.
struct PageTests {
    static let sizes: [(facilities: Int, catalogs: Int, requests: Int)] = [
        (facilities: 30, catalogs: 12, requests: 8), (facilities: 120, catalogs: 4, requests: 8),
        (facilities: 700, catalogs: 2, requests: 15),
    ]

    @Test(arguments: sizes.indices)
    func pagesJoinedEqualOneBigPage(size: Int) throws {
        let (facilities, catalogs, requests) = Self.sizes[size]
        for seed in 0..<UInt64(catalogs) {
            let catalog = randomCatalog(seed: 500 + seed, facilities: facilities)
            let engine = SearchEngine(try Snapshot(bytes: encode(catalog)))
            var random = SeededRandom(seed: seed)
            for _ in 0..<requests {
                let request = randomRequest(catalog, &random)
                let whole = try engine.search(request)
                #expect(whole.next == nil && whole.hits.count == whole.total)
                let pageSize = 1 + whole.total / random.within(1...10)
                let joined = try pages(of: request, pageSize, engine, total: whole.total)
                #expect(
                    joined == whole.hits, "seed \(seed), \(facilities) facilities, pages of \(pageSize): \(request)")
            }
        }
    }

    private func pages(of request: SearchRequest, _ size: Int, _ engine: SearchEngine, total: Int) throws -> [Hit] {
        var request = request
        request.pageSize = size
        var hits: [Hit] = []
        repeat {
            let page = try engine.search(request)
            #expect(page.total == total)
            #expect(page.hits.count == size || page.next == nil)
            hits += page.hits
            // As it comes back from a URL.
            request.after = try page.next.map { try #require(Cursor(text: $0.text)) }
        } while request.after != nil && hits.count <= total
        return hits
    }

    /// A ring of distance must not be passed over for being far when someone in it is attended online: that counts as here.
    @Test func farProgramsThatAreAttendedOnlineEnterThePage() throws {
        var catalog = Catalog(gazetteer: sampleGazetteer)
        let here = samplePlaces[0].point
        for ordinal in 0..<300 {
            var facility = Facility(id: UInt64(ordinal), name: "Sample \(ordinal)", state: StateCode("CA"), point: here)
            facility.precision = .site
            catalog.facilities.append(facility)
            catalog.programs.append(Program(id: UInt64(ordinal), facility: ordinal, level: .iop, focus: .both))
        }
        catalog.facilities[299].point = Coordinate(microLatitude: 41_000_000, microLongitude: -122_000_000)
        catalog.programs[299].facts[.carf] = Fact(.yes)
        catalog.programs[299].tracks = Tracks([
            Track(sessions: try WeeklySchedule(parsing: "Mo 18:00-21:00").intervals.map { Session($0, isOnline: true) })
        ])
        var request = SearchRequest()
        request.origin = Origin(point: here, state: StateCode("CA"), label: "here")
        request.pageSize = 5
        let engine = SearchEngine(try Snapshot(bytes: encode(catalog)))
        for radius in [nil, Metres(miles: 2000)] {
            request.radius = radius
            let first = try #require(try engine.search(request).hits.first)
            #expect(engine.snapshot.columns.programID[first.program] == 299)
        }
    }

    @Test func foreignCursorsAreRefused() throws {
        let mine = SearchEngine(try Snapshot(bytes: encode(randomCatalog(seed: 1, facilities: 20))))
        let other = SearchEngine(try Snapshot(bytes: encode(randomCatalog(seed: 2, facilities: 20))))
        var request = SearchRequest()
        request.pageSize = 1
        let next: Cursor = try #require(try mine.search(request).next)
        request.after = next
        #expect(throws: SearchError.otherSnapshot(cursor: mine.snapshot.id, current: other.snapshot.id)) {
            try other.search(request)
        }
        request.age = AgeNeed(years: 30)
        #expect(throws: SearchError.otherRequest) { try mine.search(request) }
        // The size of a page is not part of the question.
        request.age = nil
        request.pageSize = 5
        #expect(try mine.search(request).hits.first?.rank == 2)
    }

    @Test func cursorTextComesBack() throws {
        var random = SeededRandom(seed: 11)
        for _ in 0..<500 {
            let key = RankKey(
                primary: Int64(bitPattern: random.next()), negativeScore: -Int64(random.below(1 << 40)),
                negativeConfirmed: -Int32(random.below(20)),
                metres: random.chance(20) ? Int32.max : Int32(random.below(20_000_000)),
                id: random.next())
            let cursor = Cursor(
                snapshotID: "0123456789abcdef", fingerprint: random.next(), key: key, rank: random.below(1 << 30))
            #expect(Cursor(text: cursor.text) == cursor)
        }
    }

    @Test(arguments: [
        "", "-", "0123456789abcdef", "0123456789abcdef-1-2-3-4-5-6", "0123456789abcdef-1-2-3-4-5-6-7-8",
        "short-1-2-3-4-5-6-7",
        "0123456789abcdef-1-2-3-4-5-6-", "0123456789abcdef-1-2-3-4-5-6-*", "0123456789abcdef-1-2-3-zzzzzzzzzz-5-6-7",
        "0123456789abcdef-1-2-3-4-5-6-zzzzzzzzzzzzzzzzzz",
    ])
    func otherTextIsNoCursor(text: String) { #expect(Cursor(text: text) == nil) }
}
