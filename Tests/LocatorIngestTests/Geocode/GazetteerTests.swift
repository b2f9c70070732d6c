import LocatorIngest
import Testing
import Treatment

struct GazetteerTests {
    @Test("sorted as the type promises, and named by its bytes")
    func sorted() throws {
        let gazetteer = try PipelineSamples.gazetteer()
        #expect(gazetteer.zips.map(\.code.description) == ["02139", "10001", "90012", "90013", "93301"])
        #expect(
            gazetteer.cities.map { "\($0.name) \($0.state) \($0.county)" } == [
                "Bakersfield CA Kern", "Springfield CA Kern", "Springfield CA Tulare", "Springfield MA Hampden",
                "St. Mary CA Kern",
            ])
        #expect(gazetteer.states.map(\.code.description) == ["AK", "CA", "MA", "NY"])
        #expect(gazetteer.zips[0].zone == 1 && gazetteer.zones[1].name == "America/New_York")
        #expect(gazetteer.version != 0)
    }

    @Test(
        "a gazetteer that cannot be read says where",
        arguments: [
            ("zip,city,state,county,lat,lon,zone\n9001,A,CA,B,1,1,Z", "zips.csv:2: expected a ZIP code"),
            ("zip,city,state,county,lat,lon,zone\n90012,A,CA,B,x,1,Z", "zips.csv:2: expected a latitude"),
            ("zip,city,state,county,lat,lon,zone\n90012,A,CA,B,91,1,Z", "zips.csv:2: expected a latitude"),
            ("zip,city,state,county,lat,lon,zone\n90012,A,CA,B,1,1,Y", "zips.csv:2: expected a time zone"),
            ("zip,city,state,county,lat,lon\n", "zips.csv:1: the gazetteer has no column \"zone\""),
        ])
    func faults(_ zips: String, _ expected: String) throws {
        let zones = PipelineSamples.bytes("zone,standard_offset_minutes,us_daylight_time\nZ,-300,1\n")
        let places = PipelineSamples.bytes("name,state,county,lat,lon,population,zone\n")
        let states = PipelineSamples.bytes("state,name,lat,lon,south,north,west,east,zone\n")
        do {
            _ = try loadGazetteer(zips: PipelineSamples.bytes(zips), places: places, states: states, zones: zones)
            Issue.record("it was read")
        } catch {
            #expect("\(error)".hasPrefix(expected), "\(error)")
        }
    }

    @Test("the project's own gazetteer loads, is sorted and has what searches need")
    func own() throws {
        let gazetteer = try loadGazetteer(
            zips: SAMHSASamples.file("data/gazetteer/zips.csv").bytes,
            places: SAMHSASamples.file("data/gazetteer/places.csv").bytes,
            states: SAMHSASamples.file("data/gazetteer/states.csv").bytes,
            zones: SAMHSASamples.file("data/gazetteer/zones.csv").bytes,
            aliases: SAMHSASamples.file("data/gazetteer/aliases.csv").bytes)
        // Each short name stands for a city that is there.
        let cities = Set(gazetteer.cities.map { "\(foldedPlace($0.name)) \($0.state)" })
        #expect(gazetteer.aliases.allSatisfy { cities.contains("\(foldedPlace($0.city)) \($0.state)") })
        #expect(gazetteer.aliases.count > 40)
        #expect(gazetteer.zips.count > 41_000 && gazetteer.cities.count > 40_000 && gazetteer.states.count > 50)
        #expect(zip(gazetteer.zips, gazetteer.zips.dropFirst()).allSatisfy { $0.code < $1.code })
        #expect(
            zip(gazetteer.cities, gazetteer.cities.dropFirst()).allSatisfy {
                ($0.name, $0.state, $0.county) <= ($1.name, $1.state, $1.county)
            })
    }
}
