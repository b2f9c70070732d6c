/// 64-bit FNV-1a with a final mix (Fowler–Noll–Vo; the mixer is MurmurHash3's fmix64). The same on every machine and in
/// every run, unlike `Hasher`; for keys and ids, not for security.
package struct StableHash: Sendable {
    private var state: UInt64 = 0xCBF2_9CE4_8422_2325

    package init() {}

    @inline(__always)
    package mutating func add(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }

    package mutating func add(_ bytes: some Sequence<UInt8>) { for byte in bytes { add(byte) } }

    /// Adds the text and an end mark, so that ("ab", "c") and ("a", "bc") differ.
    package mutating func add(_ text: String) {
        add(text.utf8)
        add(0xFF)
    }

    /// Adds eight bytes, the lowest first.
    package mutating func add(number: UInt64) {
        for shift in stride(from: UInt64(0), to: 64, by: 8) { add(UInt8(truncatingIfNeeded: number >> shift)) }
    }

    package var value: UInt64 {
        var h = state
        h = (h ^ (h >> 33)) &* 0xFF51_AFD7_ED55_8CCD
        h = (h ^ (h >> 33)) &* 0xC4CE_B9FE_1A85_EC53
        return h ^ (h >> 33)
    }
}

/// A 64-bit number as 13 letters and digits that a person can read over the phone (Crockford's base 32, no I L O U).
package func base32(_ value: UInt64) -> String {
    let digits = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
    var text: [UInt8] = []
    for shift in stride(from: 60, through: 0, by: -5) { text.append(digits[Int((value >> UInt64(shift)) & 31)]) }
    return String(decoding: text, as: UTF8.self)
}

/// The number that `base32` printed; nil for anything else.
package func parseBase32(_ text: some StringProtocol) -> UInt64? {
    let digits = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
    guard text.utf8.count == 13 else { return nil }
    var value: UInt64 = 0
    for (place, byte) in text.utf8.enumerated() {
        let lower = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
        guard let digit = digits.firstIndex(of: lower), place > 0 || digit < 16 else { return nil }
        value = value << 5 | UInt64(digit)
    }
    return value
}
