import Treatment

extension Snapshot {
    var tokenTable: WordTable { WordTable(bytes: columns.tokens, start: columns.tokenStart) }

    /// Ordinal of a folded token, or nil.
    package func token(_ word: String) -> Int? { tokenTable.ordinal(of: Array(word.utf8)) }

    /// The token at an ordinal.
    package func tokenText(_ ordinal: Int) -> String { String(decoding: tokenTable.word(ordinal), as: UTF8.self) }

    /// Places in `columns.postings` and `columns.impacts` of a token: programs, ascending.
    package func postings(ofToken ordinal: Int) -> Range<Int> {
        let from = Int(columns.postingStart[ordinal])
        let to = Int(columns.postingStart[ordinal + 1])
        return from <= to && to <= columns.postings.count ? from..<to : 0..<0
    }

    /// Place in `columns.postings` of a token's posting for a program; nil when the program does not have it.
    package func posting(ofToken ordinal: Int, program: Int) -> Int? {
        let run = postings(ofToken: ordinal)
        var low = run.lowerBound
        var high = run.upperBound
        while low < high {
            let middle = (low + high) / 2
            if Int(columns.postings[middle]) < program { low = middle + 1 } else { high = middle }
        }
        return low < run.upperBound && Int(columns.postings[low]) == program ? low : nil
    }

    /// Ordinals of the tokens with a stem, ascending.
    /// - Parameter key: as `Stemmer.key` gives it.
    package func tokens(ofStem key: [UInt8]) -> [Int] {
        guard let stem = WordTable(bytes: columns.stems, start: columns.stemStart).ordinal(of: key) else { return [] }
        let from = Int(columns.stemTokenStart[stem])
        let to = Int(columns.stemTokenStart[stem + 1])
        guard from <= to, to <= columns.stemTokens.count else { return [] }
        return (from..<to).map { Int(columns.stemTokens[$0]) }.filter { $0 < tokenTable.count }
    }

    /// Ordinals of programs whose names hold every token of `text`, ascending; nil when the text has no token.
    package func programs(named text: String) -> [UInt32]? {
        let wanted = foldedTokens(text)
        guard let first = wanted.first else { return nil }
        var found = programs(withNameToken: first)
        for token in wanted.dropFirst() where !found.isEmpty {
            found = intersection(found, programs(withNameToken: token))
        }
        return found
    }

    /// A token that only the city holds is no name.
    private func programs(withNameToken token: String) -> [UInt32] {
        guard let ordinal = self.token(token) else { return [] }
        return postings(ofToken: ordinal).filter { columns.impacts[$0] > Impact.city }.map { columns.postings[$0] }
    }
}

private func intersection(_ a: [UInt32], _ b: [UInt32]) -> [UInt32] {
    var both: [UInt32] = []
    var i = 0
    var j = 0
    while i < a.count, j < b.count {
        if a[i] < b[j] {
            i += 1
        } else if a[i] > b[j] {
            j += 1
        } else {
            both.append(a[i])
            i += 1
            j += 1
        }
    }
    return both
}
