package import LocatorIndex
import Treatment

/// A place in the middle of a sentence.
package struct PlaceSpan: Sendable {
    /// `found`, `ambiguous` or `area`; `corrected` only where that was allowed.
    package let answer: PlaceAnswer
    /// How many words it takes.
    package let words: Int
    /// It says more than a bare name: a ZIP code, a state, a county. A bare name may be any word (Hope, Reading, Normal): take it
    /// for a place only behind "near", "in", "cerca de".
    package let isQualified: Bool
}

/// The longest run of words from `start` that is a place, at most seven; nil when none is. Words are as they were written, commas
/// still on them (`Austin,`). A state's code that is also a word (`in`, `or`, `me`) counts only in capitals, behind a comma or as
/// the last word.
/// - Parameter mayCorrect: also names that are a letter or two off: for words behind "near".
package func placeSpan(
    _ words: [String], from start: Int, in snapshot: Snapshot, mayCorrect: Bool = false
) -> PlaceSpan? {
    guard words.indices.contains(start) else { return nil }
    let longest = min(7, words.count - start)
    for corrects in mayCorrect ? [false, true] : [false] {
        for count in stride(from: corrects ? min(4, longest) : longest, to: 0, by: -1) {
            let run = words[start..<start + count]
            guard isWhole(run, atEnd: start + count == words.count) else { continue }
            let text = run.joined(separator: " ")
            let answer = resolvePlace(text, in: snapshot, mayCorrect: corrects)
            switch answer {
            case .found(let origin), .corrected(let origin, _):
                let isQualified = text.contains(where: \.isNumber) || saysState(run, origin.state, in: snapshot)
                return PlaceSpan(answer: answer, words: count, isQualified: isQualified)
            case .area(let area):
                let isWord = run.count == 1 && area.county != nil
                return PlaceSpan(answer: answer, words: count, isQualified: !isWord)
            case .ambiguous(let choices):
                let isQualified = saysState(run, choices.first?.state, in: snapshot)
                return PlaceSpan(answer: answer, words: count, isQualified: isQualified)
            case .unknown, .malformed: continue
            }
        }
    }
    return nil
}

/// Whether a run may be a place: it ends in a word, has letters or a whole ZIP code, and holds no code that is but a word.
private func isWhole(_ run: ArraySlice<String>, atEnd: Bool) -> Bool {
    guard let first = run.first, let last = run.last, !foldedTokens(first).isEmpty, !foldedTokens(last).isEmpty else {
        return false
    }
    if run.count == 1, first.utf8.allSatisfy({ !(0x61...0x7A).contains($0 | 0x20) && $0 < 0x80 }) {
        return first.utf8.count { (0x30...0x39).contains($0) } >= 5
    }
    // `iop near 91301`: a ZIP code ends a place only behind its city and state.
    if run.count > 1, last.utf8.count(where: { (0x30...0x39).contains($0) }) >= 5 {
        return run.dropLast().contains { $0.hasSuffix(",") }
    }
    let code = foldedTokens(last)
    guard code.count == 1, wordsThatAreCodes.contains(code[0]), last.contains(where: \.isLowercase) else { return true }
    if run.count == 1 { return false }
    return atEnd || run.dropLast().last?.hasSuffix(",") == true
}

private func saysState(_ run: ArraySlice<String>, _ state: StateCode?, in snapshot: Snapshot) -> Bool {
    guard run.count > 1, let state else { return false }
    let words = run.flatMap { foldedTokens($0) }
    return (1...min(4, words.count - 1)).contains { stateNamed(words.suffix($0), in: snapshot)?.code == state }
}

private let wordsThatAreCodes: Set<String> = [
    "al", "co", "de", "hi", "id", "in", "la", "ma", "me", "mi", "mo", "ms", "oh", "ok", "or", "pa",
]
