import LocatorIndex
import Treatment

extension TextPlan {
    /// Reads a text: stop words weigh nothing while there are others; each other word is looked for as itself, by its stems, as
    /// a fact, and, when nothing goes by it, as what it may be misspelt for.
    init(_ need: TextNeed, _ engine: SearchEngine) {
        var tokens: [String] = []
        for token in foldedTokens(need.words) where !tokens.contains(token) && tokens.count <= TextRules.mostWords {
            tokens.append(token)
        }
        let isCut = tokens.count > TextRules.mostWords
        let asked = tokens.prefix(TextRules.mostWords)
        let isAllStops = asked.allSatisfy(TextRules.stopWords.contains)
        let stemmer = Stemmer()
        var words: [Word] = []
        var read: [TextReading.Word] = []
        for word in asked {
            guard isAllStops || !TextRules.stopWords.contains(word) else {
                read.append(TextReading.Word(asked: word, kind: .ignored, forms: [], terms: []))
                continue
            }
            var alternatives = Alternatives(word, engine)
            let token = word.utf8.count <= longestWord ? engine.snapshot.token(word) : nil
            alternatives.add(all: word, token, factor: TextRules.exact, stemmer)
            let isWritten = alternatives.isWritten(word)
            var kind = isWritten ? TextReading.Kind.written : alternatives.isEmpty ? .nowhere : .inflected
            var goingBy = engine.programs(goingBy: word, token)
            if !isWritten {
                for right in engine.spellings(of: word) {
                    let token = engine.snapshot.token(right)
                    alternatives.add(all: right, token, factor: TextRules.typo, stemmer)
                    goingBy = max(goingBy, engine.programs(goingBy: right, token))
                    if kind == .nowhere, !alternatives.isEmpty { kind = .corrected }
                }
            }
            if alternatives.isEmpty { kind = .nowhere }
            read.append(alternatives.reading(kind))
            if let found = alternatives.word(goingBy: goingBy) { words.append(found) }
        }
        mode = need.mode
        self.words = words
        whole = words.reduce(0) { $0 + Int($1.weight) } * Impact.most * TextRules.exact
        reading = TextReading(words: read, isCut: isCut)
    }
}

/// What one asked word can match, while it is collected.
private struct Alternatives {
    let asked: String
    let engine: SearchEngine
    private var tokens: [TextPlan.Token] = []
    private var facts: [TextPlan.Facts] = []
    private var snapshot: Snapshot { engine.snapshot }

    init(_ asked: String, _ engine: SearchEngine) {
        self.asked = asked
        self.engine = engine
    }

    var isEmpty: Bool { tokens.isEmpty && facts.isEmpty }

    /// Programs or terms go by the word itself.
    func isWritten(_ word: String) -> Bool { tokens.first?.weight == 256 || engine.factWords.holds(word) }

    /// The word itself, its inflections, and the facts that go by it, at `factor` 256ths of what each is worth.
    /// - Parameter exact: the token that is the word, if one is.
    mutating func add(all word: String, _ exact: Int?, factor: Int, _ stemmer: borrowing Stemmer) {
        guard word.utf8.count <= longestWord else { return }
        if let exact { add(exact, TextRules.exact, factor) }
        let keys = keys(of: word, stemmer)
        for key in keys {
            for other in snapshot.tokens(ofStem: key).prefix(TextRules.mostOfAStem) where other != exact {
                add(other, TextRules.stem, factor)
            }
        }
        let (labels, synonyms) = engine.factWords.terms(of: word, keys: keys)
        add(labels, TextRules.label, factor)
        add(synonyms, TextRules.synonym, factor)
    }

    private mutating func add(_ token: Int, _ weight: Int, _ factor: Int) {
        let weight = UInt16((weight * factor + 128) / 256)
        let places = snapshot.postings(ofToken: token)
        if let known = tokens.firstIndex(where: { $0.ordinal == token }) {
            guard tokens[known].weight < weight else { return }
            tokens[known] = TextPlan.Token(ordinal: token, places: places, weight: weight)
        } else {
            tokens.append(TextPlan.Token(ordinal: token, places: places, weight: weight))
        }
    }

    private mutating func add(_ terms: [Term], _ weight: Int, _ factor: Int) {
        let terms = terms.filter { engine.columns.termYes[Int($0.rawValue)] > 0 }
        guard !terms.isEmpty else { return }
        let weight = UInt16((weight * factor + 128) / 256)
        facts.append(TextPlan.Facts(terms: terms, mask: TermMask(terms), weight: weight))
    }

    /// Nil when the word is found nowhere.
    /// - Parameter goingBy: programs of the most common thing that goes by the very word; 0 when there is none.
    func word(goingBy: Int) -> TextPlan.Word? {
        guard !isEmpty else { return nil }
        var count = goingBy
        if count == 0 {
            count = tokens.reduce(0) { max($0, $1.places.count) }
            for term in facts.flatMap(\.terms) { count = max(count, Int(engine.columns.termYes[Int(term.rawValue)])) }
        }
        let weight = wordWeight(count: count, of: snapshot.summary.programs)
        return TextPlan.Word(asked: asked, weight: Int32(weight), tokens: tokens, facts: facts)
    }

    func reading(_ kind: TextReading.Kind) -> TextReading.Word {
        let forms = tokens.filter { $0.weight < UInt16(TextRules.exact) }.map { snapshot.tokenText($0.ordinal) }
        var terms: [Term] = []
        for term in facts.flatMap(\.terms) where !terms.contains(term) { terms.append(term) }
        return TextReading.Word(asked: asked, kind: kind, forms: Array(forms.prefix(8)), terms: Array(terms.prefix(8)))
    }
}

extension SearchEngine {
    /// What a word that nothing goes by may be misspelt for: the words of most programs first, then by their bytes. Where both
    /// of two words that must never be taken for one another are near, neither is.
    fileprivate func spellings(of word: String) -> [String] {
        guard word.utf8.count >= TextRules.leastMisspelt, word.utf8.count <= longestWord, isPlain(word.utf8),
            !TextRules.neverFolded.contains(where: { $0.0 == word || $0.1 == word })
        else { return [] }
        let near = Set(snapshot.tokensOneEdit(from: word).map(snapshot.tokenText) + factWords.oneEdit(from: word))
        return near.filter { right in
            !TextRules.neverFolded.contains { pair in
                (pair.0 == right && near.contains(pair.1)) || (pair.1 == right && near.contains(pair.0))
            }
        }
        .map { (count: programs(goingBy: $0, snapshot.token($0)), bytes: Array($0.utf8), word: $0) }
        .sorted { $0.count != $1.count ? $0.count > $1.count : $0.bytes.lexicographicallyPrecedes($1.bytes) }
        .prefix(TextRules.mostSpellings).map(\.word)
    }

    /// Programs of the most common thing that goes by this very word.
    /// - Parameter token: the one that is the word, if one is.
    fileprivate func programs(goingBy word: String, _ token: Int?) -> Int {
        let named = token.map { snapshot.postings(ofToken: $0).count } ?? 0
        let (labels, synonyms) = factWords.terms(of: word, keys: [])
        return (labels + synonyms).reduce(named) { max($0, Int(columns.termYes[Int($1.rawValue)])) }
    }
}
