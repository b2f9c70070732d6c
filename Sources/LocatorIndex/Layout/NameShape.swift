/// What a place name's letters are, in one word: two names one edit apart differ in at most two bits and one letter.
///
///     bits 0–25  the letters a … z that it has      bits 26–31  its bytes, at most 63
///
/// Comparing shapes sends nearly all of the gazetteer away before a single letter is looked at.
package func nameShape(_ key: some StringProtocol) -> UInt32 {
    var shape: UInt32 = 0
    for byte in key.utf8 where (0x61...0x7A).contains(byte) { shape |= 1 << UInt32(byte - 0x61) }
    return shape | UInt32(min(63, key.utf8.count)) << 26
}

/// Whether names of these shapes may be `most` edits apart (insert, delete, replace, swap neighbours).
@inlinable package func mayBeNear(_ a: UInt32, _ b: UInt32, most: Int) -> Bool {
    ((a ^ b) & 0x3FF_FFFF).nonzeroBitCount <= 2 * most && abs(Int(a >> 26) - Int(b >> 26)) <= most
}
