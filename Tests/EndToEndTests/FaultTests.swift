import Foundation
import LocatorIndex
import Testing

/// What may happen to a scheduled run, done to real processes: the live answers stay right throughout, and the next run heals.
@Suite(.serialized) struct FaultTests {
    /// A folder with a sources file, an export that is A or B, and an index.
    struct Field {
        let folder: URL
        let a, b: Data
        var export: URL { folder.appending(path: "listing.csv") }
        var index: URL { folder.appending(path: "index") }
        var sources: URL { folder.appending(path: "sources.yaml") }
        /// Reference tables with a thin gazetteer, so that a run is more than reading it.
        var data: URL { folder.appending(path: "data") }
        var ingest: [String] {
            ["ingest", "--sources", sources.path, "--into", index.path, "--data", data.path, "--quiet"]
        }

        init() throws {
            folder = try temporaryFolder()
            for (name, seed) in [("a", "3"), ("b", "4")] {
                let made = try locator(
                    "sample", "--into", folder.appending(path: name).path, "--facilities", "60", "--seed", seed)
                try #require(made.status == 0, "\(made.err)")
            }
            a = try Data(contentsOf: folder.appending(path: "a/listing-east.csv"))
            b = try Data(contentsOf: folder.appending(path: "b/listing-east.csv"))
            try FileManager.default.copyItem(at: root.appending(path: "data"), to: data)
            // Other names of places that are not there any more would be refused.
            let aliases = data.appending(path: "gazetteer/aliases.csv")
            try Data("alias,city,state,zip\n".utf8).write(to: aliases)
            for table in ["zips", "places"] {
                let path = data.appending(path: "gazetteer/\(table).csv")
                let lines = try String(contentsOf: path, encoding: .utf8).split(separator: "\n")
                let thin = lines.enumerated().filter { $0.offset == 0 || $0.offset % 40 == 1 }.map(\.element)
                try Data((thin.joined(separator: "\n") + "\n").utf8).write(to: path)
            }
            try Data("sources:\n  - {name: team, path: listing.csv}\n".utf8).write(to: sources)
        }

        /// Puts an export in its place as a careful publisher does: whole or not at all.
        func put(_ data: Data) throws { try data.write(to: export, options: .atomic) }

        /// The id of the live snapshot, every checksum of which fits.
        func live() throws -> String {
            let snapshot = try Snapshot(path: try currentSnapshot(in: index.path))
            try snapshot.verifyChecksums()
            return snapshot.id
        }

        func run(_ more: String...) throws -> Outcome { try locator(arguments: ingest + more) }

        func start(_ more: String...) throws -> Process {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: locatorPath)
            process.arguments = ingest + more
            process.currentDirectoryURL = root
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            return process
        }
    }

    @Test func killedAtAHundredInstants() async throws {
        let field = try Field()
        try field.put(field.a)
        try #require(try field.run().status == 0)
        var good: Set<String> = [try field.live()]
        try field.put(field.b)
        let began = Date.now
        try #require(try field.run("--accept", "--from-scratch").status == 0)
        let whole = Date.now.timeIntervalSince(began)
        good.insert(try field.live())
        let server = try RunningServer(index: field.index.path)
        var random = SeededRandom(seed: 2026)
        for round in 0..<100 {
            try field.put(round % 2 == 0 ? field.a : field.b)
            let process = try field.start("--accept", "--from-scratch")
            try await Task.sleep(for: .seconds(whole * random.unit() * 1.05))
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            let live = try field.live()
            #expect(good.contains(live), "round \(round)")
            if round % 10 == 0 {
                let answer = try await server.get("/v1/snapshot")
                #expect(answer.status == 200 && good.contains { answer.body.contains($0) }, "round \(round)")
            }
        }
        try field.put(field.a)
        #expect(try field.run("--accept").status == 0)
        #expect(try locator("check", "--index", field.index.path).status == 0)
        let left = try FileManager.default.contentsOfDirectory(atPath: field.index.path).filter { $0.hasPrefix(".") }
        #expect(left.isEmpty, "\(left)")
        let history = try locator("history", "--index", field.index.path)
        #expect(history.status == 0 && history.err.isEmpty, "\(history.err)")
    }

    /// `accept` and `rollback` are one step: killed before every rename that they make (by strace, where it may trace), and at random
    /// instants, the next command or run finds the decision not begun or finishes it.
    @Test(arguments: ["accept", "rollback"])
    func decisionsKilledAnywhere(_ command: String) throws {
        let field = try Field()
        try field.put(field.a)
        try #require(try field.run().status == 0)
        let a = try field.live()
        try field.put(field.b)
        try #require(try field.run().status == 3)
        // With its target: a second rollback that names none goes back once more.
        let words =
            [command] + (command == "rollback" ? [a] : []) + [
                "--into", field.index.path, "--by", "team", "--because", "known",
            ]
        if command == "rollback" {
            try #require(try locator("accept", "--into", field.index.path, "--because", "known").status == 0)
        }
        let before = try field.live()
        let began = Date.now
        let start = field.folder.appending(path: "start")
        try FileManager.default.copyItem(at: field.index, to: start)
        try #require(try locator(arguments: words).status == 0)
        let whole = Date.now.timeIntervalSince(began)
        let after = try field.live()
        #expect(command == "rollback" ? after == a : before == a)

        var random = SeededRandom(seed: 2026)
        var traced = ProxyTests.has("/usr/bin/strace")
        var decided: Set<Bool> = []
        for round in 1...24 {
            try FileManager.default.removeItem(at: field.index)
            try FileManager.default.copyItem(at: start, to: field.index)
            if traced {
                let kill = ["-e", "trace=/^rename", "-e", "inject=/^rename:signal=KILL:when=\(round)"]
                let outcome = try EndToEndTests.run(
                    "/usr/bin/strace", ["-f", "-qq", "-o", "/dev/null"] + kill + [locatorPath] + words, [:])
                // It came to its end: all its renames are through. The rest at random.
                if outcome.status == 0 || outcome.status == 1 { traced = false }
            } else {
                let process = Process()
                process.executableURL = URL(fileURLWithPath: locatorPath)
                process.arguments = words
                process.currentDirectoryURL = root
                process.standardOutput = FileHandle.nullDevice
                process.standardError = FileHandle.nullDevice
                try process.run()
                Thread.sleep(forTimeInterval: whole * random.unit())
                kill(process.processIdentifier, SIGKILL)
                process.waitUntilExit()
            }
            #expect([before, after].contains(try field.live()), "round \(round)")
            let isWritten = FileManager.default.fileExists(atPath: field.index.appending(path: "decision.json").path)
            let isDone = try field.live() == after
            let healed = try round % 2 == 0 ? field.run() : locator(arguments: words)
            #expect([0, 3].contains(healed.status), "round \(round): \(healed.err)")
            let isAfter = try field.live() == after
            decided.insert(isAfter)
            if isWritten || isDone || round % 2 == 1 { #expect(isAfter, "round \(round): \(healed.err)") }
            try leavesNothingBehind(field, [before, after], round)
        }
        #expect(decided.contains(true))
    }

    /// Every snapshot that lies in the folder was live once by its history, and no draft or decision lies there.
    private func leavesNothingBehind(_ field: Field, _ ids: [String], _ round: Int) throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: field.index.path)
        #expect(!names.contains { $0.hasPrefix(".") || $0 == "decision.json" }, "round \(round): \(names)")
        let said = try locator("history", "--index", field.index.path, "--json").out
        let runs = try JSONSerialization.jsonObject(with: Data(said.utf8)) as? [[String: Any]] ?? []
        let live = runs.filter { ["published", "accepted", "rolled_back"].contains($0["outcome"] as? String) }
            .compactMap { $0["snapshot"] as? String }
        for name in names where name.hasSuffix(".locator") {
            #expect(live.contains(String(name.prefix { $0 != "." })), "round \(round): \(name)")
        }
        #expect(live.last == (try field.live()), "round \(round)")
    }

    @Test func twoRunsAtOnce() throws {
        let field = try Field()
        try field.put(field.a)
        try #require(try field.run().status == 0)
        let first = try field.start("--from-scratch")
        // Stopped once it holds the lock: its process number is in it.
        let lock = field.index.appending(path: "lock")
        while first.isRunning, !(try String(contentsOf: lock, encoding: .utf8)).contains("\(first.processIdentifier)") {
            Thread.sleep(forTimeInterval: 0.002)
        }
        kill(first.processIdentifier, SIGSTOP)
        let second = try field.run("--from-scratch")
        kill(first.processIdentifier, SIGCONT)
        first.waitUntilExit()
        #expect(second.status == 3)
        #expect(
            second.err.contains("another run is under way (process \(first.processIdentifier) since"), "\(second.err)")
        #expect(first.terminationStatus == 0)
        #expect(try field.run("--from-scratch").status == 0)
    }

    @Test func inputReplacedWhileItIsRead() throws {
        let field = try Field()
        try field.put(field.a)
        try #require(try field.run().status == 0)
        var good: Set<String> = [try field.live()]
        try field.put(field.b)
        try #require(try field.run("--accept").status == 0)
        good.insert(try field.live())
        for round in 0..<8 {
            let process = try field.start("--accept", "--from-scratch")
            while process.isRunning {
                // In place, as a careless copy does it.
                let handle = try FileHandle(forWritingTo: field.export)
                try handle.truncate(atOffset: 0)
                try handle.write(contentsOf: round % 2 == 0 ? field.a : field.b)
                try handle.close()
            }
            #expect([0, 3].contains(process.terminationStatus))
            #expect(good.contains(try field.live()), "round \(round)")
        }
    }

    @Test func halfCopiedExportIsHeld() throws {
        let field = try Field()
        try field.put(field.a)
        try #require(try field.run().status == 0)
        let live = try field.live()
        let quotes = field.a.prefix(field.a.count * 93 / 100)
        let cut = quotes.lastIndex(of: UInt8(ascii: "\n")).map { quotes.prefix(through: $0) } ?? quotes
        try field.put(cut + Data("s0".utf8))
        let outcome = try field.run()
        #expect(outcome.status == 3, "\(outcome.out)")
        #expect(outcome.err.contains("half copied") || outcome.err.contains("refused"), "\(outcome.err)")
        #expect(outcome.err.contains("locator accept"), "\(outcome.err)")
        #expect(try field.live() == live)
        #expect(try locator("status", "--index", field.index.path).status == 1)
        // The next whole copy heals.
        try field.put(field.a)
        #expect(try field.run().status == 0)
        #expect(try field.live() == live)
    }

    @Test func flippedBitHeals() async throws {
        let field = try Field()
        try field.put(field.a)
        try #require(try field.run().status == 0)
        let older = try field.live()
        try field.put(field.b)
        try #require(try field.run("--accept").status == 0)
        let live = try field.live()
        let path = URL(fileURLWithPath: try currentSnapshot(in: field.index.path))
        var bytes = try Data(contentsOf: path)
        bytes[bytes.count / 2] ^= 4
        try bytes.write(to: path)
        #expect(throws: IndexError.self) { _ = try field.live() }
        #expect(try locator("status", "--index", field.index.path).status == 2)
        // A server that starts now answers from the snapshot before.
        let server = try RunningServer(index: field.index.path)
        let answer = try await server.get("/v1/snapshot")
        #expect(answer.body.contains(older))
        let outcome = try field.run()
        #expect(outcome.status == 0, "\(outcome.err)")
        #expect(try field.live() == live)
    }

    @Test func fullDiskAndReadOnlyFolderKeepWhatIsLive() throws {
        let field = try Field()
        try field.put(field.a)
        try #require(try field.run().status == 0)
        let live = try field.live()
        try field.put(field.b)
        let mount = field.folder.appending(path: "mount").path
        let size = try FileManager.default.attributesOfItem(atPath: try currentSnapshot(in: field.index.path))[.size]
        try? FileManager.default.removeItem(at: field.index.appending(path: "cache"))
        let room = ((size as? Int) ?? 1_000_000) * 3 / 2 / 1024 + 64
        for (what, mounting, remounting) in [
            ("full", "mount -t tmpfs -o size=\(room)k tmpfs '\(mount)'", "true"),
            ("read-only", "mount -t tmpfs tmpfs '\(mount)'", "mount -o remount,ro '\(mount)'"),
        ] {
            let script = """
                mkdir -p '\(mount)' && \(mounting) || exit 77
                cp -a '\(field.index.path)'/. '\(mount)'/ && \(remounting) || exit 77
                '\(locatorPath)' ingest --sources '\(field.sources.path)' --data '\(field.data.path)' --into '\(mount)' --quiet --accept
                echo "status $?"
                cat '\(mount)/current'
                '\(locatorPath)' check --index '\(mount)'
                """
            let outcome = try EndToEndTests.run(
                "/usr/bin/env", ["unshare", "--map-root-user", "--mount", "sh", "-c", script], [:])
            // A container that allows no mounts cannot try this.
            guard outcome.status != 77, outcome.out.contains("status") else { continue }
            #expect(outcome.out.contains("status 3"), "\(what): \(outcome.out) \(outcome.err)")
            #expect(outcome.out.contains("\(live).locator"), "\(what): \(outcome.out)")
            #expect(outcome.status == 0 && outcome.out.contains("is whole"), "\(what): \(outcome.err)")
            #expect(
                outcome.err.contains(what == "full" ? "cannot be written" : "the lock cannot be opened"),
                "\(what): \(outcome.err)")
        }
    }
}

/// SplitMix64, so that a round can be done again.
private struct SeededRandom {
    var state: UInt64
    init(seed: UInt64) { state = seed }

    /// 0 ..< 1.
    mutating func unit() -> Double {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Double((z ^ (z >> 31)) >> 11) / Double(1 << 53)
    }
}
