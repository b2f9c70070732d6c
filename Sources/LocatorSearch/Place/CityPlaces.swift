import LocatorIndex
import Treatment

/// Cities with a key, and those that it is a short name of, each once.
func cityChoices(
    _ key: String, _ state: StateCode?, _ county: String?, in snapshot: Snapshot
) -> [PlaceChoice] {
    var cities = snapshot.cities(key: key).map { snapshot.city(at: $0) }
    for alias in snapshot.aliases(key: key) {
        cities += snapshot.cities(key: alias.city).map { snapshot.city(at: $0) }.filter { $0.state == alias.state }
            .prefix(1)
    }
    return distinct(cities.map { ($0, 0) }).map(\.0)
        .filter { (state == nil || $0.state == state) && (county == nil || foldedPlace($0.county) == county) }
        .map { choice($0, in: snapshot) }
}

func choice(_ city: Gazetteer.City, in snapshot: Snapshot) -> PlaceChoice {
    PlaceChoice(people: city.population, origin: origin(city, in: snapshot))
}

/// Rows that stand at one point are spellings of one place: the one with people is kept, else the first.
func distinct(_ cities: [(Gazetteer.City, Int)]) -> [(Gazetteer.City, Int)] {
    var kept: [(Gazetteer.City, Int)] = []
    for (city, distance) in cities {
        if let same = kept.firstIndex(where: { $0.0.point == city.point && $0.0.state == city.state }) {
            if kept[same].0.population < city.population { kept[same] = (city, min(distance, kept[same].1)) }
        } else {
            kept.append((city, distance))
        }
    }
    return kept
}

/// Ordinals of cities whose keys are at most `most` edits from a key, with the edits. A space more or less is none.
/// - Parameters:
///   - people: the least that they must have.
///   - isLoose: two edits may change the first letter too; people seldom get that one wrong.
func similarCities(
    _ key: String, _ state: StateCode?, most: Int, people: Int = 0, in snapshot: Snapshot, isLoose: Bool = false
) -> [(distance: Int, ordinal: Int)] {
    var measure = EditMeasure(key, most: most, isLoose: isLoose)
    let shape = nameShape(key)
    // Leaving spaces out may cost a few bytes of length on top.
    let spaces = 1 + key.utf8.count { $0 == 0x20 }
    var found: [(distance: Int, ordinal: Int)] = []
    for ordinal in 0..<snapshot.cityCount {
        let other = snapshot.cityShape(at: ordinal)
        let isRespaced = (other ^ shape) & 0x3FF_FFFF == 0 && abs(Int(other >> 26) - Int(shape >> 26)) <= spaces
        guard isRespaced || mayBeNear(shape, other, most: most) else { continue }
        guard people == 0 || snapshot.cityPopulation(at: ordinal) >= people,
            state == nil || snapshot.cityState(at: ordinal) == state,
            let distance = measure.distance(to: snapshot.cityKey(at: ordinal))
        else { continue }
        found.append((distance, ordinal))
    }
    return found
}
