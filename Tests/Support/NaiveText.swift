import LocatorIndex
import LocatorSearch
import Treatment

// docs/ranking.md, "7 Text".

/// Text points of every program of a catalog, by id: one word after the other, one program after the other.
struct NaiveText: Sendable {
    private(set) var points: [UInt64: Int] = [:]
    private let mode: Mode

    init(_ catalog: Catalog, _ need: TextNeed) {
        mode = need.mode
        let world = TextWorld(catalog)
        let words = countedWords(need.words).map { word in (word: word, readings: world.readings(of: word)) }
            .filter { !$0.readings.isEmpty }
        let weights = words.map { word in
            let count = world.count(word.word, word.readings)
            return max(1, log2Sixteenths(2 * catalog.programs.count + 2) - log2Sixteenths(2 * count + 1))
        }
        let whole = weights.reduce(0, +) * 255 * 256
        for (place, program) in catalog.programs.enumerated() {
            var sum = 0
            for (word, weight) in zip(words, weights) {
                sum += weight * (word.readings.map { world.worth($0, place) }.max() ?? 0)
            }
            if need.mode == .not {
                points[program.id] = sum == 0 ? 10_000 : 0
            } else {
                points[program.id] = sum == 0 ? 0 : max(1, (10_000 * sum + whole / 2) / whole)
            }
        }
    }

    /// "Must and strict keep what matches at least one word, `not` what matches none, prefer everything."
    func keeps(_ program: Program) -> Bool { mode == .prefer || points[program.id] ?? 0 > 0 }
}

/// "The first 32 different words; stop words weigh nothing unless there is nothing else."
private func countedWords(_ text: String) -> [String] {
    var words: [String] = []
    for word in foldedTokens(text) where !words.contains(word) { words.append(word) }
    let first = Array(words.prefix(32))
    let content = first.filter { !TextRules.stopWords.contains($0) }
    return content.isEmpty ? first : content
}

/// One way to read a word: a token of names, cities and notes, or a term's yes; and what it is worth.
private struct Reading {
    let token: String?
    let term: Term?
    let weight: Int
}

private struct TextWorld {
    let catalog: Catalog
    /// By program: what each token of its text is worth.
    let impacts: [[String: Int]]
    let labels: NaiveLabels
    let synonyms: NaiveSynonyms
    /// Every token, sorted by its bytes.
    let tokens: [String]
    let stems: [String: Set<[UInt8]>]

    init(_ catalog: Catalog) {
        self.catalog = catalog
        impacts = catalog.programs.map { impactsOfTokens($0, catalog.facilities[$0.facility]) }
        let tokens = Set(impacts.flatMap(\.keys)).sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
        self.tokens = tokens
        let stemmer = Stemmer()
        stems = Dictionary(uniqueKeysWithValues: tokens.map { ($0, stemsOf($0, stemmer)) })
        labels = catalog.vocabulary.entries == sampleVocabulary.entries ? sampleLabels : NaiveLabels(catalog.vocabulary)
        synonyms = NaiveSynonyms(catalog)
    }

    /// "The word itself, its inflections, facts; and when nothing goes by the word, what it is one edit away from."
    func readings(of word: String) -> [Reading] {
        var all = readings(of: word, factor: 256)
        if goesBy(word) { return all }
        for right in spellings(of: word) { all += readings(of: right, factor: 179) }
        return all
    }

    /// Some token, label or synonym is this very word.
    private func goesBy(_ word: String) -> Bool {
        tokens.contains(word) || labels.words[word] != nil || synonyms.terms[word] != nil
    }

    private func readings(of word: String, factor: Int) -> [Reading] {
        func weight(_ weight: Int) -> Int { (weight * factor + 128) / 256 }
        guard word.utf8.count <= 64 else { return [] }
        let own = stemsOf(word, Stemmer())
        var found: [Reading] = []
        if tokens.contains(word) { found.append(Reading(token: word, term: nil, weight: weight(256))) }
        for stem in own {
            for token in tokens.filter({ stems[$0]?.contains(stem) ?? false }).prefix(32) where token != word {
                found.append(Reading(token: token, term: nil, weight: weight(218)))
            }
        }
        for (label, terms) in labels.words where label == word || !own.isDisjoint(with: labels.stems[label] ?? []) {
            for term in terms where programs(sayingYesTo: term) > 0 {
                found.append(Reading(token: nil, term: term, weight: weight(154)))
            }
        }
        for (synonym, term) in synonyms.terms
        where synonym == word || !own.isDisjoint(with: synonyms.stems[synonym] ?? []) {
            guard programs(sayingYesTo: term) > 0 else { continue }
            found.append(Reading(token: nil, term: term, weight: weight(128)))
        }
        return found
    }

    /// "Those of most programs first, then by their bytes, at most eight."
    private func spellings(of word: String) -> [String] {
        let forbidden = TextRules.neverFolded
        guard word.utf8.count >= 5, word.utf8.count <= 64, word.utf8.allSatisfy({ (97...122).contains($0) }),
            !forbidden.contains(where: { $0.0 == word || $0.1 == word })
        else { return [] }
        let known = Set(tokens + Array(labels.words.keys) + synonyms.spelt)
        let near = known.filter { other in
            other.utf8.allSatisfy { (97...122).contains($0) } && abs(other.utf8.count - word.utf8.count) <= 1
                && editDistance(other, word) == 1
        }
        let allowed = near.filter { right in
            !forbidden.contains { near.contains($0.0) && near.contains($0.1) && ($0.0 == right || $0.1 == right) }
        }
        return allowed.map { ($0, programs(goingBy: $0)) }.sorted { a, b in
            a.1 != b.1 ? a.1 > b.1 : Array(a.0.utf8).lexicographicallyPrecedes(Array(b.0.utf8))
        }.prefix(8).map(\.0)
    }

    private func programs(goingBy word: String) -> Int {
        var counts = [impacts.count { $0[word] != nil }]
        for term in labels.words[word] ?? [] { counts.append(programs(sayingYesTo: term)) }
        if let term = synonyms.terms[word] { counts.append(programs(sayingYesTo: term)) }
        return counts.max() ?? 0
    }

    private func programs(sayingYesTo term: Term) -> Int { catalog.programs.count { $0.facts[term]?.state == .yes } }

    /// "n: the programs of the most common thing that goes by the very word, or by one it may be misspelt for; when there is
    /// none, of its most common alternative."
    func count(_ word: String, _ readings: [Reading]) -> Int {
        var words = [word]
        if !goesBy(word) { words += spellings(of: word) }
        let going = words.map { programs(goingBy: $0) }.max() ?? 0
        return going > 0 ? going : readings.map { count($0) }.max() ?? 0
    }

    /// How many programs a reading matches.
    private func count(_ reading: Reading) -> Int {
        if let term = reading.term { return programs(sayingYesTo: term) }
        return impacts.count { $0[reading.token ?? ""] != nil }
    }

    /// What a reading is worth at a program.
    func worth(_ reading: Reading, _ program: Int) -> Int {
        if let token = reading.token { return (impacts[program][token] ?? 0) * reading.weight }
        guard let term = reading.term else { return 0 }
        return catalog.programs[program].facts[term]?.state == .yes ? 255 * reading.weight : 0
    }
}

/// "w = Σ 8,000 · 6 ÷ (3 + length, at most 16) a time a line of name holds it, and 2,000 when the city does; for a word of the
/// notes alone, of which the first 400 are taken, 300 · 100 ÷ (50 + their number) for each of at most three times; impact =
/// 255 · w ÷ (w + 1,200), rounded half up."
private func impactsOfTokens(_ program: Program, _ facility: Facility) -> [String: Int] {
    var weights: [String: Int] = [:]
    for line in [facility.name, facility.name2, program.name].map({ foldedTokens($0) }) {
        for token in line { weights[token, default: 0] += 8000 * 6 / (3 + min(16, line.count)) }
    }
    for token in Set(foldedTokens(facility.city)) { weights[token, default: 0] += 2000 }
    let notes = program.notes.flatMap { foldedTokens($0) }.prefix(400)
    for token in Set(notes) where weights[token] == nil {
        weights[token] = min(3, notes.count { $0 == token }) * (300 * 100 / (50 + notes.count))
    }
    return weights.mapValues { (255 * $0 + ($0 + 1200) / 2) / ($0 + 1200) }
}

private func stemsOf(_ word: String, _ stemmer: borrowing Stemmer) -> Set<[UInt8]> {
    var stems: Set<[UInt8]> = []
    for language in StemLanguage.allCases {
        if let stem = stemmer.key(of: Array(word.utf8), in: language) { stems.insert(stem) }
    }
    return stems
}

/// "The words of a term's labels, up to one that negates, without stop words and single letters; terms of exclusion have none."
private struct NaiveLabels: Sendable {
    private(set) var words: [String: Set<Term>] = [:]
    private(set) var stems: [String: Set<[UInt8]>] = [:]

    init(_ vocabulary: Vocabulary) {
        let stemmer = Stemmer()
        for entry in vocabulary.entries where entry.group != .exclusion {
            for label in [entry.english, entry.spanish] {
                for word in foldedTokens(label) {
                    if TextRules.negations.contains(word) { break }
                    if word.utf8.count < 2 || TextRules.stopWords.contains(word) { continue }
                    words[word, default: []].insert(entry.term)
                    stems[word] = stemsOf(word, stemmer)
                }
            }
        }
    }
}

/// "A synonym is a one-word phrase of the table of concepts that means one term and asks by that term's group; a marked one is
/// what no misspelt word is read as."
private struct NaiveSynonyms: Sendable {
    private(set) var terms: [String: Term] = [:]
    private(set) var stems: [String: Set<[UInt8]>] = [:]
    private(set) var spelt: [String] = []

    init(_ catalog: Catalog) {
        let stemmer = Stemmer()
        for concept in catalog.concepts where !concept.phrase.contains(" ") {
            let named = catalog.vocabulary.entries.first { $0.code == concept.value }
            guard let named, named.group.name == concept.parameter else { continue }
            terms[concept.phrase] = named.term
            stems[concept.phrase] = stemsOf(concept.phrase, stemmer)
            if !concept.isExact { spelt.append(concept.phrase) }
        }
    }
}

private let sampleLabels = NaiveLabels(sampleVocabulary)
