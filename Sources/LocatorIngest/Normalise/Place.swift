package import Treatment

/// The state of a code (`CA`), a name (`California`) or an old abbreviation (`Calif.`); nil for anything else.
/// - Parameter gazetteer: which states there are.
package func state(_ text: String, in gazetteer: Gazetteer) -> StateCode? {
    if let code = StateCode(text) { return known(code, in: gazetteer) }
    let name = fold(text)
    guard name.utf8.count > 2 else { return nil }
    if let state = gazetteer.states.first(where: { fold($0.name) == name }) { return state.code }
    return oldAbbreviations[name].flatMap { StateCode($0) }.flatMap { known($0, in: gazetteer) }
}

/// The county as it is kept: without `County`, `Parish`, `Borough`, `Census Area` behind it.
package func countyName(_ text: String) -> String {
    var name = shown(text)
    for ending in [" County", " Parish", " Borough", " Census Area", " Municipio", " Municipality", " Cnty"]
    where name.utf8.count > ending.utf8.count && name.lowercased().hasSuffix(ending.lowercased()) {
        name.removeLast(ending.count)
        break
    }
    return name
}

private func known(_ code: StateCode, in gazetteer: Gazetteer) -> StateCode? {
    gazetteer.state(code) == nil ? nil : code
}

private let oldAbbreviations = [
    "ala": "AL", "ariz": "AZ", "ark": "AR", "calif": "CA", "colo": "CO", "conn": "CT", "del": "DE", "fla": "FL",
    "ill": "IL",
    "ind": "IN", "kans": "KS", "mass": "MA", "mich": "MI", "minn": "MN", "miss": "MS", "mont": "MT", "nebr": "NE",
    "nev": "NV",
    "okla": "OK", "ore": "OR", "oreg": "OR", "penn": "PA", "penna": "PA", "tenn": "TN", "tex": "TX", "wash": "WA",
    "wis": "WI",
    "wyo": "WY", "washington dc": "DC", "washington d c": "DC", "d c": "DC", "puerto rico": "PR",
]
