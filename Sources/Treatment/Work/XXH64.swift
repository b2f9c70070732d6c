/// XXH64 with seed 0 (xxHash specification 0.1.1, Yann Collet): the checksum of a section. Not for security.
package func xxh64(_ bytes: Span<UInt8>) -> UInt64 {
    let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
    let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
    let prime3: UInt64 = 0x1656_67B1_9E37_79F9
    let prime4: UInt64 = 0x85EB_CA77_C2B2_AE63
    let prime5: UInt64 = 0x27D4_EB2F_1656_67C5

    func rotate(_ x: UInt64, _ by: UInt64) -> UInt64 { x << by | x >> (64 - by) }
    func round(_ lane: UInt64, _ input: UInt64) -> UInt64 { rotate(lane &+ input &* prime2, 31) &* prime1 }

    let count = bytes.count
    var at = 0

    var hash: UInt64
    if count >= 32 {
        var a = prime1 &+ prime2
        var b = prime2
        var c: UInt64 = 0
        var d = 0 &- prime1
        while at <= count - 32 {
            a = round(a, word(bytes, at: at))
            b = round(b, word(bytes, at: at + 8))
            c = round(c, word(bytes, at: at + 16))
            d = round(d, word(bytes, at: at + 24))
            at += 32
        }
        hash = rotate(a, 1) &+ rotate(b, 7) &+ rotate(c, 12) &+ rotate(d, 18)
        for lane in [a, b, c, d] { hash = (hash ^ round(0, lane)) &* prime1 &+ prime4 }
    } else {
        hash = prime5
    }
    hash = hash &+ UInt64(count)
    while at <= count - 8 {
        hash = rotate(hash ^ round(0, word(bytes, at: at)), 27) &* prime1 &+ prime4
        at += 8
    }
    if at <= count - 4 {
        let half = halfWord(bytes, at: at)
        hash = rotate(hash ^ (UInt64(half) &* prime1), 23) &* prime2 &+ prime3
        at += 4
    }
    while at < count {
        hash = rotate(hash ^ (UInt64(bytes[at]) &* prime5), 11) &* prime1
        at += 1
    }
    hash = (hash ^ (hash >> 33)) &* prime2
    hash = (hash ^ (hash >> 29)) &* prime3
    return hash ^ (hash >> 32)
}

/// The eight bytes at `offset` as an integer, lowest first; the caller has checked `offset + 8 <= bytes.count`.
@inlinable @inline(__always)
package func word(_ bytes: Span<UInt8>, at offset: Int) -> UInt64 {
    unsafe bytes.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self)
}

/// The four bytes at `offset` as an integer, lowest first; the caller has checked `offset + 4 <= bytes.count`.
@inlinable @inline(__always)
package func halfWord(_ bytes: Span<UInt8>, at offset: Int) -> UInt32 {
    unsafe bytes.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt32.self)
}
