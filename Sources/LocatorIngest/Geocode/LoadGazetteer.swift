package import Treatment

/// Reads the files of `data/gazetteer/`: ZIP codes and places with their points, states with their boxes, time zones, and
/// short names. The version is a hash of all files' bytes.
/// - Parameter aliases: empty for none.
/// - Throws: a missing column, and any row that cannot be read: the gazetteer is ours, so a bad row is a bad file.
package func loadGazetteer(
    zips: [UInt8], places: [UInt8], states: [UInt8], zones: [UInt8], aliases: [UInt8] = []
) throws(FileError) -> Gazetteer {
    let zoneList = try readZones(zones)
    let ordinals = Dictionary(
        zoneList.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { first, _ in first })
    var version = StableHash()
    for file in [zips, places, states, zones, aliases] {
        version.add(number: UInt64(file.count))
        version.add(number: contentHash(file))
    }
    let zipList = try readZIPs(zips, ordinals)
    let common = aliases.isEmpty ? CommonNames() : try readAliases(aliases, zipList)
    var gazetteer = Gazetteer(
        zips: zipList, cities: try readPlaces(places, ordinals, besides: common.places),
        states: try readStates(states, ordinals), zones: zoneList, version: version.value)
    gazetteer.aliases = common.aliases
    return gazetteer
}

private func readZones(_ bytes: [UInt8]) throws(FileError) -> [Zone] {
    var table = try GazetteerTable(bytes, "zones.csv", ["zone", "standard_offset_minutes", "us_daylight_time"])
    var zones: [Zone] = []
    while try table.next() {
        guard let offset = Int(table.text(1)), abs(offset) <= 14 * 60 else { throw table.fault("an offset in minutes") }
        zones.append(Zone(name: table.text(0), standardOffsetMinutes: offset, keepsDaylightTime: table.text(2) == "1"))
    }
    return zones
}

private func readZIPs(_ bytes: [UInt8], _ zones: [String: Int]) throws(FileError) -> [Gazetteer.ZIP] {
    var table = try GazetteerTable(bytes, "zips.csv", ["zip", "city", "state", "county", "lat", "lon", "zone"])
    var zips: [Gazetteer.ZIP] = []
    zips.reserveCapacity(bytes.count / 60)
    var isAscending = true
    while try table.next() {
        let zip = Gazetteer.ZIP(
            code: try table.zip(0), city: table.text(1), state: try table.state(2), county: table.text(3),
            point: try table.point(4, 5), zone: try table.zone(6, zones))
        isAscending = isAscending && zips.last.map { $0.code < zip.code } ?? true
        zips.append(zip)
    }
    return isAscending ? zips : zips.sorted { $0.code < $1.code }
}

private func readPlaces(
    _ bytes: [UInt8], _ zones: [String: Int], besides: [Gazetteer.City]
) throws(FileError) -> [Gazetteer.City] {
    var table = try GazetteerTable(
        bytes, "places.csv", ["name", "state", "county", "lat", "lon", "population", "zone"])
    var cities: [Gazetteer.City] = []
    cities.reserveCapacity(bytes.count / 58)
    var keys: [PlaceKey] = []
    keys.reserveCapacity(bytes.count / 58)
    while try table.next() {
        let city = Gazetteer.City(
            name: table.text(0), state: try table.state(1), county: table.text(2), point: try table.point(3, 4),
            population: try table.number(5), zone: try table.zone(6, zones))
        keys.append(PlaceKey(city, cities.count))
        cities.append(city)
    }
    for city in besides {
        keys.append(PlaceKey(city, cities.count))
        cities.append(city)
    }
    keys.sort { $0.first != $1.first ? $0.first < $1.first : precedes(cities[$0.ordinal], cities[$1.ordinal], $0, $1) }
    return keys.map { cities[$0.ordinal] }
}

/// A place with the first eight bytes of its name as a number, so that sorting seldom compares texts.
private struct PlaceKey {
    let first: UInt64
    let ordinal: Int

    init(_ city: Gazetteer.City, _ ordinal: Int) {
        var first: UInt64 = 0
        var left = 8
        for byte in city.name.utf8 {
            first = first << 8 | UInt64(byte)
            left -= 1
            if left == 0 { break }
        }
        self.first = first << UInt64(left * 8)
        self.ordinal = ordinal
    }
}

/// By name, state, county; then as in the file.
private func precedes(_ a: Gazetteer.City, _ b: Gazetteer.City, _ i: PlaceKey, _ j: PlaceKey) -> Bool {
    if a.name != b.name { return a.name < b.name }
    return (a.state, a.county, i.ordinal) < (b.state, b.county, j.ordinal)
}

private func readStates(_ bytes: [UInt8], _ zones: [String: Int]) throws(FileError) -> [Gazetteer.State] {
    let columns = ["state", "name", "lat", "lon", "south", "north", "west", "east", "zone"]
    var table = try GazetteerTable(bytes, "states.csv", columns)
    var states: [Gazetteer.State] = []
    while try table.next() {
        states.append(
            Gazetteer.State(
                code: try table.state(0), name: table.text(1), centre: try table.point(2, 3),
                southWest: try table.point(4, 6), northEast: try table.point(5, 7), zone: try table.zone(8, zones)))
    }
    return states.sorted { $0.code < $1.code }
}
