/// All concepts of a catalog, sorted by phrase: the rows of the table, and what the vocabulary's own codes and labels, the
/// levels' names and the carriers of the listings mean by themselves. A row stands before them; but a carrier that the
/// listings name is that carrier, where the row only says private insurance.
package func allConcepts(_ rows: [Concept], _ vocabulary: Vocabulary) -> [Concept] {
    var byPhrase: [String: Concept] = [:]
    for row in rows where byPhrase[row.phrase] == nil { byPhrase[row.phrase] = row }
    for concept in impliedConcepts(vocabulary) {
        guard let known = byPhrase[concept.phrase] else {
            byPhrase[concept.phrase] = concept
            continue
        }
        let isCarrier = vocabulary.term(concept.value).map { vocabulary[$0].isCarrier } ?? false
        if isCarrier, known.parameter == "payment", known.value == "private" { byPhrase[concept.phrase] = concept }
    }
    return byPhrase.values.sorted { $0.phrase.utf8.lexicographicallyPrecedes($1.phrase.utf8) }
}

/// Levels, then terms in their order; the first to claim a phrase has it.
private func impliedConcepts(_ vocabulary: Vocabulary) -> [Concept] {
    var concepts: [Concept] = []
    func add(_ text: some StringProtocol, _ parameter: String, _ value: String, isExact: Bool) {
        let words = foldedTokens(text)
        guard !words.isEmpty, words.count <= Concept.mostWords else { return }
        let phrase = words.joined(separator: " ")
        concepts.append(Concept(phrase: phrase, parameter: parameter, value: value, isExact: isExact))
    }
    func addLabel(_ label: String, _ parameter: String, _ value: String, isExact: Bool) {
        add(label, parameter, value, isExact: isExact)
        // `Cognitive behavioral therapy (CBT)`: either is its name.
        guard let open = label.firstIndex(of: "("), label.last == ")" else { return }
        add(label[..<open], parameter, value, isExact: isExact)
        add(label[open...], parameter, value, isExact: isExact)
    }
    for level in Level.allCases {
        add(level.name, "level", level.name, isExact: true)
        addLabel(level.english, "level", level.name, isExact: false)
        addLabel(level.spanish, "level", level.name, isExact: false)
    }
    for entry in vocabulary.entries where entry.group != .shape && entry.group != .exclusion {
        let name = entry.group.name
        // Codes of languages are words: he, it, so, te.
        if entry.group != .language { add(entry.code, name, entry.code, isExact: entry.isCarrier) }
        addLabel(entry.english, name, entry.code, isExact: entry.isCarrier)
        addLabel(entry.spanish, name, entry.code, isExact: entry.isCarrier)
    }
    return concepts
}
