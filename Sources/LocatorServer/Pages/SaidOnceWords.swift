import LocatorSearch

/// Reasons of one state as one line: what they share is said once. "not known: DBT; EMDR", "does not offer: child care, housing",
/// "EMDR; listed for the facility – DBT; Telehealth".
func saidOnce(_ texts: [String], _ words: PageWords) -> String {
    guard texts.count > 1 else { return texts.first ?? "" }
    let (opening, ending) = (words["card.not_known"], words["card.for_facility"])
    var own = texts.filter { !$0.hasSuffix(ending) }
    let wide = texts.filter { $0.hasSuffix(ending) }.map { String($0.dropLast(ending.count)) }
    // One alone reads better with its own words.
    if wide.count == 1 { own = texts }
    guard let first = own.first else { return words["card.for_facility.these"] + byVerb(wide) }
    let isOpened = first.hasPrefix(opening)
    let rest = own.dropFirst().map { isOpened && $0.hasPrefix(opening) ? String($0.dropFirst(opening.count)) : $0 }
    let bare = isOpened ? String(first.dropFirst(opening.count)) : first
    let line = (isOpened ? opening : "") + byVerb([bare] + rest)
    return wide.count < 2 ? line : "\(line); \(words["card.for_facility.these"])\(byVerb(wide))"
}

/// "offers: a grant; offers: a payment plan; treats: trauma" as "offers: a grant, a payment plan; treats: trauma".
private func byVerb(_ texts: [String]) -> String {
    guard texts.count > 1 else { return texts.first ?? "" }
    var verbs: [(verb: Substring?, things: [Substring])] = []
    for text in texts {
        let (verb, thing) = parted(text, at: UInt8(ascii: ":"))
        if let verb, let place = verbs.firstIndex(where: { $0.verb == verb }) {
            verbs[place].things.append(thing)
        } else {
            verbs.append((verb, [thing]))
        }
    }
    return verbs.map { ($0.verb.map { "\($0): " } ?? "") + $0.things.joined(separator: ", ") }.joined(separator: "; ")
}

/// Where facts come from, numbered, each publisher once: "SAMHSA: [1] 2022-05-25, 4 years ago [3] undated · FindTreatment.gov: [2] …".
/// - Parameter origins: as `originText` writes them, the publisher before the first semicolon.
func originsOnce(_ origins: [String]) -> String {
    var publishers: [(name: Substring, said: [String])] = []
    for (place, origin) in origins.enumerated() {
        let (before, after) = parted(origin, at: UInt8(ascii: ";"))
        let name = before ?? after
        let said = "[\(place + 1)]" + (before == nil ? "" : " \(after)")
        if let known = publishers.firstIndex(where: { $0.name == name }) {
            publishers[known].said.append(said)
        } else {
            publishers.append((name, [said]))
        }
    }
    return publishers.map { "\($0.name): \($0.said.joined(separator: " "))" }.joined(separator: " · ")
}

/// A text before and after the first mark that a space follows; all of it after where there is none. Over bytes: every line of a card
/// is parted.
private func parted(_ text: String, at mark: UInt8) -> (before: Substring?, after: Substring) {
    var rest = text.utf8[...]
    while let place = rest.firstIndex(of: mark) {
        rest = rest[rest.index(after: place)...]
        guard rest.first == UInt8(ascii: " ") else { continue }
        return (text[..<place], text[rest.index(after: rest.startIndex)...])
    }
    return (nil, text[...])
}
