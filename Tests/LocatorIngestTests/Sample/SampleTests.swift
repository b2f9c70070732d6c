import Testing
import Treatment

@testable import LocatorIngest

/// The sample is made by the generator, is readable, and is plainly no real data.
struct SampleTests {
    static let names = [
        "samhsa-directory-su.csv", "samhsa-directory-mh.csv", "findtreatment.csv", "airs-211.xml", "listing-west.xml",
        "listing-east.csv",
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
        #expect(try SampleTests.made(facilities: 40, seed: 7).map(\.bytes) != first.map(\.bytes))
    }

    @Test func checkedInSampleReads() throws {
        let files = try SampleTests.names.map { try repositoryFile("data/sample/\($0)") }
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
