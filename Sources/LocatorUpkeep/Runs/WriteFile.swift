import Foundation
package import LocatorIngest

/// Writes a file so that no reader sees half of it: a draft beside it, synced, then renamed into place. Makes its folder.
package func writeWhole(_ bytes: [UInt8], to path: String) throws(FileError) {
    let url = URL(fileURLWithPath: path)
    let draft = url.deletingLastPathComponent().appending(path: ".tmp-\(url.lastPathComponent)")
    do {
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: draft)
        let handle = try FileHandle(forUpdating: draft)
        try handle.synchronize()
        try handle.close()
        guard rename(draft.path, path) == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    } catch {
        try? FileManager.default.removeItem(at: draft)
        throw FileError(
            file: path, problem: "cannot be written: \(reason(error))",
            cure: "Look whether the disk is full, and whether this user may write there.")
    }
}

/// What the system says of an error, in a few words.
func reason(_ error: any Error) -> String {
    let whole = error as NSError
    return ((whole.userInfo[NSUnderlyingErrorKey] as? NSError) ?? whole).localizedDescription
}
