import Foundation
import Testing

/// What people see, word for word, over `data/sample`. After a change that is meant: `make golden`, and read the diff.
@Suite struct GoldenTests {
    struct Golden: CustomTestStringConvertible {
        let name: String
        let arguments: [String]
        var testDescription: String { name }

        init(_ name: String, _ arguments: String...) {
            self.name = name
            self.arguments = arguments
        }
    }

    static let index = Result { () throws -> String in
        let index = try temporaryFolder().appending(path: "index").path
        let ingested = try locator(arguments: ["ingest", "data/sample", "--into", index, "--quiet"])
        try #require(ingested.status == 0, "\(ingested.err)")
        return index
    }

    @Test(arguments: [
        Golden(
            "iop-los-angeles", "search", "--near", "90012", "--radius", "25", "--level", "iop", "--payment", "medicaid",
            "--specialty", "dbt", "--explain"),
        Golden(
            "evening-austin", "search", "--near", "78701", "--level", "iop", "--window", "evening", "--buffer", "20",
            "--language", "es", "--explain"),
        Golden(
            "attendable", "search", "--near", "98101", "--level", "iop", "--free", "Mo-Fr 17:00-22:00, Sa 08:00-18:00",
            "--attendable", "strict", "--radius", "300"),
        Golden("facilities-chicago", "search", "--near", "60601", "--page-size", "8"),
        Golden("low-cost", "search", "--near", "33130", "--payment", "low_cost", "--page-size", "5"),
        Golden(
            "nothing", "search", "--near", "59801", "--radius", "5", "--level", "php", "--payment", "strict:military"),
        Golden(
            "why-above", "why", "0ae1tjngn95ze", "--above", "8rgxs8r8npxxr", "--near", "98101", "--level", "iop",
            "--payment", "medicaid", "--language", "es"),
        Golden(
            "why-missing", "why", "1yq6chgwfye63", "--near", "98101", "--level", "iop", "--payment", "medicaid"),
        Golden(
            "why-missing-es", "why", "1yq6chgwfye63", "--near", "98101", "--level", "iop", "--payment", "medicaid",
            "--lang", "es"),
        Golden(
            "call-sheet", "call", "0ae1tjngn95ze", "1yq6chgwfye63", "--near", "98101", "--level", "iop", "--payment",
            "medicaid", "--language", "es"),
        Golden(
            "call-sheet-es", "call", "8rgxs8r8npxxr", "--near", "98101", "--level", "iop", "--payment", "medicaid",
            "--lang", "es"),
        Golden(
            "compare", "compare", "0ae1tjngn95ze", "8rgxs8r8npxxr", "91qarvqxfrwmw", "--near", "98101", "--level",
            "iop", "--payment", "medicaid"),
        Golden("which-portland", "search", "--near", "Portland"),
        Golden("report", "ingest", "data/sample"),
    ])
    func output(_ golden: Golden) throws {
        var arguments = golden.arguments
        if arguments[0] != "ingest" {
            arguments += ["--index", try GoldenTests.index.get()]
            // Nothing in a comparison is told as an age.
            if arguments[0] != "compare" { arguments += ["--now", "2026-11-21"] }
        } else {
            arguments += ["--into", try temporaryFolder().path]
        }
        let outcome = try locator(arguments: arguments, environment: ["COLUMNS": "110"])
        // The folder a snapshot is published into differs from run to run; its name does not.
        let lines = (outcome.out + outcome.err).split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.hasPrefix("published ") ? "published \($0.split(separator: "/").last ?? "")" : String($0) }
        let text = "exit \(outcome.status)\n\(lines.joined(separator: "\n"))"
        let file = root.appending(path: "Tests/Goldens/\(golden.name).txt")
        if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1" {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        let wanted = try String(contentsOf: file, encoding: .utf8)
        #expect(text == wanted, "\(golden.name) differs; if that is meant: make golden, and read the diff")
    }

    /// README shows what the command prints, and what ingest of the sample publishes.
    @Test func readmeShowsRealOutput() throws {
        let index = try GoldenTests.index.get()
        let outcome = try locator(
            arguments: [
                "search", "--near", "98101", "--level", "iop", "--free", "Mo-Fr 17:00-22:00, Sa 08:00-18:00",
                "--buffer", "15",
                "--attendable", "must", "--page-size", "4", "--index", index, "--now", "2026-11-21",
            ], environment: ["COLUMNS": "110"])
        let sentence = try locator(
            arguments: [
                "search", "vietnamese iop with medicare within 10 miles of seattle", "--language", "strict:vi",
                "--index", index,
                "--now", "2026-11-21",
            ], environment: ["COLUMNS": "110"])
        let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
        #expect(readme.contains(sentence.out), "\(sentence.out)")
        #expect(readme.contains(outcome.out), "\(outcome.out)")
        let current = try String(contentsOfFile: index + "/current", encoding: .utf8).split(separator: "\n")[0]
        #expect(readme.contains("published index/\(current)"))
    }

    /// The sample in the repository is what its seed gives.
    @Test func sampleIsMadeFromItsSeed() throws {
        let folder = try temporaryFolder()
        try #require(try locator("sample", "--into", folder.path).status == 0)
        let made = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
        #expect(made.contains("hsds/services.csv") && made.contains("listing-west.xml"))
        for name in made where name.contains(".") {
            let fresh = try Data(contentsOf: folder.appending(path: name))
            let kept = try Data(contentsOf: root.appending(path: "data/sample/\(name)"))
            #expect(fresh == kept, "data/sample/\(name): make sample")
        }
    }
}
