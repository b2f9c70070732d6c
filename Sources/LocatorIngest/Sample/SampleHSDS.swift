internal import Treatment

/// A 211's HSDS package of version 3: treatment at facilities of the sample, most of it with hours of opening, among services
/// of every other kind, with the quirks of real packages. It draws from numbers of its own, so that the other files of the
/// sample stay as they are.
func sampleHSDS(_ facilities: [SampleFacility], seed: UInt64) -> ExportFile {
    var random = SplitMix64(seed: seed ^ 0x4853_4453)
    var tables = SampleTables()
    for term in sampleTerms { tables.add("taxonomy_terms", [term.id, term.code, term.name]) }
    for facility in facilities where !facility.isConfidential && random.chance(30) {
        add(facility, &tables, &random)
    }
    // A link to a place that is not there.
    tables.add("service_at_locations", ["sal-lost", "svc-\(facilities.first?.id ?? "")-0", "loc-none", ""])
    let description = """
        {"name": "sample-hsds", "title": "Sample 211 human services (synthetic)", "created": "2026-04-25T00:00:00Z",
         "resources": []}

        """
    return ExportFile(
        name: "hsds",
        parts: tables.files() + [ExportFile(name: "datapackage.json", bytes: Array(description.utf8))])
}

private let sampleTerms: [(id: String, code: String, name: String)] = [
    ("t1", "RX-8450.1150", "Comprehensive Outpatient Substance Use Disorder Treatment"),
    ("t2", "RX-8450.8100", "Substance Use Disorder Treatment Programs"),
    ("t3", "RM-6500.1500", "Community Mental Health Agencies"), ("t4", "RX-1700.0500", "Alcohol Detoxification"),
    ("t5", "BD-1800.2000", "Food Pantries"), ("t6", "TJ-4500.5000", "Public Libraries"),
    ("t7", "PN-8100.0500", "Addictions Support Groups"),
]

/// What the package says of one facility: one to three services.
private func add(_ facility: SampleFacility, _ tables: inout SampleTables, _ random: inout SplitMix64) {
    let (organization, location) = ("org-\(facility.id)", "loc-\(facility.id)")
    tables.add("organizations", [organization, facility.name, "Synthetic.", facility.website])
    tables.add(
        "locations",
        [
            location, organization, facility.name2.isEmpty ? facility.name : facility.name2, "physical",
            random.chance(45) ? "" : degrees(facility.point.latitude),
            degrees(facility.point.longitude),
        ])
    tables.add(
        "addresses",
        [
            "adr-\(facility.id)", location, facility.street, facility.street2, facility.zip.city,
            facility.zip.state.description, facility.zip.code.description, "US", "physical",
        ])
    let ending = random.chance(10) ? "\(10 + random.below(90))" : ""
    tables.add("phones", ["ph-\(facility.id)", location, "", organization, facility.phone, ending, "voice"])
    for (code, name) in [("en", "English"), ("es", "Spanish"), ("ht", "Creole")]
    where random.chance(code == "en" ? 95 : 35) {
        tables.add("languages", ["\(facility.id)-\(code)", "", location, name, code])
    }
    if random.chance(25) {
        let row = sampleOpening(&random)
        tables.add("schedules", ["sch-\(facility.id)-l", "", location, ""] + row.cells)
    }
    for place in 0..<1 + random.below(3) { addService(place, facility, &tables, &random) }
}

private func addService(
    _ place: Int, _ facility: SampleFacility, _ tables: inout SampleTables, _ random: inout SplitMix64
) {
    let (service, location) = ("svc-\(facility.id)-\(place)", "loc-\(facility.id)")
    let kind = sampleService(facility, &random)
    tables.add(
        "services",
        [
            service, "org-\(facility.id)", kind.name, kind.description,
            random.chance(4) ? "inactive" : "active",
            random.pick(["", "Sliding scale", "Accepts Medicaid and Medicare", "Does not accept Medicare", "Call"]),
            random.chance(40) ? "18" : "", random.chance(10) ? "64" : "",
            "2025-0\(1 + random.below(9))-15",
        ])
    for term in kind.terms { tables.add("attributes", ["\(service)-\(term)", service, "service", term]) }
    tables.add("service_at_locations", ["sal-\(facility.id)-\(place)", service, location, ""])
    if random.chance(70) {
        let row = sampleOpening(&random)
        let owner = random.chance(50) ? ["", "", "sal-\(facility.id)-\(place)"] : [service, "", ""]
        tables.add("schedules", ["sch-\(facility.id)-\(place)"] + owner + row.cells)
    }
}

/// A service of the kind that a 211 lists: half of them no treatment.
private func sampleService(
    _ facility: SampleFacility, _ random: inout SplitMix64
) -> (name: String, description: String, terms: [String]) {
    let codes = facility.substanceUse ?? []
    if random.chance(25) {
        return random.pick([
            ("Food Pantry", "Provides food boxes\non Fridays.", ["t5"]),
            ("Library", "Books, and help with drug and alcohol questions.", ["t6"]),
            ("Friday Support Group", "Mutual help for people with addictions.", ["t7"]),
        ])
    }
    if codes.contains("OIT"), random.chance(60) {
        return (
            "Intensive Outpatient Program",
            "Provides treatment for substance use.\n* Group therapy\n* Individual therapy", ["t2"]
        )
    }
    if codes.contains("DT"), random.chance(40) {
        return ("Withdrawal Management", "Provides detoxification from alcohol and drugs.", ["t4"])
    }
    if codes.contains("ORT") {
        return ("Outpatient Treatment", "Offers outpatient treatment for substance use disorders.", ["t1"])
    }
    if facility.mentalHealth != nil {
        return ("Outpatient Mental Health Services", "Offers psychiatric care and group therapy.", ["t3"])
    }
    return ("Counseling", "Offers help with addiction.", ["t2"])
}

/// Cells of a schedule: freq, interval, byday, opens_at, closes_at, valid_from, valid_to, description. Some say what is no
/// ordinary week, some nothing certain.
private func sampleOpening(_ random: inout SplitMix64) -> (cells: [String], isCertain: Bool) {
    random.pick([
        (["WEEKLY", "1", "MO,TU,WE,TH,FR", "09:00", "17:00", "", "", ""], true),
        (["WEEKLY", "1", "MO,TU,WE,TH,FR", "08:00", "20:00", "", "", ""], true),
        (["WEEKLY", "", "MO,TU,WE,TH,FR,SA", "07:30", "18:30", "", "", ""], true),
        (["WEEKLY", "1", "MO,WE,FR", "13:00", "21:00", "2026-01-01", "2026-12-31", ""], true),
        (["DAILY", "1", "", "00:00", "23:59", "", "", "Open 24 hours"], true),
        (["WEEKLY", "1", "MO,TU", "09:00", "17:00", "2025-01-01", "2025-02-28", "Last winter"], false),
        (["MONTHLY", "1", "+1SA", "10:00", "14:00", "", "", "First Saturday"], false),
        (["WEEKLY", "1", "MO,TU,WE,TH", "9:00", "5:00", "", "", "9 to 5"], false),
    ])
}

/// Tables under their headers, rows in the order they are added.
private struct SampleTables {
    private static let headers: [(name: String, columns: String)] = [
        ("addresses", "id,location_id,address_1,address_2,city,state_province,postal_code,country,address_type"),
        ("attributes", "id,link_id,link_entity,taxonomy_term_id"),
        ("languages", "id,service_id,location_id,name,code"),
        ("locations", "id,organization_id,name,location_type,latitude,longitude"),
        ("organizations", "id,name,description,website"),
        ("phones", "id,location_id,service_id,organization_id,number,extension,type"),
        (
            "schedules",
            "id,service_id,location_id,service_at_location_id,freq,interval,byday,opens_at,closes_at,valid_from,valid_to,description"
        ),
        ("service_at_locations", "id,service_id,location_id,description"),
        (
            "services",
            "id,organization_id,name,description,status,fees_description,minimum_age,maximum_age,assured_date"
        ), ("taxonomy_terms", "id,code,name"),
    ]
    private var lines: [String: [UInt8]] = [:]

    mutating func add(_ table: String, _ cells: [String]) { lines[table, default: []] += csvLine(cells) }

    /// A byte-order mark stands before the services, as spreadsheets write it.
    func files() -> [ExportFile] {
        Self.headers.map { name, columns in
            let mark: [UInt8] = name == "services" ? [0xEF, 0xBB, 0xBF] : []
            return ExportFile(
                name: "\(name).csv", bytes: mark + Array("\(columns)\r\n".utf8) + (lines[name] ?? []))
        }
    }
}
