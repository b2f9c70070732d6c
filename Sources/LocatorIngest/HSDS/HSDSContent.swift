internal import Treatment

/// The rows of a package, joined by id as far as treatment needs them.
struct HSDSContent {
    /// Services in the order of the file.
    var services: [HSDSRow] = []
    var locations: [String: HSDSRow] = [:]
    var organizations: [String: HSDSRow] = [:]
    /// Links of services with places by service; their own id where they have one.
    var links: [String: [(id: String, location: String, row: HSDSRow)]] = [:]
    /// Physical addresses by location.
    var addresses: [String: [HSDSRow]] = [:]
    /// Taxonomy terms by service, as code and name.
    var taxonomies: [String: [(code: String, name: String)]] = [:]
    /// By what they belong to.
    var phones = HSDSOwned()
    var languages = HSDSOwned()
    var schedules = HSDSOwned()
    /// Sentences about fees, and about who may come, by service.
    var fees: [String: [String]] = [:]
    var eligibilities: [String: [String]] = [:]
    /// Links that were refused.
    var danglingLinks = 0

    /// - Throws: services or places that are missing or unreadable.
    init(_ package: inout HSDSPackage) throws(FileError) {
        services = package.unique(
            try package.rows(
                .services,
                [
                    .id, .organizationID, .locationID, .name, .alternateName, .description, .url, .status, .fees,
                    .eligible, .minimumAge, .maximumAge, .assured, .modified,
                ]), .services)
        locations = package.byID(
            try package.rows(.locations, [.id, .organizationID, .name, .latitude, .longitude, .locationType, .url]),
            .locations)
        organizations = package.byID(try package.rows(.organizations, [.id, .name, .url]), .organizations)
        try readLinks(&package)
        for row in try package.rows(
            .addresses, [.locationID, .addressType, .address1, .address2, .city, .state, .zip, .country])
        where ["", "physical"].contains(row[.addressType].lowercased()) {
            addresses[row[.locationID], default: []].append(row)
        }
        try readTaxonomies(&package)
        let owners: [HSDSField] = [.linkID, .serviceID, .locationID, .organizationID]
        let phoneFields: [HSDSField] = [.contactID, .number, .extension_, .type, .description]
        phones = HSDSOwned(try package.rows(.phones, owners + phoneFields))
        languages = HSDSOwned(try package.rows(.languages, owners + [.name, .language, .code]))
        schedules = HSDSOwned(
            try package.rows(
                .schedules,
                owners + [
                    .weekday, .opensAt, .closesAt, .originalText, .freq, .interval, .byday, .bymonthday, .byweekno,
                    .byyearday, .count, .until, .dtstart, .validFrom, .validTo, .description,
                ]))
        for row in services where !row[.fees].isEmpty { fees[row[.id], default: []].append(row[.fees]) }
        for row in try package.rows(.payments, [.serviceID, .payment]) {
            fees[row[.serviceID], default: []].append(row[.payment])
        }
        for row in try package.rows(.costs, [.serviceID, .option]) {
            fees[row[.serviceID], default: []].append(row[.option])
        }
        for row in services where !row[.eligible].isEmpty {
            eligibilities[row[.id], default: []].append(row[.eligible])
        }
        for row in try package.rows(.eligibilities, [.serviceID, .eligibility]) {
            eligibilities[row[.serviceID], default: []].append(row[.eligibility])
        }
    }

    private mutating func readLinks(_ package: inout HSDSPackage) throws(FileError) {
        let known = Set(services.map { $0[.id] })
        for row in try package.rows(.links, [.id, .serviceID, .locationID]) {
            let (service, location) = (row[.serviceID], row[.locationID])
            guard known.contains(service), locations[location] != nil else {
                package.note(.hsdsDanglingLink, at: row.position, value: "service \(service), location \(location)")
                danglingLinks += 1
                continue
            }
            links[service, default: []].append((row[.id], location, row))
        }
        // Some exports write the place into the service itself.
        for row in services where links[row[.id]] == nil && locations[row[.locationID]] != nil {
            links[row[.id]] = [("", row[.locationID], row)]
        }
    }

    private mutating func readTaxonomies(_ package: inout HSDSPackage) throws(FileError) {
        var terms: [String: (code: String, name: String)] = [:]
        for row in try package.rows(.terms, [.id, .code, .name]) where terms[row[.id]] == nil {
            terms[row[.id]] = (row[.code], row[.name])
        }
        for row in try package.rows(.taxonomies, [.serviceID, .taxonomyID, .termID, .ownerID, .ownerKind]) {
            let isOfService = ["", "service"].contains(row[.ownerKind].lowercased())
            let service = row[.serviceID].isEmpty && isOfService ? row[.ownerID] : row[.serviceID]
            let term = row[.termID].isEmpty ? row[.taxonomyID] : row[.termID]
            guard !service.isEmpty, !term.isEmpty else { continue }
            var found = terms[term] ?? (term, "")
            // The id of a term of version 1 is often its code.
            if found.code.isEmpty { found.code = term }
            taxonomies[service, default: []].append(found)
        }
    }
}

/// Rows that belong to a link, a service, a place or an organisation: the first of these ids that a row has.
struct HSDSOwned {
    private var ofLinks: [String: [HSDSRow]] = [:]
    private var ofServices: [String: [HSDSRow]] = [:]
    private var ofLocations: [String: [HSDSRow]] = [:]
    private var ofOrganizations: [String: [HSDSRow]] = [:]

    init(_ rows: [HSDSRow] = []) {
        for row in rows where row[.contactID].isEmpty || !Self.isOnlyOfContact(row) {
            if !row[.linkID].isEmpty, row[.serviceID].isEmpty { ofLinks[row[.linkID], default: []].append(row) }
            if !row[.serviceID].isEmpty { ofServices[row[.serviceID], default: []].append(row) }
            if row[.serviceID].isEmpty, !row[.locationID].isEmpty {
                ofLocations[row[.locationID], default: []].append(row)
            }
            if row[.serviceID].isEmpty, row[.locationID].isEmpty, row[.linkID].isEmpty, !row[.organizationID].isEmpty {
                ofOrganizations[row[.organizationID], default: []].append(row)
            }
        }
    }

    func of(link: String) -> [HSDSRow] { link.isEmpty ? [] : ofLinks[link] ?? [] }
    /// A row that names a place beside the service holds there only.
    func of(service: String, at location: String) -> [HSDSRow] {
        (ofServices[service] ?? []).filter { $0[.locationID].isEmpty || $0[.locationID] == location }
    }
    func of(location: String) -> [HSDSRow] { ofLocations[location] ?? [] }
    func of(organization: String) -> [HSDSRow] { ofOrganizations[organization] ?? [] }

    /// A person's own number: dropped.
    private static func isOnlyOfContact(_ row: HSDSRow) -> Bool {
        row[.linkID].isEmpty && row[.serviceID].isEmpty && row[.locationID].isEmpty && row[.organizationID].isEmpty
    }
}
