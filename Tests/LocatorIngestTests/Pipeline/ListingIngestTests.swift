import LocatorIngest
import Testing
import Treatment

struct ListingIngestTests {
    @Test("a listing makes the same programs from XML and from CSV, whatever the order of its facilities")
    func forms() throws {
        let day = Day(year: 2024, month: 5, day: 1)
        let records = seededRecords(21, count: 60)
        let xml = ExportFile(name: "listing", bytes: writeListingXML(records, publisher: "Sample Team", asOf: day))
        let csv = ExportFile(name: "listing", bytes: writeListingCSV(records, publisher: "Sample Team", asOf: day))
        let straight = ComparableCatalog(try PipelineSamples.ingested([xml]).catalog)
        #expect(!straight.programs.isEmpty)
        #expect(ComparableCatalog(try PipelineSamples.ingested([csv]).catalog) == straight)
        let backwards = writeListingXML(records.reversed(), publisher: "Sample Team", asOf: day)
        #expect(
            ComparableCatalog(try PipelineSamples.ingested([ExportFile(name: "listing", bytes: backwards)]).catalog)
                == straight)
        // Both at once say nothing twice.
        let both = try PipelineSamples.ingested([xml, csv])
        #expect(both.catalog.programs.map(\.id) == straight.programs.map(\.id))
        let unchanged = both.report.total.unchanged
        #expect(unchanged == records.count, "\(unchanged) of \(records.count) were unchanged")
    }

    @Test("a data team's listing corrects a directory, even an older listing a newer directory")
    func corrects() throws {
        var record = FacilityRecord(position: Position(file: 0, line: 0, byte: 0))
        (record.publisherID, record.name, record.street) = ("t1", "Tamarisk Center", "1 Example St")
        (record.city, record.state, record.zip) = ("Los Angeles", "CA", "90012")
        record.phones = [.init("213-555-0100")]
        record.facts = FactSheet([FactSheet.Entry(.medicaid, Fact(.no))])
        var program = ProgramRecord(level: .iop, levelStated: "IOP", focus: .substanceUse)
        program.facts = record.facts
        record.programs = [program]
        let listing = ExportFile(
            name: "team.xml",
            bytes: writeListingXML([record], publisher: "Sample Team", asOf: Day(year: 2021, month: 1, day: 1)))
        let directory = PipelineSamples.directory("su.csv", [PipelineSamples.Row(name: "Tamarisk Ctr")])
        let catalog = try PipelineSamples.ingested([directory, listing]) {
            $0.asOf = [("su.csv", Day(rawValue: 19_000))]
        }.catalog
        #expect(catalog.facilities.count == 1 && catalog.programs.count == 1)
        #expect(catalog.programs[0].facts[.medicaid]?.state == .no && catalog.facilities[0].name == "Tamarisk Center")
        // The directory still fills what the listing does not say.
        #expect(catalog.programs[0].facts[.jointCommission]?.state == .yes)
    }
}
