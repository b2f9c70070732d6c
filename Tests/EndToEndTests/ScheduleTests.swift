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
            let said = try locator("history", "--index", index.path, "--last", "1000", "--json").out
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

    /// As process 1, where a signal that nobody listens to is none.
    @Test(.enabled(if: ProxyTests.has("/usr/bin/unshare")), arguments: ["as a child", "as process 1"])
    func theContainersLoopRunsAndStops(_ way: String) async throws {
        let text = try String(contentsOf: root.appending(path: "docs/operations.md"), encoding: .utf8)
        let loop = try #require(text.components(separatedBy: " locator \\\n").dropFirst().first)
        let line = try #require(loop.split(separator: "\n").first).trimmingCharacters(in: .whitespaces)
        #expect(line.hasPrefix("ingest ") && line.hasSuffix(" --every 6h"))
        // What the image and the volumes of the line make: data, its sources file, an index folder of one's own.
        let folder = try temporaryFolder()
        try FileManager.default.copyItem(at: root.appending(path: "data"), to: folder.appending(path: "data"))
        try Data("sources:\n  - {name: team, path: exports/listing-east.csv}\n".utf8).write(
            to: folder.appending(path: "data/sources.yaml"))
        try FileManager.default.createDirectory(
            at: folder.appending(path: "data/exports"), withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            at: root.appending(path: "data/sample/listing-east.csv"),
            to: folder.appending(path: "data/exports/listing-east.csv"))
        let command = "exec '\(locatorPath)' \(line.replacing("--every 6h", with: "--every 1s"))"
        let own = ["unshare", "--map-root-user", "--pid", "--fork", "--kill-child", "sh", "-c", command]
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = way == "as process 1" ? own : ["sh", "-c", command]
        process.currentDirectoryURL = folder
        let said = Pipe()
        process.standardOutput = FileHandle.nullDevice
        process.standardError = said
        try process.run()
        defer { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }
        let runs = folder.appending(path: "index/runs").path
        func count() -> Int { ((try? FileManager.default.contentsOfDirectory(atPath: runs)) ?? []).count }
        for _ in 0..<300 where count() < 3 && process.isRunning { try await Task.sleep(for: .milliseconds(200)) }
        // A container that allows no namespaces cannot try this.
        guard process.isRunning || count() > 0 else { return }
        #expect(count() >= 3)
        let child = try String(
            contentsOfFile: "/proc/\(process.processIdentifier)/task/\(process.processIdentifier)/children",
            encoding: .utf8)
        let loopID = Int32(child.split(separator: " ").first ?? "") ?? process.processIdentifier
        kill(loopID, SIGTERM)
        let asked = Date.now
        for _ in 0..<300 where process.isRunning { try await Task.sleep(for: .milliseconds(100)) }
        #expect(!process.isRunning, "it did not stop within \(Date.now.timeIntervalSince(asked)) s")
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        let last = String(decoding: try said.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        #expect(last.contains("asked to end"), "\(last)")
        let history = try locator(
            "history", "--index", folder.appending(path: "index").path, "--last", "1000", "--json")
        let outcomes = (try JSONSerialization.jsonObject(with: Data(history.out.utf8)) as? [[String: Any]] ?? [])
            .compactMap { $0["outcome"] as? String }
        #expect(outcomes.first == "published" && outcomes.dropFirst().allSatisfy { $0 == "unchanged" }, "\(outcomes)")
        #expect(try locator("check", "--index", folder.appending(path: "index").path).status == 0)
    }
}
