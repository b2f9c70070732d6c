/// Words sorted by their bytes, laid one after the other, and where each begins. Wrong offsets give empty words, never a trap.
struct WordTable: Sendable {
    let bytes: Column<UInt8>
    let start: Column<UInt32>

    var count: Int { max(0, start.count - 1) }

    /// Where the bytes of a word are.
    func place(_ ordinal: Int) -> Range<Int> {
        let from = Int(start[ordinal])
        let to = Int(start[ordinal + 1])
        return from <= to && to <= bytes.count ? from..<to : 0..<0
    }

    /// The bytes of a word.
    func word(_ ordinal: Int) -> [UInt8] { place(ordinal).map { bytes[$0] } }

    /// The ordinal of a word, or nil.
    func ordinal(of word: [UInt8]) -> Int? {
        let place = firstOrdinal { isBefore(word, at: self.place($0)) }
        return place < count && self.place(place).count == word.count && begins(self.place(place), with: word)
            ? place : nil
    }

    /// The ordinals of all words that begin with `prefix`.
    func ordinals(beginning prefix: [UInt8]) -> Range<Int> {
        let first = firstOrdinal { isBefore(prefix, at: place($0)) }
        let end = firstOrdinal { begins(place($0), with: prefix) || isBefore(prefix, at: place($0)) }
        return first..<max(first, end)
    }

    /// The first ordinal for which `isBefore` does not hold; it holds for a beginning of them.
    private func firstOrdinal(_ isBefore: (Int) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if isBefore(middle) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The bytes at `place` come before `word`.
    private func isBefore(_ word: [UInt8], at place: Range<Int>) -> Bool {
        let shared = min(place.count, word.count)
        var i = 0
        while i < shared {
            let (own, other) = (bytes[place.lowerBound + i], word[i])
            if own != other { return own < other }
            i += 1
        }
        return place.count < word.count
    }

    private func begins(_ place: Range<Int>, with prefix: [UInt8]) -> Bool {
        guard place.count >= prefix.count else { return false }
        for (i, byte) in zip(place, prefix) where bytes[i] != byte { return false }
        return true
    }
}
