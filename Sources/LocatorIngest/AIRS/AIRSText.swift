/// The plain text of a field that may hold HTML, escaped once more than it should be: references are written out
/// (`&lt;b&gt;` → `<b>`), tags become spaces, white space becomes one space.
func plainText(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x26 || $0 == 0x3C || $0 < 0x20 }) || text.contains("  ") else {
        return text
    }
    var plain = text
    // Escaped twice is usual, three times has been seen; more is noise.
    for _ in 0..<3 where plain.contains("&") { plain = unescaped(plain) }
    return oneLine(withoutTags(plain))
}

private let references: [(name: String, text: String)] = [
    ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&nbsp;", " "), ("&#39;", "'"), ("&#160;", " "),
    ("&rsquo;", "\u{2019}"), ("&ndash;", "\u{2013}"), ("&bull;", "\u{2022}"), ("&eacute;", "é"), ("&amp;", "&"),
]

private func unescaped(_ text: String) -> String {
    var out = ""
    var rest = text[...]
    while let mark = rest.firstIndex(of: "&") {
        out += rest[..<mark]
        rest = rest[mark...]
        if let found = references.first(where: { rest.hasPrefix($0.name) }) {
            out += found.text
            rest = rest.dropFirst(found.name.count)
        } else {
            out += "&"
            rest = rest.dropFirst()
        }
    }
    return out + rest
}

private func withoutTags(_ text: String) -> String {
    var out = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "<") {
        out += rest[..<open]
        let tag = rest[rest.index(after: open)...]
        // A tag begins with a letter or a slash; "< 18 years" is text.
        guard let first = tag.first, first.isLetter || first == "/", let close = tag.firstIndex(of: ">") else {
            out += "<"
            rest = tag
            continue
        }
        out += " "
        rest = tag[tag.index(after: close)...]
    }
    return out + rest
}
