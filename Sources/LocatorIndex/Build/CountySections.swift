import Treatment

/// Counties by folded name, then state: 8 words each. People are the sum of the county's places, for the order of choices and
/// nothing else; the point is that of its most populous place.
func countyWords(_ gazetteer: Gazetteer, _ strings: inout StringPool) -> [UInt32] {
    var counties: [CountyKey: CountySum] = [:]
    // Neighbours in the gazetteer's tables mostly share their county, and there are few names.
    var folded: [String: String] = [:]
    func key(_ county: String) -> String {
        if let known = folded[county] { return known }
        let key = foldedPlace(county)
        folded[county] = key
        return key
    }
    for zip in gazetteer.zips where !zip.county.isEmpty {
        let key = CountyKey(key: key(zip.county), state: zip.state)
        if counties[key] == nil { counties[key] = CountySum(name: zip.county, point: zip.point, zone: zip.zone) }
    }
    for city in gazetteer.cities where !city.county.isEmpty {
        let key = CountyKey(key: key(city.county), state: city.state)
        var county = counties[key] ?? CountySum(name: city.county, point: city.point, zone: city.zone)
        county.add(city)
        counties[key] = county
    }
    var words: [UInt32] = []
    words.reserveCapacity(8 * counties.count)
    for (key, county) in counties.sorted(by: { $0.key < $1.key }) {
        words += [UInt32(strings.offset(of: key.key)), UInt32(strings.offset(of: county.name))]
        words += [UInt32(bitPattern: county.point.latitude), UInt32(bitPattern: county.point.longitude)]
        words += [UInt32(clamping: county.people), UInt32(key.state.rawValue) | UInt32(county.zone) << 16]
        words += [nameShape(key.key), 0]
    }
    return words
}

/// Short names by folded name, then state: 4 words each. What each stands for is a city of the gazetteer.
func aliasWords(_ gazetteer: Gazetteer, _ strings: inout StringPool) -> [UInt32] {
    let sorted = gazetteer.aliases.map { (foldedPlace($0.name), foldedPlace($0.city), $0.state) }.sorted { $0 < $1 }
    return sorted.flatMap { name, city, state in
        [UInt32(strings.offset(of: name)), UInt32(strings.offset(of: city)), UInt32(state.rawValue), 0]
    }
}

private struct CountyKey: Hashable, Comparable {
    let key: String
    let state: StateCode

    static func < (a: CountyKey, b: CountyKey) -> Bool { (a.key, a.state) < (b.key, b.state) }
}

private struct CountySum {
    let name: String
    var point: Coordinate
    var zone: Int
    var people = 0
    private var most = 0
    /// Rows at one point are spellings of one place.
    private var points: Set<Coordinate> = []

    init(name: String, point: Coordinate, zone: Int) {
        self.name = name
        self.point = point
        self.zone = zone
    }

    mutating func add(_ city: Gazetteer.City) {
        guard points.insert(city.point).inserted else { return }
        people += city.population
        if city.population > most { (most, point, zone) = (city.population, city.point, city.zone) }
    }
}
