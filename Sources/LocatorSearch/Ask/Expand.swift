import LocatorIndex
import Treatment

/// What `q=` says becomes parameters beside those that were given. A given parameter stands before what the sentence says of
/// the same thing; what needs a place or free time that nobody named is left out.
/// - Throws: `q` given twice or not readable, `ignore` without `q` or without a word.
func expandSentence(
    _ parameters: [(name: String, value: String)], in snapshot: Snapshot
) throws(ParameterError) -> (parameters: [(name: String, value: String)], understood: Understood?) {
    guard parameters.contains(where: { $0.name == "q" || $0.name == "ignore" }) else { return (parameters, nil) }
    let sentences = parameters.filter { $0.name == "q" }
    let ignored = parameters.filter { $0.name == "ignore" }
    guard let sentence = sentences.first else {
        guard ignored.isEmpty else {
            throw ParameterError(
                "ignore", "given without q", expected: "the sentence whose words it names",
                example: Parameters.example(of: "ignore"))
        }
        return (parameters, nil)
    }
    guard sentences.count == 1 else {
        throw ParameterError("q", "given twice", expected: "one value", example: Parameters.example(of: "q"))
    }
    for (_, value) in ignored where foldedTokens(value.prefix(Sentence.mostCharacters)).isEmpty {
        throw ParameterError(
            "ignore", "\(shown(value)) has no word", expected: "words of the sentence",
            example: Parameters.example(of: "ignore"))
    }
    var understood = try understand(
        sentence.value, ignoring: ignored.map { String($0.value.prefix(Sentence.mostCharacters)) }, in: snapshot)
    let given = parameters.filter { $0.name != "q" && $0.name != "ignore" }
        .map { (name: $0.name.replacingDashes, value: $0.value) }
    var names = Set(given.map(\.name))
    // Two ways to say one thing.
    if names.contains("ring") { names.insert("radius") }
    if names.contains("free") || names.contains("window") { names.formUnion(["free", "window"]) }
    if names.contains("near") { understood.isPlaceMissing = false }
    var added = understood.parameters.filter { !names.contains($0.name) }
    let all = names.union(added.map(\.name))
    if !all.contains("near") { added.removeAll { ["radius", "sort"].contains($0.name) } }
    if !all.contains("free"), !all.contains("window") { added.removeAll { $0.name == "attendable" } }
    let used = Set(added.map(\.name))
    understood.parts.removeAll { !used.contains($0.parameter) }
    understood.parameters = added
    return (given + added.map { ($0.name, $0.value) }, understood)
}
