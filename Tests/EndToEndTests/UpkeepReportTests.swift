import Foundation
import Testing

/// The pages of the data team show what the commands print over the sample: each block that begins with `$ locator` is run.
/// After a change that is meant: `make golden`, and read the diff.
@Suite struct UpkeepDocumentGoldenTests {
    @Test(arguments: ["verification", "quality", "deserts"])
    func showsRealOutput(_ name: String) throws {
        let file = root.appending(path: "docs/\(name).md")
        var text = try String(contentsOf: file, encoding: .utf8)
        var blocks = 0
        var parts = text.components(separatedBy: "```")
        for place in parts.indices where parts[place].hasPrefix("text\n$ locator ") {
            blocks += 1
            let command = try #require(parts[place].split(separator: "\n").dropFirst().first)
            let arguments = command.split(separator: " ").dropFirst(2).map(String.init)
            let outcome = try locator(
                arguments: arguments + ["--index", try snapshotFile()], environment: ["COLUMNS": "100"])
            #expect(outcome.status == 0, "\(outcome.err)")
            #expect(outcome.out.split(separator: "\n").allSatisfy { $0.count <= 100 })
            let block = "text\n\(command)\n\n\(outcome.out)"
            if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1" { parts[place] = block }
            #expect(parts[place] == block, "docs/\(name).md differs; if that is meant: make golden, and read the diff")
        }
        #expect(blocks > 0)
        text = parts.joined(separator: "```")
        if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1" {
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
    }

    /// The file alone: runs of its folder have the day of today.
    private func snapshotFile() throws -> String {
        let index = try GoldenTests.index.get()
        let current = try String(contentsOfFile: index + "/current", encoding: .utf8).split(separator: "\n")[0]
        return "\(index)/\(current)"
    }
}

/// Reports of the data team through the command line.
@Suite struct UpkeepCommandTests {
    /// A ZIP code's line in the desert report is what a search from there says.
    @Test func desertsAgreeWithSearch() throws {
        let index = try GoldenTests.index.get()
        let outcome = try locator(
            "deserts", "--level", "iop", "--payment", "medicaid", "--language", "es", "--within", "25", "--by", "zip",
            "--csv",
            "--state", "WA", "--index", index)
        let rows = outcome.out.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        #expect(rows.first?.first == "zip" && rows.count > 500)
        var answers: Set<Substring> = []
        for row in rows.dropFirst() where answers.insert(row[4]).inserted || row[0] == "98101" {
            let near = ["--near", String(row[0]), "--radius", "25", "--level", "iop", "--json", "--index", index]
            let all = try total(["--payment", "must:medicaid", "--language", "must:es"] + near)
            let known = try total(["--payment", "strict:medicaid", "--language", "strict:es"] + near)
            #expect(row[5] == "\(known)" && row[6] == "\(all - known)", "\(row)")
        }
        #expect(answers.count == 3, "\(answers)")
    }

    private func total(_ arguments: [String]) throws -> Int {
        let outcome = try locator(arguments: ["search"] + arguments)
        let body = try #require(try JSONSerialization.jsonObject(with: Data(outcome.out.utf8)) as? [String: Any])
        return try #require(body["total"] as? Int)
    }

    @Test func reportsAreWritten() throws {
        let index = try GoldenTests.index.get()
        let folder = try temporaryFolder()
        for (command, about) in [("quality", "Quality of the listings"), ("deserts", "within 30 miles")] {
            let path = folder.appending(path: "\(command).html").path
            let outcome = try locator(command, "--html", path, "--index", index)
            #expect(outcome.status == 0 && outcome.out.isEmpty, "\(outcome.err)")
            let html = try String(contentsOfFile: path, encoding: .utf8)
            #expect(
                html.contains(about) && html.contains("<svg") && !html.contains("<script")
                    && !html.contains("http://www.example"))
            let json = try locator(command, "--json", "--index", index)
            #expect(try JSONSerialization.jsonObject(with: Data(json.out.utf8)) is [String: Any])
        }
        let calls = try locator("stale", "--csv", "--top", "5", "--now", "2026-11-21", "--index", index)
        #expect(
            calls.out.hasPrefix(
                "action,id,field,value,day,until,by,note,question,known,known_day,name,city,state,phone"))
    }

    @Test(arguments: [
        ["deserts", "--saved", "no-such"], ["deserts", "--near", "90012"], ["deserts", "iop near 90012"],
        ["deserts", "--within", "0"], ["deserts", "--state", "ZZ"], ["deserts", "--state", "California"],
        ["stale", "--top", "0"], ["stale", "--data", "nowhere"], ["quality", "--now", "soon"],
    ])
    func badParametersAreExplained(_ arguments: [String]) throws {
        let outcome = try locator(arguments: arguments + ["--index", try GoldenTests.index.get()])
        #expect(outcome.status != 0 && outcome.out.isEmpty && !outcome.err.isEmpty, "\(outcome.out) \(outcome.err)")
    }
}
