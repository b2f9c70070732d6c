import Treatment

/// What phrases mean, sorted by the phrases' bytes; the words they are made of, sorted; the phrases of danger, sorted.
///
///     concepts       phrase · parameter · value · flags      offsets in strings; 1 exact, 2 general
///     conceptWords   word · flags                            1 a misspelling may be read as it; the rest, one higher, the
///                                                            concept that is this one word
///     safetyPhrases  phrase · notice                         255 none
func conceptSections(_ catalog: Catalog, _ strings: inout StringPool) -> [Section] {
    var concepts: [UInt32] = []
    var words: [String: UInt32] = [:]
    for (ordinal, concept) in catalog.concepts.enumerated() {
        concepts += [concept.phrase, concept.parameter, concept.value].map { UInt32(strings.offset(of: $0)) }
        concepts.append((concept.isExact ? 1 : 0) | (concept.isGeneral ? 2 : 0))
        let parts = concept.phrase.split(separator: " ").map(String.init)
        for word in parts { words[word, default: 0] |= concept.isExact ? 0 : 1 }
        if parts.count == 1 { words[parts[0], default: 0] |= UInt32(ordinal + 1) << 1 }
    }
    var conceptWords: [UInt32] = []
    for (word, flags) in words.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
        conceptWords += [UInt32(strings.offset(of: word)), flags]
    }
    let safety = catalog.safety.flatMap { [UInt32(strings.offset(of: $0.phrase)), UInt32($0.notice?.rawValue ?? 255)] }
    return [
        (.concepts, bytes(of: concepts)), (.conceptWords, bytes(of: conceptWords)),
        (.safetyPhrases, bytes(of: safety)),
    ]
}
