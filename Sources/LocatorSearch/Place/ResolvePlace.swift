package import LocatorIndex
package import Treatment

/// What a place text turned out to mean.
package enum PlaceAnswer: Sendable {
    case found(Origin)
    /// More than one place has this name: the person chooses, the most populous first.
    case ambiguous([Origin])
    /// Nothing has this name; places whose names look like it.
    case unknown(suggestions: [String])
    /// Not a place at all, and how one is written.
    case malformed(String)
}

/// Finds a place: `90012`, `90012-1234`, `Los Angeles, CA`, `Portland`, `34.05, -118.24`. Never guesses between two.
package func resolvePlace(_ text: String, in snapshot: Snapshot) -> PlaceAnswer {
    let trimmed = text.drop { $0.isWhitespace }
    guard !trimmed.isEmpty, text.utf8.count <= 200 else {
        return .malformed("a ZIP code, \"City, ST\" or \"latitude, longitude\" of at most 200 characters")
    }
    if let answer = point(trimmed, in: snapshot) { return answer }
    if trimmed.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x20 }) {
        return zip(trimmed, in: snapshot)
    }
    return city(trimmed, in: snapshot)
}

private func zip(_ text: Substring, in snapshot: Snapshot) -> PlaceAnswer {
    let digits = text.utf8.filter { (0x30...0x39).contains($0) }.count
    guard digits == 5 || digits == 9, let code = ZIPCode(text) else {
        return .malformed("a ZIP code of five digits, like 90012")
    }
    if let row = snapshot.zip(code) { return .found(origin(row, in: snapshot)) }
    return .unknown(suggestions: nearestZIPs(code, in: snapshot))
}

/// The codes just below and above one that is not there.
private func nearestZIPs(_ code: ZIPCode, in snapshot: Snapshot) -> [String] {
    var low = 0
    var high = snapshot.zipCount
    while low < high {
        let middle = (low + high) / 2
        if snapshot.zip(at: middle).code < code { low = middle + 1 } else { high = middle }
    }
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

/// An origin at a point: state, county and zone are those of the nearest ZIP code within 100 miles.
package func origin(at coordinate: Coordinate, in snapshot: Snapshot) -> Origin {
    let here = EarthPoint(coordinate)
    var best: (chord: Int64, ordinal: Int)?
    for ordinal in 0..<snapshot.zipCount {
        let there = snapshot.zipPoint(at: ordinal)
        guard abs(Int(there.latitude) - Int(coordinate.latitude)) < 1_500_000 else { continue }
        let chord = here.squaredChord(to: EarthPoint(there))
        if chord < best?.chord ?? Int64.max { best = (chord, ordinal) }
    }
    let label = "\(coarse(coordinate.latitude)), \(coarse(coordinate.longitude))"
    guard let best, Metres(squaredChord: best.chord) <= Metres(miles: 100) else {
        return Origin(point: coordinate, label: label)
    }
    let zip = snapshot.zip(at: best.ordinal)
    return Origin(
        point: coordinate, state: zip.state, county: foldedPlace(zip.county), label: label,
        zone: zone(zip.zone, in: snapshot))
}

private func city(_ text: Substring, in snapshot: Snapshot) -> PlaceAnswer {
    // A county in parentheses tells two places of one state apart: `Portland, OR (Multnomah)`, as choices are shown.
    var text = text
    var county: String?
    if text.last == ")", let open = text.lastIndex(of: "(") {
        county = foldedPlace(text[open...])
        text = text[..<open]
    }
    var name = text
    var state: StateCode?
    if let comma = text.lastIndex(of: ",") {
        let tail = text[text.index(after: comma)...].drop { $0.isWhitespace }
        guard let code = stateCode(tail, in: snapshot) else {
            let suggestions = snapshot.states.map { ($0, editDistance(foldedPlace($0.name), foldedPlace(tail))) }
                .filter { $0.1 <= 2 }.sorted { ($0.1, $0.0.code) < ($1.1, $1.0.code) }
            return .unknown(suggestions: suggestions.prefix(3).map { "\(text[..<comma]), \($0.0.code)" })
        }
        name = text[..<comma]
        state = code
    }
    let key = foldedPlace(name)
    let found = distinct(
        snapshot.cities(key: key).map { snapshot.city(at: $0) }.filter { city in
            (state == nil || city.state == state) && (county == nil || foldedPlace(city.county) == county)
        })
    switch found.count {
    case 0: return .unknown(suggestions: similar(key, state, in: snapshot))
    case 1: return .found(origin(found[0], in: snapshot))
    default:
        // A post-office name beside one city people live in is no second choice.
        let peopled = found.filter { $0.population > 0 }
        if peopled.count == 1 { return .found(origin(peopled[0], in: snapshot)) }
        return .ambiguous(Array((peopled.isEmpty ? found : peopled).prefix(10)).map { origin($0, in: snapshot) })
    }
}

/// Rows that fold alike and stand at one point are spellings of one place.
private func distinct(_ cities: [Gazetteer.City]) -> [Gazetteer.City] {
    var kept: [Gazetteer.City] = []
    for city in cities where !kept.contains(where: { $0.point == city.point && $0.state == city.state }) {
        kept.append(city)
    }
    return kept
}

/// A two-letter code or the whole name of a state.
private func stateCode(_ text: Substring, in snapshot: Snapshot) -> StateCode? {
    let folded = foldedPlace(text)
    if let code = StateCode(folded), snapshot.states.contains(where: { $0.code == code }) { return code }
    return snapshot.states.first { foldedPlace($0.name) == folded }?.code
}

/// Names one or two edits away, the most populous first.
private func similar(_ key: String, _ state: StateCode?, in snapshot: Snapshot) -> [String] {
    guard key.utf8.count >= 3 else { return [] }
    let most = key.utf8.count >= 6 ? 2 : 1
    var found: [(distance: Int, city: Gazetteer.City)] = []
    for ordinal in 0..<snapshot.cityCount {
        let other = snapshot.cityKey(at: ordinal)
        guard abs(other.utf8.count - key.utf8.count) <= most else { continue }
        let distance = editDistance(other, key)
        guard distance <= most, case let city = snapshot.city(at: ordinal), state == nil || city.state == state else {
            continue
        }
        found.append((distance, city))
    }
    let sorted = found.sorted { a, b in
        (a.distance, -a.city.population, a.city.name, a.city.state) < (
            b.distance, -b.city.population, b.city.name, b.city.state
        )
    }
    var labels: [String] = []
    for (_, city) in sorted where labels.count < 5 {
        let label = "\(city.name), \(city.state)"
        if !labels.contains(label) { labels.append(label) }
    }
    return labels
}

private func origin(_ zip: Gazetteer.ZIP, in snapshot: Snapshot) -> Origin {
    Origin(
        point: zip.point, state: zip.state, county: foldedPlace(zip.county),
        label: "\(zip.code) \(zip.city), \(zip.state)",
        zone: zone(zip.zone, in: snapshot))
}

private func origin(_ city: Gazetteer.City, in snapshot: Snapshot) -> Origin {
    let county = city.county.isEmpty ? "" : " (\(city.county))"
    return Origin(
        point: city.point, state: city.state, county: foldedPlace(city.county),
        label: "\(city.name), \(city.state)\(county)",
        zone: zone(city.zone, in: snapshot))
}

private func zone(_ ordinal: Int, in snapshot: Snapshot) -> Zone? {
    snapshot.zones.indices.contains(ordinal) ? snapshot.zones[ordinal] : nil
}

/// Micro-degrees to two places: as fine as an answer ever repeats a person's point.
private func coarse(_ micro: Int32) -> String {
    let hundredths = (Int(micro.magnitude) + 5000) / 10_000
    let fraction = hundredths % 100
    return "\(micro < 0 && hundredths > 0 ? "-" : "")\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)"
}
