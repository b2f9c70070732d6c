import Treatment

/// SHA-256 (FIPS 180-4): the content hash that names a snapshot. Ours because the one library for it costs more than two
/// minutes of every clean build (`docs/decisions/0003-own-sha-256.md`); checked against the vectors of the standard.
package struct SHA256: Sendable {
    private var state: [UInt32] = [
        0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A, 0x510E_527F, 0x9B05_688C, 0x1F83_D9AB, 0x5BE0_CD19,
    ]

    private var count = 0

    private init() {}

    /// The hash of `bytes`, 32 bytes.
    package static func hash(_ bytes: Span<UInt8>) -> [UInt8] {
        var hash = SHA256()
        let whole = bytes.count & ~63
        hash.add(bytes.extracting(0..<whole))
        return hash.finished(bytes.extracting(whole..<bytes.count))
    }

    /// Goes on with more bytes.
    /// - Parameter bytes: a multiple of 64.
    private mutating func add(_ bytes: Span<UInt8>) {
        precondition(bytes.count % 64 == 0)
        var schedule = [UInt32](repeating: 0, count: 64)
        for block in 0..<bytes.count / 64 { mix(bytes.extracting(block * 64..<block * 64 + 64), &schedule) }
        count += bytes.count
    }

    /// The hash of all that was added and of `rest`, 32 bytes.
    private func finished(_ rest: Span<UInt8>) -> [UInt8] {
        var hash = self
        // Padding: a one bit, zeros, the length in bits as 64 bits, highest byte first.
        var tail: [UInt8] = []
        for i in 0..<rest.count { tail.append(rest[i]) }
        tail.append(0x80)
        while tail.count % 64 != 56 { tail.append(0) }
        let bits = UInt64(count + rest.count) * 8
        for shift in stride(from: UInt64(56), through: 0, by: -8) {
            tail.append(UInt8(truncatingIfNeeded: bits >> shift))
        }
        hash.add(tail.span)
        return hash.state.flatMap { word in
            stride(from: UInt32(24), through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> $0) }
        }
    }

    private mutating func mix(_ block: Span<UInt8>, _ schedule: inout [UInt32]) {
        var w = schedule.mutableSpan
        let k = SHA256.constants.span
        precondition(w.count == 64 && k.count == 64 && block.count == 64)
        for i in 0..<16 { w[i] = halfWord(block, at: 4 * i).byteSwapped }
        for i in 16..<64 {
            let s0 = rotate(w[i - 15], 7) ^ rotate(w[i - 15], 18) ^ w[i - 15] &>> 3
            let s1 = rotate(w[i - 2], 17) ^ rotate(w[i - 2], 19) ^ w[i - 2] &>> 10
            w[i] = w[i - 16] &+ s0 &+ w[i - 7] &+ s1
        }
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        // Eight rounds with the letters' parts changing hands, so that none is copied.
        var i = 0
        while i < 64 {
            turn(a, b, c, &d, e, f, g, &h, k[i] &+ w[i])
            turn(h, a, b, &c, d, e, f, &g, k[i + 1] &+ w[i + 1])
            turn(g, h, a, &b, c, d, e, &f, k[i + 2] &+ w[i + 2])
            turn(f, g, h, &a, b, c, d, &e, k[i + 3] &+ w[i + 3])
            turn(e, f, g, &h, a, b, c, &d, k[i + 4] &+ w[i + 4])
            turn(d, e, f, &g, h, a, b, &c, k[i + 5] &+ w[i + 5])
            turn(c, d, e, &f, g, h, a, &b, k[i + 6] &+ w[i + 6])
            turn(b, c, d, &e, f, g, h, &a, k[i + 7] &+ w[i + 7])
            i += 8
        }
        for (i, value) in [a, b, c, d, e, f, g, h].enumerated() { state[i] &+= value }
    }

    private static let constants: [UInt32] = [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
        0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
        0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
        0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
        0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
        0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
        0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
        0xc67178f2,
    ]
}

@inline(__always)
private func rotate(_ x: UInt32, _ by: UInt32) -> UInt32 { x &>> by | x &<< (32 - by) }

/// One round: what `d` and `h` become.
@inline(__always)
private func turn(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32, _ g: UInt32, _ h: inout UInt32,
    _ added: UInt32
) {
    let s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
    let t1 = h &+ s1 &+ (g ^ (e & (f ^ g))) &+ added
    let s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
    d = d &+ t1
    h = t1 &+ s0 &+ ((a & b) | (c & (a | b)))
}

/// Bytes as lower-case hexadecimal digits.
package func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
