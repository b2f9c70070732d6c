package import LocatorIndex
import Treatment

/// What a place text turned out to mean.
package enum PlaceAnswer: Sendable {
    case found(Origin)
    /// No place has this name; just one has a name so like it that it is meant. `asked` is what was written.
    case corrected(Origin, asked: String)
    /// A county or a state: `Area.asked` is what was written when it was corrected.
    case area(Area)
    /// More than one place may be meant: the person chooses, the most populous first. Every label resolves to its place. A
    /// county or a state among them stands at its greatest city or its middle.
    case ambiguous([Origin])
    /// Nothing has this name; places whose names look like it.
    case unknown(suggestions: [String])
    /// Not a place at all, and how one is written.
    case malformed(String)
}

/// Finds a place: `90012`, `90012-1234`, `Los Angeles, CA`, `portland oregon`, `Travis County`, `Texas`, `near NYC`,
/// `34.05, -118.24`. Never guesses between two; what is plausible is in `docs/ranking.md`, "Place".
package func resolvePlace(_ text: String, in snapshot: Snapshot) -> PlaceAnswer {
    resolvePlace(text, in: snapshot, mayCorrect: true)
}

/// As above; without `mayCorrect` only names as they are written.
func resolvePlace(_ text: String, in snapshot: Snapshot, mayCorrect: Bool) -> PlaceAnswer {
    if let code = fiveDigits(text), let row = snapshot.zip(code) { return .found(origin(row, in: snapshot)) }
    let trimmed = text.drop { $0.isWhitespace }
    guard !trimmed.isEmpty, text.utf8.count <= 200 else { return .malformed(placeExpected) }
    if trimmed.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x20 }) {
        return zip(trimmed, in: snapshot)
    }
    if let answer = point(trimmed, in: snapshot) { return answer }
    if let answer = addressed(trimmed, in: snapshot, mayCorrect: mayCorrect) { return answer }
    let phrase = PlacePhrase(trimmed)
    guard !phrase.isHere else { return .malformed("\(placeExpected); where you are is not known here") }
    return named(phrase, asked: shortened(trimmed), in: snapshot, mayCorrect: mayCorrect)
}

private let placeExpected =
    "a ZIP code, \"City, ST\", a county, a state or \"latitude, longitude\" of at most 200 characters"

/// A ZIP code and nothing else, as most places are given; nil for everything else.
private func fiveDigits(_ text: String) -> ZIPCode? {
    guard text.utf8.count == 5 else { return nil }
    var value: UInt32 = 0
    for byte in text.utf8 {
        guard (0x30...0x39).contains(byte) else { return nil }
        value = value * 10 + UInt32(byte - 0x30)
    }
    return value > 0 ? ZIPCode(rawValue: value) : nil
}

private func zip(_ text: Substring, in snapshot: Snapshot) -> PlaceAnswer {
    let digits = text.utf8.filter { (0x30...0x39).contains($0) }.count
    guard digits == 5 || digits == 9, let code = ZIPCode(text) else {
        return .malformed("a ZIP code of five digits, like 90012")
    }
    if let row = snapshot.zip(code) { return .found(origin(row, in: snapshot)) }
    return .unknown(suggestions: nearestZIPs(code, in: snapshot))
}

/// A ZIP code with words around it: `90012 Los Angeles, CA`, `12 Main St, Austin, TX 78701`. Nil when there is none.
private func addressed(_ text: Substring, in snapshot: Snapshot, mayCorrect: Bool) -> PlaceAnswer? {
    let words = text.split { $0 == " " || $0 == "," }
    guard words.count > 1, let first = words.first, let last = words.last else { return nil }
    if let code = wholeZIP(last) {
        if let row = snapshot.zip(code) { return .found(origin(row, in: snapshot)) }
        // A code that is not there, or is a mistake: the rest may still say where.
        guard mayCorrect, case .found(var origin) = resolvePlace(String(text[..<last.startIndex]), in: snapshot) else {
            return .unknown(suggestions: nearestZIPs(code, in: snapshot))
        }
        origin.asked = shortened(text)
        return .corrected(origin, asked: shortened(text))
    }
    // In front it may be the number of a house.
    if let code = wholeZIP(first), let row = snapshot.zip(code),
        "\(foldedPlace(text[first.endIndex...])) ".hasPrefix("\(foldedPlace(row.city)) ")
    {
        return .found(origin(row, in: snapshot))
    }
    return nil
}

/// Five digits, or five and four.
private func wholeZIP(_ word: Substring) -> ZIPCode? {
    let parts = word.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts[0].utf8.count == 5, parts.count == 1 || parts[1].utf8.count == 4 else { return nil }
    return ZIPCode(word)
}

/// The codes just below and above one that is not there.
private func nearestZIPs(_ code: ZIPCode, in snapshot: Snapshot) -> [String] {
    let low = snapshot.firstZIP(from: code)
    return [low - 1, low].filter { $0 >= 0 && $0 < snapshot.zipCount }
        .map { snapshot.zip(at: $0) }
        .map { "\($0.code) \($0.city), \($0.state)" }
}

private func point(_ text: Substring, in snapshot: Snapshot) -> PlaceAnswer? {
    let parts = text.split(separator: ",").map { part in part.filter { !$0.isWhitespace } }
    guard parts.count == 2, parts.allSatisfy({ part in part.utf8.allSatisfy { (0x2B...0x39).contains($0) } }),
        parts[1].utf8.contains(where: { (0x30...0x39).contains($0) })
    else { return nil }
    guard let latitude = Double(parts[0]), let longitude = Double(parts[1]),
        let coordinate = Coordinate(latitude: latitude, longitude: longitude)
    else { return .malformed("latitude from -90 to 90 and longitude from -180 to 180, like 34.05, -118.24") }
    return .found(origin(at: coordinate, in: snapshot))
}

/// What was written, as answers repeat it.
private func shortened(_ text: Substring) -> String {
    var clean = text.filter { character in character.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    }
    while clean.last == " " { clean.removeLast() }
    return String(clean.prefix(60))
}
