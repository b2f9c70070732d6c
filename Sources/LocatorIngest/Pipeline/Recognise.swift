/// The format of a file, told by its content alone; nil when it is none that ingest reads.
package func recognise(_ file: ExportFile) -> Format? {
    if !file.parts.isEmpty { return .hsds }
    switch firstByte(file.bytes) {
    case nil: return nil
    case UInt8(ascii: "<"):
        if looksLikeListingXML(file.bytes) { return .listingXML }
        return looksLikeAIRS(file.bytes) ? .airs : nil
    default:
        if looksLikeListingCSV(file.bytes) { return .listingCSV }
        let columns = header(file.bytes)
        if looksLikeSAMHSADirectory(header: columns) { return .samhsaDirectory }
        return looksLikeFindTreatment(header: columns) ? .findTreatment : nil
    }
}

/// What a file beside exports is, when it is known to hold no records: passed over with a notice. Nil for anything
/// else.
package func bystander(_ file: ExportFile) -> String? {
    if firstByte(file.bytes) == UInt8(ascii: "{"), topLevelTexts(file.bytes)["name"] != nil,
        file.name.lowercased() == "datapackage.json"
    {
        return "the description of a package"
    }
    let columns = header(file.bytes)
    if looksLikeHSDSTable(header: columns), HSDSTable(fileName: file.name) == nil {
        return "a table of an HSDS package that is not read"
    }
    if columns.contains("category_code") && columns.contains("service_code") { return "a legend of service codes" }
    if columns.starts(with: ["code", "category"]) || columns.starts(with: ["category", "code"]) {
        return "a table of codes"
    }
    if firstByte(file.bytes) == UInt8(ascii: "<") {
        return rootOpening(file.bytes)?.name == "schema" ? "an XML schema" : nil
    }
    if firstByte(file.bytes) == UInt8(ascii: "#") { return "a text" }
    return nil
}

/// Why a file that is neither cannot be read.
func unknownFormat(_ file: ExportFile) -> FileError {
    let readable =
        "Readable are: SAMHSA National Directory CSV (service_code_info), FindTreatment.gov CSV (type_facility), "
        + "AIRS 3.0 XML (<Source>), a folder with an HSDS package (services.csv, locations.csv), and the program listing as XML or CSV. Export it in one of these, or remove the file."
    guard let first = firstByte(file.bytes) else {
        return FileError(file: file.path, problem: "the file is empty", cure: "Export it again, or remove it.")
    }
    if file.bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
        return FileError(
            file: file.path, problem: "the file is a ZIP archive or a spreadsheet",
            cure: "Unpack it, or save the sheet as \"CSV UTF-8\".")
    }
    if file.bytes.starts(with: [0x1F, 0x8B]) {
        return FileError(file: file.path, problem: "the file is compressed with gzip", cure: "Unpack it with gunzip.")
    }
    if file.bytes.starts(with: [0xFF, 0xFE]) || file.bytes.starts(with: [0xFE, 0xFF]) {
        return FileError(file: file.path, problem: "the file is UTF-16", cure: "Save it as UTF-8 (\"CSV UTF-8\").")
    }
    let seen: String
    if first == UInt8(ascii: "<") {
        seen = "XML with the root <\(rootOpening(file.bytes)?.name ?? "?")>"
    } else if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
        seen = "JSON"
    } else if file.bytes.prefix(4096).contains(0) {
        seen = "binary bytes"
    } else {
        let columns = header(file.bytes)
        if looksLikeHSDSTable(header: columns) {
            return FileError(
                file: file.path, line: 1, problem: "this is one table of an HSDS package, without the others",
                cure: "Give the folder with all tables of the package, services.csv among them.")
        }
        seen = columns.count > 1 ? "CSV with the columns \(columns.prefix(6).joined(separator: ", "))" : "plain text"
    }
    return FileError(
        file: file.path, line: 1, problem: "the format is not known: it looks like \(seen)", cure: readable)
}

/// The first byte that is no white space and no byte-order mark.
private func firstByte(_ bytes: [UInt8]) -> UInt8? {
    bytes.prefix(4096).first { $0 > 0x20 && $0 < 0x80 } ?? bytes.first
}

/// The names in the first row, lower-cased and trimmed; of at most 64 KiB.
private func header(_ bytes: [UInt8]) -> [String] {
    let start = bytes.firstIndex { $0 > 0x20 && $0 < 0x80 } ?? bytes.endIndex
    let line = bytes[start...].prefix(64 << 10).prefix { $0 != 0x0A && $0 != 0x0D }
    return String(decoding: line, as: UTF8.self).lowercased().split(separator: ",", omittingEmptySubsequences: false)
        .map { cell in
            String(cell.drop { $0 == "\"" || $0 == " " }.reversed().drop { $0 == "\"" || $0 == " " }.reversed())
        }
}
