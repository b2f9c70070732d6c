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
/// - Parameter rareWords: of the record.
func keys(_ record: SiteRecord, _ rareWords: [String], _ evidence: Evidence) -> [UInt64] {
    guard let site = record.site else { return [] }
    func key(_ text: String, _ number: UInt64 = 0) -> UInt64 {
        var hash = StableHash()
        hash.add(number: site)
        hash.add(text)
        hash.add(number: number)
        return hash.value
    }
    switch evidence {
    case .nameAndPhone: return record.phoneKeys.map { key(record.words.squeezed, $0) }
    case .name: return record.words.words.isEmpty ? [] : [key(record.words.squeezed)]
    case .wordAndPhone: return rareWords.flatMap { word in record.phoneKeys.map { key(word, $0) } }
    case .phone: return record.phoneKeys.map { key("", $0) }
    case .word: return rareWords.map { key($0) }
    case .team, .key, .cutName, .phoneAlone: return []
    }
}

extension SiteRecord {
    /// Words of both names that tell this organisation from others: not of the trade, not of its place or street, no
    /// numbers.
    var rareWords: [String] {
        let own = (words.words + words2.words).filter { word in
            word.utf8.count > 1 && !commonNameWords.contains(word) && word.utf8.contains { $0 >= 0x61 }
        }
        guard !own.isEmpty else { return [] }
        let local = Set(
            [record.city, place.county, record.state, address.street].flatMap { foldedWords($0) })
        var rare: [String] = []
        for word in own where !local.contains(word) && !stateWords.contains(word) && !rare.contains(word) {
            rare.append(word)
        }
        return rare
    }
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
