import LocatorSearch

/// A change to parameters as one text: `-payment=must:medicaid -ring level=must:iop` takes two away and adds one. A name
/// without a value is taken away whatever its value.
struct PairsChange {
    private var parts: [String] = []

    var text: String { parts.joined(separator: " ") }

    func removing(_ name: String, _ value: String? = nil) -> PairsChange {
        with("-" + (value.map { pairsText([(name, $0)]) } ?? name))
    }

    func adding(_ name: String, _ value: String) -> PairsChange { with(pairsText([(name, value)])) }

    func adding(_ pairs: NamedPairs) -> PairsChange { pairs.reduce(self) { $0.adding($1.name, $1.value) } }

    /// From one list of parameters to another.
    static func from(_ before: NamedPairs, to after: NamedPairs) -> PairsChange {
        var change = PairsChange()
        for pair in before where !after.contains(where: { $0 == pair }) {
            change = change.removing(pair.name, pair.value)
        }
        return change.adding(after.filter { pair in !before.contains { $0 == pair } })
    }

    private func with(_ part: String) -> PairsChange {
        var copy = self
        copy.parts.append(part)
        return copy
    }
}

/// The parameters after a change; nil where the change cannot be read.
func changed(_ pairs: NamedPairs, by change: String) -> NamedPairs? {
    var result = pairs
    for part in change.split(separator: " ") {
        let isRemoved = part.hasPrefix("-")
        guard let pair = decodedPairs((isRemoved ? part.dropFirst() : part).utf8)?.first else { return nil }
        if isRemoved {
            let isWhole = !part.contains("=")
            result.removeAll { $0.name == pair.name && (isWhole || $0.value == pair.value) }
        } else {
            result.append(pair)
        }
    }
    return result
}

/// Parameters as one text that `decodedPairs` reads again: `near=Los%20Angeles&payment=must:medicaid,private`. Shorter than the
/// query of an address, as `:` and `,` need no escape in a form.
func pairsText(_ pairs: NamedPairs) -> String {
    urlQuery(pairs, leaving: [UInt8(ascii: ":"), UInt8(ascii: ",")])
}

/// The fields of a form with those taken apart that hold a whole search as one text (`asked`).
/// - Returns: nil where that text cannot be read.
func unpacked(_ fields: NamedPairs) -> NamedPairs? {
    var pairs: NamedPairs = []
    for field in fields {
        guard field.name == "asked" else {
            pairs.append(field)
            continue
        }
        guard let packed = decodedPairs(field.value.utf8) else { return nil }
        pairs += packed
    }
    return pairs
}
