package import Treatment

/// The numbers that describe a snapshot: the first section, sixteen 64-bit integers.
package struct Summary: Hashable, Sendable {
    /// Programs, and how many of them have a point (they come first).
    package let programs, located: Int
    package let facilities: Int
    /// 64-bit words in a term mask, and terms.
    package let words, terms: Int
    package let gridStep: Int32
    /// Row of the grid that `gridRows` begins with.
    package let gridFirstRow: Int
    /// The day ages are counted to; nil when every input is undated.
    package let asOf: Day?
    package let rulesVersion: UInt32
    package let gazetteerVersion: UInt64
    /// Hash of the fixed vocabulary's codes: a reader with another vocabulary refuses.
    package let vocabularyVersion: UInt64

    static let words = 16

    var encoded: [UInt64] {
        var values: [UInt64] = [
            UInt64(programs), UInt64(located), UInt64(facilities), UInt64(words), UInt64(terms), UInt64(gridStep),
            UInt64(gridFirstRow), UInt64(asOf?.rawValue ?? UInt16.max), UInt64(rulesVersion), gazetteerVersion,
            vocabularyVersion,
        ]
        while values.count < Summary.words { values.append(0) }
        return values
    }

    init(
        programs: Int, located: Int, facilities: Int, words: Int, terms: Int, gridStep: Int32, gridFirstRow: Int,
        asOf: Day?, rulesVersion: UInt32, gazetteerVersion: UInt64
    ) {
        self.programs = programs
        self.located = located
        self.facilities = facilities
        self.words = words
        self.terms = terms
        self.gridStep = gridStep
        self.gridFirstRow = gridFirstRow
        self.asOf = asOf
        self.rulesVersion = rulesVersion
        self.gazetteerVersion = gazetteerVersion
        vocabularyVersion = Summary.fixedVocabularyVersion
    }

    /// Nil when a number is out of its range.
    init?(_ values: Column<UInt64>) {
        guard values.count == Summary.words else { return nil }
        let small = (0..<8).compactMap { Int32(exactly: values[$0]) }.map(Int.init)
        guard small.count == 8, small[1] <= small[0], small[2] <= small[0], small[3] == (small[4] + 63) / 64,
            small[4] <= Int(UInt16.max), small[5] > 0, small[5] <= 1_000_000, small[7] <= Int(UInt16.max),
            let rules = UInt32(exactly: values[8])
        else { return nil }
        programs = small[0]
        located = small[1]
        facilities = small[2]
        words = small[3]
        terms = small[4]
        gridStep = Int32(small[5])
        gridFirstRow = small[6]
        asOf = small[7] == Int(UInt16.max) ? nil : Day(rawValue: UInt16(small[7]))
        rulesVersion = rules
        gazetteerVersion = values[9]
        vocabularyVersion = values[10]
    }

    static let fixedVocabularyVersion: UInt64 = {
        var hash = StableHash()
        for entry in Vocabulary.fixed.entries { hash.add(entry.code) }
        return hash.value
    }()
}
