/// A set of SAMHSA's service codes, by ordinal in a code table: one bit a code.
package struct CodeSet: Sendable {
    /// Ordinals 0 ..< 384; the table of 2022–2025 has 317.
    @inlinable package static var capacity: Int { 384 }
    /// Bits 64 w ..< 64 (w + 1) in word w.
    package var words: InlineArray<6, UInt64>

    @inlinable package init() { words = .init(repeating: 0) }

    /// - Parameter ordinals: each below `capacity`.
    @inlinable package init(_ ordinals: some Sequence<Int>) {
        words = .init(repeating: 0)
        for ordinal in ordinals { insert(ordinal) }
    }

    @inlinable package var isEmpty: Bool {
        for word in words.indices where words[word] != 0 { return false }
        return true
    }

    @inlinable package mutating func insert(_ ordinal: Int) { words[ordinal >> 6] |= 1 << UInt64(ordinal & 63) }

    @inlinable package mutating func remove(_ ordinal: Int) { words[ordinal >> 6] &= ~(1 << UInt64(ordinal & 63)) }

    @inlinable package mutating func formUnion(_ other: CodeSet) {
        for word in words.indices { words[word] |= other.words[word] }
    }

    @inlinable package func contains(_ ordinal: Int) -> Bool {
        words[ordinal >> 6] & (1 << UInt64(ordinal & 63)) != 0
    }

    /// Calls `body` with each ordinal of the set, ascending.
    @inlinable package func forEach(_ body: (Int) -> Void) {
        for word in words.indices {
            var rest = words[word]
            while rest != 0 {
                body(word << 6 | rest.trailingZeroBitCount)
                rest &= rest - 1
            }
        }
    }

    @inlinable package func intersects(_ other: CodeSet) -> Bool {
        var common: UInt64 = 0
        for word in words.indices { common |= words[word] & other.words[word] }
        return common != 0
    }
}

extension CodeSet: Hashable {
    package static func == (a: CodeSet, b: CodeSet) -> Bool {
        for word in a.words.indices where a.words[word] != b.words[word] { return false }
        return true
    }

    package func hash(into hasher: inout Hasher) { for word in words.indices { hasher.combine(words[word]) } }
}
