internal import Treatment

/// The codes of the vocabulary, ready for look-up.
enum ListingCodes {
    static let terms = ByteTable(Vocabulary.fixed.entries.map { ($0.code, $0.term.rawValue) })
    static let grades = ByteTable(Grade.allCases.map { ($0.name, UInt16($0.rawValue)) })
    static let states = ByteTable(Ternary.allCases.map { ($0.name, UInt16($0.rawValue)) })
    static let bases = ByteTable(Basis.allCases.map { ($0.name, UInt16($0.rawValue)) })
    // Names of cases come from reflection, which is slow: looked up, they are made once.
    static let levels = ByteTable(Level.allCases.map { ($0.name, UInt16($0.rawValue)) })
    static let focuses = ByteTable(Focus.allCases.map { ($0.name, UInt16($0.rawValue)) })
    static let phoneKinds = ByteTable(Phone.Kind.allCases.map { ($0.name, UInt16($0.rawValue)) })
    static let capacities = ByteTable(Capacity.State.allCases.map { ($0.name, UInt16($0.rawValue)) })

    /// `2026-05-31` by its digits; `2026` and `2026-05` the slower way. Nil when it is no day.
    static func day(_ text: ArraySlice<UInt8>) -> Day? {
        let from = text.startIndex
        let hyphen = UInt8(ascii: "-")
        guard text.count == 10, text[from + 4] == hyphen, text[from + 7] == hyphen else {
            return text.count < 10 ? Day(String(decoding: text, as: UTF8.self)) : nil
        }
        guard let year = number(text, from, 4), let month = number(text, from + 5, 2),
            let day = number(text, from + 8, 2)
        else {
            return nil
        }
        return Day(year: year, month: month, day: day)
    }

    private static func number(_ text: ArraySlice<UInt8>, _ from: Int, _ count: Int) -> Int? {
        var value = 0
        for place in from..<(from + count) {
            guard (0x30...0x39).contains(text[place]) else { return nil }
            value = value * 10 + Int(text[place] - 0x30)
        }
        return value
    }
}

/// `aetna/open-access` for `Aetna / Open Access`: lower case, `-` between words, `/` before a plan.
func carrierCode(_ name: some StringProtocol) -> String {
    name.split(separator: "/", maxSplits: 1)
        .map { foldedTokens($0).joined(separator: "-") }
        .filter { !$0.isEmpty }
        .joined(separator: "/")
}
