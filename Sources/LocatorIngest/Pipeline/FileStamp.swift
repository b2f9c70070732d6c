import Glibc

/// What the system says of a file without opening it. A file of another content has another stamp, but for two changes within one
/// tick of its clock.
package struct FileStamp: Codable, Hashable, Sendable {
    package let path: String
    package let bytes: Int
    /// Nanoseconds since 1970: of the content's last change, and of the last change of anything, which nobody can set.
    package let changed, touched: Int
    package let device, node: UInt64
}

/// - Throws: a path that is missing.
package func stamp(of path: String) throws(FileError) -> FileStamp {
    let status = try statusOf(path)
    return FileStamp(
        path: path, bytes: Int(status.st_size), changed: nanoseconds(status.st_mtim),
        touched: nanoseconds(status.st_ctim), device: UInt64(status.st_dev), node: UInt64(status.st_ino))
}

private func nanoseconds(_ time: timespec) -> Int { time.tv_sec * 1_000_000_000 + time.tv_nsec }
