package import Treatment

/// A record made ready to be compared and joined: names, street, telephones and place cleaned, its key computed.
package struct SiteRecord: Sendable {
    package var record: FacilityRecord
    /// Ordinal of its source in the run.
    package var source: Int
    /// The higher one names the facility and decides: a data team's listing before publishers' exports.
    package var precedence: UInt8
    /// Its own date, else its file's.
    package var asOf: Day?
    package var key: UInt64
    package var name: String
    package var name2: String
    package var words: NameWords
    package var words2: NameWords
    package var address: StreetAddress
    /// Where it lies; what must not be shown is already gone.
    package var place: Located
    /// `Phone.record` is 0 here.
    package var phones: [Phone]
    /// Its voice numbers as numbers, sorted, no doubles.
    package var phoneKeys: [UInt64]
    package var website: String
    /// Same street without unit and same ZIP code ⇔ same number; nil without street or ZIP code.
    package var site: UInt64?
    /// Whom its names say it is for.
    package var marks: AudienceMarks
    /// A hash of `words.squeezed`.
    package var nameKey: UInt64
    /// Hashes of the words of both names that tell its organisation from others.
    package var rareWords: [UInt64]
}

/// What a source brings to each of its records.
package struct SourceStanding: Sendable {
    package var ordinal: Int
    package var precedence: UInt8
    package var asOf: Day?
    /// What makes a publisher's ids its own.
    package var idSpace: String

    package init(ordinal: Int, precedence: UInt8, asOf: Day?, idSpace: String) {
        self.ordinal = ordinal
        self.precedence = precedence
        self.asOf = asOf
        self.idSpace = idSpace
    }
}

/// Cleans a record; nil, with a notice, when it has no name.
package func siteRecord(
    _ record: FacilityRecord, from source: SourceStanding, at place: Located, _ address: StreetAddress,
    notices: inout [Notice]
) -> SiteRecord? {
    var name = shown(record.name)
    var name2 = shown(record.name2)
    if name.isEmpty { swap(&name, &name2) }
    guard !name.isEmpty else {
        notices.append(Notice(.nameMissing, at: record.position, field: "name"))
        return nil
    }
    let words = NameWords(name)
    let words2 = NameWords(name2)
    let phones = readPhones(record, &notices)
    let phoneKeys = Set(phones.filter { $0.kind == .main || $0.kind == .intake }.compactMap { phoneKey($0.number) })
        .sorted()
    var site = SiteRecord(
        record: record, source: source.ordinal, precedence: source.precedence, asOf: record.asOf ?? source.asOf,
        key: recordKey(record, phones.first, source.idSpace), name: name, name2: name2, words: words,
        words2: words2, address: address, place: place, phones: phones, phoneKeys: phoneKeys,
        website: readWebsite(record, &notices), site: siteKey(address, record.zip),
        marks: AudienceMarks(words: words.words).union(AudienceMarks(words: words2.words)),
        nameKey: textKey(words.squeezed), rareWords: [])
    site.rareWords = rareWords(site)
    return site
}

/// A hash of one text.
func textKey(_ text: String) -> UInt64 {
    var hash = StableHash()
    hash.add(text)
    return hash.value
}

/// The publisher's id within its publisher, else names, streets, ZIP code and telephone: folded and no more, so that
/// no table of abbreviations that grows can change a key.
private func recordKey(_ record: FacilityRecord, _ phone: Phone?, _ idSpace: String) -> UInt64 {
    var hash = StableHash()
    if record.publisherID.isEmpty {
        for text in [record.name, record.name2, record.street, record.street2] { hash.add(fold(text)) }
        hash.add(ZIPCode(record.zip)?.description ?? fold(record.zip))
        hash.add(phone?.number ?? "")
    } else {
        hash.add(idSpace)
        hash.add(record.publisherID)
    }
    return hash.value
}

private func siteKey(_ address: StreetAddress, _ zip: String) -> UInt64? {
    guard !address.folded.isEmpty, let zip = ZIPCode(zip) else { return nil }
    var hash = StableHash()
    hash.add(address.folded)
    hash.add(number: UInt64(zip.rawValue))
    return hash.value
}

private func readPhones(_ record: FacilityRecord, _ notices: inout [Notice]) -> [Phone] {
    var phones: [Phone] = []
    for raw in record.phones {
        let phone: Phone
        switch readPhone(raw.text, isForeign: record.isForeign) {
        case .number(let number, let ending): phone = Phone(number: number, extension_: ending, kind: raw.kind)
        case .foreign(let text): phone = Phone(number: text, kind: raw.kind)
        case .empty: continue
        case .unreadable:
            notices.append(Notice(.phoneUnreadable, at: record.position, field: raw.kind.name, value: raw.text))
            continue
        }
        if !phones.contains(where: { $0.number == phone.number && $0.extension_ == phone.extension_ }) {
            phones.append(phone)
        }
    }
    return phones
}

private func readWebsite(_ record: FacilityRecord, _ notices: inout [Notice]) -> String {
    switch readWebsite(record.website) {
    case .address(let address): return address
    case .empty: return ""
    case .refused:
        notices.append(Notice(.websiteRefused, at: record.position, field: "website", value: record.website))
        return ""
    }
}
