import Treatment

// Display fields that are copied from the snapshot before. They go through the same fields in the same order as
// `writeFields`; only offsets of texts and ordinals of sources are other ones.

/// Texts of the snapshot before: each goes into the new pool when it is first met.
struct CarriedTexts {
    private let strings: Column<UInt8>?
    /// New offsets, by a quarter of the old: texts lie five bytes apart at least. 0 for one that was not met.
    private var offsets: [UInt32]

    init(_ before: Before?) {
        strings = before?.snapshot.columns.strings
        offsets = [UInt32](repeating: 0, count: strings.map { $0.count / 4 + 1 } ?? 0)
    }

    /// The new offset of the text at an old one; nil when no text is there.
    mutating func offset(of old: Int, _ pool: inout StringPool) -> Int? {
        if old == 0 { return 0 }
        guard let strings, old > 0, old / 4 < offsets.count else { return nil }
        if offsets[old / 4] != 0 { return Int(offsets[old / 4]) }
        guard let offset = pool.offset(of: strings, at: old) else { return nil }
        offsets[old / 4] = UInt32(offset)
        return offset
    }
}

/// Copies the fields of a place.
struct FieldCopy {
    private var fields: FieldReader
    private(set) var failed = false
    private let sources: [Int]

    init(_ fields: FieldReader, sources: [Int]) {
        self.fields = fields
        self.sources = sources
    }

    /// All that was read could be read.
    var isWhole: Bool { !fields.failed && !failed }

    mutating func facility(_ out: inout FieldWriter, _ pool: inout StringPool, _ texts: inout CarriedTexts) {
        out.word(fields.word())
        for _ in 0..<7 { text(&out, &pool, &texts) }
        // State, ZIP, confidential, precision, zone.
        numbers(5, &out)
        list(&out) { $0.numbers(1, &$1) }
        list(&out) { copy, out in
            copy.text(&out, &pool, &texts)
            copy.text(&out, &pool, &texts)
            copy.numbers(2, &out)
        }
        list(&out) { copy, out in
            out.word(copy.fields.word())
            copy.source(&out)
            copy.numbers(1, &out)
        }
    }

    mutating func program(_ out: inout FieldWriter, _ pool: inout StringPool, _ texts: inout CarriedTexts) {
        text(&out, &pool, &texts)
        text(&out, &pool, &texts)
        // Focus, own record.
        numbers(2, &out)
        list(&out) { copy, out in
            copy.numbers(1, &out)
            out.word(copy.fields.word())
        }
        // Stated hours, weeks from and to.
        numbers(3, &out)
        followed(by: 1, &out)
        list(&out) { $0.text(&$1, &pool, &texts) }
        // Hours of opening: record, day.
        followed(by: 1, &out)
        guard number(&out) != 0 else { return }
        numbers(2, &out)
        list(&out) { $0.track(&$1, &pool, &texts) }
    }

    private mutating func track(_ out: inout FieldWriter, _ pool: inout StringPool, _ texts: inout CarriedTexts) {
        text(&out, &pool, &texts)
        // Required sessions, language.
        numbers(2, &out)
        if number(&out) == 2 { list(&out) { $0.numbers(1, &$1) } }
        // Capacity: state, day.
        followed(by: 1, &out)
        list(&out) { $0.numbers(2, &$1) }
    }

    @discardableResult
    private mutating func number(_ out: inout FieldWriter) -> Int {
        let number = fields.number()
        out.number(number)
        return number
    }

    private mutating func numbers(_ count: Int, _ out: inout FieldWriter) {
        for _ in 0..<count { number(&out) }
    }

    /// A number, and others where it is not 0.
    private mutating func followed(by count: Int, _ out: inout FieldWriter) {
        if number(&out) != 0 { numbers(count, &out) }
    }

    private mutating func text(_ out: inout FieldWriter, _ pool: inout StringPool, _ texts: inout CarriedTexts) {
        guard let offset = texts.offset(of: fields.number(), &pool) else { return failed = true }
        out.number(offset)
    }

    private mutating func source(_ out: inout FieldWriter) {
        let old = fields.number()
        guard sources.indices.contains(old), sources[old] >= 0 else { return failed = true }
        out.number(sources[old])
    }

    private mutating func list(_ out: inout FieldWriter, _ element: (inout FieldCopy, inout FieldWriter) -> Void) {
        let count = number(&out)
        var done = 0
        while done < count, isWhole {
            element(&self, &out)
            done += 1
        }
    }
}
