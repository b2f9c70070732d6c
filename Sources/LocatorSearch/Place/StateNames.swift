import LocatorIndex
import Treatment

/// The state of a code or a whole name, English or Spanish, given as folded words; nil when it is none of this snapshot's.
func stateNamed(_ words: some Collection<String>, in snapshot: Snapshot) -> Gazetteer.State? {
    var words = Array(words)
    // `D.C.` folds to two words.
    if words == ["d", "c"] { words = ["dc"] }
    if words.count == 1, let code = StateCode(words[0]) { return snapshot.states.first { $0.code == code } }
    let name = words.joined(separator: " ")
    if let state = snapshot.states.first(where: { foldedTokens($0.name).joined(separator: " ") == name }) {
        return state
    }
    guard let code = spanishStates[name].flatMap({ StateCode($0) }) else { return nil }
    return snapshot.states.first { $0.code == code }
}

/// `state of texas`, `estado de texas`, `washington state`: the state and nothing else. Nil when it is not said like that.
func stateSaid(_ words: [String], in snapshot: Snapshot) -> Gazetteer.State? {
    for lead in [["state", "of"], ["estado", "de"], ["commonwealth", "of"]] where words.starts(with: lead) {
        return stateNamed(words.dropFirst(lead.count), in: snapshot)
    }
    return words.last == "state" ? stateNamed(words.dropLast(), in: snapshot) : nil
}

/// States whose names are `most` edits or fewer from folded words.
func similarStates(_ words: [String], most: Int, in snapshot: Snapshot) -> [(distance: Int, state: Gazetteer.State)] {
    let name = words.joined(separator: " ")
    guard most > 0 else { return [] }
    var found: [(distance: Int, state: Gazetteer.State)] = []
    for state in snapshot.states {
        let distance = editDistance(foldedTokens(state.name).joined(separator: " "), name)
        if distance <= most { found.append((distance, state)) }
    }
    return found
}

/// Edits that a name of so many letters may be away from what was meant: one from five letters on, two from eight on.
func allowedEdits(_ words: some Collection<String>) -> Int {
    let letters = words.reduce(0) { $0 + $1.utf8.count }
    return letters >= 8 ? 2 : letters >= 5 ? 1 : 0
}

/// Folded Spanish names where they are others than the English ones.
let spanishStates = [
    "carolina del norte": "NC", "carolina del sur": "SC", "dakota del norte": "ND", "dakota del sur": "SD",
    "distrito de columbia": "DC", "hawai": "HI", "islas marianas del norte": "MP", "islas virgenes": "VI",
    "luisiana": "LA", "misisipi": "MS", "misuri": "MO", "nueva hampshire": "NH", "nueva jersey": "NJ",
    "nueva york": "NY", "nuevo hampshire": "NH", "nuevo mejico": "NM", "nuevo mexico": "NM", "pensilvania": "PA",
    "samoa americana": "AS", "tejas": "TX", "virginia del oeste": "WV", "virginia occidental": "WV",
    "virgin islands": "VI", "mass": "MA", "calif": "CA", "penna": "PA", "conn": "CT", "tenn": "TN", "ariz": "AZ",
    "mich": "MI", "minn": "MN", "wash": "WA", "okla": "OK", "fla": "FL", "ill": "IL", "colo": "CO", "ore": "OR",
]
