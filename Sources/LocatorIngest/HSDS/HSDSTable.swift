/// The tables of an HSDS package that are read. Contacts are not among them: persons are dropped here.
enum HSDSTable: String, CaseIterable {
    case services, locations, organizations, links, addresses, phones, languages, schedules, taxonomies, terms
    case payments, costs, eligibilities

    /// The table in a file of this name, in any spelling of versions 1 to 3; nil for a table that is not read.
    init?(fileName: String) {
        let name = fileName.lowercased()
        guard name.hasSuffix(".csv") else { return nil }
        let stem = String(name.dropLast(4).map { $0 == "-" || $0 == " " ? "_" : $0 })
        guard let table = HSDSTable.allCases.first(where: { $0.stems.contains(stem) }) else { return nil }
        self = table
    }

    /// Without it there is nothing to read.
    var isRequired: Bool { self == .services || self == .locations }

    /// Its absence is worth a word.
    var isExpected: Bool {
        switch self {
        case .services, .locations, .organizations, .links, .addresses, .phones, .languages, .schedules, .taxonomies:
            true
        case .terms, .payments, .costs, .eligibilities: false
        }
    }

    private var stems: [String] {
        switch self {
        case .services: ["services", "service"]
        case .locations: ["locations", "location"]
        case .organizations: ["organizations", "organization", "organisations", "organisation"]
        case .links:
            ["services_at_location", "service_at_locations", "service_at_location", "services_at_locations"]
        case .addresses: ["physical_addresses", "physical_address", "addresses", "address"]
        case .phones: ["phones", "phone"]
        case .languages: ["languages", "language"]
        case .schedules: ["regular_schedules", "regular_schedule", "schedules", "schedule"]
        case .taxonomies:
            [
                "services_taxonomy", "service_taxonomy", "service_taxonomies", "services_taxonomies",
                "service_attributes", "service_attribute", "attributes", "attribute",
            ]
        case .terms: ["taxonomy_terms", "taxonomy_term", "taxonomy"]
        case .payments: ["payments_accepted", "payment_accepted"]
        case .costs: ["cost_options", "cost_option"]
        case .eligibilities: ["eligibility", "eligibilities"]
        }
    }
}

/// Whether a folder with files of these names is an HSDS package: a description and two of its tables, or the services and
/// another table.
func looksLikeHSDS(_ fileNames: [String]) -> Bool {
    let tables = Set(fileNames.compactMap { HSDSTable(fileName: $0)?.rawValue })
    let isDescribed = fileNames.contains { $0.lowercased() == "datapackage.json" }
    return tables.count >= 2 && (isDescribed || tables.contains(HSDSTable.services.rawValue))
}

/// Whether a file of a package's folder belongs to the package: its tables, read or not, and its description. Any other file
/// beside them stands for itself.
func belongsToHSDS(_ fileName: String) -> Bool {
    let name = fileName.lowercased()
    if name == "datapackage.json" || HSDSTable(fileName: name) != nil { return true }
    return name.hasSuffix(".csv") && unreadTables.contains(String(name.dropLast(4)))
}

/// Tables that say nothing a program is made of, or speak of persons.
private let unreadTables: Set<String> = [
    "accessibility", "accessibility_for_disabilities", "contacts", "contact", "fundings", "funding",
    "holiday_schedules",
    "holiday_schedule", "metadata", "meta_table_descriptions", "meta_table_description", "organization_identifiers",
    "postal_addresses", "postal_address", "programs", "program", "required_documents", "required_document",
    "service_areas", "service_area", "service_capacities", "taxonomies", "units", "urls",
]

/// Whether a single file's header is that of one table of a package: it was given without its folder.
func looksLikeHSDSTable(header: [String]) -> Bool {
    header.contains("id") && ["organization_id", "service_id", "location_id"].contains { header.contains($0) }
}

/// The columns that are read, under the names of version 3, and the other names they have had.
enum HSDSField: String {
    case id, name, description, url, status, code, type, number, weekday, freq, interval, byday, until, count
    case timezone, city, country, latitude, longitude, language, dtstart, payment, option, eligibility, value
    case organizationID = "organization_id"
    case serviceID = "service_id"
    case locationID = "location_id"
    case linkID = "service_at_location_id"
    case contactID = "contact_id"
    case alternateName = "alternate_name"
    case fees = "fees_description"
    case eligible = "eligibility_description"
    case minimumAge = "minimum_age"
    case maximumAge = "maximum_age"
    case assured = "assured_date"
    case modified = "last_modified"
    case locationType = "location_type"
    case addressType = "address_type"
    case address1 = "address_1"
    case address2 = "address_2"
    case state = "state_province"
    case zip = "postal_code"
    case extension_ = "extension"
    case opensAt = "opens_at"
    case closesAt = "closes_at"
    case originalText = "original_text"
    case bymonthday, byweekno, byyearday
    case validFrom = "valid_from"
    case validTo = "valid_to"
    case taxonomyID = "taxonomy_id"
    case termID = "taxonomy_term_id"
    case ownerID = "link_id"
    case ownerKind = "link_entity"

    var aliases: [String] {
        switch self {
        case .url: ["website", "uri"]
        case .number: ["phone_number", "phone"]
        case .language: ["languages"]
        case .fees: ["fees"]
        case .eligible: ["eligibility"]
        case .address1: ["address1", "street", "address"]
        case .address2: ["address2"]
        case .city: ["locality"]
        case .state: ["state", "province", "administrative_area"]
        case .zip: ["zip", "zipcode", "postcode"]
        case .country: ["country_code"]
        case .locationType: ["location_types"]
        case .extension_: ["ext"]
        case .latitude: ["lat"]
        case .longitude: ["lon", "lng", "long"]
        case .weekday: ["day", "day_of_week"]
        case .code: ["term_code"]
        default: []
        }
    }
}
