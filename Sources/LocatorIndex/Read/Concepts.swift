package import Treatment

extension Snapshot {
    /// Concepts in the snapshot; 0 where sentences are not understood.
    package var conceptCount: Int { columns.concepts.count / 4 }

    /// The concept at an ordinal; ascending by phrase.
    package func concept(at ordinal: Int) -> Concept {
        let flags = columns.concepts[4 * ordinal + 3]
        return Concept(
            phrase: text(columns.concepts[4 * ordinal]), parameter: text(columns.concepts[4 * ordinal + 1]),
            value: text(columns.concepts[4 * ordinal + 2]), isExact: flags & 1 != 0, isGeneral: flags & 2 != 0)
    }

    /// Whether the phrase of the concept at an ordinal is a single word.
    package func isOneWord(concept ordinal: Int) -> Bool {
        !pooled(columns.strings, at: Int(columns.concepts[4 * ordinal])).contains { columns.strings[$0] == 0x20 }
    }

    /// The ordinal of the concept of a phrase (folded words joined by spaces), or nil.
    package func concept(phrase: String) -> Int? { place(of: phrase, in: columns.concepts, words: 4) }

    /// Whether a folded word stands in any phrase.
    package func isConceptWord(_ word: String) -> Bool { place(of: word, in: columns.conceptWords, words: 2) != nil }

    /// The words of phrases that a misspelling one edit away may be read as, in their order; each with the concept that is this
    /// one word, if there is one.
    package func conceptWords(oneEditFrom word: String) -> [(word: String, concept: Int?)] {
        let wanted = Array(word.utf8)
        var found: [(word: String, concept: Int?)] = []
        for ordinal in 0..<columns.conceptWords.count / 2 {
            let flags = columns.conceptWords[2 * ordinal + 1]
            guard flags & 1 != 0, case let offset = Int(columns.conceptWords[2 * ordinal]),
                isOneEdit(wanted, columns.strings, at: offset)
            else { continue }
            let concept = Int(flags >> 1) - 1
            found.append((text(UInt32(offset)), (0..<conceptCount).contains(concept) ? concept : nil))
        }
        return found
    }

    /// What a phrase of danger raises (nil inside: nothing, on purpose); nil for any other phrase.
    package func safetyNotice(phrase: String) -> SafetyNotice?? {
        guard let ordinal = place(of: phrase, in: columns.safetyPhrases, words: 2) else { return nil }
        return .some(SafetyNotice(rawValue: UInt8(truncatingIfNeeded: columns.safetyPhrases[2 * ordinal + 1])))
    }

    func checkConcepts(_ broken: inout [String]) {
        for (name, column, words) in [
            ("concepts", columns.concepts, 4), ("concept words", columns.conceptWords, 2),
            ("safety phrases", columns.safetyPhrases, 2),
        ] {
            guard column.count % words == 0 else { return broken.append("\(name): a cut row") }
            var last: [UInt8] = []
            for ordinal in 0..<column.count / words {
                for place in 0..<(words == 4 ? 3 : 1)
                where pooledString(columns.strings, at: Int(column[words * ordinal + place])) == nil {
                    return broken.append("\(name): no string at \(ordinal)")
                }
                let phrase = Array(text(column[words * ordinal]).utf8)
                if !last.lexicographicallyPrecedes(phrase) { broken.append("\(name): not ascending at \(ordinal)") }
                last = phrase
            }
        }
    }

    /// The row whose first string is `phrase`.
    private func place(of phrase: String, in column: Column<UInt32>, words: Int) -> Int? {
        let wanted = Array(phrase.utf8)
        var low = 0
        var high = column.count / words
        while low < high {
            let middle = (low + high) / 2
            switch order(wanted, columns.strings, at: Int(column[words * middle])) {
            case 0: return middle
            case 1...: low = middle + 1
            default: high = middle
            }
        }
        return nil
    }
}

/// The bytes of a pooled string that lie inside the pool.
private func pooled(_ pool: Column<UInt8>, at offset: Int) -> Range<Int> {
    guard offset >= 0, offset <= pool.count - 4 else { return 0..<0 }
    var length = 0
    for i in 0..<4 { length |= Int(pool[offset + i]) << (8 * i) }
    return offset + 4..<offset + 4 + min(length, pool.count - 4 - offset)
}

/// −1, 0 or 1: `bytes` stands before, is, or stands behind the string at an offset.
private func order(_ bytes: [UInt8], _ pool: Column<UInt8>, at offset: Int) -> Int {
    let range = pooled(pool, at: offset)
    for i in 0..<min(bytes.count, range.count) where bytes[i] != pool[range.lowerBound + i] {
        return bytes[i] < pool[range.lowerBound + i] ? -1 : 1
    }
    return bytes.count == range.count ? 0 : bytes.count < range.count ? -1 : 1
}

/// Whether one letter more, less, other, or two neighbours swapped make the string at an offset of `bytes`; both five letters
/// or longer. Without an allocation: it runs over every word of the table.
private func isOneEdit(_ bytes: [UInt8], _ pool: Column<UInt8>, at offset: Int) -> Bool {
    let range = pooled(pool, at: offset)
    let count = range.count
    guard count >= 5, bytes.count >= 5, abs(count - bytes.count) <= 1 else { return false }
    let start = range.lowerBound
    var head = 0
    while head < min(count, bytes.count), bytes[head] == pool[start + head] { head += 1 }
    var tail = 0
    while tail < min(count, bytes.count) - head, bytes[bytes.count - 1 - tail] == pool[start + count - 1 - tail] {
        tail += 1
    }
    let (mine, its) = (bytes.count - head - tail, count - head - tail)
    if mine <= 1, its <= 1 { return mine + its > 0 }
    return mine == 2 && its == 2 && bytes[head] == pool[start + head + 1] && bytes[head + 1] == pool[start + head]
}
