import LocatorIndex
import Treatment

/// What a name means, step by step: counties called so, names as they are written, a state at the end without a comma, and
/// last the names that are like it. The first step that finds something decides.
func named(_ phrase: PlacePhrase, asked: String, in snapshot: Snapshot, mayCorrect: Bool) -> PlaceAnswer {
    let name = phrase.name
    guard !name.isEmpty else { return .unknown(suggestions: []) }
    var state: StateCode?
    var correction: String?
    if let tail = phrase.tail {
        if let there = stateNamed(tail, in: snapshot) {
            state = there.code
        } else {
            let like = similarStates(tail, most: 2, in: snapshot).sorted { ($0.0, $0.1.code) < ($1.0, $1.1.code) }
            let near = like.filter { $0.distance <= allowedEdits(tail) }
            guard mayCorrect, near.count == 1 else {
                return .unknown(suggestions: like.prefix(3).map { "\(name.joined(separator: " ")), \($0.state.code)" })
            }
            (state, correction) = (near[0].state.code, asked)
        }
    } else if let there = phrase.isState ? stateNamed(name, in: snapshot) : stateSaid(name, in: snapshot) {
        return .area(area(there, in: snapshot))
    }
    if let county = phrase.countyName {
        let there = county.rest.isEmpty ? state : stateNamed(county.rest, in: snapshot)?.code
        if county.rest.isEmpty || there != nil,
            case let found = countyChoices(county.name[...], there, in: snapshot), !found.isEmpty
        {
            return decide(found, asked: correction)
        }
    }
    let exact = written(name[...], state, phrase.county, in: snapshot)
    if !exact.isEmpty {
        let isOpen = state == nil && phrase.county == nil
        let rivals = isOpen ? rivals(of: exact, named: name, in: snapshot) : []
        return decide(exact, rivals: rivals, asked: correction)
    }
    let split = phrase.tail == nil ? splitState(name, in: snapshot) : nil
    if let split, case let found = written(split.name, split.state, phrase.county, in: snapshot), !found.isEmpty {
        return decide(found, asked: nil)
    }
    if mayCorrect {
        var like = similar(split?.name ?? name[...], split?.state ?? state, phrase, in: snapshot)
        if like.choices.isEmpty, split != nil { like = similar(name[...], state, phrase, in: snapshot) }
        // Only spaces differ: that is a spelling, not a slip.
        if !like.choices.isEmpty { return decide(like.choices, asked: like.isSpelling ? correction : asked) }
    }
    return .unknown(suggestions: suggestions(split?.name ?? name[...], split?.state ?? state, in: snapshot))
}

/// Places with just this name: cities and short names, a state, and where there is no city, a county.
private func written(
    _ name: ArraySlice<String>, _ state: StateCode?, _ county: String?, in snapshot: Snapshot
) -> [PlaceChoice] {
    for (place, key) in PlacePhrase.keys(name).enumerated() {
        var found = cityChoices(key, state, county, in: snapshot)
        if place == 0, state == nil, county == nil, let there = stateNamed(name, in: snapshot) {
            // A state's name means the state before a town of that name, but not before a great city.
            let isCity = found.contains { $0.origin.state == there.code && $0.people >= greatCity }
            let isDistrict = isCity && snapshot.states.first { $0.code == there.code }?.code == StateCode("DC")
            if !isDistrict {
                found = found.filter { $0.people >= greatCity }
                found.append(stateChoice(there, in: snapshot))
            }
        }
        if !found.isEmpty { return found }
    }
    return county == nil ? countyChoices(name, state, in: snapshot) : []
}

/// A state at the end of a name without a comma: `portland oregon`, `san jose ca`. The longest state wins.
private func splitState(_ name: [String], in snapshot: Snapshot) -> (name: ArraySlice<String>, state: StateCode)? {
    for words in stride(from: min(4, name.count - 1), to: 0, by: -1) {
        if let state = stateNamed(name.suffix(words), in: snapshot) { return (name.dropLast(words), state.code) }
    }
    return nil
}

/// Great cities whose names were perhaps meant and written without one letter: `Pittsburg`, `Huston`. Only those that have
/// more people than all places of the written name together, and when that is one place, 25 times as many.
private func rivals(of exact: [PlaceChoice], named name: [String], in snapshot: Snapshot) -> [PlaceChoice] {
    guard allowedEdits(name) > 0, exact.allSatisfy({ $0.area == nil }) else { return [] }
    let all = exact.reduce(0) { $0 + $1.people }
    let least = exact.count == 1 ? 25 * max(all, 400) : all + 1
    let key = foldedPlace(name.joined(separator: " "))
    let near = similarCities(key, nil, most: 1, people: max(greatCity, least), in: snapshot)
    return near.filter { snapshot.cityKey(at: $0.ordinal).utf8.count == key.utf8.count + 1 }
        .map { choice(snapshot.city(at: $0.ordinal), in: snapshot) }
}

/// Places whose names are so like a name that they may be meant: those that are nearest to it, and great cities a little farther.
private func similar(
    _ name: ArraySlice<String>, _ state: StateCode?, _ phrase: PlacePhrase, in snapshot: Snapshot
) -> (choices: [PlaceChoice], isSpelling: Bool) {
    if let county = phrase.countyName, county.rest.isEmpty {
        return similarCounties(county.name, state, in: snapshot)
    }
    var found: [(distance: Int, choice: PlaceChoice)] = []
    let most = allowedEdits(name)
    for key in PlacePhrase.keys(name) where found.isEmpty {
        let near = similarCities(key, state, most: most, in: snapshot)
        let cities = distinct(near.map { (snapshot.city(at: $0.ordinal), $0.distance) })
        for (city, distance) in cities where phrase.county == nil || foldedPlace(city.county) == phrase.county {
            found.append((distance, choice(city, in: snapshot)))
        }
    }
    if state == nil, phrase.county == nil {
        for (distance, state) in similarStates(Array(name), most: most, in: snapshot) {
            found.append((distance, stateChoice(state, in: snapshot)))
        }
    }
    guard let least = found.map(\.distance).min() else { return ([], false) }
    let nearest = found.filter { $0.distance == least }.map(\.choice)
    let greatest = nearest.map(\.people).max() ?? 0
    let farther = found.filter {
        $0.distance > least && $0.choice.people >= max(greatCity, 25 * max(greatest, 400))
    }
    return (nearest + farther.map(\.choice), least == 0)
}

/// Labels of places to offer when nothing is meant plainly: the name in other states, and names a little farther off.
private func suggestions(_ name: ArraySlice<String>, _ state: StateCode?, in snapshot: Snapshot) -> [String] {
    let key = foldedPlace(name.joined(separator: " "))
    guard key.utf8.count >= 3 else { return [] }
    let elsewhere = state == nil ? [] : cityChoices(key, nil, nil, in: snapshot)
    let near = similarCities(key, state, most: key.utf8.count >= 6 ? 2 : 1, in: snapshot, isLoose: true)
    let cities = near.map { ($0.distance, snapshot.city(at: $0.ordinal)) }.sorted { a, b in
        (a.0, -a.1.population, a.1.name, a.1.state) < (b.0, -b.1.population, b.1.name, b.1.state)
    }
    var labels: [String] = []
    let greatest = elsewhere.sorted { ($1.people, $0.origin.label) < ($0.people, $1.origin.label) }
    for label in greatest.prefix(3).map(\.origin.label) + cities.map({ "\($1.name), \($1.state)" })
    where labels.count < 5 && !labels.contains(label) {
        labels.append(label)
    }
    return labels
}
