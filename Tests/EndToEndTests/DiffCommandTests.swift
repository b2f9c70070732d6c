import Foundation
import Testing

/// `locator diff` and `locator lint` as a data team types them.
@Suite struct DiffCommandTests {
    /// An index folder with two runs: 120 facilities, then 112 of the same seed.
    private static let folder = Result {
        let folder = try temporaryFolder()
        let index = folder.appending(path: "index").path
        for count in ["120", "112"] {
            let sample = folder.appending(path: "sample-\(count)").path
            try #require(try locator("sample", "--into", sample, "--facilities", count, "--seed", "7").status == 0)
            let run = try locator("ingest", sample, "--into", index, "--quiet", "--accept")
            try #require(run.status == 0, "\(run.err)")
        }
        return index
    }

    private func diff(_ arguments: String...) throws -> Outcome {
        try locator(arguments: ["diff", "--index", try Self.folder.get()] + arguments)
    }

    @Test("the live snapshot and the one before it, as text that fits")
    func text() throws {
        let outcome = try diff()
        #expect(outcome.status == 0, "\(outcome.err)")
        #expect(outcome.out.contains("not seen any more") && !outcome.out.contains("closed"))
        #expect(outcome.out.split(separator: "\n").allSatisfy { $0.count <= 100 }, "\(outcome.out)")
        for cut in ["state", "county", "publisher", "level"] {
            #expect(try diff("--by", cut).out.contains("programs by \(cut)"))
        }
        #expect(try diff("2", "2").out.contains("Nothing is different."))
    }

    @Test("runs, ids and paths name the same; CSV, JSON and HTML")
    func forms() throws {
        let runs = try diff("1", "2", "--csv")
        #expect(runs.out.hasPrefix("what,program_id,facility_id,other_id,"))
        #expect(try diff("--csv").out == runs.out)
        #expect(try diff("runs/000001.json", "--csv").out == runs.out)
        let parsed = try JSONSerialization.jsonObject(with: Data(diff("--json").out.utf8)) as? [String: Any]
        let before = try #require((parsed?["from"] as? [String: Any])?["snapshot"] as? String)
        #expect(try diff(before, "--csv").out == runs.out)
        #expect(try diff("\(Self.folder.get())/\(before).locator", "--csv").out == runs.out)
        let page = try temporaryFolder().appending(path: "diff.html")
        #expect(try diff("--html", page.path).status == 0)
        #expect(try String(contentsOf: page, encoding: .utf8).contains("What changed from \(before)"))
    }

    @Test("what does not fit says what to do")
    func wrong() throws {
        let none = try diff("99")
        #expect(none.status == 2 && none.err.contains("names no snapshot that is kept"), "\(none.err)")
        let alone = try locator("diff", "--index", SharedIndex.path())
        #expect(alone.status == 2 && alone.err.contains("no older snapshot"), "\(alone.err)")
        #expect(try diff("--csv", "--json").status == 64)
    }

    @Test("lint lists what contradicts itself")
    func lint() throws {
        let index = try SharedIndex.path()
        let text = try locator("lint", "--index", index)
        #expect(text.status == 0 && text.out.contains("contradiction"), "\(text.out)\(text.err)")
        #expect(try locator("lint", "--index", index, "--csv").out.hasPrefix("lint,severity,program_id,"))
        let parsed = try JSONSerialization.jsonObject(with: Data(locator("lint", "--index", index, "--json").out.utf8))
        #expect((parsed as? [String: Any])?["counts"] != nil)
    }
}
