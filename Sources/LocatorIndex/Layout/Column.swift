package import Treatment

/// A typed, bounds-checked view of one section of a mapped file, and the few loops over it that must run at memory speed.
/// The only place of the project that loads integers from mapped memory. Each loop checks its bounds once, then runs
/// without checks, eight lanes at a time.
///
///     column   … │ a │ b │ c │ d │ e │ f │ g │ h │ …
///                  └──────────── block ───────┘
///     block[i]  |= column[start + i] & mask
@safe package struct Column<Element: BitwiseCopyable>: @unchecked Sendable {
    @usableFromInline let owner: MappedFile
    @usableFromInline let base: UnsafePointer<Element>
    /// Elements.
    package let count: Int

    init(owner: MappedFile, base: UnsafePointer<Element>, count: Int) {
        self.owner = owner
        unsafe self.base = unsafe base
        self.count = count
    }

    @inlinable package subscript(index: Int) -> Element {
        precondition(index >= 0 && index < count, "read outside a column")
        return unsafe base[index]
    }

    /// Every element, in order.
    package var elements: [Element] { unsafe Array(UnsafeBufferPointer(start: base, count: count)) }
}

extension Column where Element == UInt8 {
    /// XXH64 of all bytes.
    var checksum: UInt64 { unsafe xxh64(Span(_unsafeStart: base, count: count)) }

    /// SHA-256 of all bytes.
    var sha256: [UInt8] { unsafe SHA256.hash(Span(_unsafeStart: base, count: count)) }
}

extension Column where Element == UInt64 {
    /// `block[i] |= self[start + i] & mask`
    package func or(_ mask: UInt64, from start: Int, into block: inout [UInt64], count: Int) {
        loop(from: start, into: &block, count: count) { $0 | ($1 & SIMD8(repeating: mask)) }
    }

    /// `block[i] |= ~self[start + i] & mask`: zero stays where every bit of the mask is set.
    package func orMissing(_ mask: UInt64, from start: Int, into block: inout [UInt64], count: Int) {
        loop(from: start, into: &block, count: count) { $0 | (~$1 & SIMD8(repeating: mask)) }
    }

    @inline(__always)
    private func loop(
        from start: Int, into block: inout [UInt64], count: Int,
        _ body: (SIMD8<UInt64>, SIMD8<UInt64>) -> SIMD8<UInt64>
    ) {
        // Blocks are read in whole lanes; past the end of the column the tail is done one by one.
        precondition(start >= 0 && count >= 0 && start <= self.count - count && count <= block.count && block.count % 8 == 0)
        unsafe block.withUnsafeMutableBytes { bytes in
            let whole = count & ~7
            var i = 0
            while i < whole {
                let old = unsafe bytes.loadUnaligned(fromByteOffset: i * 8, as: SIMD8<UInt64>.self)
                let new = unsafe UnsafeRawPointer(base + start + i).loadUnaligned(as: SIMD8<UInt64>.self)
                unsafe bytes.storeBytes(of: body(old, new), toByteOffset: i * 8, as: SIMD8<UInt64>.self)
                i += 8
            }
            while i < count {
                let old = unsafe bytes.loadUnaligned(fromByteOffset: i * 8, as: UInt64.self)
                let new = unsafe base[start + i]
                let both = body(SIMD8(repeating: old), SIMD8(repeating: new))
                unsafe bytes.storeBytes(of: both[0], toByteOffset: i * 8, as: UInt64.self)
                i += 1
            }
        }
    }
}

/// Squared chords in cm² from `here` to the points at `ordinals`, appended to `chords`.
package func squaredChords(
    from here: EarthPoint, x: Column<Int32>, y: Column<Int32>, z: Column<Int32>, at ordinals: ArraySlice<UInt32>,
    into chords: inout [Int64]
) {
    let limit = min(x.count, y.count, z.count)
    for ordinal in ordinals {
        let i = Int(ordinal)
        precondition(i < limit, "a point outside the columns")
        chords.append(unsafe EarthPoint(x: x.base[i], y: y.base[i], z: z.base[i]).squaredChord(to: here))
    }
}

/// The integers of `values` as bytes, lowest first: what a column is read back from.
func bytes<Element: BitwiseCopyable>(of values: [Element]) -> [UInt8] {
    unsafe values.withUnsafeBytes { unsafe [UInt8]($0) }
}

/// The eight bytes at `offset` as an integer, lowest first; the caller has checked `offset + 8 <= bytes.byteCount`.
@inline(__always)
func word(_ bytes: RawSpan, at offset: Int) -> UInt64 {
    unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self)
}

/// The four bytes at `offset` as an integer, lowest first; the caller has checked `offset + 4 <= bytes.byteCount`.
@inline(__always)
func halfWord(_ bytes: RawSpan, at offset: Int) -> UInt32 {
    unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt32.self)
}
