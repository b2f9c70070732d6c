import Foundation
import LocatorIngest
import Treatment

/// What the tests of normalising, geocoding and merging are made of: a gazetteer of five ZIP codes and rows of a
/// directory.
enum PipelineSamples {
    static func gazetteer() throws -> Gazetteer { try loaded.get() }

    private static let loaded = Result {
        try loadGazetteer(
            zips: bytes(
                """
                zip,city,state,county,lat,lon,zone
                90012,Los Angeles,CA,Los Angeles,34.0614,-118.2385,America/Los_Angeles
                90013,Los Angeles,CA,Los Angeles,34.0448,-118.2434,America/Los_Angeles
                93301,Bakersfield,CA,Kern,35.3866,-119.0171,America/Los_Angeles
                10001,New York,NY,New York,40.7484,-73.9967,America/New_York
                02139,Cambridge,MA,Middlesex,42.3647,-71.1042,America/New_York
                """),
            places: bytes(
                """
                name,state,county,lat,lon,population,zone
                Springfield,MA,Hampden,42.1015,-72.5898,155929,America/New_York
                St. Mary,CA,Kern,35.4000,-119.1000,20,America/Los_Angeles
                Bakersfield,CA,Kern,35.3733,-119.0187,403455,America/Los_Angeles
                Springfield,CA,Tulare,36.0000,-119.0000,9,America/Los_Angeles
                Springfield,CA,Kern,35.1000,-119.2000,7,America/Los_Angeles
                """),
            states: bytes(
                """
                state,name,lat,lon,south,north,west,east,zone
                NY,New York,42.9,-75.5,40.4,45.1,-79.8,-71.8,America/New_York
                CA,California,37.2,-119.3,32.5,42.1,-124.5,-114.1,America/Los_Angeles
                MA,Massachusetts,42.2,-71.8,41.2,42.9,-73.6,-69.9,America/New_York
                AK,Alaska,61.5,-152.4,51.2,71.6,172.0,-130.0,America/New_York
                """),
            zones: bytes(
                """
                zone,standard_offset_minutes,us_daylight_time
                America/Los_Angeles,-480,1
                America/New_York,-300,1
                """))
    }

    static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    /// A directory in SAMHSA's shape.
    static func directory(_ name: String, _ rows: [Row]) -> ExportFile {
        let header =
            "name1,name2,street1,street2,city,state,zip,phone,intake1,intake2,intake1a,intake2a,service_code_info"
        return ExportFile(name: name, bytes: bytes(([header] + rows.map(\.line)).joined(separator: "\n") + "\n"))
    }

    /// A row of a directory; what a test does not name is plausible.
    struct Row {
        var name = "Sample House"
        var name2 = ""
        var street = "1 Example Street"
        var street2 = ""
        var city = "Los Angeles"
        var state = "CA"
        var zip = "90012"
        var phone = "213-555-0100"
        var codes = substanceUse

        var line: String { "\(name),\(name2),\(street),\(street2),\(city),\(state),\(zip),\(phone),,,,,\(codes)" }
    }

    /// Codes that only the substance-use directory asks: an IOP that takes Medicaid.
    static let substanceUse = "SA * OIT * CBT * MD SF * FSA * JC"
    /// Codes that only the mental-health directory asks: outpatient with DBT.
    static let mentalHealth = "MH * OP * OMH * CBT DBT * MD SF * PI * CFT GT"

    static func ingested(
        _ files: [ExportFile], _ change: (inout IngestOptions) -> Void = { _ in }
    ) throws -> Ingested {
        var options = IngestOptions()
        change(&options)
        return try ingest(files, tables: SAMHSASamples.tables(), gazetteer: gazetteer(), options: options)
    }

    /// A record ready to be joined; for tests of merging alone.
    static func site(
        _ name: String, _ name2: String = "", street: String = "1 Example Street", zip: String = "90012",
        phone: String = "213-555-0100", city: String = "Los Angeles", state: String = "CA",
        change: (inout FacilityRecord) -> Void = { _ in }
    ) throws -> SiteRecord {
        var record = FacilityRecord(position: Position(file: 0, line: 1, byte: 0))
        (record.name, record.name2, record.street, record.zip) = (name, name2, street, zip)
        (record.city, record.state) = (city, state)
        if !phone.isEmpty { record.phones = [.init(phone)] }
        change(&record)
        var notices: [Notice] = []
        var places = PlaceFinder()
        let place = locate(
            record, gazetteer: try gazetteer(), places: &places, notices: &notices)
        let source = SourceStanding(ordinal: 0, precedence: 1, asOf: nil, idSpace: "test")
        let address = streetAddress(record.street, record.street2)
        guard let site = siteRecord(record, from: source, at: place, address, notices: &notices) else {
            throw Nameless()
        }
        return site
    }

    struct Nameless: Error {}
}

/// Everything of a catalog that records make.
struct ComparableCatalog: Equatable {
    let facilities: [Facility]
    let programs: [Program]
    let sources: [Source]
    let terms: [TermEntry]

    init(_ catalog: Catalog) {
        facilities = catalog.facilities
        programs = catalog.programs
        sources = catalog.sources
        terms = catalog.vocabulary.entries
    }
}
