/// Reads a CSV file row by row, fields as byte ranges: RFC 4180 and what real exports do beside it. A BOM is skipped; CRLF,
/// LF and CR all end a row; blank lines are skipped; a quote inside an unquoted field is a literal; text after a closing
/// quote belongs to the field. Memory is bounded by one row.
package struct CSVReader {
    /// Bytes a field may have, quotes included.
    package static let longestField = 1 << 20
    package static let mostColumns = 10_000

    /// The cells of the first row, trimmed and lower-cased.
    package private(set) var header: [String] = []
    /// Name of the file, for errors.
    package let file: String
    private let bytes: [UInt8]
    private var cursor: CSVCursor

    /// Reads the header.
    /// - Throws: an empty file, UTF-16, and whatever `next` throws.
    package init(_ bytes: [UInt8], file: String) throws(FileError) {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            throw FileError(
                file: file, line: 1, problem: "the file is UTF-16",
                cure: "Save it as \"CSV UTF-8\" and read that file.")
        }
        self.bytes = bytes
        self.file = file
        cursor = CSVCursor(file: file, place: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
        var first = CSVRow()
        guard try next(&first) else {
            throw FileError(
                file: file, problem: "the file is empty", cure: "Export it again: a header row was expected.")
        }
        header = (0..<first.count).map { first.text($0).lowercased() }
    }

    /// Ordinal of the first column of that name, or nil.
    package func column(_ name: String) -> Int? { header.firstIndex(of: name) }

    /// Reads the next row into `row`, whose space is used again; false at the end of the file.
    /// - Throws: a quote that is never closed, a NUL byte, a field over 1 MiB, more than 10,000 columns.
    package mutating func next(_ row: inout CSVRow) throws(FileError) -> Bool {
        var moving = cursor
        let isRow = try moving.next(bytes, &row)
        cursor = moving
        return isRow
    }
}
