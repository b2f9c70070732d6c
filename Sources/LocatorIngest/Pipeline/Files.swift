import Glibc

/// The largest file that is read: 2 GiB.
private let largestFile = 2 << 30
/// Folders inside folders.
private let deepest = 16

/// Reads a file, or every file below a folder in the order of their paths; a folder that is an HSDS package is one export.
/// Hidden files are skipped. Links are followed, a folder once.
/// - Throws: a path that is missing, unreadable, too large, not a file, or a folder without files.
package func readExport(_ path: String) throws(FileError) -> [ExportFile] { try export(path, bytes) }

/// The same files with their names alone; none is opened.
/// - Throws: the same, but for what only reading shows.
package func findExport(_ path: String) throws(FileError) -> [ExportFile] { try export(path) { _ in [] } }

/// How a file's bytes are had.
private typealias Reading = (String) throws(FileError) -> [UInt8]

private func export(_ path: String, _ reading: Reading) throws(FileError) -> [ExportFile] {
    var found: [ExportFile] = []
    var seen: Set<[UInt64]> = []
    try collect(path, try statusOf(path), depth: 0, isNamed: true, reading, &seen, &found)
    guard !found.isEmpty else {
        throw FileError(file: path, problem: "the folder has no files", cure: "Put an export into it.")
    }
    return found
}

private func collect(
    _ path: String, _ status: stat, depth: Int, isNamed: Bool, _ reading: Reading, _ seen: inout Set<[UInt64]>,
    _ found: inout [ExportFile]
) throws(FileError) {
    switch status.st_mode & S_IFMT {
    case S_IFREG:
        let name = path.split(separator: "/").last.map(String.init) ?? path
        found.append(ExportFile(name: name, path: path, bytes: try reading(path)))
    case S_IFDIR:
        guard depth < deepest, seen.insert([UInt64(status.st_dev), UInt64(status.st_ino)]).inserted else { return }
        var names = try names(path)
        if looksLikeHSDS(names) {
            found.append(try tables(of: path, names.filter(belongsToHSDS), reading))
            names.removeAll(where: belongsToHSDS)
        }
        for name in names {
            let below = path.hasSuffix("/") ? path + name : "\(path)/\(name)"
            try collect(below, try statusOf(below), depth: depth + 1, isNamed: false, reading, &seen, &found)
        }
    default:
        // A pipe, socket or device: opening it could wait for ever.
        if isNamed {
            throw FileError(
                file: path, problem: "this is neither a file nor a folder", cure: "Save the export as a file.")
        }
    }
}

/// The files of a package as one export. What bears such a name and is no file is passed over.
private func tables(of path: String, _ names: [String], _ reading: Reading) throws(FileError) -> ExportFile {
    var parts: [ExportFile] = []
    let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
    for name in names {
        let below = "\(folder)/\(name)"
        let status = try statusOf(below)
        guard status.st_mode & S_IFMT == S_IFREG else { continue }
        // Tables that are not read (contacts among them) count for the package's hash by their names alone.
        let isRead = HSDSTable(fileName: name) != nil || name.lowercased() == "datapackage.json"
        parts.append(ExportFile(name: name, path: below, bytes: isRead ? try reading(below) : []))
    }
    return ExportFile(name: folder.split(separator: "/").last.map(String.init) ?? folder, path: folder, parts: parts)
}

func statusOf(_ path: String) throws(FileError) -> stat {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { throw systemError(path, "cannot be found") }
    return status
}

/// All bytes of a file, from one moment.
private func bytes(_ path: String) throws(FileError) -> [UInt8] {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw systemError(path, "cannot be opened") }
    defer { _ = close(file) }
    // Another file may bear the name by now: what is open counts.
    var before = stat()
    guard unsafe fstat(file, &before) == 0 else { throw systemError(path, "cannot be read") }
    guard before.st_size <= largestFile else {
        throw FileError(file: path, problem: "the file is larger than 2 GiB", cure: "Split the export.")
    }
    var failed = false
    // One byte more than its size, so that a file that grew meanwhile is noticed.
    let room = Int(before.st_size) + 1
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        while count < room {
            let got = unsafe read(file, buffer.baseAddress.map { unsafe $0 + count }, room - count)
            if got < 0 && errno == EINTR { continue }
            if got < 0 { failed = true }
            if got <= 0 { break }
            count += got
        }
    }
    if failed { throw systemError(path, "cannot be read") }
    var after = stat()
    let isSame =
        unsafe fstat(file, &after) == 0 && bytes.count == room - 1 && after.st_size == before.st_size
        && after.st_mtim.tv_sec == before.st_mtim.tv_sec && after.st_mtim.tv_nsec == before.st_mtim.tv_nsec
    guard isSame else {
        throw FileError(
            file: path, problem: "the file changed while it was read", cure: "Run again when it is complete.")
    }
    return bytes
}

/// Names in a folder, sorted by bytes, hidden ones left out.
private func names(_ path: String) throws(FileError) -> [String] {
    guard let folder = unsafe opendir(path) else { throw systemError(path, "cannot be opened") }
    defer { _ = unsafe closedir(folder) }
    var names: [String] = []
    while let entry = unsafe readdir(folder) {
        let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { raw in
            unsafe String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
        }
        if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
}

private func systemError(_ path: String, _ what: String) -> FileError {
    let reason = errno
    let cure =
        switch reason {
        case ENOENT: "Check the path."
        case EACCES, EPERM: "Give this user the right to read it."
        case ELOOP: "Remove the link that points to itself."
        default: "Check the disk and the path (system error \(reason))."
        }
    return FileError(file: path, problem: "the file or folder \(what)", cure: cure)
}
