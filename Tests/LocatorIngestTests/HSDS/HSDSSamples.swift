import Foundation
import LocatorIngest
import Testing
import Treatment

/// What the tests of HSDS packages are made of.
enum HSDSSamples {
    static func rules() throws -> HSDSRules { try HSDSRules(repositoryFile("data/taxonomy/hsds-treatment.csv")) }

    /// A package of tables given as text.
    static func package(_ tables: [String: String], name: String = "hsds") -> ExportFile {
        ExportFile(
            name: name, path: "data/\(name)",
            parts: tables.keys.sorted().map { table in
                let file = table.contains(".") ? table : "\(table).csv"
                return ExportFile(name: file, path: "data/\(name)/\(file)", bytes: Array((tables[table] ?? "").utf8))
            })
    }

    /// Version 3 with one IOP, open by link, by service and by place.
    static let small: [String: String] = [
        "datapackage.json":
            "{\"title\": \"Sample 211\", \"created\": \"2026-04-25\", \"resources\": [{\"title\": \"no\"}]}",
        "organizations": "id,name,website\no1,Sample House,www.example.org\n",
        "services": """
        id,organization_id,name,description,status,fees_description,minimum_age,maximum_age,assured_date
        s1,o1,Intensive Outpatient Program,"Treats substance use.
        * Group therapy",active,"Sliding scale. No Medicaid, not Medicare",18,,2026-03-01
        s2,o1,Food Pantry,Food for people with addictions,active,,,,
        s3,o1,Old IOP,Substance use treatment,inactive,,,,

        """,
        "locations": "id,name,latitude,longitude,location_type\nl1,Sample House,34.06,-118.24,physical\n",
        "service_at_locations": "id,service_id,location_id\nsal1,s1,l1\nsal2,s2,l1\nsal3,s3,l1\n",
        "addresses":
            "id,location_id,address_type,address_1,city,state_province,postal_code,country\na1,l1,physical,1 Example Street,Los Angeles,CA,90012,US\n",
        "phones":
            "id,location_id,service_id,organization_id,contact_id,service_at_location_id,number,extension,type\np1,,,,c1,,213-555-0199,,voice\np2,,,,,sal1,213-555-0100,12,voice\np3,,,,,sal1,213-555-0101,,fax\n",
        "languages": "id,service_id,location_id,name,code\n1,s1,,Spanish,es\n2,,l1,English,en\n3,s1,,Klingon,tlh\n",
        "attributes":
            "id,link_id,link_entity,taxonomy_term_id\n1,s1,service,t1\n2,s2,service,t2\n3,s3,service,t1\n4,o1,organization,t1\n",
        "taxonomy_terms": "id,code,name\nt1,RX-8450.8100,Programs\nt2,BD-1800.2000,Food Pantries\n",
        "schedules": """
        id,service_id,location_id,service_at_location_id,freq,interval,byday,opens_at,closes_at,valid_from,valid_to
        1,,,sal1,WEEKLY,1,"MO,TU",09:00,21:00,,
        2,,l1,,WEEKLY,,"MO,TU,WE,TH,FR",08:00,18:00,,
        3,s1,,,WEEKLY,1,SU,09:00,12:00,,

        """,
    ]

    static func read(_ tables: [String: String], asOf: Day? = nil) throws -> ReadOutcome {
        try readHSDS(package(tables), ordinal: 0, firstPart: 1, rules: rules(), asOf: asOf)
    }

    /// The small package with a table changed.
    static func small(_ table: String, _ text: String?) -> [String: String] {
        var tables = small
        tables[table] = text
        return tables
    }
}
