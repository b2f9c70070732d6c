import LocatorIndex

/// Counts, for each bit of some mask words, in how many hits it is set: a hit's programs are joined by *or*, then the words of
/// many hits are added bit by bit, all 64 at once and every other hit in a lane of its own, by carry-save adders.
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
    private var planes: [Plane]
    private var units: [UInt64]

    private static let depth = 24

    /// - Parameter block: the most programs that are added at once.
    init(words: Int, _ list: HitUnits, block: Int) {
        most = list.most
        self.words = words
        open = [UInt64](repeating: 0, count: 3 * words)
        planes = [Plane](repeating: .zero, count: UnitCounter.depth * words)
        units = list.isEach ? [] : [UInt64](repeating: 0, count: 3 * block)
    }

    /// By word and bit: how many hits have it.
    func counts() -> [Int] {
        var counts = [Int](repeating: 0, count: 64 * words)
        for place in planes.indices {
            let (word, plane) = (place / UnitCounter.depth, place % UnitCounter.depth)
            for lane in 0..<2 {
                var rest = planes[place][lane]
                while rest != 0 {
                    counts[64 * word + rest.trailingZeroBitCount] += 1 << plane
                    rest &= rest - 1
                }
            }
        }
        return counts
    }

    /// Adds `count` programs: the word of each in `gathered` from `place` on; they stand in `list` from `first` on.
    mutating func add(
        _ gathered: [UInt64], from place: Int, count: Int, word: Int, _ list: HitUnits, from first: Int
    ) {
        guard !list.isEach else {
            addEach(gathered, from: place, count: count, word: word)
            return
        }
        let ends = list.ends
        let filled =
            most == 1
            ? join(gathered, place, count, word, ends, first) : joinThree(gathered, place, count, word, ends, first)
        addUnits(filled, word)
    }

    /// Adds words of programs that are hits of their own.
    mutating func addEach(_ gathered: [UInt64], from place: Int, count: Int, word: Int) {
        addVertically(
            gathered.span, place, count, to: &planes, from: word * UnitCounter.depth, depth: UnitCounter.depth)
    }

    /// Adds the words of neighbours that are hits of their own.
    mutating func addEach(_ column: Column<UInt64>, _ programs: Range<UInt32>, word: Int) {
        column.withSpan(Int(programs.lowerBound)..<Int(programs.upperBound), &planes) { words, planes in
            addVertically(
                words, 0, words.count, to: &planes, from: word * UnitCounter.depth, depth: UnitCounter.depth)
        }
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
        let units = units
        addVertically(units.span, 0, filled, to: &planes, from: first, depth: UnitCounter.depth)
    }
}

/// One bit of the counts, for both lanes.
private typealias Plane = SIMD2<UInt64>

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

/// Adds the words of `count` units from `place` on to the planes from `first` on.
private func addVertically(
    _ units: borrowing Span<UInt64>, _ place: Int, _ count: Int, to planes: inout [Plane], from first: Int, depth: Int
) {
    precondition(place >= 0 && count >= 0 && place <= units.count - count && first + 2 < planes.count)
    var planes = planes.mutableSpan
    var i = place
    let end = place + count
    var (ones, twos, fours) = (planes[first], planes[first + 1], planes[first + 2])
    while i + 16 <= end {
        let a = add(Plane(units[i], units[i + 1]), Plane(units[i + 2], units[i + 3]), &ones)
        let b = add(Plane(units[i + 4], units[i + 5]), Plane(units[i + 6], units[i + 7]), &ones)
        let c = add(Plane(units[i + 8], units[i + 9]), Plane(units[i + 10], units[i + 11]), &ones)
        let d = add(Plane(units[i + 12], units[i + 13]), Plane(units[i + 14], units[i + 15]), &ones)
        let e = add(a, b, &twos)
        let f = add(c, d, &twos)
        carryOver(add(e, f, &fours), &planes, first + 3, first + depth)
        i += 16
    }
    (planes[first], planes[first + 1], planes[first + 2]) = (ones, twos, fours)
    while i < end {
        carryOver(Plane(units[i], 0), &planes, first, first + depth)
        i += 1
    }
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
