import LocatorSearch

/// Reasons of one state as one line: what they share is said once. "not known: DBT; EMDR", "does not offer: child care, housing",
/// "EMDR; listed for the facility – DBT; Telehealth".
func saidOnce(_ texts: [String], _ words: PageWords) -> String {
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
    var verbs: [(verb: Substring?, things: [Substring])] = []
    for text in texts {
        let colon = text.firstRange(of: ": ")
        let verb = colon.map { text[..<$0.lowerBound] }
        let thing = colon.map { text[$0.upperBound...] } ?? text[...]
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
        let end = origin.firstRange(of: "; ")
        let name = end.map { origin[..<$0.lowerBound] } ?? origin[...]
        let said = "[\(place + 1)]" + (end.map { " \(origin[$0.upperBound...])" } ?? "")
        if let known = publishers.firstIndex(where: { $0.name == name }) {
            publishers[known].said.append(said)
        } else {
            publishers.append((name, [said]))
        }
    }
    return publishers.map { "\($0.name): \($0.said.joined(separator: " "))" }.joined(separator: " · ")
}
