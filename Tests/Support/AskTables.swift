import Foundation
package import LocatorIndex
import Treatment

/// The repository's own tables, read naively: no cell of theirs but a note holds a comma.
package enum AskTables {
    /// A snapshot without programs that understands sentences, in the whole gazetteer.
    package static func snapshot() throws -> Snapshot { try loaded.get() }

    /// Rows of a table below `data`, split at commas.
    package static func rows(_ path: String) throws -> [[Substring]] {
        let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: "data/\(path)"), encoding: .utf8)
        return text.utf8.split(separator: 0x0A).dropFirst().map { line in
            Substring(line).split(separator: ",", omittingEmptySubsequences: false)
        }
    }

    private static let loaded = Result {
        var catalog = Catalog(vocabulary: sampleVocabulary, gazetteer: try gazetteer())
        catalog.concepts = allConcepts(try concepts(), sampleVocabulary)
        catalog.safety = try safety()
        return try Snapshot(bytes: encode(catalog))
    }

    private static func concepts() throws -> [Concept] {
        try rows("vocabulary/synonyms.csv").filter { $0[2] != "forbid" }.flatMap { cells in
            cells[0].split(separator: ";").map { phrase in
                Concept(
                    phrase: foldedTokens(phrase).joined(separator: " "), parameter: String(cells[2]),
                    value: String(cells[3].map { $0 == ";" ? "," : $0 }), isExact: cells[4].contains("exact"),
                    isGeneral: cells[4].contains("general"))
            }
        }
    }

    private static func safety() throws -> [SafetyPhrase] {
        try rows("vocabulary/safety.csv").flatMap { cells in
            cells[0].split(separator: ";").map { phrase in
                SafetyPhrase(phrase: foldedTokens(phrase).joined(separator: " "), notice: SafetyNotice(id: cells[2]))
            }
        }.sorted { $0.phrase.utf8.lexicographicallyPrecedes($1.phrase.utf8) }
    }

    private static func gazetteer() throws -> Gazetteer {
        var gazetteer = Gazetteer(version: 8)
        gazetteer.zones = try rows("gazetteer/zones.csv").map {
            Zone(name: String($0[0]), standardOffsetMinutes: Int($0[1]) ?? 0, keepsDaylightTime: $0[2] == "1")
        }
        var zones: [Substring: Int] = [:]
        for (ordinal, zone) in gazetteer.zones.enumerated() { zones[Substring(zone.name)] = ordinal }
        func point(_ latitude: Substring, _ longitude: Substring) -> Coordinate {
            Coordinate(latitude: Double(latitude) ?? 0, longitude: Double(longitude) ?? 0)
                ?? Coordinate(microLatitude: 0, microLongitude: 0)
        }
        gazetteer.zips = try rows("gazetteer/zips.csv").compactMap { cells in
            guard let code = ZIPCode(cells[0]), let state = StateCode(cells[2]) else { return nil }
            return Gazetteer.ZIP(
                code: code, city: String(cells[1]), state: state, county: String(cells[3]),
                point: point(cells[4], cells[5]), zone: zones[cells[6]] ?? 0)
        }
        gazetteer.cities = try rows("gazetteer/places.csv").compactMap { cells in
            guard let state = StateCode(cells[1]) else { return nil }
            return Gazetteer.City(
                name: String(cells[0]), state: state, county: String(cells[2]), point: point(cells[3], cells[4]),
                population: Int(cells[5]) ?? 0, zone: zones[cells[6]] ?? 0)
        }
        gazetteer.states = try rows("gazetteer/states.csv").compactMap { cells in
            StateCode(cells[0]).map {
                Gazetteer.State(
                    code: $0, name: String(cells[1]), centre: point(cells[2], cells[3]),
                    southWest: point(cells[4], cells[6]), northEast: point(cells[5], cells[7]),
                    zone: zones[cells[8]] ?? 0)
            }
        }
        return gazetteer
    }
}
