/// A folded word of a text and where it stands.
package struct PlacedWord: Hashable, Sendable {
    /// As `foldedTokens` gives it.
    package let text: String
    /// UTF-8 offsets in the text: from its first letter to behind its last.
    package let range: Range<Int>
}

/// The words of `foldedTokens`, each with its place.
package func placedWords(_ text: String) -> [PlacedWord] {
    var words: [PlacedWord] = []
    var word = ""
    var range = 0..<0
    var offset = 0
    for scalar in text.unicodeScalars {
        let width = UTF8.width(scalar)
        defer { offset += width }
        switch scalar {
        case "'", "\u{2019}", "\u{0300}"..."\u{036F}": continue
        default: break
        }
        let folded = foldedTokens(String(scalar)).joined()
        if !folded.isEmpty {
            range = (word.isEmpty ? offset : range.lowerBound)..<offset + width
            word += folded
        } else if !word.isEmpty {
            words.append(PlacedWord(text: word, range: range))
            word = ""
        }
    }
    if !word.isEmpty { words.append(PlacedWord(text: word, range: range)) }
    return words
}
