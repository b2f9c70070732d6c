import TestSupport
import Testing
import Treatment

@testable import LocatorServer

/// Maps, looked at and kept. `make golden` rewrites them.
@Suite struct MapGoldenTests {
    @Test func aTown() throws {
        let map = try sampleMap(
            start: try point(34.0614, -118.2385),
            pins: [
                (1, 34.07, -118.25, false), (2, 34.02, -118.30, false), (3, 34.021, -118.301, false),
                (4, 34.0212, -118.302, true), (5, 33.95, -118.15, true), (6, 34.15, -118.14, false),
                (7, 34.19, -118.40, false), (8, 34.0614, -118.2385, false), (20, 34.16, -118.15, false),
            ], radiusMiles: 10,
            labels: try [
                label("Los Angeles", 34.05, -118.24), label("Pasadena", 34.147, -118.144),
                label("Inglewood", 33.96, -118.353), label("East <\"L\" & 'A'>", 34.02, -118.17),
            ])
        try expectPicture("Tests/Goldens/map-town.svg", try #require(drawMap(map)))
    }

    @Test func acrossTheDateLine() throws {
        let map = try sampleMap(
            start: try point(51.88, -176.65),
            pins: [
                (1, 51.9, -176.6, false), (2, 52.7, 174.1, false), (3, 61.2, -149.9, true), (4, 13.44, 144.79, false),
            ], labels: try [label("Adak", 51.85, -177.08), label("Alaska", 61.5, -152.4, .state)], in: .spanish)
        try expectPicture("Tests/Goldens/map-date-line.svg", try #require(drawMap(map)))
    }

    @Test func aCountyWithoutAStart() throws {
        let map = try sampleMap(
            start: nil,
            pins: [(1, 30.27, -97.74, false), (2, 30.40, -97.70, false), (3, 30.19, -97.82, true)],
            labels: try [label("Austin", 30.3, -97.75)])
        try expectPicture("Tests/Goldens/map-county.svg", try #require(drawMap(map)))
    }

    /// What is attended online lies far outside the ring, and is pointed at.
    @Test func beyondTheRing() throws {
        let map = try sampleMap(
            start: try point(34.06, -118.24),
            pins: [(1, 34.07, -118.25, false), (2, 37.77, -122.42, false), (3, 34.1, -118.3, false)], radiusMiles: 5)
        try expectPicture("Tests/Goldens/map-beyond.svg", try #require(drawMap(map)))
    }
}

private func label(
    _ name: String, _ latitude: Double, _ longitude: Double, _ kind: MapDrawing.Label.Kind = .place
) throws -> MapDrawing.Label {
    MapDrawing.Label(name: name, point: try point(latitude, longitude), kind: kind)
}
