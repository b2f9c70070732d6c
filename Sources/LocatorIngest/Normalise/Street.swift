/// A street address taken apart: the street as it is shown, the unit beside it, and a form in which spellings agree.
package struct StreetAddress: Hashable, Sendable {
    /// `750 Highway 31 South`; empty when the source has none.
    package var street: String
    /// `Suite 12`, `3rd Floor`, `Building 4`; empty when there is none.
    package var unit: String
    /// House number first, then the other words sorted, abbreviated the way the Postal Service does: `100 main n st`.
    /// Without the unit. Empty when it has no words or is only a post-office box.
    package var folded: String
    /// The first number of the street; empty when there is none.
    package var houseNumber: String

    package static let none = StreetAddress(street: "", unit: "", folded: "", houseNumber: "")
}

/// True for `- - -` and its like: the publisher keeps the address to itself.
package func isUndisclosed(street: String) -> Bool {
    var dashes = 0
    for byte in street.utf8 where byte != 0x20 {
        guard byte == UInt8(ascii: "-") || byte == UInt8(ascii: "*") else { return false }
        dashes += 1
    }
    return dashes >= 2
}

/// Takes two address lines apart. When the first line is a building's name and the second has the house number, they
/// change places.
package func streetAddress(_ line1: String, _ line2: String) -> StreetAddress {
    let line1 = shown(line1)
    let line2 = shown(line2)
    if isUndisclosed(street: line1) { return .none }
    var (street, unit) = split(line1)
    let second = split(line2)
    if !startsWithNumber(street), startsWithNumber(second.street), second.street.utf8.contains(0x20) {
        unit = joined(joined(street, unit), second.unit)
        street = second.street
    } else {
        unit = joined(unit, line2)
    }
    let words = streetWords(street)
    let houseNumber = words.first { $0.utf8.first.map(isDigit) ?? false } ?? ""
    return StreetAddress(street: street, unit: unit, folded: canonical(words, houseNumber), houseNumber: houseNumber)
}

/// The words of a street, folded and abbreviated.
func streetWords(_ street: String) -> [String] {
    var words: [String] = []
    for word in foldedWords(street) {
        let short = streetAbbreviations[word] ?? word
        // `us highway 421`, `state route 9`: the road's number says enough.
        if let last = words.last, short == "hwy" || short == "rt" || short == "rd",
            last == "us" || last == "state" || last == "s" && words.dropLast().last == "u"
        {
            words.removeLast(last == "s" ? 2 : 1)
        }
        words.append(withoutOrdinalEnding(short))
    }
    return words
}

private func canonical(_ words: [String], _ houseNumber: String) -> String {
    guard words.contains(where: { $0.utf8.count > 1 }), words.first != "pobox", !isPostBox(words) else { return "" }
    var rest = words
    if let place = rest.firstIndex(of: houseNumber) { rest.remove(at: place) }
    rest.sort()
    if !houseNumber.isEmpty { rest.insert(houseNumber, at: 0) }
    return rest.joined(separator: " ")
}

private func isPostBox(_ words: [String]) -> Bool {
    words.starts(with: ["p", "o", "box"]) || words.starts(with: ["po", "box"])
}

/// A line before and from the first word that begins a unit: `400 Penn Boulevard, Suite 7` → (`400 Penn Boulevard`,
/// `Suite 7`).
private func split(_ line: String) -> (street: String, unit: String) {
    let bytes = line.utf8
    var at = bytes.startIndex
    var before = at
    while at < bytes.endIndex {
        let end = bytes[at...].firstIndex(where: isGap) ?? bytes.endIndex
        if isUnitWord(line[at..<end]) {
            // `3rd Floor`: the ordinal before it belongs to the unit.
            let isFloor = bytes[at] | 0x20 == UInt8(ascii: "f") && before < at && startsWithNumber(line[before..<at])
            let start = isFloor ? before : at
            return (String(trimmed(line[..<start])), String(trimmed(line[start...])))
        }
        before = at
        at = bytes[end...].firstIndex { !isGap($0) } ?? bytes.endIndex
    }
    return (String(trimmed(line[...])), "")
}

private func isGap(_ byte: UInt8) -> Bool { byte == 0x20 || byte == UInt8(ascii: ",") }

private func isUnitWord(_ word: Substring) -> Bool {
    guard let first = word.utf8.first else { return false }
    if first == UInt8(ascii: "#") { return true }
    guard word.utf8.count <= 10, unitInitials.contains(first | 0x20) else { return false }
    return unitWords.contains(fold(word))
}

private let unitInitials = Array("abfrsu".utf8)
private let unitWords: Set<String> = [
    "suite", "suites", "ste", "unit", "units", "floor", "floors", "fl", "bldg", "building", "apt", "apartment", "room",
    "rm",
    "rooms",
]

private func withoutOrdinalEnding(_ word: String) -> String {
    let bytes = word.utf8
    guard let first = bytes.first, isDigit(first), bytes.count > 2, let last = bytes.last, !isDigit(last) else {
        return word
    }
    let stem = bytes.dropLast(2)
    guard stem.allSatisfy(isDigit), ["st", "nd", "rd", "th"].contains(String(word.suffix(2))) else { return word }
    return String(decoding: stem, as: UTF8.self)
}

private func startsWithNumber(_ text: some StringProtocol) -> Bool { text.utf8.first.map(isDigit) ?? false }
private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

private func joined(_ a: String, _ b: String) -> String { a.isEmpty ? b : b.isEmpty ? a : "\(a), \(b)" }

private func trimmed(_ text: Substring) -> Substring {
    var text = text
    while let last = text.utf8.last, last == 0x20 || last == UInt8(ascii: ",") { text.removeLast() }
    return text
}

/// USPS Publication 28, appendix C (suffixes) and section 233 (directions); numbers spelled out as far as streets go.
private let streetAbbreviations: [String: String] = [
    "street": "st", "str": "st", "avenue": "ave", "av": "ave", "aven": "ave", "road": "rd", "drive": "dr", "drv": "dr",
    "boulevard": "blvd", "boul": "blvd", "blv": "blvd", "lane": "ln", "court": "ct", "place": "pl", "parkway": "pkwy",
    "pky": "pkwy", "highway": "hwy", "hiway": "hwy", "circle": "cir", "terrace": "ter", "terr": "ter", "trail": "trl",
    "square": "sq", "route": "rt", "rte": "rt", "turnpike": "tpke", "pike": "pike", "plaza": "plz",
    "expressway": "expy",
    "freeway": "fwy", "center": "ctr", "centre": "ctr", "crossing": "xing", "heights": "hts", "junction": "jct",
    "mountain": "mtn", "mount": "mt", "fort": "ft", "saint": "st", "point": "pt", "ridge": "rdg", "valley": "vly",
    "village": "vlg", "view": "vw", "extension": "ext", "alley": "aly", "bypass": "byp", "causeway": "cswy",
    "cove": "cv",
    "creek": "crk", "estates": "ests", "gardens": "gdns", "grove": "grv", "harbor": "hbr", "hollow": "holw",
    "island": "is", "landing": "lndg", "manor": "mnr", "meadow": "mdw", "meadows": "mdws", "park": "park",
    "station": "sta",
    "north": "n", "south": "s", "east": "e", "west": "w", "northeast": "ne", "northwest": "nw", "southeast": "se",
    "southwest": "sw", "first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6",
    "seventh": "7",
    "eighth": "8", "ninth": "9", "tenth": "10", "eleventh": "11", "twelfth": "12", "one": "1", "two": "2", "three": "3",
    "martin": "martin", "carretera": "carr", "avenida": "ave", "calle": "calle", "barrio": "bo", "county": "co",
]
