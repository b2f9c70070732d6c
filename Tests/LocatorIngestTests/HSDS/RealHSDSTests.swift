import Foundation
import LocatorIngest
import Testing
import Treatment

/// The real package of a 211 of 2019, version 1.0, when it is there.
@Suite(.enabled(if: SAMHSASamples.hasRealFiles))
struct RealHSDSTests {
    private static let package = Result {
        try readExport(SAMHSASamples.root.appending(path: "../shared/data/hsds-miami").path)
    }
    private static let ingested = Result {
        var options = IngestOptions()
        options.hsdsRules = try HSDSSamples.rules()
        options.asOf = [("hsds-miami", Day(rawValue: 18_000))]
        return try ingest(
            try package.get(), tables: SAMHSASamples.tables(), gazetteer: gazetteer(), options: options)
    }

    private static func gazetteer() throws -> Gazetteer {
        try loadGazetteer(
            zips: SAMHSASamples.file("data/gazetteer/zips.csv").bytes,
            places: SAMHSASamples.file("data/gazetteer/places.csv").bytes,
            states: SAMHSASamples.file("data/gazetteer/states.csv").bytes,
            zones: SAMHSASamples.file("data/gazetteer/zones.csv").bytes)
    }

    @Test("one export of eleven files")
    func recognised() throws {
        let files = try Self.package.get()
        #expect(files.count == 1 && files[0].name == "hsds-miami" && files[0].parts.count == 11)
        #expect(recognise(files[0]) == .hsds)
    }

    @Test("4,089 services, all accounted for")
    func counts() throws {
        let report = try Self.ingested.get().report
        #expect(report.total.read == 4089)
        for tally in report.tallies { #expect(tally.read == tally.accountedFor) }
        #expect(report.held.isEmpty && report.total.quarantined.isEmpty)
        #expect(report.total.setAside == ["not-treatment": 3857, "no-level": 67])
    }

    @Test("two programs checked by hand against the files")
    func byHand() throws {
        let catalog = try Self.ingested.get().catalog
        // Service 2685: partial hospitalization; hours in prose that the rows repeat.
        let day = try #require(
            catalog.programs.first { $0.level == .php && catalog.facilities[$0.facility].name.hasPrefix("DADE FAMILY") }
        )
        #expect(day.focus == .mentalHealth && day.levelStated == "PARTIAL HOSPITALIZATION PROGRAM")
        #expect(day.hours?.week.description == "Mo-Th 08:30-19:00; Fr 09:00-17:00" && day.tracks == nil)
        // Service 1733: methadone, whose prose of hours is not certain.
        let dosing = try #require(
            catalog.programs.first { $0.level == .otp && $0.notes.contains { $0.contains("(dispensing)") } })
        #expect(dosing.facts[Vocabulary.known("methadone")]?.state == .yes && dosing.hours == nil)
        #expect(catalog.facilities.count == 114 && catalog.programs.count == 194)
        #expect(catalog.programs.count { $0.level == .iop } == 14 && catalog.programs.count { $0.hours != nil } == 73)
        #expect(catalog.programs.allSatisfy { $0.tracks == nil })
    }
}
