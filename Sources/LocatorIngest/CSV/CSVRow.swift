/// One row of a CSV file: where its fields lie in the file's bytes. Strings are made only for the fields that are asked for.
package struct CSVRow {
    /// A field in the file's bytes, the quotes around it left out. Raw: it has doubled quotes, or text behind its closing one.
    struct Field {
        let start: Int
        let end: Int
        let isRaw: Bool
    }

    /// The bytes of the whole file.
    package private(set) var bytes: [UInt8] = []
    /// From 1: the line it begins on.
    package private(set) var line = 0
    /// Offset of its first byte in the file.
    package private(set) var byte = 0
    /// False when the row is plain ASCII.
    package internal(set) var hasHighBytes = false
    private var fields: [Field] = []

    package init() {}

    /// Cells in the row.
    package var count: Int { fields.count }

    /// The text of a cell, trimmed, as UTF-8 or else as cp1252; empty for a cell that the row does not have.
    package func text(_ column: Int) -> String {
        guard column < fields.count else { return "" }
        let field = fields[column]
        if field.isRaw { return decode(trimmed(unquoted(field)[...])).text }
        let range = range(column)
        guard !range.isEmpty else { return "" }
        return hasHighBytes ? decode(bytes[range]).text : String(decoding: bytes[range], as: UTF8.self)
    }

    /// Where the bytes of a cell lie in `bytes`, without white space around them. Doubled quotes are still doubled: for
    /// cells that hold numbers and codes.
    package func range(_ column: Int) -> Range<Int> {
        guard column < fields.count else { return 0..<0 }
        let text = bytes.span
        var (start, end) = (fields[column].start, fields[column].end)
        while start < end, isSpace(text[start]) { start += 1 }
        while start < end, isSpace(text[end - 1]) { end -= 1 }
        return start..<end
    }

    /// True for a cell without text, and for one that the row does not have.
    package func isEmpty(_ column: Int) -> Bool { range(column).isEmpty }

    /// Ordinal of the first cell that is not UTF-8 and was read as cp1252; nil in nearly every row.
    package var cp1252Column: Int? {
        guard hasHighBytes else { return nil }
        return fields.indices.first { decode(bytes[fields[$0].start..<fields[$0].end]).isCP1252 }
    }

    mutating func begin(_ bytes: [UInt8], line: Int, byte: Int) {
        self.bytes = bytes
        self.line = line
        self.byte = byte
        fields.removeAll(keepingCapacity: true)
    }

    @inline(__always)
    mutating func append(_ field: Field) { fields.append(field) }

    private func unquoted(_ field: Field) -> [UInt8] {
        var text: [UInt8] = []
        var isQuoted = true
        var at = field.start
        while at < field.end {
            let byte = bytes[at]
            at += 1
            if isQuoted, byte == UInt8(ascii: "\"") {
                if at < field.end, bytes[at] == byte { at += 1 } else { isQuoted = false; continue }
            }
            text.append(byte)
        }
        return text
    }

    private func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var text = text
        while let first = text.first, isSpace(first) { text.removeFirst() }
        while let last = text.last, isSpace(last) { text.removeLast() }
        return text
    }
}

/// ASCII white space.
@inline(__always)
private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }
