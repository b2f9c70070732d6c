/// Counts, for each bit of some mask words, in how many hits it is set: a hit's programs are joined by *or*, then the words of
/// many hits are added bit by bit, all 64 at once, by carry-save adders.
///
///     programs   0110 │ 0010 ┆ 1000 │ …       ┆ ends a hit
///     hits       0110        │ 1000 │ …
///     ones, twos, fours …    vertical: bit n of each plane together is the count of bit n
struct UnitCounter {
    /// How many of a hit's programs count at most.
    private let most: Int
    private let words: Int
    /// What the programs of the hit that is not yet ended have, by word: at least one, at least two, at least three of them.
    private var open: [UInt64]
    private var planes: [UInt64]
    private var units: [UInt64]

    private static let depth = 24

    /// - Parameter block: the most programs that are added at once.
    init(words: Int, _ list: HitUnits, block: Int) {
        most = list.most
        self.words = words
        open = [UInt64](repeating: 0, count: 3 * words)
        planes = [UInt64](repeating: 0, count: UnitCounter.depth * words)
        units = list.isEach ? [] : [UInt64](repeating: 0, count: 3 * block)
    }

    /// By word and bit: how many hits have it.
    func counts() -> [Int] {
        var counts = [Int](repeating: 0, count: 64 * words)
        for place in planes.indices {
            let (word, plane) = (place / UnitCounter.depth, place % UnitCounter.depth)
            var rest = planes[place]
            while rest != 0 {
                counts[64 * word + rest.trailingZeroBitCount] += 1 << plane
                rest &= rest - 1
            }
        }
        return counts
    }

    /// Adds `count` programs: the word of each in `gathered` from `place` on; they stand in `list` from `first` on.
    mutating func add(
        _ gathered: [UInt64], from place: Int, count: Int, word: Int, _ list: HitUnits, from first: Int
    ) {
        guard !list.isEach else {
            addVertically(
                gathered, place, count, to: &planes, from: word * UnitCounter.depth, depth: UnitCounter.depth)
            return
        }
        let ends = list.ends
        let filled =
            most == 1
            ? join(gathered, place, count, word, ends, first) : joinThree(gathered, place, count, word, ends, first)
        addUnits(filled, word)
    }

    private mutating func join(
        _ gathered: [UInt64], _ place: Int, _ count: Int, _ word: Int, _ ends: [UInt64], _ first: Int
    ) -> Int {
        joinPrograms(gathered, place, count, ends, first, &open[3 * word], into: &units)
    }

    private mutating func joinThree(
        _ gathered: [UInt64], _ place: Int, _ count: Int, _ word: Int, _ ends: [UInt64], _ first: Int
    ) -> Int {
        var (one, two, three) = (open[3 * word], open[3 * word + 1], open[3 * word + 2])
        var filled = 0
        for i in 0..<count {
            let own = gathered[place + i]
            three |= two & own
            two |= one & own
            one |= own
            guard ends[first + i] == 1 else { continue }
            (units[filled], units[filled + 1], units[filled + 2]) = (one, two, three)
            filled += 3
            (one, two, three) = (0, 0, 0)
        }
        (open[3 * word], open[3 * word + 1], open[3 * word + 2]) = (one, two, three)
        return filled
    }

    private mutating func addUnits(_ filled: Int, _ word: Int) {
        let first = word * UnitCounter.depth
        addVertically(units, 0, filled, to: &planes, from: first, depth: UnitCounter.depth)
    }
}

/// Joins the words of programs by *or* up to each end of a hit, and writes those of the hits.
/// - Parameter joined: of the hit that has begun before, and that has not ended after.
/// - Returns: how many hits.
private func joinPrograms(
    _ gathered: [UInt64], _ place: Int, _ count: Int, _ ends: [UInt64], _ first: Int, _ joined: inout UInt64,
    into units: inout [UInt64]
) -> Int {
    let (gathered, ends) = (gathered.span, ends.span)
    var units = units.mutableSpan
    var filled = 0
    for i in 0..<count {
        let end = ends[first + i]
        joined |= gathered[place + i]
        units[filled] = joined
        filled &+= Int(truncatingIfNeeded: end)
        joined &= end &- 1
    }
    return filled
}

private func addVertically(
    _ units: [UInt64], _ place: Int, _ count: Int, to planes: inout [UInt64], from first: Int, depth: Int
) {
    let units = units.span
    var planes = planes.mutableSpan
    var i = place
    let filled = place + count
    var (ones, twos, fours) = (planes[first], planes[first + 1], planes[first + 2])
    while i + 8 <= filled {
        let a = add(units[i], units[i + 1], &ones)
        let b = add(units[i + 2], units[i + 3], &ones)
        let c = add(units[i + 4], units[i + 5], &ones)
        let d = add(units[i + 6], units[i + 7], &ones)
        let e = add(a, b, &twos)
        let f = add(c, d, &twos)
        carryOver(add(e, f, &fours), &planes, first + 3, first + depth)
        i += 8
    }
    (planes[first], planes[first + 1], planes[first + 2]) = (ones, twos, fours)
    while i < filled {
        carryOver(units[i], &planes, first, first + depth)
        i += 1
    }
}

/// Adds a word of ones to the planes from one on.
@inline(__always)
private func carryOver(_ word: UInt64, _ planes: inout MutableSpan<UInt64>, _ first: Int, _ end: Int) {
    var carry = word
    var plane = first
    while carry != 0, plane < end {
        let next = planes[plane] & carry
        planes[plane] ^= carry
        carry = next
        plane += 1
    }
}

/// Adds two words of ones to a plane.
/// - Returns: what carries over into the next.
@inline(__always)
private func add(_ a: UInt64, _ b: UInt64, _ plane: inout UInt64) -> UInt64 {
    let both = plane ^ a
    let carry = (plane & a) | (both & b)
    plane = both ^ b
    return carry
}
