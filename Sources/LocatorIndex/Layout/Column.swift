package import Treatment

/// A typed, bounds-checked view of one section of a mapped file, and the few loops over it that must run at memory speed.
/// The only place of the project that loads integers from mapped memory. Each loop checks its bounds once, then runs
/// without checks, eight lanes at a time.
///
///     column   … │ a │ b │ c │ d │ e │ f │ g │ h │ …
///                  └──────────── block ───────┘
///     block[i]  |= column[start + i] & mask
///
/// Usable from inlined code as a whole: else what is `@inlinable` here is called for each element, unspecialised.
@usableFromInline
@safe package struct Column<Element: BitwiseCopyable>: @unchecked Sendable {
    @usableFromInline let owner: MappedFile
    @usableFromInline let base: UnsafePointer<Element>
    /// Elements.
    @usableFromInline package let count: Int

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
    /// The UTF-8 text of so many bytes; what is no UTF-8 in it is repaired.
    func text(from start: Int, length: Int) -> String {
        precondition(start >= 0 && length >= 0 && start <= count - length, "read outside a column")
        return unsafe String(decoding: UnsafeBufferPointer(start: base + start, count: length), as: UTF8.self)
    }

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
        precondition(
            start >= 0 && count >= 0 && start <= self.count - count && count <= block.count && block.count % 8 == 0)
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

extension Column where Element == UInt64 {
    /// `gathered[place + i] = self[ordinals[i]]`
    package func gather(at ordinals: ArraySlice<UInt32>, into gathered: inout [UInt64], from place: Int) {
        precondition(place >= 0 && ordinals.count <= gathered.count - place)
        unsafe gathered.withUnsafeMutableBufferPointer { gathered in
            var i = place
            for ordinal in ordinals {
                precondition(Int(ordinal) < count, "read outside a column")
                unsafe gathered[i] = base[Int(ordinal)]
                i += 1
            }
        }
    }
}

extension Column where Element == UInt64 {
    /// The elements at `place` and behind it.
    @inline(__always)
    func pair(at place: Int) -> SIMD2<UInt64> {
        precondition(place >= 0 && place < count - 1, "read outside a column")
        return unsafe UnsafeRawPointer(base + place).loadUnaligned(as: SIMD2<UInt64>.self)
    }
}

extension Column where Element == UInt8 {
    /// `block[i] |= 1` where bit `self[start + i]` of `set` is not set.
    package func orOutside(_ set: UInt64, from start: Int, into block: inout [UInt64], count: Int) {
        precondition(start >= 0 && count >= 0 && start <= self.count - count && count <= block.count)
        unsafe block.withUnsafeMutableBufferPointer { block in
            for i in 0..<count { unsafe block[i] |= ~(set >> UInt64(base[start + i] & 63)) & 1 }
        }
    }
}

/// Appends to `chords` the squared chords in cm² from `here` to the points at `ordinals[first...]`, and leaves those longer
/// than `limit` out of both.
package func appendSquaredChords(
    from here: EarthPoint, x: Column<Int32>, y: Column<Int32>, z: Column<Int32>, to ordinals: inout [UInt32],
    from first: Int, within limit: Int64, into chords: inout [Int64]
) {
    let points = min(x.count, y.count, z.count)
    let place = chords.count
    let count = ordinals.count - first
    var kept = 0
    chords.reserveCapacity(place + count)
    chords.append(contentsOf: repeatElement(0, count: count))
    unsafe ordinals.withUnsafeMutableBufferPointer { ordinals in
        unsafe chords.withUnsafeMutableBufferPointer { chords in
            for i in 0..<count {
                let ordinal = unsafe ordinals[first + i]
                let at = Int(ordinal)
                precondition(at < points, "a point outside the columns")
                let dx = unsafe Int64(x.base[at]) - Int64(here.x)
                let dy = unsafe Int64(y.base[at]) - Int64(here.y)
                let dz = unsafe Int64(z.base[at]) - Int64(here.z)
                let chord = dx * dx + dy * dy + dz * dz
                unsafe ordinals[first + kept] = ordinal
                unsafe chords[place + kept] = chord
                kept += chord <= limit ? 1 : 0
            }
        }
    }
    ordinals.removeLast(count - kept)
    chords.removeLast(count - kept)
}

/// The integers of `values` as bytes, lowest first: what a column is read back from.
func bytes<Element: BitwiseCopyable>(of values: [Element]) -> [UInt8] {
    unsafe values.withUnsafeBytes { unsafe [UInt8]($0) }
}

/// Appends the integers of `values` as bytes, lowest first, without a copy between.
func append<Element: BitwiseCopyable>(_ values: [Element], to bytes: inout [UInt8]) {
    unsafe values.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
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
