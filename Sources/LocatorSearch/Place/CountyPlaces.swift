import LocatorIndex
import Treatment

/// Counties with a name, without the word for it.
func countyChoices(_ name: ArraySlice<String>, _ state: StateCode?, in snapshot: Snapshot) -> [PlaceChoice] {
    let key = foldedPlace(name.joined(separator: " "))
    return snapshot.counties(key: key).map { snapshot.county(at: $0) }.filter { state == nil || $0.state == state }
        .map { choice($0, in: snapshot) }
}

/// Counties whose names are most like a name, within the edits that it may be off.
func similarCounties(
    _ name: [String], _ state: StateCode?, in snapshot: Snapshot
) -> (choices: [PlaceChoice], isSpelling: Bool) {
    let key = foldedPlace(name.joined(separator: " "))
    let most = allowedEdits(name)
    var measure = EditMeasure(key, most: most)
    var found: [(distance: Int, ordinal: Int)] = []
    for ordinal in 0..<snapshot.countyCount
    where mayBeNear(nameShape(key), snapshot.countyShape(at: ordinal), most: most + 1) {
        guard state == nil || snapshot.countyPeople(at: ordinal).state == state,
            let distance = measure.distance(to: snapshot.countyKey(at: ordinal))
        else { continue }
        found.append((distance, ordinal))
    }
    let least = found.map(\.distance).min()
    let nearest = found.filter { $0.distance == least }
    return (nearest.map { choice(snapshot.county(at: $0.ordinal), in: snapshot) }, least == 0)
}

/// The state as an area.
func area(_ state: Gazetteer.State, in snapshot: Snapshot) -> Area {
    let cities = snapshot.cities(key: foldedPlace(state.name))
    let isCityToo = cities.contains { snapshot.cityPopulation(at: $0) >= greatCity }
    return Area(
        state: state.code, label: isCityToo ? "\(state.name) (state)" : state.name, zone: zone(state.zone, in: snapshot)
    )
}

func stateChoice(_ state: Gazetteer.State, in snapshot: Snapshot) -> PlaceChoice {
    let area = area(state, in: snapshot)
    let people = statePeople(in: snapshot)[state.code] ?? 0
    let origin = Origin(point: state.centre, state: state.code, label: area.label, zone: area.zone)
    return PlaceChoice(people: people, origin: origin, area: area)
}

/// The sum of a state's counties, by state: for the order of choices only.
func statePeople(in snapshot: Snapshot) -> [StateCode: Int] {
    var people: [StateCode: Int] = [:]
    for ordinal in 0..<snapshot.countyCount {
        let county = snapshot.countyPeople(at: ordinal)
        people[county.state, default: 0] += county.people
    }
    return people
}

/// `Travis County, TX`, `Orleans Parish, LA`, `Richmond City, VA`.
func label(_ county: County) -> String {
    let word = countyWord(county)
    return "\(county.name)\(word.isEmpty ? "" : " \(word)"), \(county.state)"
}

private func choice(_ county: County, in snapshot: Snapshot) -> PlaceChoice {
    let zone = zone(county.zone, in: snapshot)
    let area = Area(state: county.state, county: foldedPlace(county.name), label: label(county), zone: zone)
    let origin = Origin(
        point: county.point, state: county.state, county: foldedPlace(county.name), label: area.label, zone: zone)
    return PlaceChoice(people: county.people, origin: origin, area: area)
}

/// What a county is called there; nothing for independent cities and the islands.
private func countyWord(_ county: County) -> String {
    switch county.state.description {
    case "LA": "Parish"
    case "PR": "Municipio"
    case "AK": censusAreas.contains(foldedPlace(county.name)) ? "Census Area" : "Borough"
    case "AS", "DC", "GU", "MP", "VI": ""
    case "VA" where ["James City", "Charles City"].contains(county.name): "County"
    default: county.name.hasSuffix(" City") ? "" : "County"
    }
}

/// Of the unorganised part of Alaska; the rest are boroughs or cities that are one.
private let censusAreas = [
    "aleutians west", "bethel", "chugach", "copper river", "dillingham", "hoonah angoon", "kusilvak", "nome",
    "prince of wales hyder", "southeast fairbanks", "valdez cordova", "yukon koyukuk",
]
