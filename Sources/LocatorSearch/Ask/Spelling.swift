import LocatorIndex
import Treatment

/// The words of a sentence as they are looked up: a word of five letters or more that no phrase has is read as the only word of
/// the tables that is one edit away. Where two are, it is read as neither, unless both mean the same.
struct Spelling {
    /// By ordinal of the word.
    let words: [String]
    /// Whether a phrase has it.
    let isKnown: [Bool]

    init(_ sentence: Sentence, _ snapshot: Snapshot) {
        var words: [String] = []
        var isKnown: [Bool] = []
        for (place, word) in sentence.words.enumerated() {
            let known = snapshot.isConceptWord(word.text)
            let read = known || sentence.isClaimed[place] ? nil : corrected(word.text, snapshot)
            words.append(read ?? word.text)
            isKnown.append(known || read != nil)
        }
        self.words = words
        self.isKnown = isKnown
    }
}

private func corrected(_ word: String, _ snapshot: Snapshot) -> String? {
    guard word.utf8.count >= 5, !word.utf8.contains(where: { (0x30...0x39).contains($0) }) else { return nil }
    let near = snapshot.conceptWords(oneEditFrom: word)
    guard let first = near.first, !isLargeCity(word, snapshot) else { return nil }
    guard near.count > 1 else { return first.word }
    let meanings = Set(
        near.map { found in
            found.concept.map { snapshot.concept(at: $0) }.map { "\($0.parameter)=\($0.value)" } ?? ""
        })
    return meanings.count == 1 && !meanings.contains("") ? first.word : nil
}

/// People that a city has at least whose bare name is a place, and never a misspelling.
let largeCity = 10_000

/// Whether a name is that of a city with many people.
func isLargeCity(_ name: String, _ snapshot: Snapshot) -> Bool {
    snapshot.cities(key: foldedPlace(name)).first.map { snapshot.city(at: $0).population >= largeCity } ?? false
}
