import LocatorIndex
import LocatorIngest
import LocatorUpkeep
import Testing
import Treatment

/// A column that is called otherwise overnight, in a form where each code has a column.
struct RenamedColumnTests {
    private func tripped(renaming column: String) throws -> [TrippedGuard] {
        let tables = try ReferenceTables(ReferenceFiles(folder: "\(repository)/data"))
        let file = try #require(try readExport("\(repository)/data/sample/findtreatment.csv").first)
        let text = String(decoding: file.bytes, as: UTF8.self)
        let renamed = text.replacing(",\(column),", with: ",\(column)_new,", maxReplacements: 1)
        try #require(renamed != text)
        var allowed = AllowedChange()
        allowed.leastCount = 10
        return try guards(
            live: snapshot(text, tables), candidate: snapshot(renamed, tables), records: [],
            allowed: AllowedChanges(whole: allowed))
    }

    private func snapshot(_ text: String, _ tables: ReferenceTables) throws -> Snapshot {
        let file = ExportFile(name: "findtreatment.csv", bytes: Array(text.utf8))
        let ingested = try ingest(
            [file], tables: tables.vocabulary, gazetteer: tables.gazetteer, options: tables.options)
        return try Snapshot(bytes: encode(ingested.catalog))
    }

    @Test("the column of Medicaid's code: gone whole, and the message says column")
    func code() throws {
        let found = try tripped(renaming: "md")
        let code = try #require(found.first { $0.about == "MD" }, "\(found.map(\.message))")
        #expect(code.id == "rate" && code.message.contains("column renamed"), "\(code)")
    }

    @Test("the column of websites: known of nobody")
    func field() throws {
        let found = try tripped(renaming: "website")
        let website = try #require(found.first { $0.about == "website" }, "\(found.map(\.message))")
        #expect(website.id == "known" && website.message.contains("column renamed"))
    }
}
