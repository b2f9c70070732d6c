import Treatment

/// Writes display fields: small numbers in few bytes (LEB128), strings as offsets into the string pool.
struct FieldWriter {
    private(set) var bytes: [UInt8] = []

    mutating func number(_ value: Int) {
        precondition(value >= 0, "display fields hold whole numbers from 0")
        var rest = UInt64(value)
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func word(_ value: UInt64) { put(value, into: &bytes) }

    mutating func day(_ day: Day?) { number(day.map { Int($0.rawValue) + 1 } ?? 0) }

    mutating func string(_ text: String, _ pool: inout StringPool) { number(pool.offset(of: text)) }

    mutating func list<Element>(_ elements: [Element], _ write: (Element, inout FieldWriter) -> Void) {
        number(elements.count)
        for element in elements { write(element, &self) }
    }
}

/// Reads what `FieldWriter` wrote. A read past the end gives zeros and sets `failed`, so that a damaged file ends in an error
/// at the end of the read and never in a trap.
struct FieldReader {
    private let bytes: Column<UInt8>
    private let strings: Column<UInt8>
    private(set) var at: Int
    private let end: Int
    private(set) var failed = false

    init(_ bytes: Column<UInt8>, from: Int, to: Int, strings: Column<UInt8>) {
        self.bytes = bytes
        self.strings = strings
        let valid = from >= 0 && to <= bytes.count && from <= to
        at = valid ? from : 0
        end = valid ? to : 0
        failed = !valid
    }

    mutating func number() -> Int {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while at < end, shift < 56 {
            let byte = bytes[at]
            at += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return Int(value) }
            shift += 7
        }
        failed = true
        return 0
    }

    /// A number from 0 to `limit`.
    mutating func number(upTo limit: Int) -> Int {
        let value = number()
        guard value <= limit else {
            failed = true
            return 0
        }
        return value
    }

    mutating func word() -> UInt64 {
        guard at + 8 <= end else {
            failed = true
            return 0
        }
        defer { at += 8 }
        return bytes.word(at: at)
    }

    mutating func day() -> Day? {
        let raw = number(upTo: Int(UInt16.max))
        return raw == 0 ? nil : Day(rawValue: UInt16(raw - 1))
    }

    mutating func string() -> String {
        let offset = number()
        guard let text = pooledString(strings, at: offset) else {
            failed = true
            return ""
        }
        return text
    }

    /// Passes over so many numbers, days and strings.
    mutating func skip(_ count: Int) {
        for _ in 0..<count where !failed { _ = number() }
    }

    /// Passes over a list whose elements have so many numbers, days and strings each.
    mutating func skipList(of numbers: Int) { skip(number(upTo: max(0, end - at)) * numbers) }

    mutating func list<Element>(_ read: (inout FieldReader) -> Element) -> [Element] {
        // An element takes at least a byte, which bounds what a damaged count can ask for.
        let count = number(upTo: max(0, end - at))
        var elements: [Element] = []
        for _ in 0..<count where !failed { elements.append(read(&self)) }
        return elements
    }
}

/// Every distinct string once: length in four bytes, then UTF-8. The empty string is at 0.
struct StringPool: Sendable {
    private(set) var bytes: [UInt8] = [0, 0, 0, 0]
    /// Open addressing over the strings' bytes: an offset in `bytes`, 0 for a free slot. It is asked millions of times a build.
    private var slots = [UInt32](repeating: 0, count: 1 << 12)
    private var count = 0

    mutating func offset(of text: String) -> Int {
        if text.isEmpty { return 0 }
        return offset(of: text.utf8Span.span)
    }

    /// The offset of a text of another pool; nil when none can be there.
    mutating func offset(of other: Column<UInt8>, at place: Int) -> Int? {
        guard place >= 0, place <= other.count - 4 else { return nil }
        var length = 0
        for i in 0..<4 { length |= Int(other[place + i]) << (8 * i) }
        guard length > 0, length <= other.count - 4 - place else { return nil }
        return other.withSpan(from: place + 4, length: length) { offset(of: $0) }
    }

    private mutating func offset(of utf8: Span<UInt8>) -> Int {
        var slot = Int(truncatingIfNeeded: xxh64(utf8)) & (slots.count - 1)
        while slots[slot] != 0 {
            if holds(utf8, at: Int(slots[slot])) { return Int(slots[slot]) }
            slot = (slot + 1) & (slots.count - 1)
        }
        let offset = bytes.count
        precondition(offset <= Int(UInt32.max), "the texts of a snapshot have less than 4 GiB")
        for shift in stride(from: 0, to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: utf8.count >> shift)) }
        append(utf8, to: &bytes)
        slots[slot] = UInt32(offset)
        count += 1
        if 2 * count > slots.count { grow() }
        return offset
    }

    private func holds(_ utf8: Span<UInt8>, at offset: Int) -> Bool {
        let pool = bytes.span
        guard length(at: offset) == utf8.count else { return false }
        var at = 0
        while at <= utf8.count - 8 {
            if word(utf8, at: at) != word(pool, at: offset + 4 + at) { return false }
            at += 8
        }
        while at < utf8.count {
            if utf8[at] != pool[offset + 4 + at] { return false }
            at += 1
        }
        return true
    }

    private func length(at offset: Int) -> Int { Int(halfWord(bytes.span, at: offset)) }

    private mutating func grow() {
        let offsets = slots.filter { $0 != 0 }
        slots = [UInt32](repeating: 0, count: 2 * slots.count)
        for offset in offsets {
            let start = Int(offset) + 4
            let hash = xxh64(bytes.span.extracting(start..<start + length(at: Int(offset))))
            var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = offset
        }
    }
}

/// The string at an offset of the pool, or nil when none can be there.
func pooledString(_ pool: Column<UInt8>, at offset: Int) -> String? {
    guard offset >= 0, offset <= pool.count - 4 else { return nil }
    var length = 0
    for i in 0..<4 { length |= Int(pool[offset + i]) << (8 * i) }
    guard length <= pool.count - 4 - offset else { return nil }
    return pool.text(from: offset + 4, length: length)
}
