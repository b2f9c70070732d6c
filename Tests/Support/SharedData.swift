package import Foundation

/// A file or folder of the real exports that lie beside the repository; nil where they are not (then tests on them skip).
/// - Parameter file: `#filePath` of any file two folders below the repository's root.
package func sharedData(_ name: String, from file: String = #filePath) -> URL? {
    let root = URL(filePath: file).resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    let url = root.deletingLastPathComponent().appending(path: "shared/data/\(name)")
    return FileManager.default.fileExists(atPath: url.path) ? url : nil
}
