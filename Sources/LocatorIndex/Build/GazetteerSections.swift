import Treatment

/// Where places lie, and the small tables: carriers, sources, zones, states.
func gazetteerSections(_ catalog: Catalog, _ strings: inout StringPool) -> [Section] {
    var carriers = FieldWriter()
    let named = catalog.vocabulary.entries.dropFirst(Vocabulary.fixed.count)
    carriers.number(named.count)
    for entry in named {
        carriers.string(entry.code, &strings)
        carriers.string(entry.english, &strings)
    }
    var sources = FieldWriter()
    sources.number(catalog.sources.count)
    for source in catalog.sources {
        sources.string(source.publisher, &strings)
        sources.day(source.asOf)
    }
    let gazetteer = catalog.gazetteer
    var zones = FieldWriter()
    zones.number(gazetteer.zones.count)
    for zone in gazetteer.zones {
        zones.string(zone.name, &strings)
        zones.number(zone.standardOffsetMinutes + 1440)
        zones.number(zone.keepsDaylightTime ? 1 : 0)
    }
    var states = FieldWriter()
    states.number(gazetteer.states.count)
    for state in gazetteer.states {
        states.number(Int(state.code.rawValue))
        states.string(state.name, &strings)
        for point in [state.centre, state.southWest, state.northEast] {
            states.number(Int(point.latitude) + 90_000_000)
            states.number(Int(point.longitude) + 180_000_000)
        }
        states.number(state.zone)
    }

    let zips = gazetteer.zips
    var zipWords: [UInt32] = []
    var zipFields: [UInt32] = []
    zipWords.reserveCapacity(4 * zips.count)
    zipFields.reserveCapacity(2 * zips.count)
    for zip in zips.indices.sorted(by: { zips[$0].code < zips[$1].code }).lazy.map({ zips[$0] }) {
        zipWords += [
            zip.code.rawValue, UInt32(bitPattern: zip.point.latitude), UInt32(bitPattern: zip.point.longitude),
        ]
        zipWords.append(UInt32(zip.state.rawValue) | UInt32(zip.zone) << 16)
        zipFields += [UInt32(strings.offset(of: zip.city)), UInt32(strings.offset(of: zip.county))]
    }
    // Cities by folded name, then the most populous first: the order of choices.
    let cities = gazetteer.cities
    let keys = cities.map { foldedPlace($0.name) }
    let order = cities.indices.sorted { a, b in
        (keys[a], -cities[a].population, cities[a].state, cities[a].county)
            < (keys[b], -cities[b].population, cities[b].state, cities[b].county)
    }
    var cityWords: [UInt32] = []
    cityWords.reserveCapacity(8 * cities.count)
    for place in order {
        let city = cities[place]
        cityWords += [UInt32(strings.offset(of: keys[place])), UInt32(strings.offset(of: city.name))]
        cityWords += [UInt32(strings.offset(of: city.county))]
        cityWords += [UInt32(bitPattern: city.point.latitude), UInt32(bitPattern: city.point.longitude)]
        cityWords += [UInt32(clamping: city.population), UInt32(city.state.rawValue) | UInt32(city.zone) << 16]
        cityWords.append(nameShape(keys[place]))
    }
    return [
        (.carriers, carriers.bytes), (.sources, sources.bytes), (.zones, zones.bytes), (.states, states.bytes),
        (.zips, bytes(of: zipWords)), (.zipFields, bytes(of: zipFields)), (.cities, bytes(of: cityWords)),
        (.counties, bytes(of: countyWords(gazetteer, &strings))),
        (.aliases, bytes(of: aliasWords(gazetteer, &strings))),
    ]
}
