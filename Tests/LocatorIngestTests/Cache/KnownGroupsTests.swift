import Foundation
import LocatorIngest
import Testing
import Treatment

/// What is named as unchanged is what a run from scratch makes of it; all that a run tells is the same.
struct KnownGroupsTests {
    /// A folder of its own, removed with the value.
    private final class Folder {
        let path = FileManager.default.temporaryDirectory.appending(path: "groups-\(UUID().uuidString)").path

        deinit { try? FileManager.default.removeItem(atPath: path) }
    }

    /// The town's files of one run, what the team says of it, and who bears which id.
    private struct Year {
        var files: [(name: String, day: Int, rows: [PipelineSamples.Row])] = []
        var lines: [String] = []
        var orders: [MergeOrder] = []
        var ledger: IdentityLedger?

        func ingested(_ change: (inout IngestOptions) -> Void) throws -> Ingested {
            var exports = files.map { PipelineSamples.directory($0.name, $0.rows) }
            if !lines.isEmpty {
                let text = (["action,id,field,value,day,until,by,note"] + lines).joined(separator: "\n") + "\n"
                exports.append(ExportFile(name: "calls.csv", bytes: PipelineSamples.bytes(text)))
            }
            return try PipelineSamples.ingested(exports) {
                $0.asOf = files.map { ($0.name, Day(rawValue: UInt16($0.day))) }
                $0.today = Day("2026-06-01")
                $0.orders = orders
                $0.ledger = ledger
                change(&$0)
            }
        }
    }

    @Test("files changed, added and gone; joins, splits, corrections and a ledger", arguments: UInt64(1)...8)
    func years(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let folder = Folder()
        let cache = RecordCache(folder: folder.path, basis: 1)
        var year = Year()
        year.files = (0..<4).map { ("\($0).csv", 9000 + 100 * $0, SampleTown.rows(&random)) }
        var former: (catalog: Catalog, id: String)?
        var copied = 0
        for run in 1...6 {
            let plain = try year.ingested { _ in }
            let known = try year.ingested {
                $0.cache = cache
                $0.before = former?.id
            }
            let what = "seed \(seed), run \(run)"
            copied += known.catalog.unchanged.count
            let whole = try completed(known.catalog, from: former?.catalog)
            #expect(ComparableCatalog(whole) == ComparableCatalog(plain.catalog), "\(what)")
            #expect(whole.redirects == plain.catalog.redirects, "\(what)")
            #expect(known.report.json == plain.report.json, "\(what)")
            #expect(known.ledger == plain.ledger, "\(what)")
            cache.keep(try #require(known.groups), of: "run\(run)")
            #expect(try groupFiles(folder) == ["run\(run).groups"])
            former = (plain.catalog, "run\(run)")
            change(&year, plain, &random)
        }
        #expect(copied > 0, "seed \(seed): nothing was ever copied")
    }

    @Test("damage anywhere in what is known: it is not believed")
    func damage() throws {
        var random = SplitMix64(seed: 3)
        let folder = Folder()
        let cache = RecordCache(folder: folder.path, basis: 1)
        var year = Year()
        year.files = (0..<2).map { ("\($0).csv", 9000, SampleTown.rows(&random)) }
        let plain = try year.ingested { $0.cache = cache }
        cache.keep(try #require(plain.groups), of: "one")
        func known(_ before: String, basis: UInt64 = 1) throws -> Int {
            let ingested = try year.ingested {
                $0.cache = RecordCache(folder: folder.path, basis: basis)
                $0.before = before
            }
            #expect(
                ComparableCatalog(try completed(ingested.catalog, from: plain.catalog))
                    == ComparableCatalog(plain.catalog))
            return ingested.catalog.unchanged.count
        }
        #expect(try known("one") == plain.catalog.facilities.count)
        #expect(try known("two") == 0 && known("one", basis: 2) == 0)
        let path = URL(fileURLWithPath: "\(folder.path)/one.groups")
        let whole = try Data(contentsOf: path)
        for place in Array(0..<24) + (0..<60).map({ _ in random.below(whole.count) }) {
            var bytes = whole
            bytes[place] ^= 1 << UInt8(random.below(8))
            try bytes.write(to: path)
            #expect(try known("one") == 0, "byte \(place)")
        }
        for length in [0, 7, 23, 24, whole.count / 2, whole.count - 1] {
            try whole.prefix(length).write(to: path)
            #expect(try known("one") == 0, "cut at \(length)")
        }
    }

    /// The next year: a file or two other than they were, and now and then all else that may change.
    private func change(_ year: inout Year, _ now: Ingested, _ random: inout SplitMix64) {
        let place = random.below(year.files.count)
        year.files[place].rows = SampleTown.changed(year.files[place].rows, &random)
        if random.below(4) == 0 { year.files[random.below(year.files.count)].day += 30 }
        if random.below(4) == 0 { year.files.append(("x\(random.below(99)).csv", 9500, SampleTown.rows(&random))) }
        if random.below(5) == 0, year.files.count > 2 { year.files.remove(at: random.below(year.files.count)) }
        if random.below(3) > 0 { year.ledger = now.ledger }
        year.orders = []
        let facilities = now.catalog.facilities
        func key() -> UInt64 {
            let records = facilities[random.below(facilities.count)].records
            return records[random.below(records.count)].key
        }
        if random.below(3) == 0 { year.orders.append(MergeOrder(.join, key(), key())) }
        if random.below(3) == 0 {
            let split = facilities.first { $0.records.count > 1 }?.records.map(\.key) ?? []
            if split.count > 1 { year.orders.append(MergeOrder(.split, split[0], split[1])) }
        }
        if random.below(2) == 0 {
            let programs = now.catalog.programs
            let ids = [programs[random.below(programs.count)].id, facilities[random.below(facilities.count)].id, key()]
            let id = base32(ids[random.below(3)])
            year.lines = [
                "say,\(id),medicaid,no,2026-04-28,,desk,", "say,\(id),ages,18-64,2026-05-02,,desk,",
                "suppress,\(id),,,2026-05-02,,desk,",
            ].filter { _ in random.below(2) == 0 }
        }
        if random.below(4) == 0 { year.lines = [] }
    }

    /// The catalog with what it names as unchanged, as the catalog before has it.
    private func completed(_ catalog: Catalog, from former: Catalog?) throws -> Catalog {
        if catalog.unchanged.isEmpty { return catalog }
        let former = try #require(former)
        var facilities = catalog.facilities.enumerated().map { place, facility in
            (facility: facility, programs: catalog.programs.filter { $0.facility == place })
        }
        for id in catalog.unchanged {
            let place = try #require(former.facilities.firstIndex { $0.id == id })
            var facility = former.facilities[place]
            facility.records = try facility.records.map { record in
                let publisher = former.sources[record.source].publisher
                let source = try #require(catalog.sources.firstIndex { $0.publisher == publisher })
                return RecordReference(key: record.key, source: source, asOf: record.asOf)
            }
            facilities.append((facility, former.programs.filter { $0.facility == place }))
        }
        facilities.sort { $0.facility.id < $1.facility.id }
        var whole = catalog
        whole.facilities = facilities.map(\.facility)
        whole.programs = facilities.enumerated().flatMap { place, one in
            one.programs.map { program in
                var program = program
                program.facility = place
                return program
            }
        }
        return whole
    }

    private func groupFiles(_ folder: Folder) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".groups") }
    }
}
