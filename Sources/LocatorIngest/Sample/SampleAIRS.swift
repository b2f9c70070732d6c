internal import Treatment

/// A 211's AIRS export: treatment sites with taxonomy codes, among services of every other kind, with the quirks of iCarol.
func sampleAIRS(_ facilities: [SampleFacility], _ random: inout SplitMix64) -> [UInt8] {
    var text = """
        <?xml version='1.0' encoding='UTF-8'?>
        <!-- Synthetic: written by the sample generator of treatment-locator. No such organisation exists. -->
        <Source xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" SourceEntity="Sample 211 RecordOwner = 1 - Sampletown" xsi:noNamespaceSchemaLocation="AIRS_XSD_3_0.xml" OriginTimestamp="2026-04-20T05:01:43.8201190-05:00" SoftwareVendor="Sample" SchemaVersion="3.0">

        """
    for facility in facilities {
        let isListed = !random.chance(4)
        let status = random.chance(3) ? " Status=\"Inactive\"" : ""
        // One agency in twenty has no name of its own.
        let agency = random.chance(5) ? "" : facility.name
        text += "  <Agency ExcludeFromWebsite=\"\(!isListed)\" ExcludeFromDirectory=\"false\"\(status)>\n"
        text += "    <Key>\(facility.id)</Key>\n    <Name>\(escaped(agency))</Name>\n"
        text +=
            "    <AgencyDescription>Offers &amp;lt;b&amp;gt;treatment&amp;lt;/b&amp;gt; and support. Synthetic.</AgencyDescription>\n"
        text += phones(facility, "    ")
        text += "    <URL>\n      <Address>\(facility.website)</Address>\n      <Note/>\n    </URL>\n"
        text += site(facility, &random)
        text +=
            "    <ResourceInfo DateAdded=\"1999-01-01\" DateLastVerified=\"202\(3 + random.below(3))-0\(1 + random.below(9))-15\"/>\n  </Agency>\n"
    }
    return Array((text + "</Source>\n").utf8)
}

private func site(_ facility: SampleFacility, _ random: inout SplitMix64) -> String {
    let hidden = facility.isConfidential ? "true" : "false"
    var text =
        "    <Site>\n      <Key>\(facility.id)-1</Key>\n      <Name>\(escaped(facility.name2.isEmpty ? facility.name : facility.name2))</Name>\n"
    text += "      <PhysicalAddress Confidential=\"\(hidden)\">\n        <Line1>\(escaped(facility.street))</Line1>\n"
    if !facility.street2.isEmpty { text += "        <Line2>\(facility.street2)</Line2>\n" }
    text +=
        "        <City>\(escaped(facility.zip.city))</City>\n        <County>\(escaped(facility.zip.county))</County>\n"
    text +=
        "        <State>\(facility.zip.state)</State>\n        <ZipCode>\(facility.zip.code)</ZipCode>\n        <Country>US</Country>\n"
    text += "      </PhysicalAddress>\n" + phones(facility, "      ")
    for (name, codes) in services(facility, &random) {
        text += "      <SiteService>\n        <Name>\(name)</Name>\n        <Key>\(facility.id)-\(codes[0])</Key>\n"
        text +=
            "        <TimeOpen>\(random.pick(["", "", "9:00am-5:00pm, Mon-Fri", "Mon - Thu 8:00am-6:00pm; Fri 8:00m-noon", "12:00pm (dispensing)", "Call for times &amp;amp; groups"]))</TimeOpen>\n"
        for code in codes { text += "        <Taxonomy>\n          <Code>\(code)</Code>\n        </Taxonomy>\n" }
        text += "      </SiteService>\n"
    }
    let (lat, lon) = (degrees(facility.point.latitude), degrees(facility.point.longitude))
    text +=
        "      <SpatialLocation>\n        <Datum>\(lat), \(lon)</Datum>\n        <Latitude>\(lat)</Latitude>\n        <Longitude>\(lon)</Longitude>\n"
    return text + "      </SpatialLocation>\n    </Site>\n"
}

private func phones(_ facility: SampleFacility, _ indent: String) -> String {
    [(facility.phone, "Phone1"), ("", "After Hours"), ("", "Hotline"), (facility.intake, "Intake"), ("", "Fax")].map {
        number, type in
        "\(indent)<Phone TollFree=\"false\" Confidential=\"false\">\n\(indent)  "
            + (number.isEmpty ? "<PhoneNumber/>" : "<PhoneNumber>\(number)</PhoneNumber>")
            + "\n\(indent)  <Type>\(type)</Type>\n\(indent)</Phone>\n"
    }.joined()
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
