package import LocatorSearch
package import Treatment

/// A request drawn from `random`, over all fields, that meets what the catalog holds often enough.
package func randomRequest(_ catalog: Catalog, _ random: inout SeededRandom) -> SearchRequest {
    var request = SearchRequest()
    if random.chance(80) {
        request.origin = randomOrigin(catalog, &random)
        if random.chance(40), let origin = request.origin { request.radius = randomRadius(origin, catalog, &random) }
        if request.radius == nil, random.chance(20) {
            request.ring = random.pick([5, 10, 25, 50, 100, nil].map(PinnedRing.init))
        }
        if random.chance(30) { request.scaleMiles = random.pick([5, 10, 20, 30, 60]) }
        request.sort = random.chance(70) ? .score : random.pick(SortOrder.allCases)
    } else if random.chance(75) {
        request.area = randomArea(catalog, &random)
    }
    if random.chance(55) {
        let levels = random.chance(60) ? [Level.iop] : random.some(Level.allCases, percent: 30)
        if !levels.isEmpty { request.level = LevelNeed(levels, mode: randomMode(&random)) }
    }
    if random.chance(40) {
        let years = random.pick([random.below(121), 12, 13, 17, 18, 25, 26, 64, 65])
        request.age = AgeNeed(years: years, mode: randomMode(&random))
    }
    request.needs = (0..<random.pick([0, 0, 1, 1, 1, 2, 2, 3, 5])).map { _ in randomNeed(catalog, &random) }
    if random.chance(45) {
        request.schedule = ScheduleNeed(
            free: randomFreeTime(&random),
            bufferMinutes: random.pick([nil, nil, nil, nil, 0, 0, 15, 30, 45, 120, 600]),
            mode: random.chance(50) ? .prefer : randomMode(&random))
    }
    if random.chance(20) { request.travelMinutes = random.pick([0, 5, 23, 90, 600]) }
    if random.chance(8) {
        request.name = random.pick(["cedar", "Cedar HOUSE", "niño", "evening", "sample north", "nobody", "!"])
    }
    if random.chance(30) { request.text = randomText(&random) }
    request.weights = random.pick(Weights.presets.map(\.weights) + [.balanced, randomWeights(&random)])
    request.collapse = random.chance(50) ? nil : random.pick(Collapse.allCases)
    if random.chance(30) { request.zone = random.pick(sampleZones) }
    if random.chance(30) {
        request.starting = random.pick([Day(rawValue: 19_000), Day(rawValue: 19_180), randomDay(&random)])
    }
    request.pageSize = 2000
    return request
}

private func randomMode(_ random: inout SeededRandom) -> Mode {
    random.pick([.must, .must, .strict, .prefer, .prefer, .not])
}

/// At a cluster, at a facility to the micro-degree, or a little off.
private func randomOrigin(_ catalog: Catalog, _ random: inout SeededRandom) -> Origin {
    let located = catalog.facilities.filter { $0.point != nil }
    let facility = located.isEmpty ? nil : random.pick(located)
    let place = random.pick(samplePlaces)
    let base = facility?.point ?? place.point
    let state =
        random.chance(85)
        ? facility?.state ?? StateCode(place.state) : random.pick([nil, StateCode("CA"), StateCode("NY")])
    let county = foldedPlace(random.pick([facility?.county ?? "", "Los Angeles", ""]))
    let zone = facility?.zone.map { catalog.gazetteer.zones[$0] }
    return Origin(
        point: random.chance(25) ? base : randomPoint(around: base, &random), state: state, county: county,
        label: "somewhere",
        zone: random.chance(85) ? zone ?? sampleZones[place.zone] : nil)
}

/// Of a facility, or of none.
private func randomArea(_ catalog: Catalog, _ random: inout SeededRandom) -> Area? {
    let facility = catalog.facilities.isEmpty ? nil : random.pick(catalog.facilities)
    guard let state = facility?.state ?? StateCode("CA") else { return nil }
    let county = random.chance(60) ? facility?.county ?? "Los Angeles" : random.pick(["Los Angeles", "Multnomah", ""])
    let key = foldedPlace(county)
    return Area(
        state: state, county: key.isEmpty ? nil : random.chance(80) ? key : key.filter { $0 != " " }, label: "an area",
        zone: random.chance(85) ? random.pick(sampleZones) : nil)
}

/// From nothing to the whole globe, and often exactly the distance of a facility or a metre less.
private func randomRadius(_ origin: Origin, _ catalog: Catalog, _ random: inout SeededRandom) -> Metres {
    let points = catalog.facilities.compactMap(\.point)
    if !points.isEmpty, random.chance(40) {
        let exact = metres(from: origin.point, to: random.pick(points)).rawValue
        return Metres(max(0, exact - Int32(random.below(2))))
    }
    return random.pick([
        Metres(0), Metres(1), Metres(miles: 1), Metres(miles: 5), Metres(miles: 25), Metres(miles: 100),
        Metres(miles: 500), Metres(20_037_508),
    ])
}

/// One to four terms that score in one dimension, or filter alike.
private func randomNeed(_ catalog: Catalog, _ random: inout SeededRandom) -> Need {
    let vocabulary = catalog.vocabulary
    let first = random.chance(90) ? random.pick(sampleTerms) : Term(rawValue: UInt16(random.below(vocabulary.count)))
    let group = vocabulary[first].group
    let alike = sampleTerms.filter { term in
        let other = vocabulary[term].group
        guard let dimension = group.dimension, dimension != .schedule else { return other == group }
        return other.dimension == dimension
    }
    let terms = [first] + (0..<random.pick([0, 0, 1, 1, 2, 3])).map { _ in random.pick(alike) }
    return Need(terms, random.pick(Combination.allCases), mode: randomMode(&random), label: group.name)
}

/// Evenings, working days, weekends, always, never, nights over the turn of the week, and any odd stretches.
package func randomFreeTime(_ random: inout SeededRandom) -> WeeklySchedule {
    func daily(_ days: ClosedRange<Int>, _ start: Int, _ length: Int) -> [WeekInterval] {
        days.compactMap { WeekInterval(start: $0 * WeekInterval.day + start, length: length) }
    }
    let odd = (0..<random.within(0...6)).compactMap { _ in
        WeekInterval(start: 5 * random.below(2016), length: random.pick([30, 60, 240, 600, 2000]))
    }
    return WeeklySchedule(
        random.pick([
            daily(0...4, 1020, 300), daily(0...4, 480, 540), daily(5...6, 480, 720), daily(0...6, 0, 1440), [],
            daily(0...4, 1050, 210) + daily(5...6, 0, 1440), daily(0...6, 1260, 600), daily(6...6, 1200, 900), odd, odd,
            daily(0...6, 960, 420) + odd,
        ]))
}

private func randomWeights(_ random: inout SeededRandom) -> Weights {
    var weights = Weights.balanced
    for dimension in Dimension.allCases { weights[dimension] = random.pick([0, 1, 7, 25, 100, 1000]) }
    return weights
}
