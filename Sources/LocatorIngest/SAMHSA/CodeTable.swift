package import Treatment

/// Which of the two surveys asked: the substance-use directory's or the mental-health directory's.
package enum Questionnaire: CaseIterable, Sendable {
    case substanceUse, mentalHealth

    /// The word in the tables of `data/vocabulary`.
    var name: String {
        switch self {
        case .substanceUse: "su"
        case .mentalHealth: "mh"
        }
    }

    var surveys: Surveys {
        switch self {
        case .substanceUse: .substanceUse
        case .mentalHealth: .mentalHealth
        }
    }
}

/// One of SAMHSA's service codes and what it says, a row of `data/vocabulary/codes.csv`.
package struct ServiceCode: Sendable {
    /// A term that a code says yes or no to.
    package struct Statement: Hashable, Sendable {
        package let term: Term
        package let grade: Grade
        /// Written with `?`. A yes: says yes when stated, and nothing when absent. A no: gives way to a yes.
        package let isWeak: Bool
    }

    package let category: String
    package let code: String
    package let name: String
    /// The surveys that ask it.
    package let askedBy: Set<Questionnaire>
    package let yes: [Statement]
    package let no: [Statement]
    /// Terms outside which it takes nobody.
    package let only: [Term]
    package let level: Level?
    /// Codes beside which this one says no `no`, `only` and `level`.
    package let unless: [String]
    /// Its facts hold for programs of this level only; nil: for all.
    package let scope: Level?
    /// Why it carries no fact; empty for one that does.
    package let reason: String

    var saysNothing: Bool { yes.isEmpty && no.isEmpty && only.isEmpty && level == nil }
}

/// The codes by ordinal, with a lookup by their letters.
struct CodeTable: Sendable {
    let codes: [ServiceCode]
    /// In the order of their first code.
    let categories: [String]
    /// Ordinal in `categories`, by code ordinal.
    let categoryOf: [Int]
    /// Next code of the same letters in another category, or −1; by code ordinal.
    private let next: [Int]
    /// Open addressing: code ordinal or −1. 1024 slots for at most 384 codes.
    private var slots = [Int](repeating: -1, count: 1024)
    private var keys = [UInt64](repeating: 0, count: 1024)

    /// - Parameter codes: at most 384, in at most 48 categories, each (category, code) once, each code at most 8 bytes.
    init(_ codes: [ServiceCode]) {
        self.codes = codes
        var categories: [String] = []
        categoryOf = codes.map { code in
            if let known = categories.firstIndex(of: code.category) { return known }
            categories.append(code.category)
            return categories.count - 1
        }
        self.categories = categories
        var next = [Int](repeating: -1, count: codes.count)
        // Letters that a source has given to another code are empty here.
        for ordinal in codes.indices.reversed() where !codes[ordinal].code.isEmpty {
            let key = CodeTable.key(codes[ordinal].code.utf8)
            let slot = CodeTable.slot(key, keys)
            next[ordinal] = keys[slot] == key ? slots[slot] : -1
            keys[slot] = key
            slots[slot] = ordinal
        }
        self.next = next
    }

    /// Ordinal of the first code with these letters, or −1.
    @inline(__always)
    func first(_ key: UInt64) -> Int {
        let slot = CodeTable.slot(key, keys)
        return keys[slot] == key ? slots[slot] : -1
    }

    /// Ordinals of all codes with these letters: more than one when two categories use them.
    func all(_ key: UInt64) -> [Int] {
        Array(sequence(first: first(key)) { $0 < 0 ? nil : next[$0] }.prefix { $0 >= 0 })
    }

    /// True when only one category has the letters of this code.
    @inline(__always)
    func isUnambiguous(_ first: Int) -> Bool { next[first] < 0 }

    /// The letters of a code as one number, in upper case; 0 for none and for more than eight.
    static func key(_ letters: some Collection<UInt8>) -> UInt64 {
        guard letters.count <= 8 else { return 0 }
        return letters.reduce(0) { $0 << 8 | UInt64(upper($1)) }
    }

    @inline(__always)
    static func upper(_ byte: UInt8) -> UInt8 { byte >= 0x61 && byte <= 0x7A ? byte - 0x20 : byte }

    /// The slot of a key, or the free one where it belongs.
    @inline(__always)
    private static func slot(_ key: UInt64, _ keys: [UInt64]) -> Int {
        var slot = Int((key &* 0x9E37_79B9_7F4A_7C15) >> 54)
        while keys[slot] != key, keys[slot] != 0 { slot = (slot + 1) & 1023 }
        return slot
    }
}
