/// The words of a text as search compares them: lower case, Latin letters without their marks, runs of letters and digits.
/// Apostrophes join (`children's` → `childrens`), everything else parts.
package func foldedTokens(_ text: some StringProtocol) -> [String] {
    asciiTokens(text) ?? unicodeTokens(text)
}

/// As above, made for this type once: a text of another module is else read through witnesses, byte by byte.
package func foldedTokens(_ text: String) -> [String] { asciiTokens(text) ?? unicodeTokens(text) }

/// The tokens of plain ASCII, byte by byte; nil for any other text.
private func asciiTokens(_ text: some StringProtocol) -> [String]? {
    var tokens: [String] = []
    var token: [UInt8] = []
    for byte in text.utf8 {
        switch byte {
        case 0x61...0x7A, 0x30...0x39: token.append(byte)
        case 0x41...0x5A: token.append(byte | 0x20)
        case UInt8(ascii: "'"): continue
        case 0x80...: return nil
        default:
            if token.isEmpty { continue }
            tokens.append(String(decoding: token, as: UTF8.self))
            token.removeAll(keepingCapacity: true)
        }
    }
    if !token.isEmpty { tokens.append(String(decoding: token, as: UTF8.self)) }
    return tokens
}

private func unicodeTokens(_ text: some StringProtocol) -> [String] {
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
    asciiPlace(name) ?? foldedTokens(name).map { placeWords[$0] ?? $0 }.joined(separator: " ")
}

/// As above, made for this type once.
package func foldedPlace(_ name: String) -> String {
    asciiPlace(name) ?? foldedTokens(name).map { placeWords[$0] ?? $0 }.joined(separator: " ")
}

/// The key of plain ASCII, byte by byte; nil for any other text.
private func asciiPlace(_ name: some StringProtocol) -> String? {
    var key: [UInt8] = []
    key.reserveCapacity(32)
    var word = 0
    var isBetween = false
    /// The word that begins at `word` is whole.
    func spellOut() {
        guard key.count - word <= 3, key.count > word,
            let whole = placeWords[String(decoding: key[word...], as: UTF8.self)]
        else { return }
        key.replaceSubrange(word..., with: whole.utf8)
    }
    for byte in name.utf8 {
        let letter: UInt8
        switch byte {
        case 0x61...0x7A, 0x30...0x39: letter = byte
        case 0x41...0x5A: letter = byte | 0x20
        case UInt8(ascii: "'"): continue
        case 0x80...: return nil
        default:
            isBetween = true
            continue
        }
        if isBetween, !key.isEmpty {
            spellOut()
            key.append(0x20)
            word = key.count
        }
        isBetween = false
        key.append(letter)
    }
    spellOut()
    return String(decoding: key, as: UTF8.self)
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
