import Foundation
import Testing

/// The command line as a person types it.
@Suite struct CommandLineTests {
    struct Call: CustomTestStringConvertible {
        let arguments: [String]
        let status: Int32
        /// Stands in standard output, or in standard error when the call fails.
        let says: String
        var testDescription: String { arguments.joined(separator: " ") }

        init(_ arguments: [String], _ status: Int32, _ says: String) {
            self.arguments = arguments
            self.status = status
            self.says = says
        }
    }

    @Test(arguments: [
        Call(["--near", "90012", "--level", "iop"], 0, "Call to confirm"),
        Call(["--near", "90012", "--level", "iop", "--explain"], 0, "distance"),
        Call(["--near", "90012", "--csv"], 0, "rank,score,program_id"),
        Call(["--near", "Los Angeles, CA", "--payment", "must:medicaid"], 0, "Los Angeles, CA"),
        Call(
            ["--near", "90012", "--radius", "0.1", "--level", "iop", "--payment", "strict:scholarship"], 1,
            "No program found"),
        Call(["--near", "00000"], 2, "a ZIP code of five digits"),
        Call(["--near", "Los Angelos, CA"], 0, "Los Angelos, CA → Los Angeles, CA"),
        Call(["--near", "90012", "--radius=-5"], 2, "miles above 0"),
        Call(["--near", "90012", "--radius", "-5"], 2, "miles above 0"),
        Call(["--near", "90012", "--age", "-3"], 2, "from 0 to 120"),
        Call(["--near", "90012", "--json", "--csv"], 64, "one of the two"),
        Call(["--near", "90012", "--now", "yesterday"], 64, "YYYY-MM-DD"),
        Call(["--near", "90012", "--radius", "nan"], 2, "miles above 0"),
        Call(["--radius", "5"], 2, "without a place"),
        Call(["--level", "ipo"], 2, "Did you mean: iop"),
        Call(["--specialty", "dbtt"], 2, "Did you mean: dbt"),
        Call(["--language", "must:es:fr"], 2, "before a colon"),
        Call(["--free", "Mo 25:00-26:00"], 2, "a time of day"),
        Call(["--attendable", "must"], 2, "without free time"),
        Call(["--need", "colour=red"], 2, "no such parameter"),
        Call(["--page-size", "0"], 2, "from 1 to 2000"),
        Call(["--cursor", "x"], 2, "not a cursor"),
        Call(
            ["--weights", "distance=0,payment=0,specialty=0,schedule=0,language=0,accreditation=0,text=0"], 2,
            "all are 0"),
        Call(["--nonsense"], 64, "Unknown option"),
    ])
    func search(_ call: Call) throws {
        let outcome = try locator(
            arguments: ["search", "--index", try SharedIndex.path()] + call.arguments)
        #expect(outcome.status == call.status, "\(outcome.err)")
        #expect((outcome.out + outcome.err).contains(call.says), "\(outcome.out)\(outcome.err)")
        #expect(!outcome.out.contains("\u{1B}["), "no colour where nobody looks")
    }

    @Test func tableFitsTheTerminal() throws {
        for width in [40, 60, 80, 132] {
            let outcome = try locator(
                arguments: ["search", "--index", try SharedIndex.path(), "--near", "90012", "--page-size", "50"],
                environment: ["COLUMNS": "\(width)"])
            let longest = outcome.out.split(separator: "\n").filter { !$0.contains("-") }.map(\.count).max() ?? 0
            #expect(longest <= max(width, 72))
        }
    }

    @Test func checkAndExport() throws {
        let index = try SharedIndex.path()
        let check = try locator("check", "--index", index)
        #expect(check.status == 0)
        #expect(check.out.contains("is whole"))
        let csv = try locator("export", "--index", index)
        let jsonl = try locator("export", "--index", index, "--format", "jsonl")
        let rows = csv.out.split(separator: "\n").count - 1
        #expect(rows > 100)
        #expect(jsonl.out.split(separator: "\n").count == rows)
        for line in jsonl.out.split(separator: "\n").prefix(20) {
            #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(line.utf8)) }
        }
    }

    @Test func showKnowsEveryProgramOfAnAnswer() throws {
        let index = try SharedIndex.path()
        let outcome = try locator("search", "--index", index, "--near", "90012", "--json")
        let body = try #require(try JSONSerialization.jsonObject(with: Data(outcome.out.utf8)) as? [String: Any])
        let hits = try #require(body["hits"] as? [[String: Any]])
        let id = try #require((hits.first?["program"] as? [String: Any])?["id"] as? String)
        let shown = try locator("show", id, "--index", index)
        #expect(shown.status == 0)
        #expect(shown.out.contains("Records"))
        #expect(try locator("show", "0000000000000", "--index", index).status == 1)
        #expect(try locator("show", "nonsense", "--index", index).status == 2)
    }

    /// `why`, `call` and `compare` know every program of an answer, and say what to write when ids do not fit.
    @Test func explainingCommandsKnowTheProgramsOfAnAnswer() throws {
        let index = try SharedIndex.path()
        let search = ["--index", index, "--near", "90012", "--level", "iop"]
        let outcome = try locator(arguments: ["search", "--json"] + search)
        let body = try #require(try JSONSerialization.jsonObject(with: Data(outcome.out.utf8)) as? [String: Any])
        let hits = try #require(body["hits"] as? [[String: Any]])
        let ids = hits.prefix(3).compactMap { ($0["program"] as? [String: Any])?["id"] as? String }
        try #require(ids.count == 3)
        let calls: [(arguments: [String], status: Int32, says: String)] = [
            (["why", ids[0]], 0, "Number 1 of the list"), (["why", ids[0], "--above", ids[1]], 0, "A is above B"),
            (["why", ids[1], "--above", ids[0]], 0, "B is above A"), (["why", "0000000000000"], 1, "no program"),
            (["why", "x"], 2, "not a program's id"), (["call"] + ids, 0, "CALL SHEET"),
            (["call", ids[0], "--lang", "es"], 0, "HOJA DE LLAMADAS"), (["call", "0000000000000"], 1, "not in this"),
            (["compare"] + ids, 0, "Level of care"), (["compare", ids[0]], 2, "2 to 6"),
            (["why", ids[0], "--lang", "fr"], 2, "en"),
        ]
        for call in calls {
            let said = try locator(arguments: call.arguments + search)
            #expect(said.status == call.status, "\(call.arguments): \(said.err)")
            #expect((said.out + said.err).contains(call.says), "\(call.arguments): \(said.out)\(said.err)")
        }
        for arguments in [["why", ids[0]], ["call"] + ids, ["compare"] + ids] {
            let json = try locator(arguments: arguments + search + ["--json"])
            #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(json.out.utf8)) }
        }
    }

    @Test func sameInputsSameSnapshot() throws {
        let folder = try temporaryFolder()
        let sample = folder.appending(path: "sample")
        try #require(try locator("sample", "--into", sample.path, "--facilities", "40", "--seed", "3").status == 0)
        let files = try FileManager.default.contentsOfDirectory(atPath: sample.path).map {
            sample.appending(path: $0).path
        }
        let there = folder.appending(path: "there").path
        let back = folder.appending(path: "back").path
        let first = try locator(arguments: ["ingest"] + files.sorted() + ["--into", there])
        let second = try locator(arguments: ["ingest"] + files.sorted(by: >) + ["--into", back])
        #expect(first.status == 0, "\(first.err)")
        #expect(second.status == 0, "\(second.err)")
        let name = try String(contentsOfFile: there + "/current", encoding: .utf8)
        #expect(try String(contentsOfFile: back + "/current", encoding: .utf8) == name)
    }

    @Test(arguments: ["", "no,such,format\n1,2,3\n", "<a><b></a>", "\u{0}\u{1}\u{2}"])
    func badFileKeepsTheLiveSnapshot(_ content: String) throws {
        let folder = try temporaryFolder()
        let index = folder.appending(path: "index").path
        let sample = folder.appending(path: "sample").path
        try #require(try locator("sample", "--into", sample, "--facilities", "20", "--seed", "5").status == 0)
        try #require(try locator("ingest", sample, "--into", index, "--quiet").status == 0)
        let before = try String(contentsOfFile: index + "/current", encoding: .utf8)
        let bad = folder.appending(path: "bad.csv")
        try content.write(to: bad, atomically: true, encoding: .utf8)
        let outcome = try locator("ingest", sample, bad.path, "--into", index)
        #expect(outcome.status == 3)
        #expect(outcome.err.contains("bad.csv"), "\(outcome.err)")
        #expect(outcome.err.contains("unchanged"))
        #expect(try String(contentsOfFile: index + "/current", encoding: .utf8) == before)
        #expect(try locator("check", "--index", index).status == 0)
    }

    @Test func noIndexSaysWhatToDo() throws {
        let folder = try temporaryFolder()
        let outcome = try locator("search", "--index", folder.path, "--near", "90012")
        #expect(outcome.status == 2)
        #expect(outcome.err.contains("locator ingest"))
    }
}
