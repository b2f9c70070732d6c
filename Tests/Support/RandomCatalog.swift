package import Treatment

/// A catalog drawn from a seed, made to hit every rule of ranking: facilities in a few clusters (across the date line too, and
/// some at one point), with and without a point, facts of every state, grade, basis and age.
/// - Parameter facilities: how many; each has 0 ... 5 programs.
package func randomCatalog(seed: UInt64, facilities: Int) -> Catalog {
    var random = SeededRandom(seed: seed)
    var catalog = Catalog(vocabulary: sampleVocabulary, gazetteer: sampleGazetteer)
    catalog.concepts = sampleConcepts
    catalog.codeBook = sampleCodeBook
    catalog.sources = randomSources(&random)
    let clusters = (0..<random.within(1...3)).map { _ in random.pick(samplePlaces) }
    for ordinal in 0..<facilities {
        var facility = randomFacility(ordinal, random.pick(clusters), earlier: catalog.facilities, catalog, &random)
        facility.survey = randomSurvey(of: facility)
        catalog.facilities.append(facility)
        for place in 0..<random.below(6) {
            catalog.programs.append(randomProgram(place, ordinal, facility, catalog, &random))
        }
    }
    return catalog
}

/// The same catalog with its facilities, programs and facts handed over in another order.
package func shuffled(_ catalog: Catalog, seed: UInt64) -> Catalog {
    var random = SeededRandom(seed: seed)
    var changed = catalog
    let order = random.shuffled(Array(catalog.facilities.indices))
    changed.facilities = order.map { catalog.facilities[$0] }
    changed.programs = random.shuffled(catalog.programs).map { program in
        var moved = program
        moved.facility = order.firstIndex(of: program.facility) ?? 0
        return moved
    }
    return changed
}

/// Now and then none is dated, and then the catalog is not.
private func randomSources(_ random: inout SeededRandom) -> [Source] {
    let dated = random.chance(90)
    return (0..<3).map { ordinal in
        Source(
            publisher: "Sample publisher \(ordinal)",
            asOf: dated && (ordinal == 0 || random.chance(70)) ? randomDay(&random) : nil)
    }
}

private func randomFacility(
    _ ordinal: Int, _ place: SamplePlace, earlier: [Facility], _ catalog: Catalog, _ random: inout SeededRandom
) -> Facility {
    var facility = Facility(id: random.next(), name: random.pick(organisations))
    facility.name2 = random.pick(["", "", "North Site", "Evening Clinic", "Site \(ordinal)"])
    facility.city = random.pick(["", "Los Angeles", "Adak"])
    facility.state = random.chance(85) ? StateCode(place.state) : random.pick([nil, StateCode("CA"), StateCode("NY")])
    facility.county = random.chance(70) ? place.county : random.pick(["", "Multnomah", "LOS ÁNGELES"])
    facility.zone = random.chance(85) ? place.zone : random.pick([nil, 0, 3, 6])
    facility.askedLevels = random.some(Level.allCases, percent: random.pick([20, 60, 100]))
    facility.records = (0..<random.within(1...3)).map { _ in
        RecordReference(
            key: random.next(), source: random.below(catalog.sources.count),
            asOf: random.chance(50) ? randomDay(&random) : nil)
    }
    facility.phones = [Phone(number: "213-555-0100", kind: .intake)]
    facility.website = random.pick(["", "https://www.example.org"])
    if random.chance(12) {
        facility.isConfidential = random.chance(50)
        return facility
    }
    let neighbour = earlier.isEmpty ? nil : random.pick(earlier).point
    facility.point = random.chance(12) ? neighbour ?? place.point : randomPoint(around: place.point, &random)
    facility.precision = random.pick([.site, .site, .zip, .place])
    return facility
}

/// A point within yards, miles, a day's drive or another part of the world.
package func randomPoint(around centre: Coordinate, _ random: inout SeededRandom) -> Coordinate {
    let spread = random.pick([0, 2000, 50_000, 50_000, 300_000, 300_000, 1_000_000, 5_000_000])
    let latitude = Int(centre.latitude) + random.within(-spread...spread)
    var longitude = Int(centre.longitude) + random.within(-spread...spread)
    if longitude > 180_000_000 { longitude -= 360_000_000 }
    if longitude < -180_000_000 { longitude += 360_000_000 }
    return Coordinate(
        microLatitude: Int32(min(max(latitude, -90_000_000), 90_000_000)), microLongitude: Int32(longitude))
}

/// Few organisations, so that they fold; some are one but for case, accents and signs.
private let organisations = [
    "Cedar House", "CEDAR HOUSE", "Casa Niño", "Casa Nino", "O'Sample's Place", "North Star Sample",
    "St. Sample Center",
    "Harbor Example Clinic",
]
