import Foundation
import Testing
import Treatment

@testable import LocatorIngest

/// The checkout, found from this file.
private let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

func repositoryFile(_ path: String) throws -> ExportFile {
    let url = root.appending(path: path)
    return ExportFile(name: url.lastPathComponent, bytes: Array(try Data(contentsOf: url)))
}

func listingSchema() throws -> ExportFile { try repositoryFile("data/schema/program-listing.xsd") }

struct ListingSchemaTests {
    /// Who adds a term adds it to the schema: `data/schema/program-listing.xsd`, type `term`.
    @Test func schemaListsEveryTerm() throws {
        let schema = String(decoding: try listingSchema().bytes, as: UTF8.self)
        let terms = schema.components(separatedBy: "<xs:simpleType name=\"term\">").last ?? ""
        let codes = terms.matches(of: /enumeration value="([^"]*)"/).map { String($0.1) }
        #expect(codes == Vocabulary.fixed.entries.map(\.code))
    }

    @Test func exampleIsValid() throws {
        let example = try repositoryFile("Tests/Fixtures/listing/whole.xml")
        #expect(try schemaFaults(of: example, schema: listingSchema()) == [])
    }

    @Test(arguments: [
        ("level=\"iop\"", "level=\"intensive\"", 11), ("term=\"dbt\"", "term=\"dbtt\"", 14),
        ("is=\"no\"", "is=\"nope\"", 15),
        ("as-of=\"2026-05-01\"", "as-of=\"May 2026\"", 3), ("Mo,We 17:30-20:30", "evenings", 19),
        ("<state>CA</state>", "<stat>CA</stat>", 7), ("id=\"sample-1\" ", "", 4),
        ("lat=\"34.05\"", "lat=\"134.05\"", 9),
    ])
    func schemaRefuses(good: String, bad: String, line: Int) throws {
        let whole = String(decoding: try repositoryFile("Tests/Fixtures/listing/whole.xml").bytes, as: UTF8.self)
        let broken = whole.replacingOccurrences(of: good, with: bad)
        #expect(broken != whole)
        let faults = try schemaFaults(of: ExportFile(name: "b.xml", bytes: Array(broken.utf8)), schema: listingSchema())
        #expect(faults.contains { $0.line == line }, "\(bad): \(faults)")
    }
}
