/// An export as it was received: a name for messages and its bytes; or a package, a folder whose files are one export.
package struct ExportFile: Sendable {
    /// The file's name without its folders.
    package let name: String
    /// Its path as it was given, for reports and `--as-of`; the name when it has none. Never part of a snapshot.
    package let path: String
    /// Empty for a package.
    package let bytes: [UInt8]
    /// The files of a package in the order of their names; none for a file.
    package let parts: [ExportFile]

    package init(name: String, path: String = "", bytes: [UInt8]) {
        self.name = name
        self.path = path.isEmpty ? name : path
        self.bytes = bytes
        parts = []
    }

    /// A package.
    /// - Parameter parts: at least one file; in any order.
    package init(name: String, path: String = "", parts: [ExportFile]) {
        self.name = name
        self.path = path.isEmpty ? name : path
        bytes = []
        self.parts = parts.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    /// The bytes of all its files.
    package var byteCount: Int { parts.reduce(bytes.count) { $0 + $1.bytes.count } }

    /// The same names, the bytes let go of.
    var emptied: ExportFile {
        parts.isEmpty
            ? ExportFile(name: name, path: path, bytes: [])
            : ExportFile(name: name, path: path, parts: parts.map(\.emptied))
    }

    /// The same bytes, file by file.
    func hasSameBytes(as other: ExportFile) -> Bool {
        bytes == other.bytes && parts.count == other.parts.count
            && zip(parts, other.parts).allSatisfy { $0.name == $1.name && $0.bytes == $1.bytes }
    }
}

/// The formats ingest reads, recognised by content and not by name.
package enum Format: String, CaseIterable, Sendable {
    case samhsaDirectory = "samhsa-directory"
    case findTreatment = "findtreatment"
    case airs
    case hsds
    case listingXML = "listing-xml"
    case listingCSV = "listing-csv"

    /// One row a line; else XML.
    package var isCSV: Bool {
        switch self {
        case .samhsaDirectory, .findTreatment, .hsds, .listingCSV: true
        case .airs, .listingXML: false
        }
    }
}
