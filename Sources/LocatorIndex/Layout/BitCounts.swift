/// Counts, for each bit of some mask words, in how many programs or hits it is set: their words are added bit by bit, all 64 at
/// once and every other one in a lane of its own, by carry-save adders.
///
///     words      0110 │ 1000 │ 0011 │ …
///     ones, twos, fours …    vertical: bit n of each plane together is the count of bit n
package struct BitCounts {
    private let words: Int
    private var planes: [Plane]

    fileprivate static let depth = 24

    /// - Parameter words: how many mask words are counted, each for itself.
    package init(words: Int) {
        self.words = words
        planes = [Plane](repeating: .zero, count: BitCounts.depth * words)
    }

    /// Adds `count` of the units from `place` on to the counts of one word.
    package mutating func add(_ units: [UInt64], from place: Int, count: Int, word: Int) {
        withWords(units, from: place, count: count) { addVertically($0, count, to: &planes, word) }
    }

    /// Adds what columns have at some ordinals.
    /// - Parameter words: which word's counts each column is added to.
    package mutating func add(_ columns: [Column<UInt64>], at ordinals: [UInt32], words: [Int]) {
        precondition(columns.count == words.count)
        withScattered(columns, at: ordinals) { addVertically($0, ordinals.count, to: &planes, words[$1]) }
    }

    /// Adds what a column has at neighbouring ordinals.
    package mutating func add(_ column: Column<UInt64>, _ ordinals: Range<Int>, word: Int) {
        column.withNeighbours(ordinals) { addVertically($0, ordinals.count, to: &planes, word) }
    }

    /// By word and bit: how many have it.
    package func counts() -> [Int] {
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

private func addVertically(_ words: some Words, _ count: Int, to planes: inout [Plane], _ word: Int) {
    let first = word * BitCounts.depth
    let end = first + BitCounts.depth
    precondition(word >= 0 && end <= planes.count)
    var planes = planes.mutableSpan
    var i = 0
    var (ones, twos, fours) = (planes[first], planes[first + 1], planes[first + 2])
    var (eights, sixteens) = (planes[first + 3], planes[first + 4])
    // A carry over many planes is a branch that cannot be foretold: one for 64 units.
    while i + 64 <= count {
        let a = addSixteen(words, i, &ones, &twos, &fours)
        let b = addSixteen(words, i + 16, &ones, &twos, &fours)
        let c = addSixteen(words, i + 32, &ones, &twos, &fours)
        let d = addSixteen(words, i + 48, &ones, &twos, &fours)
        let e = add(a, b, &eights)
        let f = add(c, d, &eights)
        carryOver(add(e, f, &sixteens), &planes, first + 5, end)
        i += 64
    }
    (planes[first + 3], planes[first + 4]) = (eights, sixteens)
    while i + 16 <= count {
        carryOver(addSixteen(words, i, &ones, &twos, &fours), &planes, first + 3, end)
        i += 16
    }
    // What lacks of the last four counts as empty.
    while i < count {
        let a = i + 1 < count ? words.pair(i) : Plane(words.one(i), 0)
        let b = i + 3 < count ? words.pair(i + 2) : i + 2 < count ? Plane(words.one(i + 2), 0) : .zero
        let c = add(add(a, b, &ones), .zero, &twos)
        carryOver(add(c, .zero, &fours), &planes, first + 3, end)
        i += 4
    }
    (planes[first], planes[first + 1], planes[first + 2]) = (ones, twos, fours)
}

/// - Returns: what carries over into the eights.
@inline(__always)
private func addSixteen(
    _ words: some Words, _ i: Int, _ ones: inout Plane, _ twos: inout Plane, _ fours: inout Plane
) -> Plane {
    let a = add(words.pair(i), words.pair(i + 2), &ones)
    let b = add(words.pair(i + 4), words.pair(i + 6), &ones)
    let c = add(words.pair(i + 8), words.pair(i + 10), &ones)
    let d = add(words.pair(i + 12), words.pair(i + 14), &ones)
    let e = add(a, b, &twos)
    let f = add(c, d, &twos)
    return add(e, f, &fours)
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
