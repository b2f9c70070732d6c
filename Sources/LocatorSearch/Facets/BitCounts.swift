/// Counts, for each bit of some mask words, in how many programs or hits it is set: their words are added bit by bit, all 64 at
/// once and every other one in a lane of its own, by carry-save adders.
///
///     words      0110 │ 1000 │ 0011 │ …
///     ones, twos, fours …    vertical: bit n of each plane together is the count of bit n
struct BitCounts {
    private let words: Int
    private var planes: [Plane]

    private static let depth = 24

    /// - Parameter words: how many mask words are counted, each for itself.
    init(words: Int) {
        self.words = words
        planes = [Plane](repeating: .zero, count: BitCounts.depth * words)
    }

    /// Adds `count` of the units from `place` on to the counts of one word.
    mutating func add(_ units: borrowing Span<UInt64>, from place: Int, count: Int, word: Int) {
        addVertically(units, place, count, to: &planes, from: word * BitCounts.depth, depth: BitCounts.depth)
    }

    /// As above.
    mutating func add(_ units: [UInt64], from place: Int, count: Int, word: Int) {
        add(units.span, from: place, count: count, word: word)
    }

    /// By word and bit: how many have it.
    func counts() -> [Int] {
        var counts = [Int](repeating: 0, count: 64 * words)
        for word in 0..<words {
            // The lanes are added before the bits are looked at.
            var carry: UInt64 = 0
            for plane in 0..<BitCounts.depth {
                let both = planes[BitCounts.depth * word + plane]
                var rest = both[0] ^ both[1] ^ carry
                carry = (both[0] & both[1]) | ((both[0] ^ both[1]) & carry)
                while rest != 0 {
                    counts[64 * word + rest.trailingZeroBitCount] += 1 << plane
                    rest &= rest - 1
                }
            }
        }
        return counts
    }
}

/// One bit of the counts, for both lanes.
private typealias Plane = SIMD2<UInt64>

private func addVertically(
    _ units: borrowing Span<UInt64>, _ place: Int, _ count: Int, to planes: inout [Plane], from first: Int, depth: Int
) {
    precondition(place >= 0 && count >= 0 && place <= units.count - count && first + 5 < planes.count)
    var planes = planes.mutableSpan
    var i = place
    let end = place + count
    var (ones, twos, fours) = (planes[first], planes[first + 1], planes[first + 2])
    var (eights, sixteens) = (planes[first + 3], planes[first + 4])
    // A carry over many planes is a branch that cannot be foretold: one for 64 units.
    while i + 64 <= end {
        let a = addSixteen(units, i, &ones, &twos, &fours)
        let b = addSixteen(units, i + 16, &ones, &twos, &fours)
        let c = addSixteen(units, i + 32, &ones, &twos, &fours)
        let d = addSixteen(units, i + 48, &ones, &twos, &fours)
        let e = add(a, b, &eights)
        let f = add(c, d, &eights)
        carryOver(add(e, f, &sixteens), &planes, first + 5, first + depth)
        i += 64
    }
    (planes[first + 3], planes[first + 4]) = (eights, sixteens)
    while i + 16 <= end {
        carryOver(addSixteen(units, i, &ones, &twos, &fours), &planes, first + 3, first + depth)
        i += 16
    }
    if i < end {
        // What lacks of sixteen counts as empty.
        let a = add(pair(units, i, end), pair(units, i + 2, end), &ones)
        let b = add(pair(units, i + 4, end), pair(units, i + 6, end), &ones)
        let c = add(pair(units, i + 8, end), pair(units, i + 10, end), &ones)
        let d = add(pair(units, i + 12, end), pair(units, i + 14, end), &ones)
        carryOver(addFour(a, b, c, d, &twos, &fours), &planes, first + 3, first + depth)
    }
    (planes[first], planes[first + 1], planes[first + 2]) = (ones, twos, fours)
}

/// - Returns: what carries over into the eights.
@inline(__always)
private func addSixteen(
    _ units: borrowing Span<UInt64>, _ i: Int, _ ones: inout Plane, _ twos: inout Plane, _ fours: inout Plane
) -> Plane {
    let a = add(Plane(units[i], units[i + 1]), Plane(units[i + 2], units[i + 3]), &ones)
    let b = add(Plane(units[i + 4], units[i + 5]), Plane(units[i + 6], units[i + 7]), &ones)
    let c = add(Plane(units[i + 8], units[i + 9]), Plane(units[i + 10], units[i + 11]), &ones)
    let d = add(Plane(units[i + 12], units[i + 13]), Plane(units[i + 14], units[i + 15]), &ones)
    return addFour(a, b, c, d, &twos, &fours)
}

@inline(__always)
private func addFour(
    _ a: Plane, _ b: Plane, _ c: Plane, _ d: Plane, _ twos: inout Plane, _ fours: inout Plane
) -> Plane {
    let e = add(a, b, &twos)
    let f = add(c, d, &twos)
    return add(e, f, &fours)
}

@inline(__always)
private func pair(_ units: borrowing Span<UInt64>, _ i: Int, _ end: Int) -> Plane {
    Plane(i < end ? units[i] : 0, i + 1 < end ? units[i + 1] : 0)
}

/// Adds a word of ones a lane to the planes from one on.
@inline(__always)
private func carryOver(_ word: Plane, _ planes: inout MutableSpan<Plane>, _ first: Int, _ end: Int) {
    var carry = word
    var plane = first
    while carry != Plane.zero, plane < end {
        let next = planes[plane] & carry
        planes[plane] ^= carry
        carry = next
        plane += 1
    }
}

/// Adds two words of ones a lane to a plane.
/// - Returns: what carries over into the next.
@inline(__always)
private func add(_ a: Plane, _ b: Plane, _ plane: inout Plane) -> Plane {
    let both = plane ^ a
    let carry = (plane & a) | (both & b)
    plane = both ^ b
    return carry
}
