internal import Treatment

/// A 211's AIRS export: treatment sites with taxonomy codes, among services of every other kind, with the quirks of
/// iCarol.
func sampleAIRS(_ facilities: [SampleFacility], _ random: inout SplitMix64) -> [UInt8] {
    var writer = XMLWriter()
    writer.line("<?xml version='1.0' encoding='UTF-8'?>")
    writer.line(
        "<!-- Synthetic: written by the sample generator of treatment-locator. No such organisation exists. -->")
    writer.open(
        "Source",
        [
            ("SourceEntity", "Sample 211 RecordOwner = 1 - Sampletown"), ("SoftwareVendor", "Sample"),
            ("OriginTimestamp", "2026-04-20T05:01:43.8201190-05:00"), ("SchemaVersion", "3.0"),
        ])
    for facility in facilities { write(facility, &writer, &random) }
    writer.close("Source")
    return writer.bytes
}

private func write(_ facility: SampleFacility, _ writer: inout XMLWriter, _ random: inout SplitMix64) {
    writer.open(
        "Agency",
        [
            ("ExcludeFromWebsite", random.chance(4) ? "true" : "false"), ("ExcludeFromDirectory", "false"),
            ("Status", random.chance(3) ? "Inactive" : nil),
        ])
    writer.leaf("Key", facility.id)
    // One agency in twenty has no name of its own.
    writer.leaf("Name", random.chance(5) ? nil : facility.name)
    // Written by hand in HTML, escaped once by the editor and once more here.
    writer.leaf("AgencyDescription", "Offers &lt;b&gt;treatment&lt;/b&gt; and support. Synthetic.")
    writePhones(facility, &writer)
    writer.open("URL")
    writer.leaf("Address", facility.website.isEmpty ? nil : facility.website)
    writer.leaf("Note", nil)
    writer.close("URL")
    writeSite(facility, &writer, &random)
    let verified = "202\(3 + random.below(3))-0\(1 + random.below(9))-15"
    writer.leaf("ResourceInfo", nil, [("DateAdded", "1999-01-01"), ("DateLastVerified", verified)])
    writer.close("Agency")
}

private func writeSite(_ facility: SampleFacility, _ writer: inout XMLWriter, _ random: inout SplitMix64) {
    writer.open("Site")
    writer.leaf("Key", "\(facility.id)-1")
    writer.leaf("Name", facility.name2.isEmpty ? facility.name : facility.name2)
    writer.open("PhysicalAddress", [("Confidential", facility.isConfidential ? "true" : "false")])
    for (name, text) in [
        ("Line1", facility.street), ("Line2", facility.street2), ("City", facility.zip.city),
        ("County", facility.zip.county), ("State", facility.zip.state.description),
        ("ZipCode", facility.zip.code.description), ("Country", "US"),
    ] where !text.isEmpty { writer.leaf(name, text) }
    writer.close("PhysicalAddress")
    writePhones(facility, &writer)
    for (name, codes) in services(facility, &random) {
        writer.open("SiteService")
        writer.leaf("Name", name)
        writer.leaf("Key", "\(facility.id)-\(codes[0])")
        let hours = random.pick([
            "", "", "9:00am-5:00pm, Mon-Fri", "Mon - Thu 8:00am-6:00pm; Fri 8:00m-noon", "12:00pm (dispensing)",
            "Call for times &amp; groups",
        ])
        writer.leaf("TimeOpen", hours.isEmpty ? nil : hours)
        for code in codes {
            writer.open("Taxonomy")
            writer.leaf("Code", code)
            writer.close("Taxonomy")
        }
        writer.close("SiteService")
    }
    writer.open("SpatialLocation")
    writer.leaf("Latitude", degrees(facility.point.latitude))
    writer.leaf("Longitude", degrees(facility.point.longitude))
    writer.close("SpatialLocation")
    writer.close("Site")
}

/// iCarol writes a fixed set of phones; most are empty.
private func writePhones(_ facility: SampleFacility, _ writer: inout XMLWriter) {
    for (number, type) in [
        (facility.phone, "Phone1"), ("", "After Hours"), ("", "Hotline"), (facility.intake, "Intake"), ("", "Fax"),
    ] {
        writer.open("Phone", [("TollFree", "false"), ("Confidential", "false")])
        writer.leaf("PhoneNumber", number.isEmpty ? nil : number)
        writer.leaf("Type", type)
        writer.close("Phone")
    }
}

/// What the site does, by taxonomy: two of five are no treatment at all.
private func services(_ facility: SampleFacility, _ random: inout SplitMix64) -> [(name: String, codes: [String])] {
    if random.chance(40) {
        return [
            random.pick([
                ("Community Library", ["TJ-4500.5000", "{what:'LIBRARIES'}"]), ("Food Pantry", ["BD-1800.2000"]),
                ("Youth Recreation", ["PL-6400.1500", "{what:'RECREATION',who:'Youth'}"]),
            ])
        ]
    }
    guard let codes = facility.substanceUse else { return [("Counseling", ["RP-1400.2500", "{what:'COUNSELLING'}"])] }
    var services: [(String, [String])] = []
    if codes.contains("OP") {
        services.append(
            ("Outpatient Treatment", ["RX-8450.1150", "{what:'COUNSELLING',why:'addiction (alcohol and drug)'}"]))
    }
    if codes.contains("DT") { services.append(("Withdrawal Management", ["RX-1700"])) }
    if codes.contains("HH") { services.append(("Recovery Home", ["RX-8500.6500"])) }
    return services.isEmpty ? [("Addiction Counseling", ["RX-8450.8000"])] : services
}
