package import LocatorIndex
package import Treatment

/// The notices that the words of a question raise, in the order they are told: 911 before 988 before withdrawal. They change
/// nothing else. A longer phrase stands before a shorter one inside it ("overdose education" raises none).
package func notices(for texts: [String], in snapshot: Snapshot) -> [SafetyNotice] {
    var raised: Set<SafetyNotice> = []
    for text in texts {
        let words = foldedTokens(text.prefix(8 * Sentence.mostCharacters))
        raised.formUnion(safetyMatches(words, in: snapshot).compactMap(\.notice))
    }
    return raised.sorted()
}

/// Phrases of the safety table in folded words, the longest first, no two over one word; nil for a phrase that raises nothing.
private func safetyMatches(_ words: [String], in snapshot: Snapshot) -> [(words: Range<Int>, notice: SafetyNotice?)] {
    var matches: [(words: Range<Int>, notice: SafetyNotice?)] = []
    for first in words.indices {
        for count in 1...Concept.mostWords where first + count <= words.count {
            let range = first..<first + count
            if let notice = snapshot.safetyNotice(phrase: words[range].joined(separator: " ")) {
                matches.append((range, notice))
            }
        }
    }
    var taken = words.map { _ in false }
    return matches.sorted { ($1.words.count, $0.words.lowerBound) < ($0.words.count, $1.words.lowerBound) }
        .filter { match in
            guard !taken[match.words].contains(true) else { return false }
            for word in match.words { taken[word] = true }
            return true
        }
}

extension SafetyNotice {
    /// What is said, in plain words; facts and doors, no advice on doses.
    package func words(in language: PageLanguage) -> String {
        switch (self, language) {
        case (.emergency, .english):
            "If someone may be overdosing or is not breathing, call 911 now. Naloxone (Narcan) can reverse an opioid overdose; many pharmacies give it without a prescription. Stay with the person."
        case (.emergency, .spanish):
            "Si alguien puede tener una sobredosis o no respira, llame al 911 ahora. La naloxona (Narcan) puede revertir una sobredosis de opioides; muchas farmacias la dan sin receta. Quédese con la persona."
        case (.crisis, .english):
            "If you or someone else is thinking of suicide, call or text 988 now, any time, free of charge. In danger this minute: 911."
        case (.crisis, .spanish):
            "Si usted u otra persona piensa en el suicidio, llame o envíe un mensaje al 988 ahora, a cualquier hora, gratis. En peligro en este momento: 911."
        case (.withdrawal, .english):
            "Stopping alcohol or sedatives suddenly can be dangerous. Detox (withdrawal management) programs help people stop safely. SAMHSA's helpline knows them: 1-800-662-4357, free, day and night. Seizures or confusion: 911."
        case (.withdrawal, .spanish):
            "Dejar de golpe el alcohol o los sedantes puede ser peligroso. Los programas de desintoxicación ayudan a dejarlo sin riesgo. La línea de SAMHSA los conoce: 1-800-662-4357, gratis, día y noche. Convulsiones o confusión: 911."
        }
    }
}
