/// A place in the bytes of a CSV file, and the state machine that moves it from row to row.
struct CSVCursor {
    let file: String
    var place: Int
    var line = 1

    init(file: String, place: Int) {
        self.file = file
        self.place = place
    }

    mutating func next(_ bytes: [UInt8], _ row: inout CSVRow) throws(FileError) -> Bool {
        let text = bytes.span
        while place < text.count, isLineEnd(text[place]) { endLine(text) }
        guard place < text.count else { return false }
        row.begin(bytes, line: line, byte: place)
        var highest: UInt8 = 0
        while true {
            // A field begins here; `place` is left at the byte that ended it.
            let isQuoted = place < text.count && text[place] == quote
            row.append(isQuoted ? try quotedField(text, &highest) : plainField(text, &highest))
            guard place < text.count else { break }
            let end = text[place]
            if end == comma {
                guard row.count < CSVReader.mostColumns else {
                    throw error(
                        row.line, "the row has more than 10,000 columns", "Check the separator and the line ends.")
                }
                place += 1
            } else if isLineEnd(end) {
                endLine(text)
                break
            } else {
                throw overrun(end, row.line)
            }
        }
        row.hasHighBytes = highest >= 0x80
        return true
    }

    private mutating func plainField(_ text: Span<UInt8>, _ highest: inout UInt8) -> CSVRow.Field {
        let start = place
        let limit = min(text.count, start + CSVReader.longestField)
        var at = start
        var high: UInt8 = 0
        while at < limit {
            let byte = text[at]
            if byte > comma {
                high |= byte
            } else if byte == comma || isLineEnd(byte) || byte == 0 {
                break
            }
            at += 1
        }
        highest |= high
        place = at
        return CSVRow.Field(start: start, end: at, isRaw: false)
    }

    private mutating func quotedField(_ text: Span<UInt8>, _ highest: inout UInt8) throws(FileError) -> CSVRow.Field {
        let start = place
        let openedOn = line
        let limit = min(text.count, start + CSVReader.longestField)
        var isOpen = true
        var isRaw = false
        var high: UInt8 = 0
        var at = start + 1
        while at < limit {
            let byte = text[at]
            if byte > comma {
                high |= byte
                isRaw = isRaw || !isOpen
            } else if byte == 0 {
                break
            } else if isOpen {
                if byte == quote {
                    if at + 1 < text.count, text[at + 1] == quote {
                        isRaw = true
                        at += 1
                    } else {
                        isOpen = false
                    }
                } else if byte == 0x0A || (byte == 0x0D && (at + 1 == text.count || text[at + 1] != 0x0A)) {
                    line += 1
                }
            } else if byte == comma || isLineEnd(byte) {
                break
            } else {
                isRaw = true
            }
            at += 1
        }
        highest |= high
        place = min(at, text.count)
        if isOpen, place == text.count {
            throw error(
                openedOn, "a quote is opened here and never closed", "Close it, or double it if it belongs to the text."
            )
        }
        if isOpen { throw overrun(text[place], openedOn) }
        // Clean: what stands between the quotes. Raw: all behind the first quote, unquoted when it is read.
        return CSVRow.Field(start: start + 1, end: isRaw ? place : place - 1, isRaw: isRaw)
    }

    /// Steps over the line end at `place`: CRLF, LF or CR.
    private mutating func endLine(_ text: Span<UInt8>) {
        if text[place] == 0x0D, place + 1 < text.count, text[place + 1] == 0x0A { place += 1 }
        place += 1
        line += 1
    }

    private func overrun(_ byte: UInt8, _ rowLine: Int) -> FileError {
        if byte == 0 {
            return error(
                line, "a NUL byte stands at byte \(place)", "This is not plain text: save the file as \"CSV UTF-8\".")
        }
        return error(
            rowLine, "a field of this row is longer than 1 MiB", "Look for a quote that is opened and never closed.")
    }

    private func error(_ line: Int, _ problem: String, _ cure: String) -> FileError {
        FileError(file: file, line: line, problem: problem, cure: cure)
    }
}

private let quote = UInt8(ascii: "\"")
private let comma = UInt8(ascii: ",")

@inline(__always)
private func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
