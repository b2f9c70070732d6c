import Foundation
import LocatorIngest
import Testing
import Treatment

struct IngestTests {
    private typealias Row = PipelineSamples.Row

    /// Two directories that share sites, with a quirk in every other row.
    private let substanceUse: [PipelineSamples.Row] = [
        Row(name: "Tamarisk Center", name2: "Adult Unit"),
        Row(name: "Willow House", street: "2 Oak Road", phone: "213-555-0102"),
        Row(name: "Willow House", street: "2 Oak Road", phone: "213-555-0102"),
        Row(name: "Hidden Haven", street: "- - -", phone: "213-555-0103"),
        Row(name: "Aspen Clinic", street: "3 Elm Street", phone: "213-555-0104", codes: "SA * CBT * MD SF * FSA * JC"),
        Row(name: "", street: "4 Elm Street"),
        Row(name: "Far Away Lodge", city: "Nowhere", zip: "", phone: "213-555-0105"),
    ]
    private let mentalHealth: [PipelineSamples.Row] = [
        Row(name: "Tamarisk Ctr", name2: "Clinic", codes: PipelineSamples.mentalHealth),
        Row(name: "Other House", street: "2 Oak Road", phone: "213-555-0199", codes: PipelineSamples.mentalHealth),
    ]

    private func files(_ order: (inout [PipelineSamples.Row]) -> Void = { _ in }) -> [ExportFile] {
        var (su, mh) = (substanceUse, mentalHealth)
        order(&su)
        order(&mh)
        return [PipelineSamples.directory("su.csv", su), PipelineSamples.directory("mh.csv", mh)]
    }

    @Test("every record is accounted for, by source and rule")
    func counts() throws {
        let report = try PipelineSamples.ingested(files()).report
        let su = try #require(report.tallies.first { $0.file == "su.csv" })
        #expect((su.read, su.loaded + su.merged, su.unchanged) == (7, 4, 1))
        #expect(su.setAside == ["no-level": 1] && su.quarantined == ["name-missing": 1])
        let mh = try #require(report.tallies.first { $0.file == "mh.csv" })
        #expect(mh.read == 2 && mh.loaded + mh.merged == 2)
        for tally in report.tallies + [report.total] { #expect(tally.read == tally.accountedFor, "\(tally.file)") }
        #expect(report.facilities == 5 && report.held.isEmpty && report.confidential == 1)
    }

    @Test("the order of rows and files changes nothing")
    func order() throws {
        let straight = ComparableCatalog(try PipelineSamples.ingested(files()).catalog)
        var random = SplitMix64(seed: 5)
        for round in 0..<12 {
            var shuffled = files { rows in
                for last in stride(from: rows.count - 1, to: 0, by: -1) { rows.swapAt(last, random.below(last + 1)) }
            }
            if round % 2 == 0 { shuffled.reverse() }
            #expect(
                ComparableCatalog(try PipelineSamples.ingested(shuffled).catalog) == straight, "seed 5, round \(round)")
        }
    }

    @Test("XML or CSV of the same listing makes the same catalog")
    func form() throws {
        let day = Day("2026-05-01")
        let sample = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(
            path: "../../../data/sample/listing-west.xml")
        let listing = ExportFile(name: "listing-west.xml", bytes: Array(try Data(contentsOf: sample)))
        let read = try readListingXML(listing, ordinal: 0)
        let forms = [
            ExportFile(name: "a.xml", bytes: writeListingXML(read.records, publisher: "Sample team", asOf: day)),
            ExportFile(name: "b.csv", bytes: writeListingCSV(read.records, publisher: "Sample team", asOf: day)),
        ]
        let catalogs = try forms.map { ComparableCatalog(try PipelineSamples.ingested([$0]).catalog) }
        #expect(catalogs[0].programs.count > 20)
        #expect(catalogs[0] == catalogs[1])
    }

    @Test("what is read twice is loaded once")
    func idempotent() throws {
        let once = try PipelineSamples.ingested(files())
        let copied = try PipelineSamples.ingested(files() + files())
        #expect(ComparableCatalog(copied.catalog) == ComparableCatalog(once.catalog))
        #expect(copied.report.findings.first { $0.rule.id == "file-repeated" }?.count == 2)
        // The same records in a file of other bytes count as unchanged.
        let again = PipelineSamples.directory("su-again.csv", substanceUse.reversed())
        let twice = try PipelineSamples.ingested(files() + [again])
        #expect(twice.catalog.programs.map(\.id) == once.catalog.programs.map(\.id))
        #expect(twice.report.tallies.reduce(0) { $0 + $1.unchanged } == 1 + 6)
    }

    @Test("a site of both directories is one facility; the IOP gains what only the other one asks")
    func twins() throws {
        let catalog = try PipelineSamples.ingested(files()).catalog
        let iop = try #require(
            catalog.programs.first { $0.level == .iop && catalog.facilities[$0.facility].records.count == 2 })
        let facility = catalog.facilities[iop.facility]
        let dbt = try #require(iop.facts[.dbt])
        #expect(dbt.state == .yes && dbt.record != iop.ownRecord)
        #expect(catalog.sources[facility.records[Int(dbt.record)].source].publisher.hasSuffix("mental health"))
        // Same address, neither name nor telephone: two facilities.
        #expect(catalog.facilities.count { $0.street == "2 Oak Road" } == 2)
    }

    @Test("a fact's date: the option by path, the longest that fits; undated files get one notice each")
    func dates() throws {
        let undated = try PipelineSamples.ingested(files())
        #expect(undated.catalog.asOf == nil)
        #expect(undated.report.findings.first { $0.rule.id == "file-undated" }?.count == 2)
        let day = try #require(Day("2022-05"))
        let dated = try PipelineSamples.ingested(files()) { $0.asOf = [("su.csv", day), ("other.csv", day)] }
        #expect(dated.catalog.asOf == day && dated.report.findings.first { $0.rule.id == "file-undated" }?.count == 1)
        #expect(dated.report.findings.first { $0.rule.id == "date-unused" }?.examples == ["--as-of \"other.csv\""])
        let own = try #require(dated.catalog.programs.first { $0.level == .iop })
        #expect(own.facts[.medicaid]?.asOf == day)
        var options = IngestOptions()
        options.asOf = [("2022", day), ("exports/2022", try #require(Day("2021")))]
        #expect(options.asOf("/home/exports/2022/su.csv") == Day("2021") && options.asOf("a/2022/su.csv") == day)
        #expect(options.asOf("a/20222/su.csv") == nil && options.asOf("./2022") == day)
    }

    @Test("a newer directory decides, and a program's id outlives the year")
    func years() throws {
        let last = PipelineSamples.directory(
            "2021.csv", [Row(name: "Tamarisk Center", codes: "SA * OIT * CBT * MD SF * FSA * JC")])
        let this = PipelineSamples.directory(
            "2022.csv", [Row(name: "Tamarisk Center", codes: "SA * OIT * CBT * SF * FSA * JC")])
        let dates = [("2021.csv", try #require(Day("2021"))), ("2022.csv", try #require(Day("2022")))]
        let before = try PipelineSamples.ingested([last]) { $0.asOf = dates }.catalog
        let both = try PipelineSamples.ingested([last, this]) { $0.asOf = dates }.catalog
        #expect(before.programs.map(\.id) == both.programs.map(\.id) && both.facilities.count == 1)
        #expect(before.programs[0].facts[.medicaid]?.state == .yes && both.programs[0].facts[.medicaid]?.state == .no)
        #expect(
            both.facilities[0].records.map(\.asOf) == [Day("2021"), Day("2022")] && both.programs[0].ownRecord == 1)
        // Without dates nobody is newer.
        let disputed = try PipelineSamples.ingested([last, this])
        #expect(disputed.catalog.programs[0].facts[.medicaid]?.basis == .disputed)
        #expect(disputed.report.disputed > 0)
    }

    @Test("a file with too many bad rows is held, a file without records too")
    func held() throws {
        let bad = PipelineSamples.directory("bad.csv", [Row(), Row(name: ""), Row(state: "")])
        #expect(
            try PipelineSamples.ingested([bad]).report.held == ["bad.csv: 2 of 3 records were refused, more than 20 %"])
        #expect(try PipelineSamples.ingested([bad]) { $0.mostBadPercent = 70 }.report.held.isEmpty)
        let empty = PipelineSamples.directory("empty.csv", [])
        #expect(try PipelineSamples.ingested([empty]).report.held == ["empty.csv holds no records"])
    }

    @Test("a merge file among the inputs is honoured and no export")
    func mergeFile() throws {
        let straight = try PipelineSamples.ingested(files()).catalog
        let merged = try #require(straight.facilities.first { $0.records.count == 2 })
        let keys = merged.records.map { base32($0.key) }
        let orders = ExportFile(name: "merges.txt", bytes: Array("split \(keys[0]) \(keys[1]) not one house\n".utf8))
        let split = try PipelineSamples.ingested(files() + [orders]).catalog
        #expect(split.facilities.count == straight.facilities.count + 1 && split.sources.count == 2)
        let unknown = ExportFile(name: "merges.txt", bytes: Array("join \(keys[0]) \(base32(1)) gone\n".utf8))
        let report = try PipelineSamples.ingested(files() + [unknown]).report
        #expect(report.findings.first { $0.rule.id == "merge-key-unknown" }?.count == 1)
    }

    @Test("ids are unique, facilities and programs in their order")
    func ids() throws {
        let catalog = try PipelineSamples.ingested(files()).catalog
        #expect(Set(catalog.programs.map(\.id)).count == catalog.programs.count)
        #expect(catalog.facilities.map(\.id) == catalog.facilities.map(\.id).sorted())
        #expect(catalog.programs.map(\.facility) == catalog.programs.map(\.facility).sorted())
    }

    @Test("a crowd at one address is cut into facilities of at most 64 records")
    func crowd() throws {
        let rows = (0..<1000).map { Row(name: "Tamarisk Center", name2: "Unit \($0)") }
        let ingested = try PipelineSamples.ingested([PipelineSamples.directory("crowd.csv", rows)])
        #expect(ingested.catalog.facilities.map(\.records.count).max() == 64)
        #expect(ingested.catalog.facilities.count == 16 && ingested.report.total.accountedFor == 1000)
        #expect(ingested.report.findings.contains { $0.rule == .facilityTooLarge })
    }
}
