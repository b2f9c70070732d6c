import ArgumentParser
import Foundation
import LocatorIndex
import LocatorIngest
import LocatorSearch
import Treatment

/// Opens the snapshot of an index folder or file, or ends with what to do.
func openSnapshot(_ path: String) throws -> Snapshot {
    do throws(IndexError) {
        let snapshot = try Snapshot(path: currentSnapshot(in: path))
        try snapshot.verifyChecksums()
        return snapshot
    } catch {
        complain("\(error)")
        throw ExitCode(2)
    }
}

func openEngine(_ path: String) throws -> SearchEngine { SearchEngine(try openSnapshot(path)) }

/// Writes a file whole, making its folder.
func writeFile(_ bytes: [UInt8], to path: String) throws(FileError) {
    let url = URL(fileURLWithPath: path)
    do {
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url, options: .atomic)
    } catch {
        throw FileError(file: path, problem: "cannot be written", cure: "Check the folder and its permissions.")
    }
}

/// The sources file's bytes.
func sourcesFile(_ path: String) throws -> ExportFile {
    guard FileManager.default.fileExists(atPath: path), let file = try readExport(path).first else {
        throw FileError(
            file: path, problem: "there is no sources file",
            cure: "Name the exports, or a sources file with --sources; docs/sources.md shows one.")
    }
    return file
}

/// The folder a path lies in; empty for one without a slash.
func folderOf(_ path: String) -> String { path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "" }

/// What tells this build of the program from another: its size and when it was built.
func programIdentity() -> String {
    let attributes = try? FileManager.default.attributesOfItem(
        atPath: Bundle.main.executablePath ?? CommandLine.arguments[0])
    let built = (attributes?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
    return "\(attributes?[.size] ?? 0) \(built)"
}

/// Bytes of a file; 0 when it is gone.
func fileSize(_ path: String) -> Int {
    ((try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int) ?? 0
}

/// `process 4711`.
func processName() -> String { "process \(ProcessInfo.processInfo.processIdentifier)" }
