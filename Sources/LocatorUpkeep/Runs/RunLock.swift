import Foundation
package import LocatorIngest

/// One run at a time: an advisory lock of the system on `index/lock`, which ends with the process that holds it, however it
/// ends. The file stays; a file that is deleted would let two hold "the" lock. Says inside who holds it.
package final class RunLock {
    private let handle: FileHandle

    /// - Parameter holder: who asks, for the one who comes second: `process 4711 since 2026-11-22T03:53:18Z`.
    /// - Throws: a folder that cannot be written; a run that is under way.
    package init(_ folder: IndexFolder, holder: String) throws(FileError) {
        do {
            try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
            if !FileManager.default.fileExists(atPath: folder.lock) {
                // Not "create", which replaces: another run may have made it meanwhile.
                try Data().write(to: URL(fileURLWithPath: folder.lock), options: .withoutOverwriting)
            }
        } catch CocoaError.fileWriteFileExists {
        } catch {
            throw FileError(
                file: folder.path, problem: "the index folder cannot be written: \(reason(error))",
                cure: "Give this user the right to write there, and look whether the disk is full.")
        }
        do {
            handle = try FileHandle(forUpdating: URL(fileURLWithPath: folder.lock))
        } catch {
            throw FileError(
                file: folder.lock, problem: "the lock cannot be opened: \(reason(error))",
                cure: "Give this user the right to write there.")
        }
        guard flock(handle.fileDescriptor, LOCK_EX | LOCK_NB) == 0 else {
            let other = (try? handle.readToEnd()).flatMap { $0 }.map { String(decoding: $0, as: UTF8.self) } ?? ""
            let who = other.trimmingCharacters(in: .whitespacesAndNewlines)
            throw FileError(
                file: folder.path, problem: "another run is under way\(who.isEmpty ? "" : " (\(who))")",
                cure: "Wait for it; nothing was changed.")
        }
        // What it says is a courtesy: a full disk does not keep a run from ending well.
        try? handle.truncate(atOffset: 0)
        try? handle.write(contentsOf: Data("\(holder)\n".utf8))
    }

    deinit { flock(handle.fileDescriptor, LOCK_UN) }
}
