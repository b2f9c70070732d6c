import Foundation
import Testing
import Treatment

@testable import LocatorIngest

/// The sample is made by the generator, is readable, and is plainly no real data.
struct SampleTests {
    static let names = [
        "samhsa-directory-su.csv", "samhsa-directory-mh.csv", "findtreatment.csv", "airs-211.xml", "listing-west.xml",
        "listing-east.csv", "hsds",
    ]

    static func made(facilities: Int, seed: UInt64 = 2026) throws -> [ExportFile] {
        let gazetteer = try loadGazetteer(
            zips: repositoryFile("data/gazetteer/zips.csv").bytes,
            places: repositoryFile("data/gazetteer/places.csv").bytes,
            states: repositoryFile("data/gazetteer/states.csv").bytes,
            zones: repositoryFile("data/gazetteer/zones.csv").bytes)
        let tables = try VocabularyTables(
            codes: repositoryFile("data/vocabulary/codes.csv"), absence: repositoryFile("data/vocabulary/absence.csv"))
        return sampleExports(seed: seed, facilities: facilities, gazetteer: gazetteer, tables: tables)
    }

    @Test func theSameSeedGivesTheSameBytes() throws {
        let (first, second) = try (SampleTests.made(facilities: 40), SampleTests.made(facilities: 40))
        #expect(first.map(\.name) == SampleTests.names)
        #expect(first.map(\.bytes) == second.map(\.bytes))
        #expect(first[6].parts.map(\.bytes) == second[6].parts.map(\.bytes) && first[6].byteCount > 5000)
        #expect(try SampleTests.made(facilities: 40, seed: 7).map(\.bytes) != first.map(\.bytes))
    }

    @Test(
        "the package of the sample: treatment among pantries, most of it with hours, joined with facilities of the other files"
    )
    func package() throws {
        let folder = try readExport(SAMHSASamples.root.appending(path: "data/sample/hsds").path)
        let package = try #require(folder.first)
        #expect(folder.count == 1 && package.parts.count == 11)
        let outcome = try readHSDS(package, ordinal: 0, firstPart: 1, rules: HSDSSamples.rules(), asOf: nil)
        #expect(outcome.publisher == "Sample 211 human services (synthetic)" && outcome.asOf == Day("2026-04-25"))
        #expect(Set(outcome.setAside.keys) == ["not-treatment", "inactive"])
        #expect(outcome.quarantined == ["hsds-dangling-link": 1])
        #expect(
            Set(outcome.notices.map(\.rule)) == [
                .hsdsDanglingLink, .hsdsNoLevel, .hsdsHoursAsText, .hsdsHoursNotInForce, .hsdsBadValue,
            ])
        let programs = outcome.records.flatMap(\.programs)
        #expect(programs.count { $0.hours != nil } > 50 && programs.contains { $0.level == .iop && $0.hours != nil })
        #expect(programs.allSatisfy { $0.tracks == nil })
        #expect(
            outcome.records.allSatisfy {
                $0.name.hasPrefix("Sample ") && $0.phones.allSatisfy { $0.text.contains("-555-01") }
            })
        var options = IngestOptions()
        options.hsdsRules = try HSDSSamples.rules()
        let directory = try repositoryFile("data/sample/samhsa-directory-su.csv")
        let both = try ingest(
            [directory, package], tables: SAMHSASamples.tables(), gazetteer: PipelineSamples.gazetteer(),
            options: options)
        #expect(both.report.tallies.first { $0.format == .hsds }.map { $0.merged > 40 } == true)
        let lent = both.catalog.programs.filter {
            $0.hours != nil && both.catalog.facilities[$0.facility].records.count > 1
        }
        #expect(!lent.isEmpty)
    }

    @Test("the checked-in sample is what the generator makes")
    func checkedInSampleIsMade() throws {
        for file in try SampleTests.made(facilities: 400).flatMap({ $0.parts.isEmpty ? [$0] : $0.parts }) {
            let folder = SampleTests.names.contains(file.name) ? "data/sample" : "data/sample/hsds"
            let isSame = try repositoryFile("\(folder)/\(file.name)").bytes == file.bytes
            #expect(isSame, "\(file.name): run locator sample")
        }
    }

    @Test func checkedInSampleReads() throws {
        let files = try SampleTests.names.dropLast().map { try repositoryFile("data/sample/\($0)") }
        #expect(files.map(\.bytes.count).reduce(0, +) < 1_500_000)
        let xml = try readListingXML(files[4], ordinal: 0)
        let csv = try readListingCSV(files[5], ordinal: 1)
        let airs = try readAIRS(files[3], ordinal: 2, levels: AIRSTests.levels())
        #expect(try schemaFaults(of: files[4], schema: listingSchema()) == [])
        for outcome in [xml, csv] {
            #expect(Set(outcome.notices.map(\.rule)) == [.listingLapsed])
            #expect(outcome.records.count > 40)
            let programs = outcome.records.flatMap(\.programs)
            #expect(
                programs.contains { $0.level == .iop && $0.tracks != nil } && programs.contains { $0.tracks == nil })
        }
        #expect(
            airs.records.count > 20
                && Set(airs.setAside.keys) == ["not-treatment", "inactive", "excluded-from-website"])
        for record in xml.records + csv.records + airs.records {
            #expect(record.name.hasPrefix("Sample ") || record.publisherID.hasPrefix("s"))
            #expect(record.phones.allSatisfy { $0.text.contains("-555-01") })
            #expect(record.website.isEmpty || record.website.hasPrefix("https://www.example.org/"))
        }
    }
}
