import Treatment

/// Where a file stands in its run.
struct FilePlace: Sendable {
    let ordinal: Int
    /// Of a package's first part.
    let firstPart: Int
}

/// Writes what is kept of a file: numbers in few bytes (LEB128), each text once, a sheet of facts that is the one before once.
struct CacheWriter {
    private(set) var bytes: [UInt8] = []
    private var texts: [String: Int] = [:]
    private var sheet = FactSheet()

    mutating func byte(_ value: UInt8) { bytes.append(value) }

    mutating func add(_ others: [UInt8]) { bytes += others }

    mutating func flag(_ value: Bool) { bytes.append(value ? 1 : 0) }

    mutating func number(_ value: Int) {
        precondition(value >= 0, "whole numbers from 0 are kept")
        var rest = UInt64(value)
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func word(_ value: UInt64) {
        for shift in stride(from: UInt64(0), to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: value >> shift)) }
    }

    /// A number that may be missing, from 0.
    mutating func number(_ value: Int?) { number(value.map { $0 + 1 } ?? 0) }

    mutating func day(_ day: Day?) { number(day.map { Int($0.rawValue) }) }

    mutating func point(_ point: Coordinate?) {
        flag(point != nil)
        guard let point else { return }
        word(UInt64(UInt32(bitPattern: point.latitude)) << 32 | UInt64(UInt32(bitPattern: point.longitude)))
    }

    /// The text's number; one more than there are is followed by a new text.
    mutating func text(_ text: String) {
        if let known = texts[text] { return number(known) }
        number(texts.count)
        texts[text] = texts.count
        number(text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    mutating func list<Element>(_ elements: [Element], _ write: (Element, inout CacheWriter) -> Void) {
        number(elements.count)
        for element in elements { write(element, &self) }
    }

    /// A place in the file (0), or in a part of a package (1 …): which file of the run that is changes with the others.
    mutating func position(_ position: Position, in place: FilePlace) {
        number(position.file == place.ordinal ? 0 : position.file - place.firstPart + 1)
        number(position.line)
        number(position.byte)
    }

    /// 0 for the sheet before, else one more than its entries; then term (2), state, basis and grade (1), day (2), record (1).
    /// Days and records are left out of a sheet that has none.
    mutating func facts(_ facts: FactSheet) {
        if facts == sheet { return byte(0) }
        sheet = facts
        let isPlain = facts.entries.allSatisfy { $0.fact.asOf == nil && $0.fact.record == 0 }
        number(facts.entries.count + 1)
        flag(isPlain)
        for entry in facts.entries {
            byte(UInt8(truncatingIfNeeded: entry.term.rawValue))
            byte(UInt8(truncatingIfNeeded: entry.term.rawValue >> 8))
            byte(entry.fact.state.rawValue | entry.fact.basis.rawValue << 2 | entry.fact.grade.rawValue << 4)
            if !isPlain { fact(entry.fact) }
        }
    }

    private mutating func fact(_ fact: Fact) {
        let day = fact.asOf?.rawValue ?? UInt16.max
        byte(UInt8(truncatingIfNeeded: day))
        byte(UInt8(truncatingIfNeeded: day >> 8))
        byte(fact.record)
    }
}

/// Reads what `CacheWriter` wrote. A read past the end, or of what cannot be, gives nothing and sets `failed`: a damaged file ends in
/// reading the export again, and never in a trap.
struct CacheReader {
    private let bytes: [UInt8]
    private let end: Int
    private var at: Int
    private(set) var failed = false
    private var texts: [String] = []
    private var sheet = FactSheet()

    /// - Parameter to: where it ends; nil: with the bytes.
    init(_ bytes: [UInt8], from: Int, to: Int? = nil) {
        self.bytes = bytes
        at = from
        end = to ?? bytes.count
    }

    /// All was read, and nothing was wrong.
    var isWhole: Bool { !failed && at == end }

    /// What was read cannot be.
    mutating func fail() { failed = true }

    /// The next so many bytes, passed over.
    mutating func range(_ count: Int) -> Range<Int> {
        guard count <= end - at else {
            failed = true
            return 0..<0
        }
        at += count
        return at - count..<at
    }

    mutating func byte() -> UInt8 {
        guard at < end else {
            failed = true
            return 0
        }
        at += 1
        return bytes[at - 1]
    }

    mutating func flag() -> Bool { byte() == 1 }

    mutating func number() -> Int {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while shift < 56 {
            let next = byte()
            value |= UInt64(next & 0x7F) << shift
            if next < 0x80 { return Int(value) }
            shift += 7
        }
        failed = true
        return 0
    }

    mutating func word() -> UInt64 {
        guard at <= end - 8 else {
            failed = true
            return 0
        }
        at += 8
        return Treatment.word(bytes.span, at: at - 8)
    }

    mutating func position(in place: FilePlace) -> Position {
        let part = number()
        let file = part == 0 ? place.ordinal : place.firstPart + part - 1
        return Position(file: file, line: number(), byte: number())
    }

    mutating func number(upTo limit: Int) -> Int {
        let value = number()
        if value <= limit { return value }
        failed = true
        return 0
    }

    /// A number that may be missing.
    mutating func optional() -> Int? {
        let value = number()
        return value == 0 ? nil : value - 1
    }

    mutating func day() -> Day? { optional().flatMap { UInt16(exactly: $0) }.map { Day(rawValue: $0) } }

    mutating func point() -> Coordinate? {
        guard flag() else { return nil }
        let both = word()
        return Coordinate(
            microLatitude: Int32(truncatingIfNeeded: Int64(bitPattern: both >> 32)),
            microLongitude: Int32(truncatingIfNeeded: Int64(bitPattern: both)))
    }

    /// One of a closed set by its number.
    mutating func choice<Choice: RawRepresentable<UInt8>>(_ none: Choice) -> Choice {
        if let choice = Choice(rawValue: byte()) { return choice }
        failed = true
        return none
    }

    mutating func text() -> String {
        let number = number(upTo: texts.count)
        if number < texts.count { return texts[number] }
        let count = self.number()
        guard !failed, count <= end - at else {
            failed = true
            return ""
        }
        let text = String(decoding: bytes[at..<at + count], as: UTF8.self)
        at += count
        texts.append(text)
        return text
    }

    mutating func list<Element>(_ read: (inout CacheReader) -> Element) -> [Element] {
        // An element takes at least a byte, which bounds what a damaged count can ask for.
        let count = number(upTo: end - at)
        if count == 0 { return [] }
        var elements: [Element] = []
        elements.reserveCapacity(min(count, 1 << 16))
        for _ in 0..<count where !failed { elements.append(read(&self)) }
        return elements
    }

    mutating func facts() -> FactSheet {
        let count = number(upTo: end - at) - 1
        if count < 0 { return sheet }
        let isPlain = flag()
        var entries: [FactSheet.Entry] = []
        entries.reserveCapacity(count)
        var last = -1
        for _ in 0..<count where !failed {
            let term = UInt16(byte()) | UInt16(byte()) << 8
            let packed = byte()
            guard let state = Ternary(rawValue: packed & 3), let basis = Basis(rawValue: packed >> 2 & 3),
                let grade = Grade(rawValue: packed >> 4), Int(term) > last
            else {
                failed = true
                break
            }
            last = Int(term)
            let day = isPlain ? UInt16.max : UInt16(byte()) | UInt16(byte()) << 8
            entries.append(
                FactSheet.Entry(
                    Term(rawValue: term),
                    Fact(
                        state, basis: basis, grade: grade, record: isPlain ? 0 : byte(),
                        asOf: day == UInt16.max ? nil : Day(rawValue: day))))
        }
        sheet = FactSheet(ascending: entries)
        return sheet
    }
}
