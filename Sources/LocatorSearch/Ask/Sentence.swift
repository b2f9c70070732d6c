import Treatment

/// What some words of a sentence were found to mean.
struct Claim {
    /// Ordinals of words.
    var words: Range<Int>
    /// A parameter's name, or `Concept.drop`, or `Concept.text`.
    var parameter: String
    var value: String
    var isGeneral = false
    var isNot = false
}

/// A sentence while it is understood: its words, and which of them are claimed. A word is claimed at most once.
struct Sentence {
    static let mostCharacters = 500

    let text: String
    let words: [PlacedWord]
    private(set) var claims: [Claim] = []
    private(set) var isClaimed: [Bool]

    init(_ text: String) {
        self.text = text
        words = placedWords(text)
        isClaimed = words.map { _ in false }
    }

    /// Whether words are there and nobody's.
    func isFree(_ range: Range<Int>) -> Bool {
        range.lowerBound >= 0 && range.upperBound <= words.count && !range.isEmpty && !isClaimed[range].contains(true)
    }

    mutating func claim(
        _ range: Range<Int>, _ parameter: String, _ value: String = "", isGeneral: Bool = false
    ) {
        precondition(isFree(range), "a word is claimed once")
        for word in range { isClaimed[word] = true }
        claims.append(Claim(words: range, parameter: parameter, value: value, isGeneral: isGeneral))
    }

    /// Changes the claims; their words stay claimed, and so do words that are added to them.
    mutating func reclaim(_ changed: [Claim]) {
        claims = changed
        for claim in changed { for word in claim.words { isClaimed[word] = true } }
    }

    /// The folded word at an ordinal; empty outside.
    subscript(word: Int) -> String { words.indices.contains(word) ? words[word].text : "" }

    /// What stands between a word and the one before it.
    func gap(before word: Int) -> Substring {
        guard word > 0, word < words.count else { return "" }
        return slice(words[word - 1].range.upperBound..<words[word].range.lowerBound)
    }

    /// Whether a comma, a full stop or the like parts a word from the one before it.
    func isParted(_ word: Int, byStops: Bool = true) -> Bool {
        let gap = gap(before: word)
        return gap.contains { ",;!?()\n\r".contains($0) } || (byStops && (gap.contains(". ") || gap.contains(": ")))
    }

    /// Words as they were written, from the first to the last.
    func written(_ range: Range<Int>) -> String {
        guard let first = range.first, let last = range.last, last < words.count else { return "" }
        return String(slice(words[first].range.lowerBound..<words[last].range.upperBound))
    }

    /// Words as the tables have them.
    func folded(_ range: Range<Int>) -> String { words[range].map(\.text).joined(separator: " ") }

    private func slice(_ range: Range<Int>) -> Substring {
        let start = text.utf8.index(text.startIndex, offsetBy: range.lowerBound)
        return text[start..<text.utf8.index(start, offsetBy: range.count)]
    }
}
