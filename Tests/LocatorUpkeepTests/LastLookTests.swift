import Foundation
import LocatorIndex
import LocatorIngest
import LocatorUpkeep
import Testing
import Treatment

/// A run opens no file when none was touched since the last one, and is never wrong about it: what differs in stamp alone is
/// looked at, and what could differ unseen is too.
@Suite struct LastLookTests {
    private let folder: URL
    private var index: IndexFolder { IndexFolder(folder.appending(path: "index").path) }
    private var export: String { folder.appending(path: "team.csv").path }
    private static let data = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "data").path
    /// Well after the files were written.
    private let later = Int(Date.now.timeIntervalSince1970) + 1000

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "look-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private func put(_ name: String) throws {
        let text =
            "listing_publisher,listing_as_of,facility_id,name,street,city,state,zip,phones,level,focus\n"
            + "Team,2026-05-01,f1,\(name),1 Example Street,Austin,TX,78701,512-555-0100,iop,substance_use\n"
        try Data(text.utf8).write(to: URL(fileURLWithPath: export))
        // A whole second of 2026, so that a change of the same length can be dated back to the same nanosecond.
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1_780_000_000)], ofItemAtPath: export)
    }

    private func run(_ seconds: Int, _ today: Day? = Day("2026-06-01")) throws -> RunResult {
        var request = RunRequest(paths: [export], index: index)
        request.data = Self.data
        request.today = today
        request.acceptance = .init(by: "test", because: "", at: Moment(seconds: seconds))
        return try runIngest(request, now: { Moment(seconds: seconds) })
    }

    /// Whether the next run opens files: without records of former runs one that does has to build.
    private func looks(_ seconds: Int, today: Day? = Day("2026-06-01")) throws -> Bool {
        try FileManager.default.removeItem(atPath: index.runs)
        let result = try run(seconds, today)
        #expect(result.record.outcome == .unchanged)
        return result.report != nil
    }

    @Test func nothingTouchedOpensNothing() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try put("Sample House")
        let first = try run(later).record
        let second = try run(later + 10)
        #expect(second.report == nil && second.record.outcome == .unchanged && second.record.number == 2)
        #expect(second.record.inputs == first.inputs && second.record.sources == first.sources)
        #expect(second.record.recipe == first.recipe && second.record.snapshot == first.snapshot)
        #expect(second.record.ended == Moment(seconds: later + 10) && RunHistory(index).runs.last == second.record)
        #expect(try !looks(later + 20))
        // Touched, and the same: the content says so.
        try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSince1970: 5)], ofItemAtPath: export)
        #expect(try looks(later + 30))
        #expect(try !looks(later + 40))
        // Another day, an older clock's day, no file of stamps, one that is none.
        #expect(try looks(later + 50, today: Day("2026-06-02")))
        #expect(try !looks(later + 60, today: Day("2026-06-02")))
        for bytes in [nil, Array("[]".utf8)] as [[UInt8]?] {
            try FileManager.default.removeItem(atPath: index.lastLook)
            if let bytes { try writeWhole(bytes, to: index.lastLook) }
            #expect(try looks(later + 70, today: Day("2026-06-02")))
        }
    }

    @Test("a file that is as young as the look may have changed within its tick")
    func young() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try put("Sample House")
        let now = Int(Date.now.timeIntervalSince1970)
        _ = try run(now)
        #expect(try looks(now + 1))
        #expect(try looks(now + 2))
        #expect(try looks(later))
        #expect(try !looks(later + 1))
    }

    @Test("another content of the same length, dated back")
    func datedBack() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try put("Sample House")
        let first = try run(later).record
        try put("Simple House")
        let second = try run(later + 10).record
        #expect(second.outcome == .published && second.snapshot != first.snapshot)
    }

    @Test("a live snapshot that was touched is verified again, and healed")
    func damaged() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try put("Sample House")
        let id = try #require(try run(later).record.snapshot)
        let path = URL(fileURLWithPath: index.snapshot(id))
        var bytes = try Data(contentsOf: path)
        bytes[bytes.count / 2] ^= 4
        try bytes.write(to: path)
        #expect(try run(later + 10).record.outcome == .unchanged)
        try Snapshot(path: path.path).verifyChecksums()
    }
}
