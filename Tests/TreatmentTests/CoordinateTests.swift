import Testing
import Treatment

/// Points, state codes and ZIP codes as they are read and printed.
struct CoordinateTests {
    @Test(arguments: [
        (34.052235, -118.243683, "34.052235, -118.243683"), (-0.0000005, 0.0000004, "-0.000001, 0.000000"),
        (90, -180, "90.000000, -180.000000"), (0.1, 0.01, "0.100000, 0.010000"),
    ])
    func prints(latitude: Double, longitude: Double, text: String) throws {
        let point = try #require(Coordinate(latitude: latitude, longitude: longitude))
        #expect(point.description == text)
    }

    @Test(arguments: [(90.1, 0), (-90.1, 0), (0, 180.1), (0, -180.1), (.nan, 0), (0, .infinity)] as [(Double, Double)])
    func refusesWhatIsNotOnTheGlobe(latitude: Double, longitude: Double) {
        #expect(Coordinate(latitude: latitude, longitude: longitude) == nil)
    }

    @Test(arguments: [
        ("90012", "90012"), ("90012-1234", "90012"), ("900121234", "90012"), ("2139", "02139"), ("601", "00601"),
        ("2139-1234", "02139"), ("00501", "00501"), ("00000", nil), ("", nil), ("9", nil), ("12", nil), ("900123", nil),
        ("9001a", nil), ("１２３４５", nil), ("9001212345", nil), ("21391234", nil),
    ])
    func zipCodes(text: String, expected: String?) { #expect(ZIPCode(text)?.description == expected) }

    @Test(arguments: [
        ("CA", "CA"), ("ca", "CA"), ("C", nil), ("CAL", nil), ("C1", nil), ("", nil), ("É", nil), ("[{", nil),
    ])
    func stateCodes(text: String, expected: String?) { #expect(StateCode(text)?.description == expected) }

    @Test func aBoxMayCrossTheDateLine() throws {
        let box = Gazetteer.State(
            code: try #require(StateCode("AK")), name: "Alaska",
            centre: Coordinate(microLatitude: 0, microLongitude: 0),
            southWest: Coordinate(microLatitude: 51_000_000, microLongitude: 172_000_000),
            northEast: Coordinate(microLatitude: 72_000_000, microLongitude: -129_000_000), zone: 0)
        #expect(box.contains(Coordinate(microLatitude: 52_900_000, microLongitude: 173_000_000)))
        #expect(box.contains(Coordinate(microLatitude: 61_000_000, microLongitude: -149_900_000)))
        #expect(!box.contains(Coordinate(microLatitude: 61_000_000, microLongitude: -120_000_000)))
        #expect(!box.contains(Coordinate(microLatitude: 50_000_000, microLongitude: 173_000_000)))
    }
}
