import Foundation
import Testing

/// What a command ended with.
struct Outcome {
    let status: Int32
    let out: String
    let err: String
}

/// The repository's root, from where this file stands.
let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

/// The `locator` that was built beside these tests.
let locatorPath: String = {
    let beside = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "locator")
        .path
    if FileManager.default.isExecutableFile(atPath: beside) { return beside }
    return root.appending(path: ".build/debug/locator").path
}()

/// Runs `locator` in the repository's root.
func locator(_ arguments: String...) throws -> Outcome { try locator(arguments: arguments) }

/// Runs `locator` with more in its environment.
func locator(arguments: [String], environment: [String: String] = [:]) throws -> Outcome {
    try run(locatorPath, arguments, environment)
}

/// Runs a command in the repository's root to its end.
func run(_ path: String, _ arguments: [String], _ environment: [String: String]) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = root
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    // Files, not pipes: a full pipe would stop the process that nobody reads.
    let folder = try temporaryFolder()
    let out = folder.appending(path: "out")
    let err = folder.appending(path: "err")
    for file in [out, err] { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
    process.standardOutput = try FileHandle(forWritingTo: out)
    process.standardError = try FileHandle(forWritingTo: err)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return Outcome(
        status: process.terminationStatus, out: try String(contentsOf: out, encoding: .utf8),
        err: try String(contentsOf: err, encoding: .utf8))
}

/// A new, empty folder; gone when the run of the tests ends.
func temporaryFolder() throws -> URL {
    let folder = TemporaryFolders.root.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
}

/// Where the folders of this run lie.
private enum TemporaryFolders {
    static let root: URL = {
        atexit { try? FileManager.default.removeItem(at: TemporaryFolders.root) }
        return FileManager.default.temporaryDirectory.appending(
            path: "locator-tests-\(ProcessInfo.processInfo.processIdentifier)")
    }()
}

/// A small sample and its index, made once for all tests that only read.
enum SharedIndex {
    static let folder = Result { try make() }

    static func path() throws -> String { try folder.get() }

    private static func make() throws -> String {
        let folder = try temporaryFolder()
        let sample = folder.appending(path: "sample").path
        let index = folder.appending(path: "index").path
        try #require(try locator("sample", "--into", sample, "--facilities", "120", "--seed", "7").status == 0)
        let ingested = try locator("ingest", sample, "--into", index, "--quiet")
        try #require(ingested.status == 0, "\(ingested.err)")
        return index
    }
}

/// The `locator serve` of one test; ended when the test lets go of it.
final class RunningServer: Sendable {
    let port: Int
    /// Where its standard error goes.
    private let log: URL
    private let process = Process()

    /// All that the server has said so far.
    var said: String { get throws { String(decoding: try Data(contentsOf: log), as: UTF8.self) } }

    /// - Parameter arguments: more for `locator serve`; no rate is limited unless they say so.
    init(index: String, _ arguments: [String] = ["--rate", "off"]) throws {
        process.executableURL = URL(fileURLWithPath: locatorPath)
        process.arguments = ["serve", "--index", index, "--port", "0"] + arguments
        process.currentDirectoryURL = root
        // A file, not a pipe: a full pipe would stop the server that nobody reads.
        log = try temporaryFolder().appending(path: "log")
        try Data().write(to: log)
        process.standardError = try FileHandle(forWritingTo: log)
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        var text = ""
        while !text.contains(/ready: http:[^\n]*\n/) {
            try #require(process.isRunning, "the server ended before it was ready: \(text)")
            Thread.sleep(forTimeInterval: 0.02)
            text = String(decoding: try Data(contentsOf: log), as: UTF8.self)
        }
        // The page, ready to be opened.
        let url = try #require(text.firstMatch(of: /ready: http:\/\/127\.0\.0\.1:(\d+)\/\n/))
        port = try #require(Int(url.1))
    }

    deinit {
        process.terminate()
        process.waitUntilExit()
    }

    /// Sends SIGTERM and waits: the status it ended with.
    func stop() -> Int32 {
        process.terminate()
        return wait()
    }

    /// Sends a signal.
    func signal(_ number: Int32) { kill(process.processIdentifier, number) }

    /// The status it ends with.
    func wait() -> Int32 {
        process.waitUntilExit()
        return process.terminationStatus
    }
}

/// A server over `SharedIndex` for all tests that only ask; ended when the run of the tests ends.
enum SharedServer {
    private static let server = Result {
        atexit { _ = try? SharedServer.get().stop() }
        return try RunningServer(index: try SharedIndex.path())
    }

    static func get() throws -> RunningServer { try server.get() }
}
