package import Treatment

/// Reads the four files of `data/gazetteer/`: ZIP codes and places with their points, states with their boxes, time zones.
/// The version is a hash of all four files' bytes.
/// - Throws: a missing column, and any row that cannot be read: the gazetteer is ours, so a bad row is a bad file.
package func loadGazetteer(zips: [UInt8], places: [UInt8], states: [UInt8], zones: [UInt8]) throws(FileError) -> Gazetteer {
    let zoneList = try readZones(zones)
    let ordinals = Dictionary(
        zoneList.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { first, _ in first })
    var version = StableHash()
    for file in [zips, places, states, zones] {
        version.add(number: UInt64(file.count))
        version.add(number: contentHash(file))
    }
    return Gazetteer(
        zips: try readZIPs(zips, ordinals), cities: try readPlaces(places, ordinals), states: try readStates(states, ordinals),
        zones: zoneList, version: version.value)
}

private func readZones(_ bytes: [UInt8]) throws(FileError) -> [Zone] {
    var table = try Table(bytes, "zones.csv", ["zone", "standard_offset_minutes", "us_daylight_time"])
    var zones: [Zone] = []
    while try table.next() {
        guard let offset = Int(table.text(1)), abs(offset) <= 14 * 60 else { throw table.fault("an offset in minutes") }
        zones.append(Zone(name: table.text(0), standardOffsetMinutes: offset, keepsDaylightTime: table.text(2) == "1"))
    }
    return zones
}

private func readZIPs(_ bytes: [UInt8], _ zones: [String: Int]) throws(FileError) -> [Gazetteer.ZIP] {
    var table = try Table(bytes, "zips.csv", ["zip", "city", "state", "county", "lat", "lon", "zone"])
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

private func readPlaces(_ bytes: [UInt8], _ zones: [String: Int]) throws(FileError) -> [Gazetteer.City] {
    var table = try Table(bytes, "places.csv", ["name", "state", "county", "lat", "lon", "population", "zone"])
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
    var table = try Table(bytes, "states.csv", columns)
    var states: [Gazetteer.State] = []
    while try table.next() {
        states.append(
            Gazetteer.State(
                code: try table.state(0), name: table.text(1), centre: try table.point(2, 3),
                southWest: try table.point(4, 6), northEast: try table.point(5, 7), zone: try table.zone(8, zones)))
    }
    return states.sorted { $0.code < $1.code }
}

/// A CSV file of ours: known columns, strict cells.
private struct Table {
    private var reader: CSVReader
    private var row = CSVRow()
    private var columns: [Int] = []
    private var lastZone: (range: [UInt8], ordinal: Int) = ([], 0)

    init(_ bytes: [UInt8], _ file: String, _ names: [String]) throws(FileError) {
        reader = try CSVReader(bytes, file: file)
        for name in names {
            guard let column = reader.column(name) else {
                throw FileError(
                    file: file, line: 1, problem: "the gazetteer has no column \"\(name)\"",
                    cure: "Make it again with Scripts/make-gazetteer.py.")
            }
            columns.append(column)
        }
    }

    mutating func next() throws(FileError) -> Bool { try reader.next(&row) }

    func text(_ column: Int) -> String { row.text(columns[column]) }

    func number(_ column: Int) throws(FileError) -> Int {
        var value = 0
        let text = row.bytes.span
        for place in row.range(columns[column]) {
            let byte = text[place]
            guard (0x30...0x39).contains(byte), value < 1 << 40 else { throw fault("a whole number") }
            value = value * 10 + Int(byte - 0x30)
        }
        return value
    }

    func zip(_ column: Int) throws(FileError) -> ZIPCode {
        let value = try number(column)
        guard row.range(columns[column]).count == 5, (1...99_999).contains(value) else { throw fault("a ZIP code") }
        return ZIPCode(rawValue: UInt32(value))
    }

    func state(_ column: Int) throws(FileError) -> StateCode {
        let range = row.range(columns[column])
        let text = row.bytes.span
        guard range.count == 2, range.allSatisfy({ (0x41...0x5A).contains(text[$0]) }) else { throw fault("a state code") }
        return StateCode(rawValue: UInt16(text[range.lowerBound]) << 8 | UInt16(text[range.lowerBound + 1]))
    }

    func point(_ latitude: Int, _ longitude: Int) throws(FileError) -> Coordinate {
        guard let latitude = microDegrees(row.bytes, row.range(columns[latitude]), most: 90),
            let longitude = microDegrees(row.bytes, row.range(columns[longitude]), most: 180)
        else { throw fault("a latitude and a longitude in degrees") }
        return Coordinate(microLatitude: latitude, microLongitude: longitude)
    }

    mutating func zone(_ column: Int, _ zones: [String: Int]) throws(FileError) -> Int {
        // Rows of one state stand together, so that the zone is nearly always that of the row before.
        let bytes = row.bytes[row.range(columns[column])]
        if bytes.elementsEqual(lastZone.range) { return lastZone.ordinal }
        guard let ordinal = zones[text(column)] else { throw fault("a time zone of zones.csv") }
        lastZone = (Array(bytes), ordinal)
        return ordinal
    }

    func fault(_ expected: String) -> FileError {
        FileError(
            file: reader.file, line: row.line, problem: "expected \(expected)",
            cure: "Make the gazetteer again with Scripts/make-gazetteer.py.")
    }
}

/// Decimal degrees as micro-degrees, without floating point: `-118.2437` → −118,243,700. Nil for anything else.
func microDegrees(_ bytes: [UInt8], _ range: Range<Int>, most: Int) -> Int32? {
    let text = bytes.span
    var value = 0
    var decimals = -1
    var digits = 0
    var at = range.lowerBound
    let isNegative = at < range.upperBound && text[at] == UInt8(ascii: "-")
    if isNegative { at += 1 }
    while at < range.upperBound {
        let byte = text[at]
        if byte == UInt8(ascii: "."), decimals < 0 {
            decimals = 0
        } else if (0x30...0x39).contains(byte) {
            digits += 1
            if decimals < 6 { value = value * 10 + Int(byte - 0x30) }
            if decimals >= 0, decimals < 6 { decimals += 1 }
            guard value <= 180_000_000 else { return nil }
        } else {
            return nil
        }
        at += 1
    }
    guard digits > 0 else { return nil }
    for _ in max(0, decimals)..<6 { value *= 10 }
    guard value <= most * 1_000_000 else { return nil }
    return Int32(isNegative ? -value : value)
}
