import Treatment

/// The inverted index over what programs are called, where they are, and what is noted of them: names, organisation, city, notes.
///
///     tokens       cedar│center│house│…        sorted by bytes, one after the other
///     tokenStart   0    5      11    16 …      offsets in tokens
///     postings     3 17 204 … │ 0 1 2 … │ …    ordinals of programs, ascending
///     impacts      a byte a posting            what the token says about the program, see `Impact`
///     postingStart 0          │         │      offsets in postings
///     tokensByEnd  ordinals of tokens, sorted by their bytes from the last to the first
///     stems        ecedar│ehous│scas│…         a language's letter and a stem, sorted; stemStart: offsets
///     stemTokens   ordinals of the tokens with that stem, ascending; stemTokenStart: offsets
func textSections(_ content: Content, _ order: ProgramOrder) -> TextSections {
    var sorted = sortedPostings(content.catalog, order)
    if let before = content.before { sorted = merged(sorted, carriedPostings(before, order)) }
    var tokens: [UInt8] = []
    var tokenStart: [UInt32] = [0]
    var postings: [UInt32] = []
    var impacts: [UInt8] = []
    var postingStart: [UInt32] = [0]
    let count = sorted.reduce(0) { $0 + $1.found.programs.count }
    postings.reserveCapacity(count)
    impacts.reserveCapacity(count)
    for (token, found) in sorted {
        tokens += token
        tokenStart.append(UInt32(tokens.count))
        postings += found.programs
        impacts += found.impacts
        postingStart.append(UInt32(postings.count))
    }
    let words = sorted.map(\.token)
    let backwards = words.map { Array($0.reversed()) }
    let byEnd = words.indices.sorted { backwards[$0].lexicographicallyPrecedes(backwards[$1]) }
    let sections: [Section] = [
        (.tokens, tokens), (.tokenStart, bytes(of: tokenStart)), (.postings, bytes(of: postings)),
        (.postingStart, bytes(of: postingStart)), (.impacts, impacts),
        (.tokensByEnd, bytes(of: byEnd.map(UInt32.init))),
    ]
    return TextSections(sections: sections + stemSections(words), tokens: words)
}

/// The sections of the text, and all tokens, sorted.
struct TextSections: Sendable {
    let sections: [Section]
    let tokens: [[UInt8]]
}

/// The tokens of a program's text, by field.
func textTokens(_ program: Program, _ facility: Facility) -> [(token: String, impact: UInt8)] {
    let names = [facility.name, facility.name2, program.name].map { foldedTokens($0) }
    var notes: [String] = []
    for note in program.notes where notes.count < Impact.longestNotes { notes += foldedTokens(note) }
    return Impact.tokens(names: names, city: foldedTokens(facility.city), notes: notes)
}

/// The programs whose texts hold a token, ascending, and what it says about each.
struct Postings {
    var programs: [UInt32] = []
    var impacts: [UInt8] = []

    mutating func add(_ program: Int, _ impact: UInt8) {
        programs.append(UInt32(program))
        impacts.append(impact)
    }
}

private func sortedPostings(_ catalog: Catalog, _ order: ProgramOrder) -> [(token: [UInt8], found: Postings)] {
    var numbered = NumberedTokens()
    var postings: [Postings] = []
    // Programs without a name or notes of their own have their facility's tokens and nothing else.
    var shared: (facility: Int, tokens: [(token: Int, impact: UInt8)]) = (-1, [])
    // Those that are kept have their postings.
    for (ordinal, source) in order.programs.enumerated() where source >= 0 {
        let at = catalog.programs[source].facility
        let hasOwn = !catalog.programs[source].name.isEmpty || !catalog.programs[source].notes.isEmpty
        var tokens = shared.tokens
        if hasOwn || shared.facility != at {
            tokens = numbered.tokens(of: catalog.programs[source], catalog.facilities[at])
            if !hasOwn { shared = (at, tokens) }
        }
        for (token, impact) in tokens {
            while postings.count <= token { postings.append(Postings()) }
            postings[token].add(ordinal, impact)
        }
    }
    // A token that stands in cut-off notes alone is in no program's text.
    return zip(numbered.texts, postings).filter { !$1.programs.isEmpty }.map { (token: Array($0.utf8), found: $1) }
        .sorted { $0.token.lexicographicallyPrecedes($1.token) }
}

/// Tokens as numbers, in the order they are first met. Lines of names and cities come again and again: the tokens of a line are found
/// once.
private struct NumberedTokens {
    private(set) var texts: [String] = []
    private var numbers: [String: Int] = [:]
    private var lines: [String: [Int]] = ["": []]

    /// What `textTokens` gives, as numbers.
    mutating func tokens(of program: Program, _ facility: Facility) -> [(token: Int, impact: UInt8)] {
        var notes: [Int] = []
        for note in program.notes where notes.count < Impact.longestNotes { notes += numbers(of: note) }
        return Impact.tokens(
            names: [line(facility.name), line(facility.name2), line(program.name)], city: line(facility.city),
            notes: notes)
    }

    private mutating func line(_ text: String) -> [Int] {
        if let known = lines[text] { return known }
        let found = numbers(of: text)
        lines[text] = found
        return found
    }

    private mutating func numbers(of text: String) -> [Int] {
        foldedTokens(text).map { token in
            if let known = numbers[token] { return known }
            numbers[token] = texts.count
            texts.append(token)
            return texts.count - 1
        }
    }
}

private func stemSections(_ tokens: [[UInt8]]) -> [Section] {
    let stemmer = Stemmer()
    var tokensOf: [[UInt8]: [UInt32]] = [:]
    for (ordinal, token) in tokens.enumerated() {
        for language in StemLanguage.allCases {
            if let key = stemmer.key(of: token, in: language) { tokensOf[key, default: []].append(UInt32(ordinal)) }
        }
    }
    var stems: [UInt8] = []
    var stemStart: [UInt32] = [0]
    var stemTokens: [UInt32] = []
    var stemTokenStart: [UInt32] = [0]
    for (stem, tokens) in tokensOf.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
        stems += stem
        stemStart.append(UInt32(stems.count))
        stemTokens += tokens
        stemTokenStart.append(UInt32(stemTokens.count))
    }
    return [
        (.stems, stems), (.stemStart, bytes(of: stemStart)), (.stemTokens, bytes(of: stemTokens)),
        (.stemTokenStart, bytes(of: stemTokenStart)),
    ]
}

/// How many programs say yes to each term, from the yes masks: word after word, a program each.
func yesCounts(_ yes: [UInt64], programs: Int, terms: Int) -> [UInt32] {
    var counts = [UInt32](repeating: 0, count: terms)
    for (place, mask) in yes.enumerated() where programs > 0 {
        var rest = mask
        while rest != 0 {
            counts[place / programs * 64 + rest.trailingZeroBitCount] += 1
            rest &= rest - 1
        }
    }
    return counts
}
