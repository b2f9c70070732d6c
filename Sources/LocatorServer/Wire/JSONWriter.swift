/// Writes JSON by hand, in the order it is told to: the same value gives the same bytes. An answer is thirty kilobytes, so every
/// text is copied once, whole, and no number becomes a text first.
package struct JSONWriter {
    package private(set) var bytes: [UInt8] = []
    private var needsComma = false

    /// - Parameter room: bytes that are expected.
    package init(room: Int = 16_384) { bytes.reserveCapacity(room) }

    /// `{ … }`
    @inline(__always)
    package mutating func object(_ fill: (inout JSONWriter) -> Void) {
        open(UInt8(ascii: "{"))
        fill(&self)
        close(UInt8(ascii: "}"))
    }

    /// `[ … ]` with one element for each of `elements`.
    @inline(__always)
    package mutating func array<Element>(
        _ elements: some Sequence<Element>, _ write: (inout JSONWriter, Element) -> Void
    ) {
        open(UInt8(ascii: "["))
        for element in elements { write(&self, element) }
        close(UInt8(ascii: "]"))
    }

    package mutating func string(_ text: String) {
        comma()
        quote(text)
        needsComma = true
    }

    package mutating func number(_ value: Int) {
        comma()
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        digits(value.magnitude)
        needsComma = true
    }

    /// A number with one decimal from tenths: `12.3` for 123.
    package mutating func tenths(_ value: Int) {
        comma()
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        digits(value.magnitude / 10)
        bytes.append(UInt8(ascii: "."))
        digits(value.magnitude % 10)
        needsComma = true
    }

    package mutating func bool(_ value: Bool) { raw(value ? "true" : "false") }
    package mutating func null() { raw("null") }

    /// Text that is JSON already: a number.
    package mutating func raw(_ text: String) {
        comma()
        bytes += text.utf8
        needsComma = true
    }

    /// Bytes that are JSON already: a whole value.
    package mutating func raw(_ json: [UInt8]) {
        comma()
        bytes += json
        needsComma = true
    }

    /// A string from bytes in which nothing needs a backslash.
    package mutating func plain(_ text: some Sequence<UInt8>) {
        comma()
        bytes.append(UInt8(ascii: "\""))
        bytes += text
        bytes.append(UInt8(ascii: "\""))
        needsComma = true
    }

    /// The name of a field; its value comes next. Names are ours, and nothing in them needs a backslash.
    package mutating func key(_ name: String) {
        comma()
        bytes.append(UInt8(ascii: "\""))
        bytes += name.utf8
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    // MARK: - Bytes

    private mutating func open(_ bracket: UInt8) {
        comma()
        bytes.append(bracket)
        needsComma = false
    }

    private mutating func close(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }

    @inline(__always)
    private mutating func comma() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
    }

    private mutating func digits(_ value: UInt) {
        if value > 9 { digits(value / 10) }
        bytes.append(UInt8(ascii: "0") + UInt8(value % 10))
    }

    /// Nearly every text is plain: it is copied first, and looked at where it lies.
    private mutating func quote(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        let start = bytes.count
        bytes += text.utf8
        if !isPlain(bytes.span.extracting(start...)) {
            bytes.removeLast(bytes.count - start)
            appendEscaped(text.utf8, to: &bytes)
        }
        bytes.append(UInt8(ascii: "\""))
    }
}

/// Nothing in it has to be escaped.
private func isPlain(_ text: Span<UInt8>) -> Bool {
    var isOdd = false
    // Without a branch, so that many bytes are looked at at once.
    for place in text.indices {
        let byte = text[place]
        isOdd = isOdd || byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F
    }
    return !isOdd
}

private func appendEscaped(_ text: String.UTF8View, to bytes: inout [UInt8]) {
    for byte in text {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"):
            bytes.append(UInt8(ascii: "\\"))
            bytes.append(byte)
        case 0x0A: bytes += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
        case 0x0D: bytes += [UInt8(ascii: "\\"), UInt8(ascii: "r")]
        case 0x09: bytes += [UInt8(ascii: "\\"), UInt8(ascii: "t")]
        case 0..<0x20, 0x7F:
            let digits = Array("0123456789abcdef".utf8)
            bytes += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        default: bytes.append(byte)
        }
    }
}
