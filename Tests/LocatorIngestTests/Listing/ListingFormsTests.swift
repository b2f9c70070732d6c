import Testing
import Treatment

@testable import LocatorIngest

/// The XML and the CSV form of a listing say the same.
struct ListingFormsTests {
    @Test(arguments: [1, 2, 3, 20, 2026] as [UInt64])
    func bothFormsReadBackWhatWasWritten(seed: UInt64) throws {
        let records = seededRecords(seed, count: 120)
        let day = Day(rawValue: 20_500)
        let xml = writeListingXML(records, publisher: "Sample & Co", asOf: day)
        let csv = writeListingCSV(records, publisher: "Sample & Co", asOf: day)
        #expect(looksLikeListingXML(xml) && !looksLikeListingCSV(xml))
        #expect(looksLikeListingCSV(csv) && !looksLikeListingXML(csv))
        let fromXML = try readListingXML(ExportFile(name: "a.xml", bytes: xml), ordinal: 0)
        let fromCSV = try readListingCSV(ExportFile(name: "a.csv", bytes: csv), ordinal: 0)
        for outcome in [fromXML, fromCSV] {
            #expect(outcome.publisher == "Sample & Co" && outcome.asOf == day)
            #expect(outcome.notices.isEmpty, "seed \(seed): \(outcome.notices.prefix(3))")
            #expect(outcome.read == 120 && outcome.records.count == 120)
            for (written, read) in zip(records, outcome.records) where text(written) != text(read) {
                Issue.record("seed \(seed), \(written.publisherID):\n\(text(written))\n\(text(read))")
                return
            }
        }
    }

    @Test func theFormsAgreeWithTheSchema() throws {
        let xml = writeListingXML(seededRecords(7, count: 60), publisher: "Sample", asOf: Day(rawValue: 20_500))
        #expect(try schemaFaults(of: ExportFile(name: "a.xml", bytes: xml), schema: listingSchema()) == [])
    }
}

/// All of a record but where it stands.
func text(_ record: FacilityRecord) -> String {
    var record = record
    record.position = Position(file: 0, line: 0, byte: 0)
    return String(reflecting: record)
}
