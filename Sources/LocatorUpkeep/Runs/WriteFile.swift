import Foundation
package import LocatorIndex

/// Writes a file so that no reader sees half of it: a draft beside it, synced, then renamed into place. Makes its folder.
/// - Throws: a place that cannot be written, with what to do.
package func writeWhole(_ bytes: [UInt8], to path: String) throws(IndexError) {
    let url = URL(fileURLWithPath: path)
    let draft = url.deletingLastPathComponent().appending(path: ".tmp-\(url.lastPathComponent)")
    do {
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: draft)
        let handle = try FileHandle(forUpdating: draft)
        try handle.synchronize()
        try handle.close()
        try move(draft.path, to: path)
    } catch {
        try? FileManager.default.removeItem(at: draft)
        throw error as? IndexError ?? IndexError.unwritable(path, reason: reason(error))
    }
}

extension IndexError {
    /// Without the words on what is live, which only who publishes can say.
    var reasonAlone: String {
        if case .unwritable(let path, let reason) = self { return "\(path) cannot be written (\(reason))" }
        return description
    }
}

/// What the system says of an error, in a few words.
func reason(_ error: any Error) -> String {
    let whole = error as NSError
    return ((whole.userInfo[NSUnderlyingErrorKey] as? NSError) ?? whole).localizedDescription
}
