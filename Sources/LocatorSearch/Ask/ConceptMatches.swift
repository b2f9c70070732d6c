import LocatorIndex
import Treatment

/// A phrase of the tables in a sentence.
struct ConceptMatch {
    let words: Range<Int>
    let concept: Concept
}

/// Every phrase in free words of a sentence, the longest first, then from left to right. They may overlap.
func conceptMatches(_ sentence: Sentence, _ spelling: Spelling, _ snapshot: Snapshot) -> [ConceptMatch] {
    var matches: [ConceptMatch] = []
    for first in sentence.words.indices {
        var phrase = ""
        for last in first..<min(first + Concept.mostWords, sentence.words.count) {
            guard spelling.isKnown[last], !sentence.isClaimed[last] else { break }
            if last > first, sentence.isParted(last) { break }
            phrase += last > first ? " \(spelling.words[last])" : spelling.words[last]
            if let ordinal = snapshot.concept(phrase: phrase) {
                matches.append(ConceptMatch(words: first..<last + 1, concept: snapshot.concept(at: ordinal)))
            }
        }
    }
    return matches.sorted { a, b in
        (-a.words.count, a.words.lowerBound) < (-b.words.count, b.words.lowerBound)
    }
}

/// Claims what is still free, in that order.
func claim(_ matches: [ConceptMatch], _ sentence: inout Sentence) {
    for match in matches where sentence.isFree(match.words) {
        let concept = match.concept
        sentence.claim(match.words, concept.parameter, concept.value, isGeneral: concept.isGeneral)
    }
}
