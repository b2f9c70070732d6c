package import Treatment

/// What a fact says besides its term: the few combinations that occur in a snapshot are numbered, and a program stores a
/// number for each fact it knows. 8 bytes.
package struct FactClass: Hashable, Sendable, BitwiseCopyable {
    package let fact: Fact
    /// 1 when the program's own record or the team says it, 0 when another record of its facility does.
    package let isOwn: UInt8
    private let reserved: UInt8

    package init(_ fact: Fact, isOwn: Bool) {
        self.fact = fact
        self.isOwn = isOwn ? 1 : 0
        reserved = 0
    }

    /// All eight bytes as one number: state, basis, grade, record, day (2), own, 0.
    var packed: UInt64 {
        UInt64(fact.state.rawValue) | UInt64(fact.basis.rawValue) << 8 | UInt64(fact.grade.rawValue) << 16
            | UInt64(fact.record) << 24 | UInt64(fact.asOf?.rawValue ?? UInt16.max) << 32 | UInt64(isOwn) << 48
    }

    /// Nil when the number holds no state, basis or grade that we know.
    init?(packed: UInt64) {
        guard let state = Ternary(rawValue: UInt8(truncatingIfNeeded: packed)),
            let basis = Basis(rawValue: UInt8(truncatingIfNeeded: packed >> 8)),
            let grade = Grade(rawValue: UInt8(truncatingIfNeeded: packed >> 16)), packed >> 49 == 0
        else { return nil }
        let day = UInt16(truncatingIfNeeded: packed >> 32)
        self.init(
            Fact(
                state, basis: basis, grade: grade, record: UInt8(truncatingIfNeeded: packed >> 24),
                asOf: day == UInt16.max ? nil : Day(rawValue: day)),
            isOwn: packed >> 48 & 1 == 1)
    }
}

/// Numbers fact classes in the order they are first met. Open addressing over packed classes: it is asked millions of times
/// a build.
struct FactClassTable {
    private(set) var packed: [UInt64] = []
    private var slots = [UInt32](repeating: UInt32.max, count: 1 << 17)

    mutating func ordinal(of key: UInt64) throws(IndexError) -> UInt16 {
        var slot = Int((key &* 0x9E37_79B9_7F4A_7C15) >> 47)
        while slots[slot] != UInt32.max {
            if packed[Int(slots[slot])] == key { return UInt16(slots[slot]) }
            slot = (slot + 1) & (slots.count - 1)
        }
        guard packed.count < Int(UInt16.max) else {
            throw IndexError.tooLarge(
                what: "kinds of facts (state, grade, source and date)", count: packed.count + 1, limit: 65_535)
        }
        slots[slot] = UInt32(packed.count)
        packed.append(key)
        return UInt16(packed.count - 1)
    }
}
