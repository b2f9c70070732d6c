import Glibc

/// Puts a snapshot into a folder so that no reader ever sees half of one:
///
///     write   index/.tmp-<hash>           all bytes, then fsync
///     check   every checksum of the file as it lies on the disk
///     rename  → index/<hash>.locator      atomic; then fsync of the folder
///     rename  index/.current-<hash> → index/current   the pointer, last
///
/// A build that is killed at any instant leaves `current` pointing to a whole snapshot.
/// - Returns: the snapshot's path.
package func publish(_ image: [UInt8], into folder: String) throws(IndexError) -> String {
    let path = try place(image, in: folder)
    try point(folder, to: hexadecimal(image[24..<32]))
    return path
}

/// The first half of publishing: the snapshot lies in the folder, whole and under its name, and is not the live one.
/// - Returns: the snapshot's path.
package func place(_ image: [UInt8], in folder: String) throws(IndexError) -> String {
    guard image.count >= Header.size, image.starts(with: Header.magic) else {
        throw IndexError.notASnapshot("these bytes")
    }
    let id = hexadecimal(image[24..<32])
    try makeFolder(folder)
    let path = "\(folder)/\(id).locator"
    let draft = "\(folder)/.tmp-\(id)"
    try write(image.span, to: draft).get()
    try verify(draft)
    try move(draft, to: path)
    return path
}

/// A draft that is not what was written is thrown away.
private func verify(_ draft: String) throws(IndexError) {
    do throws(IndexError) {
        try Snapshot(path: draft).verifyChecksums()
    } catch {
        unsafe unlink(draft)
        throw error
    }
}

extension NewSnapshot {
    /// Writes all but the name to a file that no reader looks at, and syncs it: what takes long need not wait for the name. `place`
    /// goes on with it.
    /// - Returns: the draft's path.
    package func writeDraft(in folder: String) -> Result<String, IndexError> {
        do throws(IndexError) { try makeFolder(folder) } catch { return .failure(error) }
        let draft = "\(folder)/.tmp-unnamed"
        return withBytes { bytes in write(bytes, to: draft) }.map { draft }
    }

    /// The first half of publishing: gives the draft its name, checks it as it lies on the disk, and puts it into the folder, which is
    /// on the same disk; it is not the live one.
    /// - Returns: the snapshot's path.
    package func place(_ draft: String, in folder: String) throws(IndexError) -> String {
        try makeFolder(folder)
        let path = "\(folder)/\(id).locator"
        try overwrite(header, in: draft)
        try verify(draft)
        try move(draft, to: path)
        return path
    }
}

/// Writes the first bytes of a file anew, and syncs it.
private func overwrite(_ bytes: [UInt8], in path: String) throws(IndexError) {
    let descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw IndexError.unwritable(path, reason: lastError()) }
    defer { close(descriptor) }
    try write(bytes.span, into: descriptor, path).get()
}

/// Moves a file to another place of the same disk, at once and for good.
package func move(_ from: String, to path: String) throws(IndexError) {
    guard unsafe rename(from, path) == 0 else { throw IndexError.unwritable(path, reason: lastError()) }
    let folder = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
    let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
}

/// Makes a snapshot that lies in the folder the current one.
package func point(_ folder: String, to id: String) throws(IndexError) {
    let draft = "\(folder)/.current-\(id)"
    try write(Array("\(id).locator\n".utf8).span, to: draft).get()
    try move(draft, to: "\(folder)/current")
}

/// The path of the current snapshot of a folder; a path to a file is itself.
package func currentSnapshot(in folder: String) throws(IndexError) -> String {
    var status = stat()
    guard unsafe stat(folder, &status) == 0 else { throw IndexError.unreadable(folder, reason: lastError()) }
    if status.st_mode & S_IFMT == S_IFREG { return folder }
    guard let name = smallFile("\(folder)/current")?.split(separator: "\n").first.map(String.init) else {
        throw IndexError.none(folder)
    }
    let isPlain = name.hasSuffix(".locator") && !name.contains("/")
    guard isPlain else { throw IndexError.damaged("\(folder)/current", what: "does not name a snapshot") }
    return "\(folder)/\(name)"
}

/// Makes a folder with all those above it that are not there.
package func makeFolder(_ folder: String) throws(IndexError) {
    var path = ""
    for part in folder.split(separator: "/", omittingEmptySubsequences: false) {
        path += path.isEmpty && !part.isEmpty ? String(part) : "/\(part)"
        guard !part.isEmpty, part != "." else { continue }
        if unsafe mkdir(path, 0o755) != 0, errno != EEXIST { throw IndexError.unwritable(path, reason: lastError()) }
    }
}

private func write(_ bytes: Span<UInt8>, to path: String) -> Result<Void, IndexError> {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return .failure(IndexError.unwritable(path, reason: lastError())) }
    defer { close(descriptor) }
    return write(bytes, into: descriptor, path)
}

/// Writes at where the file stands, and syncs it. A file that cannot take it all is removed.
private func write(_ bytes: Span<UInt8>, into descriptor: CInt, _ path: String) -> Result<Void, IndexError> {
    var written = 0
    while written < bytes.count {
        let count = unsafe bytes.withUnsafeBytes {
            unsafe Glibc.write(descriptor, $0.baseAddress?.advanced(by: written), $0.count - written)
        }
        if count < 0, errno == EINTR { continue }
        guard count > 0 else {
            let reason = lastError()
            unsafe unlink(path)
            return .failure(IndexError.unwritable(path, reason: reason))
        }
        written += count
    }
    return fsync(descriptor) == 0 ? .success(()) : .failure(IndexError.unwritable(path, reason: lastError()))
}

/// The first 4 KiB of a file as text, or nil when there is none.
func smallFile(_ path: String) -> String? {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = unsafe buffer.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
    return count > 0 ? String(decoding: buffer.prefix(count), as: UTF8.self) : nil
}

/// Paths of the snapshots that lie in a folder, the last written first; names decide between equal times.
package func keptSnapshots(in folder: String) -> [String] {
    guard let directory = unsafe opendir(folder) else { return [] }
    defer { unsafe closedir(directory) }
    var found: [(seconds: Int, nanoseconds: Int, path: String)] = []
    while let entry = unsafe readdir(directory) {
        let name = unsafe withUnsafePointer(to: entry.pointee.d_name) { pointer in
            unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
        }
        guard name.hasSuffix(".locator"), !name.hasPrefix(".") else { continue }
        var status = stat()
        guard unsafe stat("\(folder)/\(name)", &status) == 0 else { continue }
        found.append((status.st_mtim.tv_sec, status.st_mtim.tv_nsec, "\(folder)/\(name)"))
    }
    return found.sorted { ($1.seconds, $1.nanoseconds, $0.path) < ($0.seconds, $0.nanoseconds, $1.path) }.map(\.path)
}
