/// A set of service codes, by ordinal in the code table: one bit a code.
struct CodeSet: Sendable {
    /// Ordinals 0 ..< 384; the table of 2022–2025 has 317.
    static let capacity = 384
    private var words: InlineArray<6, UInt64> = .init(repeating: 0)

    init() {}

    init(_ ordinals: some Sequence<Int>) { for ordinal in ordinals { insert(ordinal) } }

    var isEmpty: Bool {
        for word in words.indices where words[word] != 0 { return false }
        return true
    }

    @inline(__always)
    mutating func insert(_ ordinal: Int) { words[ordinal >> 6] |= 1 << UInt64(ordinal & 63) }

    mutating func remove(_ ordinal: Int) { words[ordinal >> 6] &= ~(1 << UInt64(ordinal & 63)) }

    @inline(__always)
    func contains(_ ordinal: Int) -> Bool { words[ordinal >> 6] & (1 << UInt64(ordinal & 63)) != 0 }

    /// Calls `body` with each ordinal of the set, ascending.
    @inline(__always)
    func forEach(_ body: (Int) -> Void) {
        for word in words.indices {
            var rest = words[word]
            while rest != 0 {
                body(word << 6 | rest.trailingZeroBitCount)
                rest &= rest - 1
            }
        }
    }

    @inline(__always)
    func intersects(_ other: CodeSet) -> Bool {
        var common: UInt64 = 0
        for word in words.indices { common |= words[word] & other.words[word] }
        return common != 0
    }
}

/// The codes of one record, and which categories they answer.
struct StatedCodes: Sendable {
    private(set) var codes = CodeSet()
    /// One bit a category, by ordinal in the code table.
    private(set) var categories: UInt64 = 0

    @inline(__always)
    mutating func insert(_ ordinal: Int, category: Int) {
        codes.insert(ordinal)
        categories |= 1 << UInt64(category)
    }
}
