import Foundation
import Testing

/// A sources file with a mistake is told at once, and to whoever does not look at the terminal.
@Suite struct SourcesMistakeTests {
    @Test func isAFailedRunThatIsTold() throws {
        let folder = try temporaryFolder()
        let (index, told) = (folder.appending(path: "index").path, folder.appending(path: "told"))
        let yaml = """
            sources:
              - {name: team, pth: listing.csv}
              - {name: Team, path: listing.csv}
            notify:
              command: [sh, -c, 'echo "$LOCATOR_OUTCOME $LOCATOR_RUN" > "\(told.path)"', tell]
            """
        let sources = folder.appending(path: "sources.yaml")
        try Data(yaml.utf8).write(to: sources)
        func ingest(_ more: String...) throws -> Outcome {
            try locator(arguments: ["ingest", "--sources", sources.path, "--into", index] + more)
        }
        let rehearsed = try ingest("--dry-run")
        #expect(rehearsed.status == 2 && !FileManager.default.fileExists(atPath: index))
        let outcome = try ingest()
        #expect(outcome.status == 2 && outcome.err.contains("sources.yaml:2"), "\(outcome.err)")
        #expect(try String(contentsOf: told, encoding: .utf8) == "failed 1\n")
        let history = try locator("history", "--index", index)
        #expect(history.out.contains("failed") && history.out.split(separator: "\n").count == 2, "\(history.out)")
        let record = try locator("history", "1", "--index", index)
        #expect(record.out.contains("sources.yaml:2") && record.out.contains("sources.yaml:3"), "\(record.out)")
        let status = try locator("status", "--index", index, "--sources", folder.appending(path: "none").path)
        #expect(status.status == 2 && status.out.contains("1 run held or failed since"), "\(status.out)")
        #expect(status.out.contains("problem    ") && status.out.contains("more)"), "\(status.out)")
        // A sources file that is gone is a failed run where there is a history, and no reason to make a folder.
        try FileManager.default.removeItem(at: sources)
        #expect(try ingest().status == 2)
        #expect(try locator("history", "2", "--index", index).out.contains("there is no sources file"))
        let elsewhere = folder.appending(path: "elsewhere").path
        #expect(try locator("ingest", "--sources", sources.path, "--into", elsewhere).status == 2)
        #expect(!FileManager.default.fileExists(atPath: elsewhere))
    }
}
