import Foundation
import LocatorIndex
import LocatorIngest
import LocatorUpkeep
import Testing
import Treatment

/// Runs in a folder of their own, one after the other, by a clock that the test sets.
@Suite struct RunTests {
    private let folder: URL
    private var index: IndexFolder { IndexFolder(folder.appending(path: "index").path) }
    private static let data = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "data").path

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "runs-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    /// A listing of `count` facilities in Austin, a program each.
    private func put(
        _ count: Int, _ name: String = "team.csv", payment: String = "medicaid", level: String = "iop"
    ) throws {
        var text =
            "listing_publisher,listing_as_of,facility_id,name,street,city,state,zip,phones,level,focus,payment_yes\n"
        for place in 1...count {
            text += "Team,2026-05-01,f\(place),Sample House \(place),\(place) Example Street,Austin,TX,78701,"
            text += "512-555-\(1000 + place),\(level),substance_use,\(payment)\n"
        }
        try Data(text.utf8).write(to: folder.appending(path: name), options: .atomic)
    }

    private func run(_ seconds: Int, _ change: (inout RunRequest) -> Void = { _ in }) throws -> RunResult {
        let yaml = "sources:\n  - {name: team, path: \"*.csv\"}\n"
        let sources = try readSourcesFile(ExportFile(name: "sources.yaml", bytes: Array(yaml.utf8)))
        var request = RunRequest(sources, base: folder.path, index: index)
        request.data = RunTests.data
        change(&request)
        return try runIngest(request, now: { Moment(seconds: seconds) })
    }

    /// Files that no reader looks at: none after a run, however it ended.
    private func drafts() throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: index.path).filter {
            $0.split(separator: "/").last?.hasPrefix(".") == true
        }
    }

    private func live() throws -> String { try Snapshot(path: currentSnapshot(in: index.path)).id }

    private func acceptance(_ seconds: Int) -> RunRecord.Acceptance {
        .init(by: "data team", because: "known", at: Moment(seconds: seconds))
    }

    @Test func aLifeOfRuns() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try put(100)
        let first = try run(1_000_000)
        #expect(first.record.outcome == .published && first.record.number == 1 && first.record.programs == 100)
        #expect(first.record.quality?.whole.programs == 100)
        let a = try live()
        #expect(first.record.snapshot == a && FileManager.default.fileExists(atPath: index.ledger(of: a)))

        // The same again: nothing is built.
        let second = try run(1_000_100)
        #expect(
            second.record.outcome == .unchanged && second.report == nil && second.record.recipe == first.record.recipe)

        // From scratch and without a cache: the same bytes.
        try FileManager.default.removeItem(atPath: index.cache)
        #expect(try run(1_000_150) { $0.isFromScratch = true }.record.outcome == .unchanged)
        #expect(try drafts() == [])

        // A third of the programs gone: held, and held again without a build.
        try put(66)
        let held = try run(1_000_200)
        #expect(held.record.outcome == .held && held.record.guards.contains { $0.id == "vanished" })
        #expect(try live() == a && drafts() == [])
        let again = try run(1_000_300)
        #expect(again.record.outcome == .held && again.report == nil && again.record.guards == held.record.guards)

        // Accepted; a second time there is nothing to accept.
        let accepted = try acceptHeld(nil, in: index, acceptance(1_000_400), holder: "test")
        let b = try live()
        #expect(accepted.outcome == .accepted && accepted.snapshot == b && b != a)
        #expect(accepted.acceptance?.by == "data team")
        #expect(throws: FileError.self) { try acceptHeld(held.record.number, in: index, acceptance(0), holder: "test") }
        #expect(try run(1_000_500).record.outcome == .unchanged)

        // Back, and the same inputs do not bring it again by themselves.
        let back = try rollBack(to: nil, in: index, acceptance(1_000_600), holder: "test")
        #expect(back.outcome == .rolledBack && back.snapshot == a)
        #expect(try live() == a)
        let afterwards = try run(1_000_700)
        #expect(afterwards.record.outcome == .held && afterwards.record.guards.first?.id == "rolled-back")
        // By the number of the run that made it.
        _ = try rollBack(to: "\(accepted.number)", in: index, acceptance(1_000_800), holder: "test")
        #expect(try live() == b)
        #expect(throws: FileError.self) { try rollBack(to: b, in: index, acceptance(0), holder: "test") }
        #expect(throws: FileError.self) {
            try rollBack(to: "0000000000000000", in: index, acceptance(0), holder: "test")
        }

        let history = RunHistory(index)
        #expect(history.runs.map(\.number) == Array(1...history.runs.count) && history.unreadable.isEmpty)
        #expect(history.liveOrder == [a, b])
    }

    @Test func failedRunsAreRecordedAndChangeNothing() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try put(20)
        _ = try run(100)
        let before = try live()
        try Data("{\"no\": \"listing\"}".utf8).write(to: folder.appending(path: "odd.csv"))
        let failed = try run(200)
        #expect(failed.record.outcome == .failed)
        #expect(failed.record.problem?.contains("odd.csv:1: the format is not known") == true, "\(failed.record)")
        #expect(try live() == before)
        try FileManager.default.removeItem(at: folder.appending(path: "odd.csv"))
        #expect(try run(300).record.outcome == .unchanged)
        try FileManager.default.removeItem(at: folder.appending(path: "team.csv"))
        #expect(try run(400).record.problem?.contains("the source team has no file that fits") == true)
        let status = status(of: index, every: 60, now: Moment(seconds: 500))
        #expect(status.isLate && status.troubled == 1 && status.lastSuccess == Moment(seconds: 300))
        #expect(status.lastSuccessAge == 200 && status.live == before && status.isWhole)
    }

    @Test("a sources file with a mistake is a failed run: known to history, status and whoever is told")
    func aRunThatCannotBegin() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try put(20)
        _ = try run(100)
        let before = try live()
        let yaml = "sources:\n  - {name: team, pth: \"*.csv\"}\nnotify:\n  command: [tell-us]\n"
        let error = #expect(throws: SourcesError.self) {
            try readSourcesFile(ExportFile(name: "sources.yaml", bytes: Array(yaml.utf8)))
        }
        #expect(error?.notify == .init(command: ["tell-us"], on: [.held, .failed]))
        let problem = "\(try #require(error))"
        let record = try recordFailure(problem, in: index, at: Moment(seconds: 200), holder: "test")
        #expect(record.number == 2 && record.outcome == .failed && record.before == before)
        #expect(RunHistory(index).runs.last == record && record.problem?.contains("sources.yaml:2") == true)
        let last = try #require(FileManager.default.contents(atPath: "\(index.path)/last-run.json"))
        #expect(try JSONDecoder().decode(RunRecord.self, from: last) == record)
        let status = status(of: index, every: nil, now: Moment(seconds: 300))
        #expect(status.troubled == 1 && status.problem == problem && status.live == before)
        #expect(try run(400).record.outcome == .unchanged)
    }

    @Test("a decision that was broken off anywhere is finished by the next command", arguments: 0...4)
    func brokenOff(step: Int) throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try put(100)
        _ = try run(100)
        let a = try live()
        try put(60)
        let held = try run(200).record
        let b = try #require(held.snapshot)
        // What `accept` does, up to a step.
        var decision = held
        (decision.number, decision.outcome, decision.before) = (held.number + 1, .accepted, a)
        decision.acceptance = acceptance(300)
        try writeWhole(reportJSON(decision), to: index.decision)
        if step > 0 { try move(index.heldLedger(of: b), to: index.ledger(of: b)) }
        if step > 1 { try move(index.heldSnapshot(b), to: index.snapshot(b)) }
        if step > 2 { try point(index.path, to: b) }
        if step > 3 { try keep(decision, in: index, every: nil) }
        if step % 2 == 0 {
            #expect(try run(400).record.outcome == .unchanged)
        } else {
            #expect(
                try acceptHeld(step == 1 ? nil : held.number, in: index, acceptance(400), holder: "test") == decision)
        }
        let history = RunHistory(index)
        #expect(try live() == b && history.runs.contains(decision) && history.liveOrder == [a, b])
        let names = try FileManager.default.subpathsOfDirectory(atPath: index.path)
        #expect(!names.contains("decision.json") && !names.contains { $0.hasPrefix("held/") })
        #expect(FileManager.default.fileExists(atPath: index.ledger(of: b)))
    }

    @Test("a decision that nobody can carry out any more is dropped")
    func hopeless() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try put(20)
        var record = try run(100).record
        (record.snapshot, record.outcome) = ("00000000deadbeef", .rolledBack)
        for bytes in [reportJSON(record), Array("{".utf8)] {
            try writeWhole(bytes, to: index.decision)
            #expect(try run(200).record.outcome == .unchanged)
            #expect(!FileManager.default.fileExists(atPath: index.decision))
        }
    }

    /// A rehearsal builds from scratch, with the live ledger: what a run copies of the live snapshot must come to the same.
    @Test func whatIsCopiedIsAsFromScratch() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try put(60, "a.csv")
        try put(40, "b.csv", payment: "medicare", level: "php")
        _ = try run(100)
        for (place, change) in [(38, "medicaid"), (45, "medicare"), (45, "self_pay")].enumerated() {
            try put(change.0, "b.csv", payment: change.1, level: "php")
            let scratch = try run(1_000 * place + 200) { $0.isRehearsal = true }.record.snapshot
            let copied = try run(1_000 * place + 300) { $0.acceptance = acceptance(1_000 * place + 300) }
            #expect(copied.record.snapshot == scratch && copied.record.outcome == .published, "\(change)")
            #expect(isFile("\(index.cache)/\(scratch ?? "").groups"))
        }
    }

    @Test func aRehearsalWritesNothing() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try put(20)
        _ = try run(100)
        try put(5)
        let names = try FileManager.default.subpathsOfDirectory(atPath: index.path).sorted()
        let rehearsed = try run(200) { $0.isRehearsal = true }
        #expect(rehearsed.image != nil && rehearsed.record.guards.contains { $0.id == "vanished" })
        #expect(try FileManager.default.subpathsOfDirectory(atPath: index.path).sorted() == names)
    }

    @Test func retentionKeepsTheNewestAndTheYoung() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let day = 86_400
        var made: [String] = []
        for place in 0..<6 {
            try put(50 + place)
            _ = try run(place * day) {
                $0.sources.keep.snapshots = 2
                $0.sources.keep.days = 3
            }
            made.append(try live())
        }
        // On day 5: the two newest, and those that were made live on day 2 or later.
        let kept = made.map { FileManager.default.fileExists(atPath: index.snapshot($0)) }
        #expect(kept == [false, false, true, true, true, true])
        #expect(try live() == made[5])
    }

    @Test func aClockThatIsSetBackLosesNothing() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        for (place, seconds) in [50_000_000, 100, 90_000_000, 0].enumerated() {
            try put(40 + place)
            _ = try run(seconds) {
                $0.sources.keep.snapshots = 2
                $0.sources.keep.days = 0
            }
        }
        let history = RunHistory(index)
        #expect(history.runs.map(\.number) == [1, 2, 3, 4])
        let now = try live()
        #expect(history.liveOrder.last == now)
        #expect(history.liveOrder.suffix(2).allSatisfy { FileManager.default.fileExists(atPath: index.snapshot($0)) })
        #expect(status(of: index, every: 60, now: Moment(seconds: 0)).isLate == false)
    }

    @Test func aSourceMaySayWhatItsFilesDoNot() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(
            at: folder.appending(path: "d"), withIntermediateDirectories: true)
        let text =
            "listing_publisher,facility_id,name,street,city,state,zip,level,focus\n"
            + "Their name,f1,Sample House,1 Example Street,Austin,TX,78701,iop,substance_use\n"
        try Data(text.utf8).write(to: folder.appending(path: "d/list-2024-03.csv"))
        var sources = SourcesFile()
        var entry = SourceEntry(name: "x", paths: ["d/*.csv"])
        entry.publisher = "Our name"
        entry.date = .fileName
        sources.sources = [entry]
        let result = try run(10) { $0.sources = sources }
        let source = try #require(result.record.sources.first)
        #expect(source.publisher == "Our name" && source.asOf == "2024-03-31" && source.name == "x")
        entry.format = .airs
        sources.sources = [entry]
        let refused = try run(20) { $0.sources = sources }
        #expect(refused.record.problem?.contains("this is listing-csv, and its source says airs") == true)
    }

    @Test func aNotificationIsACommand() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try put(10)
        let record = try run(10).record
        let out = folder.appending(path: "told").path
        let command = ["sh", "-c", "echo \"$LOCATOR_OUTCOME $LOCATOR_RUN $1\" > '\(out)'", "tell"]
        #expect(tell(.init(command: command, on: [.published]), of: record, in: index) == nil)
        let told = try String(contentsOfFile: out, encoding: .utf8)
        #expect(told == "published 1 \(index.run(1))\n")
        #expect(tell(.init(command: ["false"], on: [.held]), of: record, in: index) == nil)
        #expect(tell(.init(command: ["false"], on: [.published]), of: record, in: index)?.contains("status 1") == true)
    }
}
