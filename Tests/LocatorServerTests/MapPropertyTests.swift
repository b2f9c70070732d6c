import TestSupport
import Testing
import Treatment

@testable import LocatorServer

/// What every map must keep, whatever it is given.
@Suite struct MapPropertyTests {
    @Test(arguments: 0..<200)
    func everyHitHasAPinInsideThePicture(_ seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let map = try randomMap(&random)
        let frame = try #require(MapFrame(map))
        let pins = settledPins(frame.pins(map), inside: frame.inner)
        #expect(pins.flatMap(\.ranks).sorted() == map.pins.map(\.rank).sorted(), "seed \(seed)")
        for (place, pin) in pins.enumerated() {
            #expect(frame.inner.holds(pin.box), "seed \(seed): \(pin)")
            for other in pins[..<place] {
                #expect(!other.box.grown(by: -3).overlaps(pin.box.grown(by: -3)), "seed \(seed): \(pin), \(other)")
            }
        }
        let picture = try #require(drawMap(map))
        #expect(isXML(picture), "seed \(seed)")
        #expect(coordinates(picture).allSatisfy { abs($0) <= 2 * MapFrame.side }, "seed \(seed)")
        #expect(picture == drawMap(map), "seed \(seed)")
        #expect(!picture.contains("style=") && !picture.contains("href"), "seed \(seed)")
    }

    /// A hit inside a ring stands inside its circle, wherever on Earth.
    @Test(arguments: 0..<100)
    func ringsTellTheTruth(_ seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let map = try randomMap(&random)
        guard let start = map.start, let frame = MapFrame(map) else { return }
        let middle = frame.projection.middleSpot
        for pin in map.pins {
            let spot = frame.projection.spot(pin.point)
            let away = (Double((spot.x - middle.x) * (spot.x - middle.x) + (spot.y - middle.y) * (spot.y - middle.y)))
                .squareRoot()
            let wanted = Double(frame.projection.pixels(metres: Int(metres(from: start.point, to: pin.point).rawValue)))
            #expect(abs(away - wanted) < 2, "seed \(seed): \(pin)")
        }
    }

    @Test func northIsUpAndEastIsRight() throws {
        for longitude in [-118.0, 0, 179.99, -179.99] {
            let middle = try point(52, longitude)
            let projection = MapProjection(
                middle: middle, reachMetres: 100_000, reachPixels: 190, middleSpot: Spot(x: 200, y: 200))
            #expect(projection.spot(try point(52.5, longitude)).y < 200)
            let eastward = longitude + 0.5 > 180 ? longitude - 359.5 : longitude + 0.5
            #expect(projection.spot(try point(52, eastward)).x > 200)
        }
    }

    @Test func centreOfPointsOnBothSidesOfTheDateLine() throws {
        let middle = try #require(centre(of: [try point(52, 179), try point(54, -179)]))
        #expect(abs(middle.longitude) == 180_000_000)
        #expect(middle.latitude == 53_000_000)
        #expect(centre(of: []) == nil)
    }

    @Test func groupsSayTheirRanks() {
        func text(_ ranks: [Int]) -> String {
            MapPin(ranks: ranks, names: [], spot: Spot(x: 0, y: 0), approximate: 0, isBeyond: false).text
        }
        #expect(text([4]) == "4")
        #expect(text([3, 4, 5]) == "3–5")
        #expect(text([1, 2]) == "1,2")
        #expect(text([1, 7]) == "1,7")
        #expect(text([1, 2, 3, 4, 8, 10, 12]) == "1–4 +3")
    }

    @Test func noPinNoMap() throws {
        #expect(drawMap(try sampleMap(start: try point(34, -118), pins: [])) == nil)
    }
}

private func randomMap(_ random: inout SeededRandom) throws -> MapDrawing {
    let middle = random.pick(samplePlaces).point
    let count = random.within(1...random.pick([3, 20, 20, 60]))
    let names = ["<script>", "A & B", "Cedar \"House\"", "O'Neil\u{0}", "Ñandú"]
    let pins = (1...count).map { rank in
        MapDrawing.Pin(
            rank: rank, name: random.pick(names), point: randomPoint(around: middle, &random),
            isApproximate: random.chance(20))
    }
    let labels = (0..<random.below(8)).map { _ in
        MapDrawing.Label(
            name: random.pick(names), point: randomPoint(around: middle, &random),
            kind: random.chance(20) ? .state : .place)
    }
    return MapDrawing(
        id: "map", start: random.chance(80) ? MapDrawing.Start(label: random.pick(names), point: middle) : nil,
        radius: random.chance(60) ? Metres(miles: random.within(1...200)) : nil, pins: pins, labels: labels,
        language: random.chance(50) ? .english : .spanish)
}
