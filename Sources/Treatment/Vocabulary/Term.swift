/// One thing a program can say yes or no to, as an ordinal: first the fixed vocabulary in the order of its table, then the
/// carriers and plans that the listings of one snapshot name.
package struct Term: Hashable, Comparable, Sendable, BitwiseCopyable {
    package let rawValue: UInt16

    @inlinable package init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Place in a mask: word, and bit in the word.
    @inlinable package var word: Int { Int(rawValue) >> 6 }
    @inlinable package var bit: UInt64 { 1 << UInt64(rawValue & 63) }

    @inlinable package static func == (a: Term, b: Term) -> Bool { a.rawValue == b.rawValue }
    @inlinable package static func < (a: Term, b: Term) -> Bool { a.rawValue < b.rawValue }
}

/// A term with its words.
package struct TermEntry: Hashable, Sendable {
    package let term: Term
    package let group: TermGroup
    /// The word in exports, requests and answers: lower case, underscores; a BCP-47 code for a language;
    /// `aetna` for a carrier, `aetna/open-access` for a plan. Unique.
    package let code: String
    package let english: String
    package let spanish: String

    package init(term: Term, group: TermGroup, code: String, english: String, spanish: String) {
        self.term = term
        self.group = group
        self.code = code
        self.english = english
        self.spanish = spanish
    }

    /// A carrier (or plan) is a payment term that the fixed vocabulary does not have.
    package var isCarrier: Bool { group == .payment && Int(term.rawValue) >= Vocabulary.fixed.count }
}

/// The terms of a catalog: the fixed ones and its carriers and plans.
package struct Vocabulary: Sendable {
    /// By ordinal.
    package let entries: [TermEntry]
    private let ordinals: [String: Term]
    /// By group, each in order: asked for every hit.
    private let groups: [[TermEntry]]
    private let groupOf: [TermGroup]

    /// The vocabulary of `domain.md`, with labels in English and Spanish.
    package static let fixed = Vocabulary(entries: VocabularyTable.entries)

    private init(entries: [TermEntry]) {
        self.entries = entries
        ordinals = Dictionary(entries.map { ($0.code, $0.term) }, uniquingKeysWith: { first, _ in first })
        var groups = [[TermEntry]](repeating: [], count: TermGroup.allCases.count)
        for entry in entries { groups[Int(entry.group.rawValue)].append(entry) }
        self.groups = groups
        groupOf = entries.map(\.group)
    }

    /// The fixed vocabulary and the given carriers and plans, sorted and without doubles.
    /// - Parameter carriers: code and the name to show.
    package init(carriers: [(code: String, name: String)]) {
        var entries = Vocabulary.fixed.entries
        var last: String?
        for (code, name) in carriers.sorted(by: { ($0.code, $0.name) < ($1.code, $1.name) }) where code != last {
            last = code
            let term = Term(rawValue: UInt16(entries.count))
            entries.append(TermEntry(term: term, group: .payment, code: code, english: name, spanish: name))
        }
        self.init(entries: entries)
    }

    package var count: Int { entries.count }

    package subscript(term: Term) -> TermEntry { entries[Int(term.rawValue)] }

    /// The group of a term: its entry's, without its words.
    package func group(of term: Term) -> TermGroup { groupOf[Int(term.rawValue)] }

    /// The term of a code, or nil.
    package func term(_ code: String) -> Term? { ordinals[code] }

    package func terms(in group: TermGroup) -> [TermEntry] { groups[Int(group.rawValue)] }

    /// Codes that look like `code`, nearest first: for "did you mean".
    package func suggestions(for code: String, in groups: Set<TermGroup>) -> [String] {
        entries.filter { groups.contains($0.group) }
            .map { (editDistance($0.code, code), $0.code) }
            .filter { $0.0 <= max(2, code.utf8.count / 3) }
            .sorted { ($0.0, $0.1) < ($1.0, $1.1) }
            .prefix(3).map(\.1)
    }

    /// The fixed term of a code that this program itself names. A misspelt one is our own mistake.
    package static func known(_ code: String) -> Term {
        guard let term = fixed.term(code) else { preconditionFailure("no such term: \(code)") }
        return term
    }
}

/// Edits between two words, over UTF-8 bytes: insertions, deletions, substitutions and swaps of neighbours (optimal string
/// alignment).
package func editDistance(_ a: some StringProtocol, _ b: some StringProtocol) -> Int {
    let a = Array(a.utf8)
    let b = Array(b.utf8)
    var before = [Int](repeating: 0, count: b.count + 1)
    var last = before
    var row = Array(0...b.count)
    for i in a.indices {
        (before, last) = (last, row)
        row[0] = i + 1
        for j in b.indices {
            var best = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
            if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, before[j - 1] + 1) }
            row[j + 1] = best
        }
    }
    return row[b.count]
}
