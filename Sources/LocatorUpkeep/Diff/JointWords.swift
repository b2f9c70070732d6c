import LocatorIndex
import Treatment

/// Terms, publishers and codes of two snapshots as one list each: their ordinals differ from snapshot to snapshot.
struct JointWords {
    let terms: [TermEntry]
    /// By the ordinal of a term after, its place in `terms`; before, it is the ordinal itself.
    let termAfter: [Int]
    /// Terms have the same ordinals in both.
    let sameTerms: Bool
    let publishers: [String]
    /// By the ordinal of a source.
    let publisherBefore, publisherAfter: [Int]
    /// By the ordinal of a code after, the ordinal before; nil where the code was not known.
    let codeBefore: [Int?]
    let sameCodes: Bool

    init(_ from: Snapshot, _ to: Snapshot) {
        var terms = from.vocabulary.entries
        termAfter = to.vocabulary.entries.map { entry in
            if let known = from.vocabulary.term(entry.code) { return Int(known.rawValue) }
            terms.append(entry)
            return terms.count - 1
        }
        self.terms = terms
        sameTerms = from.vocabulary.entries.map(\.code) == to.vocabulary.entries.map(\.code)
        var publishers = Interned()
        publisherBefore = from.sources.map { publishers.place(of: $0.publisher) }
        publisherAfter = to.sources.map { publishers.place(of: $0.publisher) }
        self.publishers = publishers.names
        var ordinals: [String: Int] = [:]
        for (ordinal, code) in from.codeBook.codes.enumerated() { ordinals[key(code, from.codeBook)] = ordinal }
        codeBefore = to.codeBook.codes.map { ordinals[key($0, to.codeBook)] }
        sameCodes = codeBefore == Array(from.codeBook.codes.indices).map(Optional.init)
    }
}

/// Texts, each once, by the order they were met in.
struct Interned {
    private(set) var names: [String] = []
    private var places: [String: Int] = [:]

    mutating func place(of name: String) -> Int {
        if let place = places[name] { return place }
        places[name] = names.count
        names.append(name)
        return names.count - 1
    }
}

private func key(_ code: CodeBook.Code, _ book: CodeBook) -> String {
    "\(book.categories[code.category].code) \(code.letters)"
}
