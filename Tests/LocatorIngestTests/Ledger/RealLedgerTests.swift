import LocatorIngest
import Testing
import Treatment

/// Rows of both directories of 2022, one in five changed as publishers change them.
@Suite(.enabled(if: SAMHSASamples.hasRealFiles))
struct RealLedgerTests {
    /// One change of a row: which column becomes what.
    private enum Change: Int, CaseIterable { case nameCut, renamed, suite, phone, street }

    @Test("facilities keep their ids through a change of name, suite, telephone or street")
    func kept() throws {
        let surveys = [Questionnaire.substanceUse, .mentalHealth]
        var random = SplitMix64(seed: 2022)
        var changed: [Change: Int] = [:]
        var files: (before: [ExportFile], after: [ExportFile]) = ([], [])
        for survey in surveys {
            let file = try SAMHSASamples.directory(survey)
            let bytes = try mutated(file, &random, &changed)
            files.before.append(ExportFile(name: file.name, path: file.path, bytes: bytes.before))
            files.after.append(ExportFile(name: file.name, path: file.path, bytes: bytes.after))
        }
        let before = try ingested(files.before, nil)
        let after = try ingested(files.after, before.ledger)
        let known = Set(before.catalog.facilities.map(\.id))
        let lost = after.catalog.facilities.count { !known.contains($0.id) }
        let programs = Set(before.catalog.programs.map(\.id))
        let lostPrograms = after.catalog.programs.count { !programs.contains($0.id) }
        let rows = changed.values.reduce(0, +)
        #expect(rows > 700, "\(rows) rows changed")
        // Without the ledger nearly every changed row would be a new facility.
        #expect(
            lost * 100 <= rows * 12, "\(lost) of \(rows) changed rows are new facilities; \(lostPrograms) new programs")
        let again = try ingested(files.after, after.ledger)
        #expect(again.ledger.bytes == after.ledger.bytes)
    }

    private func mutated(
        _ file: ExportFile, _ random: inout SplitMix64, _ changed: inout [Change: Int]
    ) throws -> (before: [UInt8], after: [UInt8]) {
        var reader = try CSVReader(file.bytes, file: file.name)
        func column(_ name: String) throws -> Int { try #require(reader.column(name)) }
        let (name, street, suite, phone) = (
            try column("name1"), try column("street1"), try column("street2"), try column("phone")
        )
        var lines = (before: [reader.header.joined(separator: ",")], after: [reader.header.joined(separator: ",")])
        var row = CSVRow()
        // A debug build reads a few hundred rows a second.
        while lines.before.count < 2500, try reader.next(&row) {
            var cells = (0..<row.count).map { row.text($0) }
            lines.before.append(line(cells))
            if random.below(5) == 0, let change = Change(rawValue: random.below(Change.allCases.count)) {
                changed[change, default: 0] += 1
                switch change {
                case .nameCut: cells[name] = String(cells[name].prefix(max(4, cells[name].count - 6)))
                case .renamed: cells[name] = "Sample \(random.below(100_000)) House"
                case .suite: cells[suite] = "Suite \(random.below(900))"
                case .phone: cells[phone] = "213-555-\(1000 + random.below(9000))"
                case .street: cells[street] = "\(1 + random.below(9000)) Newly Built Road"
                }
            }
            lines.after.append(line(cells))
        }
        func bytes(_ lines: [String]) -> [UInt8] { PipelineSamples.bytes(lines.joined(separator: "\n") + "\n") }
        return (bytes(lines.before), bytes(lines.after))
    }

    private func line(_ cells: [String]) -> String {
        cells.map { "\"" + $0.split(separator: "\"").joined(separator: "'") + "\"" }.joined(separator: ",")
    }

    private func ingested(_ files: [ExportFile], _ ledger: IdentityLedger?) throws -> Ingested {
        var options = IngestOptions()
        options.ledger = ledger
        options.asOf = [("facilities.csv", Day(rawValue: 19_357))]
        return try ingest(files, tables: SAMHSASamples.tables(), gazetteer: Self.gazetteer.get(), options: options)
    }

    private static let gazetteer = Result {
        try loadGazetteer(
            zips: SAMHSASamples.file("data/gazetteer/zips.csv").bytes,
            places: SAMHSASamples.file("data/gazetteer/places.csv").bytes,
            states: SAMHSASamples.file("data/gazetteer/states.csv").bytes,
            zones: SAMHSASamples.file("data/gazetteer/zones.csv").bytes)
    }
}
