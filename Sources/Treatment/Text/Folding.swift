/// The words of a text as search compares them: lower case, Latin letters without their marks, runs of letters and digits.
/// Apostrophes join (`children's` → `childrens`), everything else parts.
package func foldedTokens(_ text: some StringProtocol) -> [String] {
    var tokens: [String] = []
    var token = ""
    for scalar in text.lowercased().unicodeScalars {
        switch scalar {
        case "a"..."z", "0"..."9": token.unicodeScalars.append(scalar)
        case "'", "\u{2019}", "\u{0300}"..."\u{036F}": continue
        default:
            if let base = latinBases[scalar] {
                token += base
            } else if scalar.properties.isAlphabetic {
                token.unicodeScalars.append(scalar)
            } else if !token.isEmpty {
                tokens.append(token)
                token = ""
            }
        }
    }
    if !token.isEmpty { tokens.append(token) }
    return tokens
}

/// The key that place names are looked up by: `St. Louis` and `Saint Louis` are one.
package func foldedPlace(_ name: some StringProtocol) -> String {
    foldedTokens(name).map { placeWords[$0] ?? $0 }.joined(separator: " ")
}

private let placeWords = ["st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "twp": "township"]

/// Lower-case Latin letters with marks, without them (Latin-1 Supplement and Latin Extended-A).
private let latinBases: [Unicode.Scalar: String] = {
    let rows = [
        "a": "àáâãäåāăą", "ae": "æ", "c": "çćĉċč", "d": "ďđð", "e": "èéêëēĕėęě", "g": "ĝğġģ", "h": "ĥħ",
        "i": "ìíîïĩīĭįı",
        "j": "ĵ", "k": "ķ", "l": "ĺļľŀł", "n": "ñńņňŉ", "o": "òóôõöøōŏő", "oe": "œ", "r": "ŕŗř", "s": "śŝşš", "ss": "ß",
        "t": "ţťŧ", "u": "ùúûüũūŭůűų", "w": "ŵ", "y": "ýÿŷ", "z": "źżž",
    ]
    var bases: [Unicode.Scalar: String] = [:]
    for (base, letters) in rows { for letter in letters.unicodeScalars { bases[letter] = base } }
    return bases
}()
