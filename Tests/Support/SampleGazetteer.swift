package import Treatment

/// A place that sample facilities stand around: true points, and a corner of the country each.
package struct SamplePlace: Sendable {
    package let point: Coordinate
    package let state: String
    package let county: String
    /// Ordinal in `sampleZones`.
    package let zone: Int
}

package let sampleZones: [Zone] = [
    Zone(name: "America/Los_Angeles", standardOffsetMinutes: -480, keepsDaylightTime: true),
    Zone(name: "America/Phoenix", standardOffsetMinutes: -420, keepsDaylightTime: false),
    Zone(name: "America/Chicago", standardOffsetMinutes: -360, keepsDaylightTime: true),
    Zone(name: "America/New_York", standardOffsetMinutes: -300, keepsDaylightTime: true),
    Zone(name: "America/Anchorage", standardOffsetMinutes: -540, keepsDaylightTime: true),
    Zone(name: "America/Adak", standardOffsetMinutes: -600, keepsDaylightTime: true),
    Zone(name: "Pacific/Guam", standardOffsetMinutes: 600, keepsDaylightTime: false),
]

/// In the middle of the country, at its edges and on both sides of the date line.
package let samplePlaces: [SamplePlace] = [
    place(34_052_235, -118_243_683, "CA", "Los Angeles", 0), place(45_515_232, -122_678_385, "OR", "Multnomah", 0),
    place(40_712_776, -74_005_974, "NY", "New York", 3), place(43_659_099, -70_256_819, "ME", "Cumberland", 3),
    place(30_267_153, -97_743_057, "TX", "Travis", 2), place(33_448_376, -112_074_036, "AZ", "Maricopa", 1),
    place(51_880_000, -176_658_056, "AK", "Aleutians West", 5),
    place(52_940_000, 179_600_000, "AK", "Aleutians West", 5),
    place(71_290_556, -156_788_611, "AK", "North Slope", 4), place(13_475_000, 144_750_000, "GU", "", 6),
    place(24_555_059, -81_779_987, "FL", "Monroe", 3),
]

private func place(_ latitude: Int32, _ longitude: Int32, _ state: String, _ county: String, _ zone: Int) -> SamplePlace
{
    SamplePlace(
        point: Coordinate(microLatitude: latitude, microLongitude: longitude), state: state, county: county, zone: zone)
}

/// A small gazetteer with all that place resolution has to tell apart: one name in two states, one name twice in a state,
/// a post office beside a city, saints and accents.
package let sampleGazetteer: Gazetteer = {
    var gazetteer = Gazetteer(zones: sampleZones, version: 7)
    let zips: [(UInt32, String, String, String, Int32, Int32, Int)] = [
        (2139, "Cambridge", "MA", "Middlesex", 42_364_700, -71_104_200, 3),
        (4101, "Portland", "ME", "Cumberland", 43_660_600, -70_258_900, 3),
        (63101, "Saint Louis", "MO", "St. Louis (city)", 38_631_600, -90_192_300, 2),
        (78701, "Austin", "TX", "Travis", 30_271_300, -97_742_600, 2),
        (90012, "Los Angeles", "CA", "Los Angeles", 34_061_400, -118_238_500, 0),
        (90013, "Los Angeles", "CA", "Los Angeles", 34_044_800, -118_243_400, 0),
        (96910, "Hagatna", "GU", "", 13_475_000, 144_750_000, 6),
        (97201, "Portland", "OR", "Multnomah", 45_505_200, -122_690_500, 0),
        (99546, "Adak", "AK", "Aleutians West", 51_880_000, -176_658_100, 5),
        (99547, "Atka", "AK", "Aleutians West", 52_196_100, -174_200_600, 5),
    ]
    gazetteer.zips = zips.compactMap { code, city, state, county, latitude, longitude, zone in
        StateCode(state).map {
            Gazetteer.ZIP(
                code: ZIPCode(rawValue: code), city: city, state: $0, county: county,
                point: Coordinate(microLatitude: latitude, microLongitude: longitude), zone: zone)
        }
    }
    let cities: [(String, String, String, Int32, Int32, Int, Int)] = [
        ("Adak", "AK", "Aleutians West", 51_880_000, -176_658_100, 326, 5),
        ("Austin", "TX", "Travis", 30_267_153, -97_743_057, 961_855, 2),
        ("Cambridge", "MA", "Middlesex", 42_373_600, -71_109_700, 118_403, 3),
        ("Los Angeles", "CA", "Los Angeles", 34_052_235, -118_243_683, 3_898_747, 0),
        ("Mayagüez", "PR", "", 18_201_100, -67_139_600, 73_077, 3),
        ("Portland", "ME", "Cumberland", 43_659_099, -70_256_819, 68_408, 3),
        ("Portland", "OR", "Multnomah", 45_515_232, -122_678_385, 652_503, 0),
        ("Rome", "NY", "Oneida", 43_212_800, -75_455_700, 32_127, 3),
        ("Rome", "TX", "", 32_000_000, -98_000_000, 0, 2),
        ("Springfield", "OR", "Lane", 44_046_200, -123_022_000, 61_851, 0),
        ("Springfield", "TX", "Bastrop", 30_200_000, -97_300_000, 900, 2),
        ("Springfield", "TX", "Limestone", 31_600_000, -96_500_000, 12, 2),
        ("St. Louis", "MO", "St. Louis (city)", 38_627_003, -90_199_402, 301_578, 2),
    ]
    gazetteer.cities = cities.compactMap { name, state, county, latitude, longitude, population, zone in
        StateCode(state).map {
            Gazetteer.City(
                name: name, state: $0, county: county,
                point: Coordinate(microLatitude: latitude, microLongitude: longitude), population: population,
                zone: zone)
        }
    }
    let states = [
        ("AK", "Alaska", 4), ("AZ", "Arizona", 1), ("CA", "California", 0), ("FL", "Florida", 3), ("GU", "Guam", 6),
        ("MA", "Massachusetts", 3), ("ME", "Maine", 3), ("MO", "Missouri", 2), ("NY", "New York", 3),
        ("OR", "Oregon", 0),
        ("PR", "Puerto Rico", 3), ("TX", "Texas", 2),
    ]
    gazetteer.states = states.compactMap { code, name, zone in
        StateCode(code).map {
            let middle = Coordinate(microLatitude: 40_000_000, microLongitude: -100_000_000)
            return Gazetteer.State(
                code: $0, name: name, centre: middle,
                southWest: Coordinate(microLatitude: 10_000_000, microLongitude: 140_000_000),
                northEast: Coordinate(microLatitude: 72_000_000, microLongitude: -60_000_000), zone: zone)
        }
    }
    return gazetteer
}()
