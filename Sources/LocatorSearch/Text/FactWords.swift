import LocatorIndex
import Treatment

/// The words that a vocabulary's terms go by: programs that say yes to a term hold its words without saying them.
struct FactWords: Sendable {
    /// Which terms a word stands for, and how well; each sorted, without doubles.
    struct Found: Sendable {
        var labels: [Term] = []
        var synonyms: [Term] = []
    }

    /// By word, and by key of a stem.
    private var byWord: [String: Found] = [:]
    private var byStem: [[UInt8]: Found] = [:]
    /// Those of the letters a–z that a misspelt word may be read as, by their length, each sorted.
    private let plainWords: [[[UInt8]]]

    /// - Parameter synonyms: other words for terms.
    init(_ vocabulary: Vocabulary, synonyms: [Synonym]) {
        let stemmer = Stemmer()
        for entry in vocabulary.entries where entry.group != .exclusion {
            for word in labelWords(entry) {
                insert(entry.term, into: &byWord[word, default: Found()].labels)
                for key in keys(of: word, stemmer) {
                    insert(entry.term, into: &byStem[key, default: Found()].labels)
                }
            }
        }
        var exact: Set<String> = []
        for synonym in synonyms {
            let word = synonym.word
            if synonym.isExact, byWord[word] == nil { exact.insert(word) }
            insert(synonym.term, into: &byWord[word, default: Found()].synonyms)
            for key in keys(of: word, stemmer) {
                insert(synonym.term, into: &byStem[key, default: Found()].synonyms)
            }
        }
        let plain = byWord.keys.filter { isPlain($0.utf8) && !exact.contains($0) }.map { Array($0.utf8) }.sorted {
            $0.lexicographicallyPrecedes($1)
        }
        let longest = plain.reduce(0) { max($0, $1.count) }
        plainWords = (0...longest).map { length in plain.filter { $0.count == length } }
    }

    /// A term goes by this very word.
    func holds(_ word: String) -> Bool { byWord[word] != nil }

    /// The terms of a word, or of words with one of its stems.
    /// - Parameter keys: of the word's stems.
    func terms(of word: String, keys: [[UInt8]]) -> (labels: [Term], synonyms: [Term]) {
        var found = byWord[word] ?? Found()
        for key in keys {
            guard let more = byStem[key] else { continue }
            for term in more.labels { insert(term, into: &found.labels) }
            for term in more.synonyms { insert(term, into: &found.synonyms) }
        }
        return (found.labels, found.synonyms)
    }

    /// Words of terms that are one edit away, the shortest first, then sorted.
    func oneEdit(from word: String) -> [String] {
        let word = Array(word.utf8)
        var found: [String] = []
        for length in max(0, word.count - 1)...word.count + 1 where length < plainWords.count {
            for other in plainWords[length] where isOneEdit(word, other) {
                found.append(String(decoding: other, as: UTF8.self))
            }
        }
        return found
    }
}

/// - Parameter terms: sorted; a term that is there is not put in again.
private func insert(_ term: Term, into terms: inout [Term]) {
    let place = terms.firstIndex { $0 >= term } ?? terms.count
    if place == terms.count || terms[place] != term { terms.insert(term, at: place) }
}

/// Another word for a term.
struct Synonym: Sendable {
    /// Folded.
    let word: String
    let term: Term
    /// Ordinary words come within one edit of it: never read into a misspelling.
    let isExact: Bool
}

extension Snapshot {
    /// Concepts that are one word and mean one term of the group that their parameter asks for, in their order.
    var synonyms: [Synonym] {
        (0..<conceptCount).compactMap { ordinal in
            guard isOneWord(concept: ordinal), case let concept = concept(at: ordinal),
                let term = vocabulary.term(concept.value), vocabulary[term].group.name == concept.parameter
            else { return nil }
            return Synonym(word: concept.phrase, term: term, isExact: concept.isExact)
        }
    }
}

/// A term's words in English and Spanish that say what it is.
private func labelWords(_ entry: TermEntry) -> [String] {
    [entry.english, entry.spanish].flatMap { label in
        foldedTokens(label).prefix { !TextRules.negations.contains($0) }
            .filter { $0.utf8.count >= 2 && !TextRules.stopWords.contains($0) }
    }
}

/// The keys of a word's stems, English first.
func keys(of word: String, _ stemmer: borrowing Stemmer) -> [[UInt8]] {
    var keys: [[UInt8]] = []
    for language in StemLanguage.allCases {
        if let key = stemmer.key(of: Array(word.utf8), in: language) { keys.append(key) }
    }
    return keys
}
