import Glibc

// The files of a cache, as far as the system gives and takes them: nothing here is an error, for a cache can always be done without.

/// All bytes of a file; nil when it cannot be had.
func keptContent(_ path: String) -> [UInt8]? {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { _ = close(file) }
    var status = stat()
    guard unsafe fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let size = Int(status.st_size)
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
        while count < size {
            let got = unsafe read(file, buffer.baseAddress.map { unsafe $0 + count }, size - count)
            if got < 0 && errno == EINTR { continue }
            if got <= 0 { break }
            count += got
        }
    }
    return bytes.count == size ? bytes : nil
}

/// Writes a file beside its name and moves it there, so that nobody reads half of one. Not synced: a file that a crash leaves
/// damaged is told by its checksum.
func writeKept(_ bytes: [UInt8], as name: String, in folder: String) {
    _ = unsafe mkdir(folder, 0o755)
    let draft = "\(folder)/.\(name)-\(getpid())"
    let file = unsafe open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { return }
    var written = 0
    while written < bytes.count {
        let count = unsafe bytes.withUnsafeBytes {
            unsafe Glibc.write(file, $0.baseAddress?.advanced(by: written), $0.count - written)
        }
        if count < 0, errno == EINTR { continue }
        if count <= 0 { break }
        written += count
    }
    let isClosed = close(file) == 0
    if written == bytes.count, isClosed, unsafe rename(draft, "\(folder)/\(name)") == 0 { return }
    unsafe unlink(draft)
}

func removeKept(_ path: String) { _ = unsafe unlink(path) }

/// Names of what is kept with this ending, and of its drafts that a killed run has left.
func keptNames(in folder: String, ending: String) -> [String] {
    guard let directory = unsafe opendir(folder) else { return [] }
    defer { _ = unsafe closedir(directory) }
    var names: [String] = []
    while let entry = unsafe readdir(directory) {
        let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { raw in
            unsafe String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
        }
        if name.hasSuffix(ending) || name.hasPrefix(".") && name.contains("\(ending)-") { names.append(name) }
    }
    return names.sorted()
}
