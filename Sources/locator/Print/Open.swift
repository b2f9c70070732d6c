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
