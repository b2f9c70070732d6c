import Treatment

/// A name that what was typed may be the beginning of.
package struct NameChoice: Hashable, Sendable {
    /// As most programs spell it.
    package let name: String
    /// How many programs are called so.
    package let programs: Int
}

extension Snapshot {
    /// Names that hold every word of `text`, the last one perhaps only begun: those of most programs first, then by name.
    /// - Parameter limit: at most so many; 0 ... 100 make sense.
    package func names(beginning text: String, limit: Int) -> [NameChoice] {
        let words = foldedTokens(text.prefix(Snapshot.longestTyped)).prefix(Snapshot.mostTyped).map { Array($0.utf8) }
        guard let begun = words.last, limit > 0 else { return [] }
        let whole = words.dropLast().map { tokenTable.ordinal(of: $0).map { names(ofTokens: $0..<$0 + 1) } }
        // A place is a rank: the lowest are the best.
        var best: [UInt32] = []
        for place in names(ofTokens: tokenTable.ordinals(beginning: begun)) {
            let name = columns.nameTokens[place]
            if best.count == limit, let worst = best.last, name >= worst { continue }
            guard whole.allSatisfy({ $0.map { holds(name, $0) } ?? false }) else { continue }
            let at = best.firstIndex { $0 >= name } ?? best.count
            if at < best.count, best[at] == name { continue }
            best.insert(name, at: at)
            if best.count > limit { best.removeLast() }
        }
        return best.compactMap(name)
    }

    private static let longestTyped = 200
    private static let mostTyped = 8

    /// Places in `nameTokens` of a run of tokens.
    private func names(ofTokens tokens: Range<Int>) -> Range<Int> {
        let from = Int(columns.nameStart[tokens.lowerBound])
        let to = Int(columns.nameStart[tokens.upperBound])
        return from <= to && to <= columns.nameTokens.count ? from..<to : 0..<0
    }

    /// Whether a name is among those at `places`, which ascend.
    private func holds(_ name: UInt32, _ places: Range<Int>) -> Bool {
        var low = places.lowerBound
        var high = places.upperBound
        while low < high {
            let middle = (low + high) / 2
            if columns.nameTokens[middle] < name { low = middle + 1 } else { high = middle }
        }
        return low < places.upperBound && columns.nameTokens[low] == name
    }

    /// The name at a rank, or nil when the file is damaged.
    func name(_ ordinal: UInt32) -> NameChoice? {
        guard Int(ordinal) < columns.names.count / 2,
            let shown = pooledString(columns.strings, at: Int(columns.names[2 * Int(ordinal)]))
        else { return nil }
        return NameChoice(name: shown, programs: Int(columns.names[2 * Int(ordinal) + 1]))
    }
}
