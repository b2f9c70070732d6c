import LocatorIndex
import LocatorSearch
import TestSupport
import Testing
import Treatment

/// A county or a state as the place. That hits are right is the naive scan's to say; here is what a request makes of it.
struct AreaTests {
    private func snapshot() throws -> Snapshot { try Snapshot(bytes: encode(Catalog(gazetteer: sampleGazetteer))) }

    private func read(_ parameters: [(String, String)]) throws -> SearchRequest {
        try parseRequest(parameters.map { (name: $0.0, value: $0.1) }, in: snapshot()).request
    }

    @Test func aCountyIsAnAreaAndTheHomeOfThePerson() throws {
        let request = try read([("near", "Travis County, Texas")])
        #expect(request.origin == nil)
        #expect(request.area?.label == "Travis County, TX")
        #expect(request.home.state == StateCode("TX") && request.home.county == "travis")
        #expect(request.home.zone == sampleZones[2])
        #expect(request.placeLabel == "Travis County, TX")
    }

    @Test func aCorrectionIsRemembered() throws {
        let city = try read([("near", "Los Angelse")])
        #expect(city.placeAsked == "Los Angelse" && city.placeLabel == "Los Angeles, CA (Los Angeles)")
        let state = try read([("near", "Califronia")])
        #expect(state.placeAsked == "Califronia" && state.placeLabel == "California")
        let written = try read([("near", "los angeles")])
        #expect(written.placeAsked == nil)
    }

    @Test(arguments: [
        ("radius", "25"), ("ring", "10"), ("scale", "10"), ("sort", "distance"), ("sort", "travel"),
    ])
    func anAreaHasNoMiddle(name: String, value: String) throws {
        do {
            _ = try read([("near", "Texas"), (name, value)])
            Issue.record("\(name)=\(value) was taken")
        } catch let error as ParameterError {
            #expect(error.parameter == "near" && error.expected.contains("a city or a ZIP code"), "\(error)")
        }
    }

    @Test func aCursorOfOneAreaDoesNotContinueAnother() throws {
        let requests = try ["Texas", "Travis County", "Maine", "Austin"].map { try read([("near", $0)]) }
        #expect(Set(requests.map(\.fingerprint)).count == requests.count)
    }

    /// Programs without a point count where their county is known; with another spelling of it too.
    @Test func unlocatedAndConfidentialProgramsAreHits() throws {
        var catalog = Catalog(vocabulary: sampleVocabulary, gazetteer: sampleGazetteer)
        catalog.sources = [Source(publisher: "", asOf: Day(rawValue: 19_000))]
        for (place, county) in ["Travis", "TRAVIS", "Tra vis", "", "Bastrop"].enumerated() {
            var facility = Facility(id: UInt64(place + 1), name: "Sample", state: StateCode("TX"))
            facility.county = county
            facility.isConfidential = place == 1
            facility.point = place == 0 ? samplePlaces[4].point : nil
            catalog.facilities.append(facility)
            catalog.programs.append(Program(id: UInt64(place + 1), facility: place, level: .iop, focus: .both))
        }
        let engine = SearchEngine(try Snapshot(bytes: encode(catalog)))
        let ids = engine.snapshot.columns.programID
        var request = try read([("near", "Travis County")])
        let county = try engine.search(request)
        #expect(county.hits.map { ids[$0.program] }.sorted() == [1, 2, 3])
        #expect(county.radius.metres == nil && county.scaleMiles == nil && county.hits.allSatisfy { $0.metres == nil })
        // Where the county is not known it may be this one.
        #expect(county.unlocated.ordinals.map { ids[$0] } == [4])
        request = try read([("near", "Texas")])
        #expect(try engine.search(request).total == 5)
    }

    /// From Adak the islands east and west of the 180th meridian are neighbours.
    @Test func theDateLineIsNoEdge() throws {
        var catalog = Catalog(vocabulary: sampleVocabulary, gazetteer: sampleGazetteer)
        let points: [(Int32, Int32)] = [
            (52_940_000, 179_600_000), (52_100_000, -179_300_000), (51_880_000, -176_650_000),
            (64_500_000, -165_400_000),
            (21_300_000, -157_850_000),
        ]
        for (place, point) in points.enumerated() {
            var facility = Facility(id: UInt64(place + 1), name: "Sample", state: StateCode("AK"))
            facility.point = Coordinate(microLatitude: point.0, microLongitude: point.1)
            catalog.facilities.append(facility)
            catalog.programs.append(Program(id: UInt64(place + 1), facility: place, level: .iop, focus: .both))
        }
        let engine = SearchEngine(try Snapshot(bytes: encode(catalog)))
        let request = try read([("near", "51.88, -176.66"), ("radius", "900"), ("sort", "distance")])
        let answer = try engine.search(request)
        #expect(answer.hits.map { engine.snapshot.columns.programID[$0.program] } == [3, 2, 1])
        #expect(answer.hits.allSatisfy { ($0.metres?.tenthsOfMiles ?? 9999) < 2000 })
    }
}
