/// Text as it is shown: white space collapsed, HTML entities that were escaped twice undone, nothing expanded,
/// nothing cut.
package func shown(_ text: String) -> String {
    let bytes = text.utf8
    if bytes.contains(UInt8(ascii: "&")), bytes.contains(UInt8(ascii: ";")) {
        return collapsed(withoutTags(withoutEntities(text)))
    }
    return needsCollapsing(text) ? collapsed(text) : text
}

/// `Women&amp;amp;#39;s` → `Women's`: entities undone up to three times over, which is as deep as exports have been
/// seen to escape them. Unknown entities stay as they are.
package func withoutEntities(_ text: String) -> String {
    var text = text
    for _ in 0..<3 {
        let next = unescapedOnce(text)
        if next == text { break }
        text = next
    }
    return text
}

private func unescapedOnce(_ text: String) -> String {
    var result = ""
    var rest = Substring(text)
    while let start = rest.firstIndex(of: "&") {
        result += rest[..<start]
        rest = rest[start...]
        // The longest entity known here has eight characters.
        if let end = rest.prefix(12).firstIndex(of: ";"),
            let scalar = entity(rest[rest.index(after: start)..<end])
        {
            result.unicodeScalars.append(scalar)
            rest = rest[rest.index(after: end)...]
        } else {
            result += "&"
            rest = rest.dropFirst()
        }
    }
    return result + rest
}

private func entity(_ name: Substring) -> Unicode.Scalar? {
    if name.hasPrefix("#") {
        let digits = name.dropFirst()
        let isHex = digits.hasPrefix("x") || digits.hasPrefix("X")
        let number = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        guard let number, let scalar = Unicode.Scalar(number) else { return nil }
        // Control characters are white space here.
        return number < 0x20 || (0x7F...0x9F).contains(number) ? " " : scalar
    }
    return switch name {
    case "amp": "&"
    case "lt": "<"
    case "gt": ">"
    case "quot": "\""
    case "apos", "rsquo", "lsquo": "'"
    case "nbsp": " "
    case "ndash": "–"
    case "mdash": "—"
    case "eacute": "é"
    case "aacute": "á"
    case "iacute": "í"
    case "oacute": "ó"
    case "uacute": "ú"
    case "ntilde": "ñ"
    default: nil
    }
}

/// Drops what was markup before it was escaped: `<b>`, `</p>`, `<br/>`. A `<` that begins no tag stays.
private func withoutTags(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "<")) else { return text }
    var result = ""
    var rest = Substring(text)
    while let start = rest.firstIndex(of: "<") {
        result += rest[..<start]
        rest = rest[start...]
        let next = rest.dropFirst().first
        let isTag = next.map { $0.isLetter || $0 == "/" } ?? false
        if isTag, let end = rest.prefix(200).firstIndex(of: ">") {
            result += " "
            rest = rest[rest.index(after: end)...]
        } else {
            result += "<"
            rest = rest.dropFirst()
        }
    }
    return result + rest
}

/// Whether there is white space other than single spaces inside.
private func needsCollapsing(_ text: String) -> Bool {
    var last: UInt8 = 0x20
    for byte in text.utf8 {
        if byte == 0x20 && last == 0x20 || byte < 0x20 || byte == 0xC2 || byte == 0x7F { return true }
        last = byte
    }
    return last == 0x20 && !text.isEmpty
}

private func collapsed(_ text: String) -> String {
    text.split { $0.isWhitespace || $0.isNewline || $0 == "\u{0}" }.joined(separator: " ")
}
