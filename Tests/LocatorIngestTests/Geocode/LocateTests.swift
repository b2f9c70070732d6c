import LocatorIngest
import Testing
import Treatment

struct LocateTests {
    /// What a record of 90012 with this point becomes.
    private func check(
        _ latitude: Double?, _ longitude: Double?, _ precision: PointPrecision, _ rules: [String],
        _ change: (inout FacilityRecord) -> Void = { _ in }
    ) throws -> Located {
        var record = FacilityRecord(position: Position(file: 0, line: 1, byte: 0))
        (record.street, record.city, record.state, record.zip) = ("1 Example Street", "Los Angeles", "CA", "90012")
        if let latitude, let longitude { record.point = Coordinate(latitude: latitude, longitude: longitude) }
        change(&record)
        var notices: [Notice] = []
        var places = PlaceFinder()
        let located = locate(
            record, gazetteer: try PipelineSamples.gazetteer(), places: &places, notices: &notices)
        #expect(located.precision == precision)
        #expect(notices.map(\.rule.id) == rules)
        return located
    }

    @Test("a plausible point of its own stays")
    func own() throws {
        let located = try check(34.0522, -118.2437, .site, [])
        #expect(located.point?.latitude == 34_052_200)
        #expect(located.county == "Los Angeles" && located.zone == 0)
    }

    @Test(
        "an implausible point gives way to the ZIP code's, with the rule that saw it",
        arguments: [
            (0.0, 0.0, "point-zero"), (0.004, -0.009, "point-zero"), (40.7, -74.0, "point-outside-state"),
            (34.05, 118.24, "point-outside-state"), (-118.24, 34.05, "point-outside-state"),
            (37.2, -119.3, "point-state-centre"),
            (35.3733, -119.0187, "point-far-from-zip"), (34.06141, -118.2385, "point-is-zip"),
        ])
    func implausible(_ latitude: Double, _ longitude: Double, _ rule: String) throws {
        // Beyond the globe there is no point at all.
        let rules = Coordinate(latitude: latitude, longitude: longitude) == nil ? [] : [rule]
        let located = try check(latitude, longitude, .zip, rules)
        #expect(located.point?.latitude == 34_061_400)
    }

    @Test("a point that three ZIP codes or four streets carry is no site's")
    func shared() throws {
        let point = try #require(Coordinate(latitude: 34.0522, longitude: -118.2437))
        func isShared(_ sightings: [(zip: String, street: UInt64)]) -> Bool {
            let seen = sightings.map { PointSighting(point, ZIPCode($0.zip), street: $0.street) }
            let (first, rest) = (seen.prefix(2), seen.dropFirst(2))
            // In whichever files they stand.
            return SharedPoints([Array(first), Array(rest)]).contains(point)
        }
        #expect(isShared([("90012", 1), ("90013", 1), ("93301", 1)]))
        #expect(isShared((1...4).map { ("90012", $0) }))
        #expect(!isShared((1...9).map { _ in ("90012", 1) }))
    }

    @Test("without a point: the ZIP code's, else the city's, else none")
    func fallBack() throws {
        _ = try check(nil, nil, .zip, [])
        let city = try check(nil, nil, .place, ["zip-unknown"]) { ($0.zip, $0.city) = ("96162", "Bakersfield") }
        #expect(city.county == "Kern" && city.point?.latitude == 35_373_300)
        let saint = try check(nil, nil, .place, []) { ($0.zip, $0.city) = ("", "Saint Mary") }
        #expect(saint.zip == nil && saint.point?.latitude == 35_400_000)
        // One name twice in a state: the county decides, else the number of people.
        let kern = try check(nil, nil, .place, []) { ($0.zip, $0.city, $0.county) = ("", "Springfield", "Kern County") }
        #expect(kern.point?.latitude == 35_100_000)
        let larger = try check(nil, nil, .place, []) { ($0.zip, $0.city) = ("", "Springfield") }
        #expect(larger.point?.latitude == 36_000_000)
        _ = try check(nil, nil, .none, ["zip-unreadable", "unlocated"]) { ($0.zip, $0.city) = ("ninety", "Nowhere") }
        _ = try check(nil, nil, .none, ["state-unknown", "unlocated"]) { ($0.zip, $0.state) = ("", "Kalifornien") }
    }

    @Test("ZIP code and state that contradict each other")
    func otherState() throws {
        let located = try check(nil, nil, .place, ["zip-other-state"]) { ($0.zip, $0.city) = ("10001", "Bakersfield") }
        #expect(located.state?.description == "CA" && located.county == "Kern")
        let zero = try check(nil, nil, .zip, []) { ($0.zip, $0.state) = ("2139", "MA") }
        #expect(zero.zip?.description == "02139")
        let stateless = try check(nil, nil, .zip, []) { $0.state = "" }
        #expect(stateless.state?.description == "CA")
    }

    @Test("an address that must not be shown leaves county and state", arguments: ["- - -", "12 Hidden Street"])
    func confidential(_ street: String) throws {
        let located = try check(34.0522, -118.2437, .none, ["address-confidential"]) { record in
            record.street = street
            record.isConfidential = street != "- - -"
        }
        #expect(located.isConfidential && located.point == nil && located.zip == nil && located.city.isEmpty)
        #expect(located.county == "Los Angeles" && located.state?.description == "CA")
    }

    @Test("outside the United States a point is kept untested")
    func foreign() throws {
        let located = try check(49.28, -123.12, .site, ["point-foreign"]) { record in
            (record.isForeign, record.state, record.zip, record.city) = (true, "BC", "V6B 1A1", "Vancouver")
        }
        #expect(located.state?.description == "BC" && located.zip == nil && located.city == "Vancouver")
        // A province must not pass for a state of ours.
        let mistaken = try check(49.28, -123.12, .site, ["point-foreign"]) { ($0.isForeign, $0.state) = (true, "CA") }
        #expect(mistaken.state == nil)
    }
}
