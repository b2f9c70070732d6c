import LocatorIngest
import Treatment

/// A catalog drawn from a seed, shaped like merged real listings: facilities round ZIP codes, one to four programs each, about
/// a hundred facts a program of which a third is unknown, two sources of two dates, tracks for two programs in five, some of
/// them online, one facility in fifty without a point. All names are made up.
func syntheticCatalog(programs count: Int, seed: UInt64, _ gazetteer: Gazetteer) -> Catalog {
    var random = SplitMix64(seed: seed)
    let days = [Day(year: 2025, month: 3, day: 1), Day(year: 2026, month: 5, day: 1)]
    let sources = days.enumerated().map { ordinal, day in
        Source(publisher: "Synthetic \(ordinal)", asOf: day)
    }
    var catalog = Catalog(sources: sources, gazetteer: gazetteer)
    let terms = (0..<100).map { _ in Term(rawValue: UInt16(random.below(Vocabulary.fixed.count))) }
    while catalog.programs.count < count {
        let zip = random.pick(gazetteer.zips)
        let source = random.below(2)
        let facility = syntheticFacility(zip, source, days[source], &random)
        catalog.facilities.append(facility)
        for _ in 0..<min(1 + random.below(4), count - catalog.programs.count) {
            var program = Program(
                id: random.next(), facility: catalog.facilities.count - 1, level: random.pick(Level.allCases),
                focus: .both)
            program.facts = syntheticFacts(terms, days[source], &random)
            program.tracks = syntheticTracks(days[source], &random)
            catalog.programs.append(program)
        }
    }
    return catalog
}

private func syntheticFacility(
    _ zip: Gazetteer.ZIP, _ source: Int, _ day: Day?, _ random: inout SplitMix64
) -> Facility {
    let names = ["Cedar", "Harbor", "Willow", "Summit", "Prairie", "Canyon", "Lantern", "Juniper"]
    let kinds = ["Recovery", "Counseling", "Behavioral Health", "Wellness", "Treatment"]
    var facility = Facility(
        id: random.next(), name: "Synthetic \(random.pick(names)) \(random.pick(kinds)) \(random.below(4000))",
        city: zip.city,
        state: zip.state, zip: zip.code, county: zip.county, zone: zip.zone, askedLevels: Level.allCases)
    facility.records = [RecordReference(key: facility.id, source: source, asOf: day)]
    if !random.chance(2) {
        facility.point = Coordinate(
            microLatitude: zip.point.latitude + Int32(random.below(60_000) - 30_000),
            microLongitude: zip.point.longitude + Int32(random.below(60_000) - 30_000))
        facility.precision = .site
    }
    return facility
}

private func syntheticFacts(_ terms: [Term], _ day: Day?, _ random: inout SplitMix64) -> FactSheet {
    var entries: [FactSheet.Entry] = []
    for term in terms {
        switch random.below(3) {
        case 0: continue
        case 1: entries.append(.init(term, Fact(.no, basis: .inferred, asOf: day)))
        default: entries.append(.init(term, Fact(.yes, grade: random.chance(5) ? .named : .plain, asOf: day)))
        }
    }
    return FactSheet(entries)
}

private func syntheticTracks(_ day: Day?, _ random: inout SplitMix64) -> Tracks? {
    guard random.chance(40) else { return nil }
    let isOnline = random.chance(10)
    let tracks = (0..<1 + random.below(2)).map { _ in
        let start = 480 + 30 * random.below(22)
        let sessions = (0..<5).filter { _ in random.chance(60) }.compactMap { weekday in
            WeekInterval(start: weekday * WeekInterval.day + start, length: 180).map { Session($0, isOnline: isOnline) }
        }
        return Track(sessions: sessions)
    }.filter { !$0.sessions.isEmpty }
    return tracks.isEmpty ? nil : Tracks(tracks, asOf: day)
}
