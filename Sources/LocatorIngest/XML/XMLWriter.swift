/// Indented XML, four spaces a level.
struct XMLWriter {
    private(set) var bytes: [UInt8] = []
    private var depth = 0

    mutating func line(_ text: String) {
        bytes.append(contentsOf: repeatElement(0x20, count: 4 * depth))
        bytes.append(contentsOf: text.utf8)
        bytes.append(0x0A)
    }

    /// - Parameter attributes: those without a value, or with an empty one, are left out.
    mutating func open(_ name: String, _ attributes: [(String, String?)] = []) {
        line("<\(name)\(XMLWriter.text(attributes))>")
        depth += 1
    }

    mutating func close(_ name: String) {
        depth -= 1
        line("</\(name)>")
    }

    mutating func leaf(_ name: String, _ text: String?, _ attributes: [(String, String?)] = []) {
        let tag = name + XMLWriter.text(attributes)
        line(text.map { "<\(tag)>\(escaped($0))</\(name)>" } ?? "<\(tag)/>")
    }

    private static func text(_ attributes: [(String, String?)]) -> String {
        attributes.map { name, value in
            guard let value, !value.isEmpty else { return "" }
            return " \(name)=\"\(escaped(value))\""
        }.joined()
    }
}

/// Text that XML reads back as it was.
func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x26 || $0 == 0x3C || $0 == 0x3E || $0 == 0x22 }) else {
        return text
    }
    return text.unicodeScalars.map { scalar in
        switch scalar {
        case "&": "&amp;"
        case "<": "&lt;"
        case ">": "&gt;"
        case "\"": "&quot;"
        case "\t", "\n", "\r": "&#\(scalar.value);"
        // XML 1.0 has no other control characters.
        case "\u{0}"..."\u{1F}": ""
        default: String(scalar)
        }
    }.joined()
}
