import Treatment

/// What `aliases.csv` says: names that people use and the gazetteer's sources do not have.
struct CommonNames {
    /// Short names of cities: `NYC`.
    var aliases: [Gazetteer.Alias] = []
    /// Parts of cities, at the point of one of their ZIP codes: `Treme`. Their people are not known.
    var places: [Gazetteer.City] = []
}

/// Reads `alias,city,state,zip`: with a ZIP code a place of its own there, else another name of the city.
/// - Throws: a missing column; a ZIP code that is not there or in another state.
func readAliases(_ bytes: [UInt8], _ zips: [Gazetteer.ZIP]) throws(FileError) -> CommonNames {
    var table = try GazetteerTable(bytes, "aliases.csv", ["alias", "city", "state", "zip"])
    let known = Gazetteer(zips: zips)
    var common = CommonNames()
    while try table.next() {
        let name = table.text(0)
        let state = try table.state(2)
        guard !table.text(3).isEmpty else {
            common.aliases.append(Gazetteer.Alias(name: name, city: table.text(1), state: state))
            continue
        }
        guard let zip = known.zip(try table.zip(3)), zip.state == state else {
            throw table.fault("a ZIP code of \(state)")
        }
        common.places.append(
            Gazetteer.City(
                name: name, state: state, county: zip.county, point: zip.point, population: 0, zone: zip.zone))
    }
    return common
}
