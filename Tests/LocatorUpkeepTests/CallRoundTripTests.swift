import LocatorIndex
import LocatorIngest
import LocatorSearch
import LocatorUpkeep
import TestSupport
import Testing
import Treatment

/// There and back: the call list, filled in, is a file of corrections; after the next run what was answered is known, of the day
/// of the call, and is not asked again.
@Suite struct CallRoundTripTests {
    private let called = "2026-11-20"
    private let today = Day("2026-11-21") ?? Day(rawValue: 0)

    @Test func answersComeBackAsFacts() throws {
        let listing = try readExport("\(repository)/data/sample/listing-west.xml")
        let before = try SearchEngine(snapshot(listing))
        let list = try callList(queue(before).entries, in: before.snapshot)
        let medicaid = try #require(question("medicaid", in: list))
        let sessions = try #require(question("track", in: list))
        let gone = try #require(list.last { $0.program != medicaid && $0.program != sessions }).program

        // The caller's work: some rows answered, most left as they are.
        let rows = callListRows(list).map { row in
            var row = row
            switch (row[1], row[2]) {
            case (medicaid, "medicaid"): (row[3], row[4], row[6]) = ("yes", called, "caller")
            case (sessions, "track"): (row[4], row[6], row[15]) = (called, "caller", "Mo,We,Fr 17:30-20:30")
            case (gone, "all"): (row[3], row[4], row[6]) = ("gone", called, "caller")
            default: break
            }
            return row
        }
        let text = ([callListHeader] + rows).map { $0.map(quoted).joined(separator: ",") + "\n" }.joined()
        let calls = ExportFile(name: "calls.csv", bytes: Array(text.utf8))

        let after = try SearchEngine(snapshot(listing + [calls]))
        let fact = try #require(program(medicaid, in: after)?.facts[.medicaid])
        #expect(fact.state == .yes && fact.asOf == Day(called))
        let tracks = try #require(program(sessions, in: after)?.tracks)
        #expect(tracks.asOf == Day(called) && tracks.tracks.count == 1)
        #expect(try program(gone, in: after) == nil)
        let again = try callList(queue(after).entries, in: after.snapshot)
        #expect(again.first { $0.program == medicaid }?.questions.contains { $0.field == "medicaid" } != true)
        #expect(again.first { $0.program == sessions }?.questions.contains { $0.field == "track" } != true)
        #expect(!again.contains { $0.program == gone })
        // A list that nobody filled in changes nothing.
        let empty = ([callListHeader] + callListRows(list)).map { $0.map(quoted).joined(separator: ",") + "\n" }
            .joined()
        let unanswered = try snapshot(listing + [ExportFile(name: "calls.csv", bytes: Array(empty.utf8))])
        #expect(unanswered.summary.programs == before.snapshot.summary.programs)
        for ordinal in 0..<unanswered.summary.programs {
            #expect(try unanswered.program(ordinal).facts == before.snapshot.program(ordinal).facts)
        }
    }

    private func snapshot(_ files: [ExportFile]) throws -> Snapshot {
        let tables = try ReferenceTables(ReferenceFiles(folder: "\(repository)/data"))
        let ingested = try ingest(
            files, tables: tables.vocabulary, gazetteer: tables.gazetteer, options: tables.options)
        return try Snapshot(bytes: encode(ingested.catalog))
    }

    private func queue(_ engine: SearchEngine) throws -> VerificationQueue {
        var options = VerificationQueue.Options(today: today)
        options.olderDays = 30
        options.mostPlaces = 40
        let query = SavedQuery(
            name: "q", weight: 1, query: "level=iop&payment=medicaid&language=es&window=evening", about: "")
        return try verificationQueue([(query.request(in: engine.snapshot), 1)], engine, options)
    }

    /// The first program of a list of which something is not known.
    private func question(_ field: String, in list: [CallListEntry]) -> String? {
        list.first { $0.questions.contains { $0.field == field && $0.known == "not known" } }?.program
    }

    private func program(_ id: String, in engine: SearchEngine) throws -> Program? {
        guard let number = parseBase32(id), let ordinal = engine.snapshot.ordinal(ofProgram: number) else { return nil }
        return try engine.snapshot.program(ordinal)
    }

    private func quoted(_ cell: String) -> String { "\"\(cell.replacing("\"", with: "\"\""))\"" }
}
