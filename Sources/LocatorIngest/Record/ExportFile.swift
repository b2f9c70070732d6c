/// An export as it was received: a name for messages and its bytes.
package struct ExportFile: Sendable {
    /// The file's name without its folders.
    package let name: String
    /// Its path as it was given, for reports and `--as-of`; the name when it has none. Never part of a snapshot.
    package let path: String
    package let bytes: [UInt8]

    package init(name: String, path: String = "", bytes: [UInt8]) {
        self.name = name
        self.path = path.isEmpty ? name : path
        self.bytes = bytes
    }
}

/// The formats ingest reads, recognised by content and not by name.
package enum Format: String, CaseIterable, Sendable {
    case samhsaDirectory = "samhsa-directory"
    case findTreatment = "findtreatment"
    case airs
    case listingXML = "listing-xml"
    case listingCSV = "listing-csv"

    /// One row a line; else XML.
    package var isCSV: Bool {
        switch self {
        case .samhsaDirectory, .findTreatment, .listingCSV: true
        case .airs, .listingXML: false
        }
    }
}
