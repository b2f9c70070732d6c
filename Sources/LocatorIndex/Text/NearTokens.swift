extension Snapshot {
    /// Tokens of the letters a–z that are one edit away from `word`: a letter too many, too few, another, or two neighbours
    /// swapped. Ascending. None for words of fewer than five letters, or with others than a–z.
    ///
    /// One edit leaves one half of the word as it is: so only tokens that begin with the first half, or end with the second,
    /// are looked at. A swap across the middle changes both, and is looked up on its own.
    package func tokensOneEdit(from word: String) -> [Int] {
        let word = Array(word.utf8)
        guard word.count >= 5, word.count <= longestWord, isPlain(word) else { return [] }
        let half = word.count / 2
        let tokens = tokenTable
        var found: [Int] = []
        for ordinal in tokens.ordinals(beginning: Array(word[..<half])) where isNear(tokens, ordinal, word) {
            found.append(ordinal)
        }
        for place in placesByEnd(ending: Array(word[half...].reversed())) {
            let ordinal = Int(columns.tokensByEnd[place])
            if ordinal < tokens.count, isNear(tokens, ordinal, word) { found.append(ordinal) }
        }
        var swapped = word
        swapped.swapAt(half - 1, half)
        if swapped != word, let ordinal = tokens.ordinal(of: swapped) { found.append(ordinal) }
        return Set(found).sorted()
    }

    private func isNear(_ tokens: WordTable, _ ordinal: Int, _ word: [UInt8]) -> Bool {
        let place = tokens.place(ordinal)
        return abs(place.count - word.count) <= 1
            && isOneEdit(word, place.count) { tokens.bytes[place.lowerBound + $0] }
            && isPlain(place.lazy.map { tokens.bytes[$0] })
    }

    /// Places in `tokensByEnd` of tokens that end so; `reversed` is the ending from its last byte to its first.
    private func placesByEnd(ending reversed: [UInt8]) -> Range<Int> {
        func first(_ isBefore: (Int) -> Bool) -> Int {
            var low = 0
            var high = columns.tokensByEnd.count
            while low < high {
                let middle = (low + high) / 2
                if isBefore(compareEnd(Int(columns.tokensByEnd[middle]), with: reversed)) {
                    low = middle + 1
                } else {
                    high = middle
                }
            }
            return low
        }
        let lower = first { $0 < 0 }
        return lower..<max(lower, first { $0 <= 0 })
    }

    /// −1, 0 or 1: the token's end comes before, is, or comes after the ending.
    private func compareEnd(_ ordinal: Int, with reversed: [UInt8]) -> Int {
        guard ordinal < tokenTable.count else { return 1 }
        let place = tokenTable.place(ordinal)
        for (i, byte) in Swift.zip(place.reversed(), reversed) where columns.tokens[i] != byte {
            return columns.tokens[i] < byte ? -1 : 1
        }
        return place.count < reversed.count ? -1 : 0
    }
}

/// Whether two words are exactly one insertion, deletion, substitution or swap of neighbours apart (optimal string alignment).
package func isOneEdit(_ a: [UInt8], _ b: [UInt8]) -> Bool { isOneEdit(a, b.count) { b[$0] } }

@inline(__always)
private func isOneEdit(_ word: [UInt8], _ count: Int, _ byte: (Int) -> UInt8) -> Bool {
    let shorter = min(word.count, count)
    var before = 0
    while before < shorter, word[before] == byte(before) { before += 1 }
    var after = 0
    while after < shorter - before, word[word.count - 1 - after] == byte(count - 1 - after) { after += 1 }
    let rest = (mine: word.count - before - after, theirs: count - before - after)
    if rest.mine == 2, rest.theirs == 2 {
        return word[before] == byte(before + 1) && word[before + 1] == byte(before)
    }
    return max(rest.mine, rest.theirs) == 1
}
