import LocatorIndex
import LocatorUpkeep
import TestSupport
import Testing
import Treatment

/// What holds a swap, and what does not.
struct GuardTests {
    private static let live = Result { try snapshot(plainCatalog(600)) }

    private func tripped(
        by catalog: Catalog, records: [RecordCounts] = [], allowed: AllowedChanges = AllowedChanges()
    ) throws -> [TrippedGuard] {
        try guards(live: Self.live.get(), candidate: snapshot(catalog), records: records, allowed: allowed)
    }

    private func source(read: Int, quarantined: Int) -> RecordCounts {
        RecordCounts(name: "sample.csv", publisher: "Sample directory", read: read, quarantined: quarantined)
    }

    @Test("the same again holds nothing")
    func same() throws {
        #expect(try tripped(by: plainCatalog(600)).isEmpty)
        #expect(try tripped(by: plainCatalog(600), records: [source(read: 600, quarantined: 120)]).isEmpty)
    }

    @Test("the first run has nothing to differ from, and its rows are looked at all the same")
    func first() throws {
        let candidate = try Self.live.get()
        #expect(try guards(live: nil, candidate: candidate, records: []).isEmpty)
        let refused = try guards(live: nil, candidate: candidate, records: [source(read: 100, quarantined: 21)])
        #expect(refused.map(\.id) == ["quarantined"] && refused[0].measured == 21)
        #expect(refused[0].message.contains("21 of 100 (21 %)"))
        #expect(
            try guards(live: nil, candidate: candidate, records: [source(read: 0, quarantined: 0)])[0].id == "empty")
    }

    @Test("a fifth may vanish, one more may not", arguments: [(120, []), (121, ["vanished"]), (300, ["vanished"])])
    func vanished(count: Int, ids: [String]) throws {
        let found = try tripped(by: plainCatalog(600).without { $0 < count })
        #expect(found.map(\.id) == ids)
        if count == 300 {
            #expect(found[0].source == "Sample directory" && found[0].measured == 50 && found[0].allowed == 20)
            #expect(found[0].message.contains("300 of 600 (50 %)") && found[0].message.contains("half"))
        }
    }

    @Test("half as many again may appear, one more may not", arguments: [(300, []), (301, ["appeared"])])
    func appeared(count: Int, ids: [String]) throws {
        #expect(try tripped(by: plainCatalog(600 + count)).map(\.id) == ids)
    }

    @Test("a source that doubles says so")
    func doubled() throws {
        let found = try tripped(by: plainCatalog(1200))
        #expect(found.map(\.id) == ["appeared"] && found[0].message.contains("doubled"))
    }

    @Test("a new source may bring any number")
    func newSource() throws {
        var catalog = plainCatalog(600)
        add(900, publisher: "Another directory", firstID: 90_000, to: &catalog)
        let found = try tripped(by: catalog)
        #expect(found.isEmpty, "\(found.map(\.message))")
    }

    @Test("a source that is gone whole is the worst")
    func sourceGone() throws {
        var both = plainCatalog(600)
        add(600, publisher: "Another directory", firstID: 90_000, to: &both)
        let found = try guards(live: snapshot(both), candidate: Self.live.get(), records: [])
        #expect(found.map(\.id) == ["source-gone"])
        #expect(found[0].source == "Another directory" && found[0].message.contains("600 programs"))
        #expect(found[0].message.hasSuffix("? All sources together trip this guard too (50, 20 allowed)"))
    }

    @Test("one cause that a source and the whole trip by is told once, as the source's")
    func toldOnce() throws {
        var both = plainCatalog(600)
        add(600, publisher: "Another directory", firstID: 90_000, to: &both)
        let found = try guards(live: snapshot(both), candidate: snapshot(both.without { $0 < 300 }), records: [])
        #expect(found.map(\.id) == ["vanished"] && found[0].source == "Sample directory" && found[0].measured == 50)
        #expect(found[0].message.hasSuffix("All sources together trip this guard too (25, 20 allowed)"))
        // A little of each: nobody's but the whole's.
        var allowed = AllowedChanges()
        allowed.byPublisher = ["Sample directory": AllowedChange(), "Another directory": AllowedChange()]
        allowed.whole.vanished = 10
        let little = try guards(
            live: snapshot(both), candidate: snapshot(both.without { $0 % 10 == 3 || $0 % 10 == 4 }), records: [],
            allowed: allowed)
        #expect(little.map(\.id) == ["vanished"] && little[0].source == nil)
    }

    @Test("what is allowed to a publisher holds for it")
    func allowedByPublisher() throws {
        var lenient = AllowedChange()
        lenient.vanished = 60
        let allowed = AllowedChanges(byPublisher: ["Sample directory": lenient])
        #expect(try tripped(by: plainCatalog(600).without { $0 < 300 }, allowed: allowed).isEmpty)
    }
}
