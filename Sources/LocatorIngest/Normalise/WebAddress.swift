/// What became of a website as a source wrote it.
package enum WebReading: Hashable, Sendable {
    case address(String)
    /// Nothing, or a scheme alone.
    case empty
    /// Not a web address, or one that must not become a link (`javascript:` and the like).
    case refused
}

/// Reads a website: adds the scheme that is missing, takes `http://` alone for none, refuses every scheme but http
/// and https.
package func readWebsite(_ text: String) -> WebReading {
    let text = shown(text)
    var rest = text[...]
    var scheme = "http"
    if let colon = text.firstIndex(of: ":"), text[..<colon].utf8.allSatisfy(isSchemeByte),
        text[colon...].hasPrefix(":/")
    {
        scheme = text[..<colon].lowercased()
        rest = text[text.index(after: colon)...]
        while rest.utf8.first == UInt8(ascii: "/") { rest = rest.dropFirst() }
    }
    guard scheme == "http" || scheme == "https" else { return .refused }
    guard !rest.isEmpty, rest != "-", fold(rest) != "none", fold(rest) != "n a" else { return .empty }
    let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard isHost(host), rest.utf8.count <= 2000, rest.utf8.allSatisfy(isURLByte) else { return .refused }
    return .address("\(scheme)://\(host.lowercased())\(rest.dropFirst(host.count))")
}

/// A name with at least one dot, perhaps a port; no user part.
private func isHost(_ host: Substring) -> Bool {
    let parts = host.split(separator: ":", omittingEmptySubsequences: false)
    guard let name = parts.first, parts.count <= 2, parts.count < 2 || UInt16(parts[1]) != nil else { return false }
    let labels = name.split(separator: ".", omittingEmptySubsequences: false)
    return labels.count >= 2
        && labels.allSatisfy { label in
            !label.isEmpty && label.utf8.count <= 63
                && label.utf8.allSatisfy { isLetterOrDigit($0) || $0 == 0x2D || $0 >= 0x80 }
        }
        && (labels.last?.utf8.count ?? 0) >= 2
}

private func isSchemeByte(_ byte: UInt8) -> Bool {
    isLetterOrDigit(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
}

private func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
}

/// No control characters, white space, quotes or angle brackets.
private func isURLByte(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte != 0x7F
        && ![UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\")].contains(byte)
}
