import Treatment

/// On what two records were joined into one facility, strongest first.
package enum Evidence: UInt8, CaseIterable, Comparable, Sendable {
    /// A line of the data team says so.
    case team
    /// One publisher's id, or the same names, address and telephone.
    case key
    /// Same street and ZIP code: same name and a telephone in common.
    case nameAndPhone
    /// Same street and ZIP code: same name.
    case name
    /// Same street and ZIP code: one name, cut off at 38 characters, begins the other.
    case cutName
    /// Same street and ZIP code: a rare word and a telephone in common.
    case wordAndPhone
    /// Same street and ZIP code: a telephone in common.
    case phone
    /// Same street and ZIP code: a rare word in common.
    case word
    /// The street is spelt otherwise or missing: a telephone that no third site has, the same house number and city
    /// or ZIP code, and a rare word in common.
    case phoneAlone

    package var name: String {
        switch self {
        case .team: "team"
        case .key: "key"
        case .nameAndPhone: "name-and-phone"
        case .name: "name"
        case .cutName: "cut-name"
        case .wordAndPhone: "word-and-phone"
        case .phone: "phone"
        case .word: "word"
        case .phoneAlone: "phone-alone"
        }
    }

    /// Joins that a person may want to look at: not the same name.
    package var isWeak: Bool { self >= .phone }

    package static func < (a: Evidence, b: Evidence) -> Bool { a.rawValue < b.rawValue }
}

/// The numbers under which a record is found by others of its site that share this evidence with it.
func keys(_ records: [SiteRecord], _ ordinal: Int, _ evidence: Evidence) -> [UInt64] {
    guard let site = records[ordinal].site else { return [] }
    let name = records[ordinal].nameKey
    switch evidence {
    case .nameAndPhone: return records[ordinal].phoneKeys.map { mixed(site, name, $0) }
    case .name: return records[ordinal].words.words.isEmpty ? [] : [mixed(site, name, 0)]
    case .wordAndPhone:
        let phones = records[ordinal].phoneKeys
        return records[ordinal].rareWords.flatMap { word in phones.map { mixed(site, word, $0) } }
    case .phone: return records[ordinal].phoneKeys.map { mixed(site, 0, $0) }
    case .word: return records[ordinal].rareWords.map { mixed(site, $0, 0) }
    case .team, .key, .cutName, .phoneAlone: return []
    }
}

/// Three numbers as one, by wyhash's step.
private func mixed(_ a: UInt64, _ b: UInt64, _ c: UInt64) -> UInt64 {
    func step(_ x: UInt64, _ y: UInt64) -> UInt64 {
        let product = (x ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: y ^ 0xA076_1D64_78BD_642F)
        return product.high ^ product.low
    }
    return step(step(a, b) ^ b, c ^ 0xE703_7ED1_A0B4_28DB)
}

/// Hashes of the words of both names that tell this organisation from others: not of the trade, not of its place or street, no
/// numbers.
func rareWords(_ site: SiteRecord) -> [UInt64] {
    let own = (site.words.words + site.words2.words).filter { word in
        word.utf8.count > 1 && !commonNameWords.contains(word) && word.utf8.contains { $0 >= 0x61 }
    }
    guard !own.isEmpty else { return [] }
    let local = [site.record.city, site.place.county, site.record.state, site.address.street].flatMap {
        foldedWords($0)
    }
    var rare: [String] = []
    for word in own where !local.contains(word) && !stateWords.contains(word) && !rare.contains(word) {
        rare.append(word)
    }
    return rare.map(textKey)
}

/// Words of the states' names, and of regions.
private let stateWords: Set<String> = [
    "alabama", "alaska", "arizona", "arkansas", "california", "colorado", "connecticut", "delaware", "florida",
    "georgia",
    "hawaii", "idaho", "illinois", "indiana", "iowa", "kansas", "kentucky", "louisiana", "maine", "maryland",
    "massachusetts",
    "michigan", "minnesota", "mississippi", "missouri", "montana", "nebraska", "nevada", "hampshire", "jersey",
    "mexico",
    "york", "carolina", "dakota", "ohio", "oklahoma", "oregon", "pennsylvania", "rhode", "tennessee", "texas", "utah",
    "vermont", "virginia", "washington", "wisconsin", "wyoming", "puerto", "rico", "columbia", "nyc", "england",
    "midwest",
    "atlantic", "pacific",
]
