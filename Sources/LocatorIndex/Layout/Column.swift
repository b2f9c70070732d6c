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
    /// Eight bytes from anywhere as a number, the least first.
    func word(at start: Int) -> UInt64 {
        precondition(start >= 0 && start <= count - 8, "read outside a column")
        return unsafe UInt64(littleEndian: UnsafeRawPointer(base + start).loadUnaligned(as: UInt64.self))
    }

    /// The UTF-8 text of so many bytes; what is no UTF-8 in it is repaired.
    func text(from start: Int, length: Int) -> String {
        precondition(start >= 0 && length >= 0 && start <= count - length, "read outside a column")
        return unsafe String(decoding: UnsafeBufferPointer(start: base + start, count: length), as: UTF8.self)
    }

    /// Calls `body` with so many bytes.
    func withSpan<Value>(from start: Int, length: Int, _ body: (Span<UInt8>) -> Value) -> Value {
        precondition(start >= 0 && length >= 0 && start <= count - length, "read outside a column")
        return unsafe body(Span(_unsafeStart: base + start, count: length))
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
    /// `block[i]` is not 0 where some bit of `mask` is set in `self[start + i]`, or is missing there: as `or` and `orMissing`, but
    /// each element's halves are joined, for older processors compare four bytes and not eight.
    /// - Parameters:
    ///   - missing: collect what is missing of the mask, not what is set.
    ///   - adds: what `block` holds is kept, else it is written over.
    package func collect(
        _ mask: UInt64, missing: Bool, from start: Int, into block: inout [UInt32], count: Int, adds: Bool
    ) {
        precondition(
            start >= 0 && count >= 0 && start <= self.count - count && count <= block.count && block.count % 8 == 0)
        let flip = missing ? mask : 0
        let (masks, flips) = (halves(mask), halves(flip))
        let kept = SIMD8<UInt32>(repeating: adds ? UInt32.max : 0)
        unsafe block.withUnsafeMutableBytes { bytes in
            let whole = count & ~7
            var i = 0
            while i < whole {
                let old = unsafe bytes.loadUnaligned(fromByteOffset: i * 4, as: SIMD8<UInt32>.self) & kept
                let new = unsafe UnsafeRawPointer(base + start + i).loadUnaligned(as: SIMD16<UInt32>.self)
                let found = (new & masks) ^ flips
                unsafe bytes.storeBytes(
                    of: old | found.evenHalf | found.oddHalf, toByteOffset: i * 4, as: SIMD8<UInt32>.self)
                i += 8
            }
            while i < count {
                let old = unsafe bytes.loadUnaligned(fromByteOffset: i * 4, as: UInt32.self) & kept[0]
                let found = unsafe (base[start + i] & mask) ^ flip
                let joined = UInt32(truncatingIfNeeded: found | found >> 32)
                unsafe bytes.storeBytes(of: old | joined, toByteOffset: i * 4, as: UInt32.self)
                i += 1
            }
        }
    }
}

/// A mask word eight times, as it lies in memory.
private func halves(_ mask: UInt64) -> SIMD16<UInt32> {
    var halves = SIMD16<UInt32>(repeating: UInt32(truncatingIfNeeded: mask))
    halves.oddHalf = SIMD8(repeating: UInt32(truncatingIfNeeded: mask >> 32))
    return halves
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

/// Words that `BitCounts` adds, one or two at a time; where they lie was checked when this was made.
protocol Words {
    func one(_ i: Int) -> UInt64
    /// That one and the next.
    func pair(_ i: Int) -> SIMD2<UInt64>
}

/// Words that stand next to each other.
@safe struct NeighbouringWords: Words {
    fileprivate let base: UnsafePointer<UInt64>

    @inline(__always) func one(_ i: Int) -> UInt64 { unsafe base[i] }
    @inline(__always) func pair(_ i: Int) -> SIMD2<UInt64> {
        unsafe UnsafeRawPointer(base + i).loadUnaligned(as: SIMD2<UInt64>.self)
    }
}

/// What a column has at some ordinals.
@safe struct ScatteredWords: Words {
    fileprivate let base: UnsafePointer<UInt64>
    fileprivate let ordinals: UnsafePointer<UInt32>

    @inline(__always) func one(_ i: Int) -> UInt64 { unsafe base[Int(ordinals[i])] }
    @inline(__always) func pair(_ i: Int) -> SIMD2<UInt64> {
        unsafe SIMD2(base[Int(ordinals[i])], base[Int(ordinals[i + 1])])
    }
}

extension Column where Element == UInt64 {
    /// Calls `body` with the words at `places`.
    func withNeighbours(_ places: Range<Int>, _ body: (NeighbouringWords) -> Void) {
        precondition(places.lowerBound >= 0 && places.upperBound <= count, "read outside a column")
        unsafe body(NeighbouringWords(base: base + places.lowerBound))
    }
}

/// Calls `body` with the words that each column has at `ordinals`, and with the column's place: the ordinals are checked once.
func withScattered(
    _ columns: [Column<UInt64>], at ordinals: [UInt32], _ body: (ScatteredWords, _ place: Int) -> Void
) {
    var farthest: UInt32 = 0
    for ordinal in ordinals { farthest = max(farthest, ordinal) }
    unsafe ordinals.withUnsafeBufferPointer { ordinals in
        guard let first = ordinals.baseAddress else { return }
        for (place, column) in columns.enumerated() {
            precondition(ordinals.isEmpty || Int(farthest) < column.count, "read outside a column")
            unsafe body(ScatteredWords(base: column.base, ordinals: first), place)
        }
    }
}

/// Calls `body` with `count` of the words from `place` on.
func withWords(_ words: [UInt64], from place: Int, count: Int, _ body: (NeighbouringWords) -> Void) {
    precondition(place >= 0 && count >= 0 && place <= words.count - count)
    unsafe words.withUnsafeBufferPointer { words in
        guard let first = words.baseAddress else { return }
        unsafe body(NeighbouringWords(base: first + place))
    }
}

extension Column where Element == UInt64 {
    /// The bits that some element has, and those that this column or another of the same length always has.
    package func joined(with other: Column<UInt64>) -> (any: UInt64, always: UInt64) {
        let shared = min(count, other.count)
        var any: UInt64 = 0
        var always = UInt64.max
        for i in 0..<shared {
            any |= unsafe base[i]
            always &= unsafe base[i] | other.base[i]
        }
        return (any, always)
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

    /// Lists `start + i` where bit `self[start + i]` of `set` is set, without a branch: what passes cannot be foretold.
    /// - Returns: how many.
    package func list(inside set: UInt64, from start: Int, into list: inout [UInt32], count: Int) -> Int {
        precondition(start >= 0 && count >= 0 && start <= self.count - count && count <= list.count)
        var listed = 0
        unsafe list.withUnsafeMutableBufferPointer { list in
            for i in 0..<count {
                unsafe list[listed] = UInt32(truncatingIfNeeded: start + i)
                listed += unsafe Int(truncatingIfNeeded: set >> UInt64(base[start + i] & 63) & 1)
            }
        }
        return listed
    }

    /// `marks[i] |= mark` where bit `self[start + i]` of `set` is not set.
    package func mark(
        _ mark: UInt32, outside set: UInt64, from start: Int, in marks: inout [UInt32], count: Int
    ) {
        precondition(start >= 0 && count >= 0 && start <= self.count - count && count <= marks.count)
        unsafe marks.withUnsafeMutableBufferPointer { marks in
            for i in 0..<count {
                let isInside = unsafe UInt32(truncatingIfNeeded: set >> UInt64(base[start + i] & 63) & 1)
                unsafe marks[i] |= mark & (isInside &- 1)
            }
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

/// Writes the squared chords in cm² from `here` to the points at the first `count` of `ordinals`, and moves those that are no
/// longer than `limit` to the front of all three.
/// - Returns: how many.
package func keepNear(
    _ here: EarthPoint, x: Column<Int32>, y: Column<Int32>, z: Column<Int32>, within limit: Int64,
    _ ordinals: inout [UInt32], _ marks: inout [UInt32], _ chords: inout [Int64], count: Int
) -> Int {
    let points = min(x.count, y.count, z.count)
    precondition(count >= 0 && count <= min(ordinals.count, marks.count, chords.count))
    var kept = 0
    unsafe ordinals.withUnsafeMutableBufferPointer { ordinals in
        unsafe marks.withUnsafeMutableBufferPointer { marks in
            unsafe chords.withUnsafeMutableBufferPointer { chords in
                for i in 0..<count {
                    let ordinal = unsafe ordinals[i]
                    let at = Int(ordinal)
                    precondition(at < points, "a point outside the columns")
                    let dx = unsafe Int64(x.base[at]) - Int64(here.x)
                    let dy = unsafe Int64(y.base[at]) - Int64(here.y)
                    let dz = unsafe Int64(z.base[at]) - Int64(here.z)
                    let chord = dx * dx + dy * dy + dz * dz
                    unsafe ordinals[kept] = ordinal
                    unsafe marks[kept] = marks[i]
                    unsafe chords[kept] = chord
                    kept += chord <= limit ? 1 : 0
                }
            }
        }
    }
    return kept
}

/// The integers of `values` as bytes, lowest first: what a column is read back from.
func bytes<Element: BitwiseCopyable>(of values: [Element]) -> [UInt8] {
    unsafe values.withUnsafeBytes { unsafe [UInt8]($0) }
}

/// Appends a span's bytes.
func append(_ span: Span<UInt8>, to bytes: inout [UInt8]) {
    unsafe span.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
}

/// Appends the integers of `values` as bytes, lowest first, without a copy between.
func append<Element: BitwiseCopyable>(_ values: [Element], to bytes: inout [UInt8]) {
    unsafe values.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
}
