package import Treatment

/// Reads an HSDS tabular package (Open Referral, 211s; versions 1 to 3): one record a treatment service at a place. Other
/// services are set aside as `not-treatment`, inactive ones as `inactive`; hours of opening stay hours of opening.
/// - Parameters:
///   - ordinal: the package's place in the run.
///   - firstPart: the place of the first of its files, for notices.
///   - asOf: the day the package speaks of when it does not say so itself.
/// - Throws: when the services or the places are missing or cannot be read.
package func readHSDS(
    _ folder: ExportFile, ordinal: Int, firstPart: Int, rules: HSDSRules, asOf: Day?
) throws(FileError) -> ReadOutcome {
    var package = HSDSPackage(folder, ordinal: ordinal, firstPart: firstPart)
    let description = HSDSDescription(folder)
    let content = try HSDSContent(&package)
    var outcome = ReadOutcome()
    outcome.publisher = description.publisher.isEmpty ? "Human services directory (HSDS)" : description.publisher
    outcome.asOf = description.asOf
    outcome.quarantined = package.refused
    if content.danglingLinks > 0 { outcome.quarantined[Rule.hsdsDanglingLink.id] = content.danglingLinks }
    outcome.read = outcome.quarantined.values.reduce(0, +)
    var reader = HSDSReader(content: content, rules: rules, day: description.asOf ?? asOf)
    // Ids of a publisher that names itself are its own; those of nobody could be anybody's.
    reader.hasOwnIDs = !description.publisher.isEmpty
    for row in content.services { reader.add(row, &outcome) }
    outcome.notices = package.notices + outcome.notices
    return outcome
}

/// Turns services into records.
private struct HSDSReader {
    let content: HSDSContent
    let rules: HSDSRules
    let day: Day?
    var hasOwnIDs = false

    init(content: HSDSContent, rules: HSDSRules, day: Day?) {
        self.content = content
        self.rules = rules
        self.day = day
    }

    /// Adds a record for each place of a service, or counts why there is none.
    func add(_ row: HSDSRow, _ outcome: inout ReadOutcome) {
        let links = content.links[row[.id]] ?? []
        outcome.read += max(1, links.count)
        func setAside(_ reason: String) { outcome.setAside[reason, default: 0] += max(1, links.count) }
        let status = row[.status].lowercased()
        guard status.isEmpty || status == "active" else { return setAside("inactive") }
        let service = HSDSService(row, taxonomies: content.taxonomies[row[.id]] ?? [])
        guard let reading = readTreatment(service, rules) else { return setAside("not-treatment") }
        guard !links.isEmpty else {
            outcome.notices.append(Notice(.hsdsNoPlace, at: row.position, value: service.names.first ?? service.id))
            return setAside("no-place")
        }
        if reading.levels.isEmpty {
            let value = service.codes.filter { rules.row(forCode: $0) != nil }.joined(separator: " ")
            outcome.notices.append(Notice(.hsdsNoLevel, at: row.position, value: value))
        }
        for (link, location, _) in links {
            guard let place = content.locations[location] else { continue }
            guard let record = record(service, reading, at: place, link: link, &outcome.notices) else {
                outcome.notices.append(Notice(.hsdsNoName, at: row.position, value: service.id))
                outcome.quarantined[Rule.hsdsNoName.id, default: 0] += 1
                continue
            }
            outcome.records.append(record)
        }
    }

    private func record(
        _ service: HSDSService, _ reading: HSDSReading, at place: HSDSRow, link: String, _ notices: inout [Notice]
    ) -> FacilityRecord? {
        let row = service.row
        let organization = content.organizations[row[.organizationID]]
        if organization == nil, !row[.organizationID].isEmpty {
            notices.append(
                Notice(.hsdsDanglingID, at: row.position, field: "organization_id", value: row[.organizationID]))
        }
        let names = [organization?[.name] ?? "", place[.name], row[.name]].map { plainText($0) }
        guard let name = names.first(where: { !$0.isEmpty }) else { return nil }
        var record = FacilityRecord(position: row.position)
        record.publisherID = hasOwnIDs ? place[.id] : ""
        record.name = name
        // A place that is named after its service has no name of its own.
        if !same(names[1], name), !isNamedAfter(names[2], names[1]) { record.name2 = names[1] }
        address(place, &record, &notices)
        record.phones = phones(
            of: service.id, at: place[.id], link: link, organization: row[.organizationID], content)
        record.website = [row[.url], place[.url], organization?[.url] ?? ""].first { !$0.isEmpty } ?? ""
        record.asOf = [row[.assured], row[.modified]].lazy.compactMap { Day($0.prefix(10)) }.first
        let facts = facts(reading, of: service.id, at: place, link: link, content, rules)
        let (own, shared) = hours(service.id, at: place, link: link, asOf: record.asOf, &notices)
        record.hours = shared
        record.facts = reading.levels.isEmpty ? facts : placeFacts(place, content, rules)
        let (ages, isBad) = ages(row)
        if isBad {
            let value = "\(row[.minimumAge])-\(row[.maximumAge])"
            notices.append(Notice(.hsdsBadValue, at: row.position, field: "minimum_age", value: value))
        }
        for (level, stated) in reading.levels {
            var program = ProgramRecord(level: level, levelStated: stated, focus: reading.focus)
            program.publisherID = service.id
            if !saysOnlyTheLevel(names[2]), !same(names[2], name), !same(names[2], record.name2) {
                program.name = names[2]
            }
            program.facts = facts
            program.ages = ages
            if case .week(let week) = own { program.hours = OpeningHours(week) }
            if case .text(let text) = own { program.notes = ["Hours: \(text)"] }
            record.programs.append(program)
        }
        return record
    }

    /// The hours of the service (at this place, else anywhere), and those of the place, which hold for all that is in it.
    private func hours(
        _ service: String, at place: HSDSRow, link: String, asOf: Day?, _ notices: inout [Notice]
    ) -> (own: HSDSHours, shared: OpeningHours?) {
        let day = asOf ?? day
        func read(_ rows: [HSDSRow]) -> HSDSHours {
            var outOfForce: [HSDSRow] = []
            let hours = openingHours(rows, on: day, outOfForce: &outOfForce)
            for row in outOfForce { notices.append(Notice(.hsdsHoursNotInForce, at: row.position)) }
            if case .text(let text) = hours, let row = rows.first {
                notices.append(Notice(.hsdsHoursAsText, at: row.position, value: text))
            }
            return hours
        }
        var own = read(content.schedules.of(link: link))
        if case .none = own { own = read(content.schedules.of(service: service, at: place[.id])) }
        let shared = read(content.schedules.of(location: place[.id]))
        guard case .week(let week) = shared else {
            if case .none = own { own = shared }
            return (own, nil)
        }
        return (own, OpeningHours(week))
    }

    private func address(_ place: HSDSRow, _ record: inout FacilityRecord, _ notices: inout [Notice]) {
        if let address = content.addresses[place[.id]]?.first {
            record.street = plainText(address[.address1])
            record.street2 = plainText(address[.address2])
            record.city = address[.city]
            record.state = address[.state]
            record.zip = address[.zip]
            let country = address[.country].lowercased()
            record.isForeign = !["", "us", "usa", "united states", "united states of america"].contains(country)
        }
        let (latitude, longitude) = (place[.latitude], place[.longitude])
        if latitude.isEmpty, longitude.isEmpty { return }
        if let latitude = Double(latitude), let longitude = Double(longitude) {
            record.point = Coordinate(latitude: latitude, longitude: longitude)
        }
        if record.point == nil {
            let value = "\(latitude) \(longitude)"
            notices.append(Notice(.hsdsBadValue, at: place.position, field: "latitude", value: value))
        }
    }
}

private func same(_ a: String, _ b: String) -> Bool { foldedBytes(a) == foldedBytes(b) }

/// `Sample House - Outpatient Services` is named after `Outpatient Services`.
private func isNamedAfter(_ service: String, _ place: String) -> Bool {
    let (end, whole) = (foldedWords(service), foldedWords(place))
    return !end.isEmpty && whole.count >= end.count && whole.suffix(end.count).elementsEqual(end)
}

/// Whether a service's name is none: it says what is done and at which level, and no more. Such a program may be the
/// one that another publisher lists without a name.
private func saysOnlyTheLevel(_ name: String) -> Bool { foldedWords(name).allSatisfy { levelWords.contains($0) } }

private let levelWords: Set<String> = [
    "intensive", "outpatient", "inpatient", "program", "programs", "treatment", "service", "services", "iop", "php",
    "op",
    "partial", "hospitalization", "day", "residential", "detox", "detoxification", "withdrawal", "management",
    "substance", "abuse", "use", "disorder", "addiction", "alcohol", "drug", "mental", "health", "behavioral",
    "counseling", "therapy", "and", "for", "the", "of",
]
