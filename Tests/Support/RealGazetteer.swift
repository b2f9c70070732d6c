import Foundation
package import LocatorIndex
import Treatment

/// A snapshot of the repository's own gazetteer and no program, read once.
package let realPlaces: Result<Snapshot, any Error> = Result {
    try Snapshot(bytes: encode(Catalog(gazetteer: readGazetteer())))
}

/// `data/gazetteer/`, read simply: no field is quoted there. Rows that do not read are left out.
func readGazetteer() throws -> Gazetteer {
    var gazetteer = Gazetteer(version: 1)
    for row in try rows("zones") {
        gazetteer.zones.append(
            Zone(name: row[0], standardOffsetMinutes: Int(row[1]) ?? 0, keepsDaylightTime: row[2] == "1"))
    }
    let zones = Dictionary(gazetteer.zones.enumerated().map { ($1.name, $0) }, uniquingKeysWith: min)
    for row in try rows("zips") {
        guard let code = ZIPCode(row[0]), let state = StateCode(row[2]), let point = point(row[4], row[5]) else {
            continue
        }
        gazetteer.zips.append(
            Gazetteer.ZIP(
                code: code, city: row[1], state: state, county: row[3], point: point, zone: zones[row[6]] ?? 0))
    }
    for row in try rows("places") {
        guard let state = StateCode(row[1]), let point = point(row[3], row[4]) else { continue }
        gazetteer.cities.append(
            Gazetteer.City(
                name: row[0], state: state, county: row[2], point: point, population: Int(row[5]) ?? 0,
                zone: zones[row[6]] ?? 0))
    }
    for row in try rows("states") {
        guard let code = StateCode(row[0]), let centre = point(row[2], row[3]), let low = point(row[4], row[6]),
            let high = point(row[5], row[7])
        else { continue }
        gazetteer.states.append(
            Gazetteer.State(
                code: code, name: row[1], centre: centre, southWest: low, northEast: high, zone: zones[row[8]] ?? 0))
    }
    let byCode = Dictionary(gazetteer.zips.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    for row in try rows("aliases") {
        guard let state = StateCode(row[2]) else { continue }
        if let zip = ZIPCode(row[3]).flatMap({ byCode[$0] }) {
            gazetteer.cities.append(
                Gazetteer.City(
                    name: row[0], state: state, county: zip.county, point: zip.point, population: 0, zone: zip.zone))
        } else {
            gazetteer.aliases.append(Gazetteer.Alias(name: row[0], city: row[1], state: state))
        }
    }
    return gazetteer
}

private func rows(_ name: String) throws -> [[String]] {
    let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent()
    let text = try String(contentsOf: root.appending(path: "data/gazetteer/\(name).csv"), encoding: .utf8)
    return text.split(separator: "\n").dropFirst().map { line in
        line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
}

private func point(_ latitude: String, _ longitude: String) -> Coordinate? {
    guard let latitude = Double(latitude), let longitude = Double(longitude) else { return nil }
    return Coordinate(latitude: latitude, longitude: longitude)
}
