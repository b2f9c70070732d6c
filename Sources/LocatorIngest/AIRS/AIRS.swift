internal import Treatment

/// The elements and attributes of AIRS 3.0 XML that are read. Contacts are not among them: persons are dropped here.
enum AIRSTag: String, CaseIterable {
    case source = "Source"
    case agency = "Agency"
    case site = "Site"
    case siteService = "SiteService"
    case key = "Key"
    case name = "Name"
    case physicalAddress = "PhysicalAddress"
    case line1 = "Line1"
    case line2 = "Line2"
    case city = "City"
    case county = "County"
    case state = "State"
    case zipCode = "ZipCode"
    case country = "Country"
    case phone = "Phone"
    case phoneNumber = "PhoneNumber"
    case type = "Type"
    case url = "URL"
    case address = "Address"
    case timeOpen = "TimeOpen"
    case taxonomy = "Taxonomy"
    case code = "Code"
    case spatialLocation = "SpatialLocation"
    case latitude = "Latitude"
    case longitude = "Longitude"
    case resourceInfo = "ResourceInfo"
    case sourceEntity = "SourceEntity"
    case originTimestamp = "OriginTimestamp"
    case confidential = "Confidential"
    case excludeFromWebsite = "ExcludeFromWebsite"
    case dateLastVerified = "DateLastVerified"
    case status = "Status"
}

/// Whether bytes are an AIRS export: the root is `Source`.
package func looksLikeAIRS(_ bytes: [UInt8]) -> Bool {
    guard let root = rootOpening(bytes), root.name == "Source" else { return false }
    return root.text.contains("AIRS") || root.text.contains("SourceEntity")
}

/// Reads AIRS 3.0 XML (211s, iCarol): one record a `Site` that has a treatment service. Sites without one are set aside
/// as `not-treatment`; those of inactive or unlisted agencies as `inactive` and `excluded-from-website`.
/// - Parameters:
///   - ordinal: the file's place in the run.
///   - levels: which taxonomy codes mean treatment.
/// - Throws: when it is not XML, breaks the bounds of `XMLBounds`, or its root is not `Source`.
package func readAIRS(_ file: ExportFile, ordinal: Int, levels: AIRSLevels) throws(FileError) -> ReadOutcome {
    var reader = AIRSReader(cursor: try XMLCursor(file), ordinal: ordinal)
    guard try reader.cursor.root() == .source else {
        throw FileError(
            file: file.name, line: reader.cursor.line, problem: "its root element is not <Source>",
            cure: "Export it as AIRS 3.0 XML.")
    }
    var outcome = ReadOutcome()
    outcome.publisher = reader.cursor.attribute(.sourceEntity).map(publisherName) ?? ""
    // Seven digits of a second and an offset follow the day; only the day counts.
    outcome.asOf = reader.cursor.attribute(.originTimestamp).flatMap { Day($0.prefix(10)) }
    while let child = try reader.cursor.child() {
        guard case .known(.agency) = child else {
            try reader.cursor.skip()
            continue
        }
        let agency = try reader.agency()
        for site in agency.sites { add(site, of: agency, levels, &outcome) }
    }
    return outcome
}

/// `BC 211, Vancouver, BC` for `BC 211 RecordOwner = 2252 - Vancouver, BC`.
private func publisherName(_ entity: String) -> String {
    let parts = entity.split(separator: " RecordOwner", maxSplits: 1)
    guard parts.count == 2 else { return entity }
    let place = parts[1].split(separator: "-", maxSplits: 1).dropFirst().first?.trimmingSpace ?? ""
    return place.isEmpty ? String(parts[0]) : "\(parts[0]), \(place)"
}

private func add(_ site: AIRSSite, of agency: AIRSAgency, _ levels: AIRSLevels, _ outcome: inout ReadOutcome) {
    outcome.read += 1
    if agency.isExcluded || site.isExcluded {
        outcome.setAside["excluded-from-website", default: 0] += 1
        return
    }
    let services = site.services.filter { !$0.isInactive && !$0.isExcluded }
    if agency.isInactive || site.isInactive || services.isEmpty && !site.services.isEmpty {
        outcome.setAside["inactive", default: 0] += 1
        return
    }
    let treatments = services.compactMap { service in
        let rows = service.codes.compactMap { levels.row(for: $0) }
        return rows.isEmpty ? nil : (service: service, rows: rows)
    }
    guard !treatments.isEmpty else {
        outcome.setAside["not-treatment", default: 0] += 1
        return
    }
    let names = [agency.name, site.name] + treatments.map(\.service.name)
    guard let name = names.first(where: { !$0.isEmpty }) else {
        outcome.notices.append(Notice(.airsNoName, at: site.position, field: "Site", value: site.key))
        outcome.quarantined[Rule.airsNoName.id, default: 0] += 1
        return
    }
    var record = FacilityRecord(position: site.position)
    record.publisherID = site.key
    record.name = name
    record.name2 = site.name == name ? "" : site.name
    record.street = site.street
    record.street2 = site.street2
    record.city = site.city
    record.county = site.county
    record.state = site.state
    record.zip = site.zip
    record.isForeign = !["", "us", "usa", "united states", "united states of america"].contains(
        site.country.lowercased())
    record.isConfidential = site.isConfidential
    record.point = site.point
    record.website = site.website.isEmpty ? agency.website : site.website
    let nearest = [site.phones, treatments.flatMap(\.service.phones), agency.phones].first { !$0.isEmpty } ?? []
    for phone in nearest where !record.phones.contains(phone) { record.phones.append(phone) }
    record.asOf = site.verified ?? treatments.compactMap(\.service.verified).max() ?? agency.verified
    record.facts = FactSheet(treatments.flatMap(\.rows).flatMap(\.terms).map { FactSheet.Entry($0, Fact(.yes)) })
    for (service, rows) in treatments { record.programs += programs(service, rows, record) }
    if record.programs.isEmpty {
        let codes = treatments.flatMap(\.service.codes).filter { levels.row(for: $0) != nil }
        outcome.notices.append(
            Notice(.airsNoLevel, at: site.position, field: "Taxonomy", value: codes.joined(separator: " ")))
    }
    if let hours = treatments.map(\.service.timeOpen).first(where: { !$0.isEmpty && openingHours(prose: $0) == nil }) {
        outcome.notices.append(Notice(.airsHoursAsText, at: site.position, field: "TimeOpen", value: hours))
    }
    for rule in site.findings { outcome.notices.append(Notice(rule, at: site.position)) }
    outcome.records.append(record)
}

/// One program a level that the service's codes state.
private func programs(_ service: AIRSService, _ rows: [AIRSLevels.Row], _ record: FacilityRecord) -> [ProgramRecord] {
    Level.allCases.compactMap { level in
        let stating = rows.filter { $0.level == level }
        guard let first = stating.first else { return nil }
        let focus = stating.allSatisfy { $0.focus == first.focus } ? first.focus : .both
        var program = ProgramRecord(level: level, levelStated: stating.map(\.code).joined(separator: " "), focus: focus)
        program.publisherID = service.key
        if service.name != record.name, service.name != record.name2 { program.name = service.name }
        program.facts = FactSheet(rows.flatMap(\.terms).map { FactSheet.Entry($0, Fact(.yes)) })
        if let week = openingHours(prose: service.timeOpen) {
            program.hours = OpeningHours(week)
        } else if !service.timeOpen.isEmpty {
            program.notes = ["Hours: \(service.timeOpen)"]
        }
        return program
    }
}
