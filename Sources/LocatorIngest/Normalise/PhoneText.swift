import Treatment

/// What became of a telephone number as a source wrote it.
package enum PhoneReading: Hashable, Sendable {
    case number(String, extension: String)
    /// Not a US number: kept as the source wrote it.
    case foreign(String)
    case empty
    case unreadable
}

/// Reads `205-216-0200`, `(205) 216-0200 x1234`, `1.205.216.0200`, `800-662-HELP`. A number that begins with `+` and
/// another country than 1, or that belongs to a foreign record, is kept as text.
package func readPhone(_ text: String, isForeign: Bool = false) -> PhoneReading {
    let text = shown(text)
    guard !text.isEmpty else { return .empty }
    if isPlain(text) { return .number(text, extension: "") }
    let (main, ending) = splitExtension(text)
    var digits: [UInt8] = []
    var letters = 0
    for byte in main.utf8 {
        switch byte {
        case 0x30...0x39: digits.append(byte)
        case 0x41...0x5A, 0x61...0x7A:
            // A vanity number has its letters after the area code.
            digits.append(keypad[Int(byte & 0xDF) - 0x41])
            letters += 1
        default: break
        }
    }
    guard digits.count - letters > 0 else { return .unreadable }
    let isAbroad = main.hasPrefix("+") && digits.first != UInt8(ascii: "1")
    if digits.count == 11, digits[0] == UInt8(ascii: "1") { digits.removeFirst() }
    // Area codes and exchanges begin with 2 … 9 (North American Numbering Plan).
    let isUS = digits.count == 10 && digits[0] >= 0x32 && digits[3] >= 0x32 && digits.count - letters >= 3
    if isUS, !isAbroad { return .number(dashed(digits), extension: ending) }
    if isAbroad || isForeign { return .foreign(text) }
    return .unreadable
}

/// Ten digits as one number, for comparing; nil for what is not a US number.
package func phoneKey(_ number: String) -> UInt64? {
    var value: UInt64 = 0
    var count = 0
    for byte in number.utf8 where (0x30...0x39).contains(byte) {
        value = value &* 10 &+ UInt64(byte - 0x30)
        count += 1
    }
    return count == 10 ? value : nil
}

/// `205-216-0200` already.
private func isPlain(_ text: String) -> Bool {
    guard text.utf8.count == 12 else { return false }
    var place = 0
    for byte in text.utf8 {
        switch place {
        case 3, 7: guard byte == UInt8(ascii: "-") else { return false }
        case 0, 4: guard (0x32...0x39).contains(byte) else { return false }
        default: guard (0x30...0x39).contains(byte) else { return false }
        }
        place += 1
    }
    return true
}

/// Cuts off ` x1234`, ` ext. 12`, `#12` at the end.
private func splitExtension(_ text: String) -> (Substring, String) {
    let bytes = Array(text.utf8)
    var at = bytes.count
    while at > 0, (0x30...0x39).contains(bytes[at - 1]) { at -= 1 }
    let digits = bytes[at...]
    guard !digits.isEmpty, digits.count <= 6, at > 0 else { return (text[...], "") }
    var mark = at
    while mark > 0, [0x20, UInt8(ascii: "."), UInt8(ascii: ":")].contains(bytes[mark - 1]) { mark -= 1 }
    var start = mark
    while start > 0, (0x41...0x5A).contains(bytes[start - 1] & 0xDF) { start -= 1 }
    var word = String(decoding: bytes[start..<mark], as: UTF8.self).lowercased()
    if word.isEmpty, mark > 0, bytes[mark - 1] == UInt8(ascii: "#") {
        start = mark - 1
        word = "#"
    }
    guard ["x", "ext", "extn", "extension", "#"].contains(word), start > 0 else { return (text[...], "") }
    return (
        Substring(String(decoding: bytes[..<start], as: UTF8.self)), String(decoding: digits, as: UTF8.self)
    )
}

private func dashed(_ digits: [UInt8]) -> String {
    let dash = UInt8(ascii: "-")
    return String(decoding: digits[0..<3] + [dash] + digits[3..<6] + [dash] + digits[6..<10], as: UTF8.self)
}

/// ITU-T E.161: A … Z on the keys of a telephone.
private let keypad = Array("22233344455566677778889999".utf8)
