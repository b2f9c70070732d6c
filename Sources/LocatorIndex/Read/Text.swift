import Treatment

extension Snapshot {
    /// Ordinals of programs whose names hold every token of `text`, ascending; nil when the text has no token.
    package func programs(named text: String) -> [UInt32]? {
        let wanted = foldedTokens(text)
        guard let first = wanted.first else { return nil }
        var found = postings(first)
        for token in wanted.dropFirst() where !found.isEmpty {
            found = intersection(found, postings(token))
        }
        return found
    }

    /// Ordinals of programs with a token, ascending.
    func postings(_ token: String) -> [UInt32] {
        let wanted = Array(token.utf8)
        var low = 0
        var high = columns.tokenStart.count - 1
        while low < high {
            let middle = (low + high) / 2
            if self.token(middle).lexicographicallyPrecedes(wanted) { low = middle + 1 } else { high = middle }
        }
        guard low < columns.tokenStart.count - 1, self.token(low) == wanted else { return [] }
        let from = Int(columns.postingStart[low])
        let to = Int(columns.postingStart[low + 1])
        guard from <= to, to <= columns.postings.count else { return [] }
        return (from..<to).map { columns.postings[$0] }
    }

    func token(_ ordinal: Int) -> [UInt8] {
        let from = Int(columns.tokenStart[ordinal])
        let to = Int(columns.tokenStart[ordinal + 1])
        guard from <= to, to <= columns.tokens.count else { return [] }
        return (from..<to).map { columns.tokens[$0] }
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
