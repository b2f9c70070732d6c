internal import Treatment

/// An `Agency` as it was read.
struct AIRSAgency {
    var name = ""
    var isExcluded = false
    var isInactive = false
    var phones: [FacilityRecord.RawPhone] = []
    var website = ""
    var verified: Day?
    var sites: [AIRSSite] = []
}

/// A `Site` as it was read.
struct AIRSSite {
    var position: Position
    var key = ""
    var name = ""
    var isExcluded = false
    var isInactive = false
    var street = ""
    var street2 = ""
    var city = ""
    var county = ""
    var state = ""
    var zip = ""
    var country = ""
    var isConfidential = false
    var point: Coordinate?
    var phones: [FacilityRecord.RawPhone] = []
    var website = ""
    var verified: Day?
    var services: [AIRSService] = []
    /// What is to be said about it once it turns out to be treatment.
    var findings: Set<Rule> = []
}

/// A `SiteService` as it was read.
struct AIRSService {
    var key = ""
    var name = ""
    var isExcluded = false
    var isInactive = false
    var phones: [FacilityRecord.RawPhone] = []
    var timeOpen = ""
    var codes: [String] = []
    var verified: Day?
}

/// Phones of one site, codes of one service that are kept: real ones have a dozen, hostile ones a million.
private let mostOfAKind = 200

/// Walks an AIRS file. Elements that are not named here (contacts among them) are passed over.
struct AIRSReader {
    var cursor: XMLCursor<AIRSTag>
    let ordinal: Int
    private var hadMarkup = false

    init(cursor: XMLCursor<AIRSTag>, ordinal: Int) {
        self.cursor = cursor
        self.ordinal = ordinal
    }

    mutating func agency() throws(FileError) -> AIRSAgency {
        var agency = AIRSAgency()
        (agency.isExcluded, agency.isInactive) = shown()
        while let child = try cursor.child() {
            switch child {
            case .known(.name): agency.name = try plain()
            case .known(.status): agency.isInactive = isInactive(try cursor.text()) || agency.isInactive
            case .known(.phone): try phone(&agency.phones)
            case .known(.url): agency.website = try website(agency.website)
            case .known(.resourceInfo): agency.verified = try verified()
            case .known(.site): agency.sites.append(try site())
            default: try cursor.skip()
            }
        }
        return agency
    }

    private mutating func site() throws(FileError) -> AIRSSite {
        let place = cursor.place
        var site = AIRSSite(position: Position(file: ordinal, line: place.line, byte: place.byte))
        (site.isExcluded, site.isInactive) = shown()
        hadMarkup = false
        while let child = try cursor.child() {
            switch child {
            case .known(.key): site.key = try cursor.text()
            case .known(.name): site.name = try plain()
            case .known(.status): site.isInactive = isInactive(try cursor.text()) || site.isInactive
            case .known(.physicalAddress): try address(&site)
            case .known(.phone): try phone(&site.phones)
            case .known(.url): site.website = try website(site.website)
            case .known(.spatialLocation): try point(&site)
            case .known(.resourceInfo): site.verified = try verified()
            case .known(.siteService): site.services.append(try service())
            default: try cursor.skip()
            }
        }
        if hadMarkup { site.findings.insert(.airsMarkup) }
        return site
    }

    private mutating func service() throws(FileError) -> AIRSService {
        var service = AIRSService()
        (service.isExcluded, service.isInactive) = shown()
        while let child = try cursor.child() {
            switch child {
            case .known(.key): service.key = try cursor.text()
            case .known(.name): service.name = try plain()
            case .known(.status): service.isInactive = isInactive(try cursor.text()) || service.isInactive
            case .known(.phone): try phone(&service.phones)
            case .known(.timeOpen): service.timeOpen = try plain()
            case .known(.resourceInfo): service.verified = try verified()
            case .known(.taxonomy):
                while let inner = try cursor.child() {
                    guard case .known(.code) = inner else {
                        try cursor.skip()
                        continue
                    }
                    let code = try cursor.text()
                    if !code.isEmpty, service.codes.count < mostOfAKind, !service.codes.contains(code) {
                        service.codes.append(code)
                    }
                }
            default: try cursor.skip()
            }
        }
        return service
    }

    private mutating func address(_ site: inout AIRSSite) throws(FileError) {
        site.isConfidential = isTrue(cursor.attribute(.confidential))
        while let child = try cursor.child() {
            switch child {
            case .known(.line1): site.street = try plain()
            case .known(.line2): site.street2 = try plain()
            case .known(.city): site.city = try plain()
            case .known(.county): site.county = try plain()
            case .known(.state): site.state = try cursor.text()
            case .known(.zipCode): site.zip = try cursor.text()
            case .known(.country): site.country = try cursor.text()
            default: try cursor.skip()
            }
        }
    }

    /// Empty and confidential numbers are passed over.
    private mutating func phone(_ phones: inout [FacilityRecord.RawPhone]) throws(FileError) {
        let isHidden = isTrue(cursor.attribute(.confidential))
        var number = ""
        var type = ""
        while let child = try cursor.child() {
            switch child {
            case .known(.phoneNumber): number = try cursor.text()
            case .known(.type): type = try cursor.text()
            default: try cursor.skip()
            }
        }
        guard !isHidden, !number.isEmpty, phones.count < mostOfAKind, !phones.contains(where: { $0.text == number })
        else { return }
        phones.append(.init(number, kind(type.lowercased())))
    }

    private func kind(_ type: String) -> Phone.Kind {
        switch type {
        case "fax": .fax
        case "hotline", "crisis", "crisis line": .hotline
        case "intake": .intake
        case "tty", "tdd", "tty/tdd": .tty
        default: .main
        }
    }

    private mutating func website(_ before: String) throws(FileError) -> String {
        var found = before
        while let child = try cursor.child() {
            guard case .known(.address) = child else {
                try cursor.skip()
                continue
            }
            let text = try cursor.text()
            if found.isEmpty { found = text }
        }
        return found
    }

    private mutating func point(_ site: inout AIRSSite) throws(FileError) {
        var latitude = ""
        var longitude = ""
        while let child = try cursor.child() {
            switch child {
            case .known(.latitude): latitude = try cursor.text()
            case .known(.longitude): longitude = try cursor.text()
            default: try cursor.skip()
            }
        }
        if latitude.isEmpty, longitude.isEmpty { return }
        if let latitude = Double(latitude), let longitude = Double(longitude) {
            site.point = Coordinate(latitude: latitude, longitude: longitude)
        }
        if site.point == nil { site.findings.insert(.airsBadPoint) }
    }

    private mutating func verified() throws(FileError) -> Day? {
        let day = cursor.attribute(.dateLastVerified).flatMap { Day($0.prefix(10)) }
        try cursor.skip()
        return day
    }

    /// Text without HTML.
    private mutating func plain() throws(FileError) -> String {
        let text = try cursor.text()
        let plain = plainText(text)
        if text.utf8.contains(0x26) || text.utf8.contains(0x3C) { hadMarkup = hadMarkup || plain != text }
        return plain
    }

    /// What the open element says of itself.
    private func shown() -> (isExcluded: Bool, isInactive: Bool) {
        (isTrue(cursor.attribute(.excludeFromWebsite)), isInactive(cursor.attribute(.status) ?? ""))
    }

    private func isTrue(_ text: String?) -> Bool { text == "true" || text == "True" || text == "1" }

    private func isInactive(_ text: String) -> Bool { text.lowercased().hasPrefix("inactive") }
}
