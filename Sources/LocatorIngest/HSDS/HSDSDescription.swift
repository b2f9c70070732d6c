internal import Treatment

/// What the description of a package (`datapackage.json`) says of its publisher and its day.
struct HSDSDescription {
    /// Empty when nobody named it.
    var publisher = ""
    var asOf: Day?

    init(_ folder: ExportFile) {
        guard let file = folder.parts.first(where: { $0.name.lowercased() == "datapackage.json" }) else { return }
        let texts = topLevelTexts(file.bytes)
        let title = texts["title"] ?? ""
        // The specification's own template, published with its title left as it was.
        if !title.lowercased().contains("template") { publisher = title }
        asOf = (texts["last_updated"] ?? texts["created"]).flatMap { Day($0.prefix(10)) }
    }
}

/// The texts directly inside the outermost object of a JSON file: `{"title": "…"}`. What is nested deeper, and what is no
/// JSON, says nothing.
func topLevelTexts(_ bytes: [UInt8]) -> [String: String] {
    var texts: [String: String] = [:]
    var depth = 0
    var key: String?
    var awaitsValue = false
    var at = 0
    while at < bytes.count {
        switch bytes[at] {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            depth += 1
            awaitsValue = false
        case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
        case UInt8(ascii: ":") where depth == 1: awaitsValue = key != nil
        case UInt8(ascii: ",") where depth == 1: (key, awaitsValue) = (nil, false)
        case UInt8(ascii: "\""):
            let (text, end) = jsonText(bytes, at + 1)
            at = end
            guard depth == 1 else { break }
            if awaitsValue, let name = key {
                if texts[name] == nil { texts[name] = text }
                (key, awaitsValue) = (nil, false)
            } else {
                key = text
            }
        default: break
        }
        at += 1
    }
    return texts
}

/// The text that begins here, and the place of its closing quote. Escapes other than those of quote, slash and backslash
/// become a space: titles have none.
private func jsonText(_ bytes: [UInt8], _ start: Int) -> (text: String, end: Int) {
    var text: [UInt8] = []
    var at = start
    while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
        if bytes[at] == UInt8(ascii: "\\"), at + 1 < bytes.count {
            at += 1
            let isPlain = [UInt8(ascii: "\""), UInt8(ascii: "/"), UInt8(ascii: "\\")].contains(bytes[at])
            text.append(isPlain ? bytes[at] : 0x20)
        } else {
            text.append(bytes[at])
        }
        at += 1
    }
    return (decode(text[...]).text, at)
}
