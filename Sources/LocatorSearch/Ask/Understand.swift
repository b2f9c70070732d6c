package import LocatorIndex
import Treatment

/// Understands a sentence: rules and tables, no model; the same sentence and snapshot give the same parameters. Numbers with
/// their units first (ZIP codes, miles, ages, hours), then places, then concepts, the longest phrase first; what nothing claims
/// is text. `docs/query-language.md` has the rules.
/// - Parameter ignoring: phrases whose words are text wherever they stand.
/// - Throws: a sentence too long, without a word, with two places, or for and against one thing.
package func understand(
    _ text: String, ignoring: [String] = [], in snapshot: Snapshot
) throws(ParameterError) -> Understood {
    var sentence = try readSentence(text)
    sentence.claimIgnored(ignoring)
    sentence.claimNumbers()
    sentence.claimTimes()
    let spelling = Spelling(sentence, snapshot)
    let concepts = conceptMatches(sentence, spelling, snapshot)
    var places = PlaceReader(snapshot)
    places.claimNamed(&sentence, concepts)
    claim(concepts, &sentence)
    places.claimBare(&sentence)
    try places.settle(&sentence)
    let aside = try applyGrammar(&sentence)
    return try rendered(sentence, aside, snapshot)
}

private func readSentence(_ text: String) throws(ParameterError) -> Sentence {
    guard text.utf8.count <= Parameters.longestValue, text.count <= Sentence.mostCharacters else {
        throw ParameterError(
            "q", "\(text.utf8.count) bytes long",
            expected:
                "a sentence of at most \(Sentence.mostCharacters) characters and \(Parameters.longestValue) bytes",
            example: Parameters.example(of: "q"))
    }
    let sentence = Sentence(text)
    guard !sentence.words.isEmpty else {
        throw ParameterError(
            "q", "\(shown(text)) has no word", expected: "what you are looking for, in words",
            example: Parameters.example(of: "q"))
    }
    return sentence
}

extension Sentence {
    /// Words that the person wants to be text.
    fileprivate mutating func claimIgnored(_ phrases: [String]) {
        for phrase in phrases {
            let wanted = foldedTokens(phrase)
            guard !wanted.isEmpty else { continue }
            for first in words.indices where isFree(first..<first + wanted.count) {
                if (0..<wanted.count).allSatisfy({ self[first + $0] == wanted[$0] }) {
                    claim(first..<first + wanted.count, Concept.text, "ignored")
                }
            }
        }
    }
}
