package import Treatment

/// Writes records as a program listing in XML: the mirror image of `readListingXML`. What a program shares with its
/// facility is written once, with the facility.
/// - Parameter expiry: when an accreditation of a facility (by its id) runs out; a record itself does not keep that.
package func writeListingXML(
    _ records: [FacilityRecord], publisher: String, asOf: Day?, expiry: (String, Term) -> Day? = { _, _ in nil }
) -> [UInt8] {
    var writer = XMLWriter()
    writer.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
    writer.open("listing", [("xmlns", listingNamespace), ("publisher", publisher), ("as-of", asOf.map(\.description))])
    for record in records { write(record, &writer, expiry) }
    writer.close("listing")
    return writer.bytes
}

private func write(_ record: FacilityRecord, _ writer: inout XMLWriter, _ expiry: (String, Term) -> Day?) {
    writer.open(
        "facility",
        [
            ("id", record.publisherID), ("as-of", record.asOf.map(\.description)),
            ("confidential", record.isConfidential ? "true" : nil), ("foreign", record.isForeign ? "true" : nil),
            ("levels-asked", record.askedLevels.map(\.name).joined(separator: " ")),
        ])
    for (name, text) in [
        ("name", record.name), ("name2", record.name2), ("street", record.street), ("street2", record.street2),
        ("city", record.city), ("state", record.state), ("zip", record.zip), ("county", record.county),
    ] where !text.isEmpty { writer.leaf(name, text) }
    if let point = record.point {
        writer.leaf("point", nil, [("lat", degrees(point.latitude)), ("lon", degrees(point.longitude))])
    }
    for phone in record.phones { writer.leaf("phone", phone.text, [("kind", phone.kind.name)]) }
    if !record.website.isEmpty { writer.leaf("website", record.website) }
    write(record.hours, &writer)
    for entry in record.facts.entries { write(entry, &writer, expires: expiry(record.publisherID, entry.term)) }
    for program in record.programs { write(program, record.facts, &writer) }
    writer.close("facility")
}

private func write(_ program: ProgramRecord, _ facility: FactSheet, _ writer: inout XMLWriter) {
    writer.open(
        "program",
        [
            ("id", program.publisherID), ("level", program.level.name),
            ("level-stated", program.levelStated == program.level.name ? nil : program.levelStated),
            ("focus", program.focus.name), ("name", program.name), ("ages", program.ages.map(agesText)),
            ("serves-only", program.servesOnly.map { Vocabulary.fixed[$0].code }.joined(separator: " ")),
            ("hours-a-week", program.statedTenthHours.map(tenthsText)), ("weeks", program.lengthWeeks.map(weeksText)),
            ("telehealth-states", program.telehealthStates.map(\.description).joined(separator: " ")),
            ("tracks-as-of", program.tracks?.asOf.map(\.description)),
        ])
    for entry in ownFacts(program, facility) { write(entry, &writer) }
    for carrier in program.carriers {
        let code = carrier.code == carrierCode(carrier.name) ? nil : carrier.code
        writer.leaf("carrier", carrier.name, [("code", code)] + words(carrier.fact))
    }
    write(program.hours, &writer)
    for track in program.tracks?.tracks ?? [] {
        writer.open(
            "track",
            [
                ("name", track.name), ("required", track.required.map { String($0) }),
                ("language", track.language.map { Vocabulary.fixed[$0].code }), ("start", startText(track.start)),
            ])
        for (name, isOnline) in [("in-person", false), ("online", true)] {
            let text = sessionsText(track, isOnline: isOnline)
            if !text.isEmpty { writer.leaf(name, text) }
        }
        if let capacity = track.capacity { write(capacity, &writer) }
        writer.close("track")
    }
    if let capacity = program.capacity { write(capacity, &writer) }
    for note in program.notes { writer.leaf("note", note) }
    writer.close("program")
}

private func write(_ entry: FactSheet.Entry, _ writer: inout XMLWriter, expires: Day? = nil) {
    let end = entry.fact.state == .yes ? expires : nil
    writer.leaf(
        "fact", nil,
        [("term", Vocabulary.fixed[entry.term].code)] + words(entry.fact) + [("expires", end.map(\.description))])
}

private func write(_ hours: OpeningHours?, _ writer: inout XMLWriter) {
    guard let hours else { return }
    writer.leaf("hours", hours.week.description, [("as-of", hours.asOf.map(\.description))])
}

private func write(_ capacity: Capacity, _ writer: inout XMLWriter) {
    writer.leaf("capacity", nil, [("state", capacity.state.name), ("as-of", capacity.asOf.map(\.description))])
}

private func words(_ fact: Fact) -> [(String, String?)] {
    [
        ("is", fact.state.name), ("grade", fact.grade == .plain ? nil : fact.grade.name),
        ("as-of", fact.asOf.map(\.description)), ("basis", fact.basis == .stated ? nil : fact.basis.name),
    ]
}
