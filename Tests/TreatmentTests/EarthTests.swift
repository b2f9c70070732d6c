import Foundation
import TestSupport
import Testing
import Treatment

/// The one distance of this project against geodesics, against miles that the official locator printed, and against itself.
struct EarthTests {
    /// Flinders Peak to Buninyong, the classic example (Geoscience Australia), to prove the yardstick.
    @Test func theYardstickIsRight() throws {
        let a = try #require(Coordinate(latitude: -37.951033, longitude: 144.424868))
        let b = try #require(Coordinate(latitude: -37.652821, longitude: 143.926496))
        let exact = try #require(geodesicMetres(from: a, to: b))
        // 54,972.271 m on GRS 80, whose flattening differs in the ninth digit; micro-degrees round by 0.1 m.
        #expect(abs(exact - 54_972.271) < 0.2)
    }

    /// A mean radius is right to 0.1 % up to 12,000 km, which is every way within the states, and to 0.2 % from Guam to the
    /// Atlantic.
    @Test func isWithinATenthOfAPercentOfGeodesics() throws {
        var random = SeededRandom(seed: 20)
        var worst = (near: 0.0, far: 0.0)
        for _ in 0..<20_000 {
            let from = usPoint(&random)
            let to = random.chance(40) ? randomPoint(around: from, &random) : usPoint(&random)
            let exact = try #require(geodesicMetres(from: from, to: to))
            // Half a metre is what whole metres cost.
            let error = max(0, abs(Double(metres(from: from, to: to).rawValue) - exact) - 0.5) / max(exact, 1)
            if exact < 12_000_000 { worst.near = max(worst.near, error) } else { worst.far = max(worst.far, error) }
        }
        #expect(worst.near < 0.001 && worst.far < 0.002, "seed 20: \(worst)")
    }

    /// States, Alaska over the date line, Hawaii, Puerto Rico, Guam.
    private func usPoint(_ random: inout SeededRandom) -> Coordinate {
        let boxes = [
            (24_500_000...49_400_000, -124_700_000 ... -66_900_000),
            (51_200_000...71_400_000, -179_999_999 ... -130_000_000),
            (51_300_000...53_100_000, 172_300_000...180_000_000),
            (18_900_000...22_300_000, -160_300_000 ... -154_700_000),
            (17_600_000...18_600_000, -67_300_000 ... -64_500_000),
            (13_200_000...13_700_000, 144_600_000...145_000_000),
        ]
        let (latitudes, longitudes) = random.chance(60) ? boxes[0] : random.pick(boxes)
        return Coordinate(
            microLatitude: Int32(random.within(latitudes)), microLongitude: Int32(random.within(longitudes)))
    }

    /// The 2019 answers of the official locator print `miles` from two origins that `PROVENANCE.md` names.
    @Test(.enabled(if: sharedData("findtreatment-api-2019") != nil))
    func reproducesTheOfficialMiles() throws {
        struct Response: Decodable {
            struct Row: Decodable {
                let latitude: String
                let longitude: String
                let miles: Double
            }
            let rows: [Row]
        }
        let folder = try #require(sharedData("findtreatment-api-2019"))
        let origins = [(38.029294, -78.476661), (38.082467, -78.554745)]
            .compactMap { Coordinate(latitude: $0.0, longitude: $0.1) }
        var rows = 0
        for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
            let response = try JSONDecoder().decode(Response.self, from: Data(contentsOf: file))
            let points = try response.rows.map { row in
                let latitude = try #require(Double(row.latitude))
                let longitude = try #require(Double(row.longitude))
                return try #require(Coordinate(latitude: latitude, longitude: longitude))
            }
            let worst = origins.map { origin in
                zip(points, response.rows).map { point, row in
                    abs(Double(metres(from: origin, to: point).rawValue) / 1609.344 - row.miles)
                }.max() ?? 0
            }
            rows += points.count
            // 0.006 miles, and half a metre for whole metres.
            #expect((worst.min() ?? 1) <= 0.0064, "\(file.lastPathComponent): off by \(worst) miles")
        }
        #expect(rows == 85)
    }

    @Test func isSymmetricAndZeroAtHome() {
        var random = SeededRandom(seed: 21)
        for _ in 0..<1000 {
            let (a, b) = (usPoint(&random), usPoint(&random))
            #expect(metres(from: a, to: b) == metres(from: b, to: a))
            #expect(metres(from: a, to: a) == Metres(0))
        }
        // One place on both sides of the date line.
        let west = Coordinate(microLatitude: 52_000_000, microLongitude: 180_000_000)
        let east = Coordinate(microLatitude: 52_000_000, microLongitude: -180_000_000)
        #expect(metres(from: west, to: east) == Metres(0))
    }

    @Test func longestSquaredChordIsTheLastOneInside() {
        for raw in [0, 1, 2, 1609, 8047, 160_934, 500_000, 4_000_000, 20_000_000] {
            let radius = Metres(Int32(raw))
            let chord = radius.longestSquaredChord
            #expect(Metres(squaredChord: chord) <= radius)
            #expect(Metres(squaredChord: chord + 1) > radius)
        }
        #expect(Metres(-1).longestSquaredChord == -1)
        #expect(Metres(Int32.max).longestSquaredChord >= 1_630_000_000_000_000_000)
    }

    @Test func metresNeverFallAsTheChordGrows() {
        var random = SeededRandom(seed: 22)
        for _ in 0..<5000 {
            let chord = Int64(random.below(1 << random.within(1...60)))
            #expect(Metres(squaredChord: chord) <= Metres(squaredChord: chord + Int64(random.below(1 << 20))))
        }
    }

    @Test(arguments: [(0, 0), (1, 1609), (5, 8047), (10, 16_093), (25, 40_234), (60, 96_561), (100, 160_934)])
    func milesAreMetres(miles: Int, expected: Int32) {
        #expect(Metres(miles: miles).rawValue == expected)
        #expect(Metres(expected).tenthsOfMiles == 10 * miles)
    }

    @Test func sineCosineAndArcSineAgreeWithTheLibrary() {
        var random = SeededRandom(seed: 23)
        for _ in 0..<3000 {
            let angle = Int32(random.within(-180_000_000...180_000_000))
            let radians = Double(angle) / 1e6 * .pi / 180
            let (sine, cosine) = sineAndCosine(microDegrees: angle)
            #expect(abs(sine - sin(radians)) < 1e-14 && abs(cosine - cos(radians)) < 1e-14, "\(angle)")
            let x = Double(random.below(1_000_001)) / 1e6
            #expect(abs(arcSine(x) - asin(x)) < 1e-14, "\(x)")
        }
    }
}
