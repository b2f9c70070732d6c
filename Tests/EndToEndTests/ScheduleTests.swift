import Foundation
import Testing

/// Ways to run ingest again and again, as docs/operations.md gives them.
@Suite struct ScheduleTests {
    @Test(.enabled(if: ProxyTests.has("/usr/bin/systemd-analyze")))
    func systemdTakesTheUnits() throws {
        let text = try String(contentsOf: root.appending(path: "docs/operations.md"), encoding: .utf8)
        let blocks = text.components(separatedBy: "```ini\n").dropFirst().map {
            $0.components(separatedBy: "```")[0].replacing("/usr/local/bin/locator", with: locatorPath)
        }
        try #require(blocks.count == 3)
        let folder = try temporaryFolder()
        let names = ["locator.service", "locator-ingest.service", "locator-ingest.timer"]
        for (name, block) in zip(names, blocks) {
            try block.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
        }
        let outcome = try run(
            "/usr/bin/systemd-analyze", ["verify"] + names.map { folder.appending(path: $0).path }, [:])
        #expect(outcome.status == 0, "\(outcome.out) \(outcome.err)")
        let ours = outcome.err.split(separator: "\n").filter { $0.contains("locator") }
        #expect(ours.isEmpty, "\(ours)")
    }

    @Test func aLoopRunsAgainAndAMistakeDoesNotEndIt() throws {
        let folder = try temporaryFolder()
        let index = folder.appending(path: "index")
        try Data("sources:\n  - {name: team, path: \"listing-east.csv\"}\n".utf8).write(
            to: folder.appending(path: "sources.yaml"))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: locatorPath)
        process.arguments = [
            "ingest", "--sources", folder.appending(path: "sources.yaml").path, "--into", index.path, "--every", "1s",
            "--quiet",
        ]
        process.currentDirectoryURL = root
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        defer { process.terminate() }
        func runs() throws -> [[String: Any]] {
            let said = try locator("history", "--index", index.path, "--json").out
            return try JSONSerialization.jsonObject(with: Data(said.utf8)) as? [[String: Any]] ?? []
        }
        func wait(for outcome: String) throws {
            for _ in 0..<300 where !(try runs()).contains(where: { $0["outcome"] as? String == outcome }) {
                Thread.sleep(forTimeInterval: 0.2)
            }
            #expect(try runs().contains { $0["outcome"] as? String == outcome }, "\(outcome)")
        }
        // No export is there yet; then one is; then nothing changes.
        try wait(for: "failed")
        try FileManager.default.copyItem(
            at: root.appending(path: "data/sample/listing-east.csv"), to: folder.appending(path: "listing-east.csv"))
        try wait(for: "published")
        try wait(for: "unchanged")
        #expect(process.isRunning)
        let status = try locator("status", "--index", index.path, "--every", "1h")
        #expect(status.status == 0 && status.out.contains("due every"), "\(status.out)")
    }
}
