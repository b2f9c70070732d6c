/// Text as it is compared, never as it is shown: lower case, Latin letters without their marks, words of letters and
/// digits with one space between them. `Añasco  (O'Brien's)` → `anasco obriens`; `&` becomes `and`. Other scripts
/// keep their letters.
package func fold(_ text: some StringProtocol) -> String { String(decoding: foldedBytes(text), as: UTF8.self) }

/// Folded text as UTF-8, for hashing.
package func foldedBytes(_ text: some StringProtocol) -> [UInt8] {
    var folded = FoldedBytes()
    folded.add(text)
    return folded.bytes
}

/// The words of the folded text.
package func foldedWords(_ text: some StringProtocol) -> [String] {
    var words: [String] = []
    let bytes = foldedBytes(text)
    var start = 0
    for place in bytes.indices where bytes[place] == 0x20 {
        words.append(String(decoding: bytes[start..<place], as: UTF8.self))
        start = place + 1
    }
    if start < bytes.count { words.append(String(decoding: bytes[start...], as: UTF8.self)) }
    return words
}

/// Builds folded text; ASCII byte by byte, everything else scalar by scalar.
private struct FoldedBytes {
    private(set) var bytes: [UInt8] = []
    private var isBetweenWords = false

    mutating func add(_ text: some StringProtocol) {
        bytes.reserveCapacity(text.utf8.count + 8)
        for byte in text.utf8 {
            guard byte < 0x80 else {
                // Begin again: a text with one letter beyond ASCII is rare.
                bytes.removeAll(keepingCapacity: true)
                isBetweenWords = false
                for scalar in text.unicodeScalars { add(scalar) }
                return
            }
            add(ascii: byte)
        }
    }

    @inline(__always)
    private mutating func add(ascii byte: UInt8) {
        let form = asciiForms[Int(byte)]
        if form > 1 { return letter(form) }
        if byte == UInt8(ascii: "&") {
            isBetweenWords = true
            for byte in "and".utf8 { letter(byte) }
        }
        if form == 0 { isBetweenWords = true }
    }

    private mutating func add(_ scalar: Unicode.Scalar) {
        if scalar.isASCII { return add(ascii: UInt8(truncatingIfNeeded: scalar.value)) }
        if let letters = latin(scalar) {
            for byte in letters { letter(byte) }
        } else if (0x0300...0x036F).contains(scalar.value) || scalar == "\u{2019}" || scalar == "\u{2018}" {
            // A mark of its own, or a typographic apostrophe.
        } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
            for byte in scalar.properties.lowercaseMapping.utf8 { letter(byte) }
        } else {
            isBetweenWords = true
        }
    }

    @inline(__always)
    private mutating func letter(_ byte: UInt8) {
        if isBetweenWords, !bytes.isEmpty { bytes.append(0x20) }
        isBetweenWords = false
        bytes.append(byte)
    }
}

/// By ASCII byte: a letter in lower case or a digit; 1 for an apostrophe, which is left out; 0 for what stands
/// between words.
private let asciiForms: [UInt8] = (0..<128).map { (byte: UInt8) in
    switch byte {
    case 0x61...0x7A, 0x30...0x39: byte
    case 0x41...0x5A: byte | 0x20
    case UInt8(ascii: "'"), UInt8(ascii: "`"): 1
    default: 0
    }
}

/// The ASCII letters of a Latin letter of the blocks Latin-1 Supplement … Latin Extended-A and Latin Extended
/// Additional.
private func latin(_ scalar: Unicode.Scalar) -> [UInt8]? {
    let byte: UInt8
    switch scalar.value {
    case 0xC0..<0x180: byte = extended[Int(scalar.value) - 0xC0]
    case 0x1E00..<0x1F00: byte = additional[Int(scalar.value) - 0x1E00]
    default: return nil
    }
    if byte != UInt8(ascii: ".") { return [byte] }
    return switch scalar {
    case "Æ", "æ": Array("ae".utf8)
    case "Œ", "œ": Array("oe".utf8)
    case "ß", "ẞ": Array("ss".utf8)
    case "Þ", "þ": Array("th".utf8)
    case "Ĳ", "ĳ": Array("ij".utf8)
    default: nil
    }
}

/// U+00C0 … U+017F: the first letter of the canonical decomposition (Unicode 15), `.` where there is none.
private let extended = Array(
    """
    aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y\
    aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkkllllll.\
    .llnnnnnnnnnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs
    """.utf8)

/// U+1E00 … U+1EFF.
private let additional = Array(
    """
    aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm\
    mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv\
    wwwwwwwwwwxxxxyyzzzzzzhtwy......aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
    eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......
    """.utf8)
