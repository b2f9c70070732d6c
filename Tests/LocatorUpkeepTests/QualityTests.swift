import Foundation
import LocatorIndex
import LocatorIngest
import LocatorUpkeep
import TestSupport
import Testing
import Treatment

/// The repository's root.
let repository = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent().path

@Suite struct QualityTests {
    private let today = Day(rawValue: 20_000)

    /// Every number is what counting the catalog's own values gives.
    @Test(arguments: 0..<UInt64(8))
    func equalsANaiveCount(seed: UInt64) throws {
        let catalog = randomCatalog(seed: 970 + seed, facilities: 50)
        let figures = QualityFigures(of: try snapshot(catalog), on: today)
        #expect(Counted(figures.whole) == naive(catalog, nil))
        let sources = catalog.sources.indices.map { naive(catalog, $0) }.sorted { $0.name < $1.name }
        #expect(figures.sources.map(Counted.init) == sources, "seed \(seed)")
    }

    fileprivate struct Counted: Equatable {
        var name: String
        var facilities, programs: Int
        var known: [String: Int]
        var ages: [Int]
        var precision: [String: Int]
    }

    private func naive(_ catalog: Catalog, _ source: Int?) -> Counted {
        // Facilities without a program are in no snapshot.
        let shown = Set(catalog.programs.map(\.facility)).sorted()
        let facilities = shown.filter { facility in
            source == nil || catalog.facilities[facility].records.contains { $0.source == source }
        }
        let programs = catalog.programs.filter { program in
            let records = catalog.facilities[program.facility].records
            let own = Int(program.ownRecord)
            return source == nil || (records.indices.contains(own) && records[own].source == source)
        }
        var known: [String: Int] = [:]
        for dimension in knowableDimensions {
            known[dimension.name] = programs.count { program in
                program.facts.entries.contains {
                    $0.fact.state != .unknown && catalog.vocabulary[$0.term].group.dimension == dimension
                } || (dimension == .distance && catalog.facilities[program.facility].point != nil)
                    || (dimension == .schedule && program.tracks != nil)
            }
        }
        var ages = [Int](repeating: 0, count: AgeBand.allCases.count)
        for program in catalog.programs {
            let records = catalog.facilities[program.facility].records
            for entry in program.facts.entries where entry.fact.state != .unknown {
                let record = Int(entry.fact.record)
                guard source == nil || (records.indices.contains(record) && records[record].source == source) else {
                    continue
                }
                ages[AgeBand(entry.fact.asOf, on: today).rawValue] += 1
            }
        }
        var precision: [String: Int] = [:]
        for value in PointPrecision.allCases {
            precision[value.name] = facilities.count { catalog.facilities[$0].precision == value }
        }
        return Counted(
            name: source.map { catalog.sources[$0].publisher } ?? "all", facilities: facilities.count,
            programs: programs.count, known: known, ages: ages, precision: precision)
    }

    @Test(arguments: [
        (0, AgeBand.quarter), (90, .quarter), (91, .half), (182, .half), (183, .year), (365, .year), (366, .twoYears),
        (730, .twoYears), (731, .fourYears), (1461, .fourYears), (1462, .older), (-5, .quarter),
    ])
    func bandsOfAge(_ days: Int, _ band: AgeBand) {
        #expect(AgeBand(Day(rawValue: UInt16(20_000 - days)), on: today) == band)
        #expect(AgeBand(nil, on: today) == .undated)
    }

    /// A run keeps them, and reads them again.
    @Test func figuresSurviveTheirJSON() throws {
        let figures = QualityFigures(of: try snapshot(randomCatalog(seed: 3, facilities: 20)), on: today)
        let read = try JSONDecoder().decode(QualityFigures.self, from: Data(reportJSON(figures)))
        #expect(read == figures)
    }

    /// What has no meaning is counted by its name.
    @Test func unmappedCodesAreCounted() throws {
        let files = try readExport("\(repository)/data/sample/listing-east.csv")
        var bytes = files[0].bytes
        let end = try #require(bytes.firstIndex { $0 == UInt8(ascii: "\r") || $0 == UInt8(ascii: "\n") })
        bytes.insert(contentsOf: Array(",shoe_size".utf8), at: end)
        let folder = "\(repository)/data"
        let tables = try ReferenceTables(ReferenceFiles(folder: folder))
        let ingested = try ingest(
            [ExportFile(name: "listing.csv", bytes: bytes)], tables: tables.vocabulary, gazetteer: tables.gazetteer,
            options: tables.options)
        #expect(
            ingested.report.unmapped.contains {
                ($0.rule, $0.name, $0.count) == ("listing-unknown-column", "shoe_size", 1)
            })
        #expect(ingested.report.json.contains("\"name\":\"shoe_size\""))
        let figures = QualityFigures(
            of: try snapshot(ingested.catalog), on: today, report: ingested.report)
        let known = ingested.report.known.filter { $0.dimension != .text }
        #expect(known.allSatisfy { figures.whole.known[$0.dimension.name] == $0.count })
        #expect(figures.ingest?.unmapped.contains { $0.name == "shoe_size" } ?? false)
        #expect(figures.whole.programs == ingested.report.programs)
    }

    @Test("what ingest did not find is said, not shown as an empty table", arguments: [0, 1])
    func nothingFound(count: Int) throws {
        let snapshot = try snapshot(plainCatalog(10))
        var report = QualityReport(of: snapshot, on: today, asking: [], runs: RunHistory(IndexFolder("/nowhere")))
        let unmapped = (0..<count).map {
            "{\"rule\": \"listing-unknown-column\", \"name\": \"shoe_size\", \"count\": \($0 + 1)}"
        }
        let json =
            "{\"joins\": 0, \"weakJoins\": 0, \"apart\": 0, \"disputed\": 0, \"findings\": [], \"unmapped\": [\(unmapped.joined())]}"
        report.figures.ingest = try JSONDecoder().decode(IngestFigures.self, from: Data(json.utf8))
        let table = "<caption>Codes and columns without a meaning"
        #expect(report.html.contains(table) == (count > 0) && report.html.contains("shoe_size") == (count > 0))
        #expect(report.html.contains("Codes and columns without a meaning: none.") == (count == 0))
        #expect(report.html.contains("Findings by rule: none."))
    }

    @Test func pageIsEscapedAndWhole() throws {
        var catalog = plainCatalog(10, publisher: "<b>Sample & \"county\"")
        catalog.programs[3].facts[.medicaid] = nil
        let snapshot = try snapshot(catalog)
        let report = QualityReport(
            of: snapshot, on: today, asking: [.medicaid, .medicaid, .medicare],
            runs: RunHistory(IndexFolder("/nowhere")))
        #expect(report.asked.map(\.code) == ["medicaid", "medicare"])
        #expect(report.asked[0].yes == 9 && report.asked[0].unknown == 1)
        #expect(!report.html.contains("<b>") && report.html.contains("&lt;b&gt;Sample &amp; &quot;county&quot;"))
        #expect(report.html.contains(QualityReport.noRun) && report.trend.isEmpty)
        let svgs = report.html.components(separatedBy: "<svg").dropFirst()
        #expect(
            svgs.count == 2 && svgs.allSatisfy { $0.contains("role=\"img\" aria-label=\"") && $0.contains("<title>") })
    }
}

extension QualityTests.Counted {
    fileprivate init(_ figures: PublisherFigures) {
        self.init(
            name: figures.name, facilities: figures.facilities, programs: figures.programs, known: figures.known,
            ages: figures.ages, precision: figures.precision)
    }
}
