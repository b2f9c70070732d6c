import LocatorIndex

/// Counts, for each bit of some mask words, in how many hits it is set: a hit's programs are joined by *or*, then counted.
///
///     programs   0110 │ 0010 ┆ 1000 │ …       ┆ ends a hit
///     hits       0110        │ 1000 │ …
struct UnitCounter {
    /// How many of a hit's programs count at most.
    private let most: Int
    /// What the programs of the hit that is not yet ended have, by word: at least one, at least two, at least three of them.
    private var open: [UInt64]
    private var bits: BitCounts
    private var units: [UInt64]

    /// - Parameter block: the most programs that are added at once.
    init(words: Int, _ list: HitUnits, block: Int) {
        most = list.most
        open = [UInt64](repeating: 0, count: 3 * words)
        bits = BitCounts(words: words)
        units = list.isEach ? [] : [UInt64](repeating: 0, count: 3 * block)
    }

    /// By word and bit: how many hits have it.
    func counts() -> [Int] { bits.counts() }

    /// Adds `count` programs: the word of each in `gathered` from `place` on; they stand in `list` from `first` on.
    mutating func add(
        _ gathered: [UInt64], from place: Int, count: Int, word: Int, _ list: HitUnits, from first: Int
    ) {
        guard !list.isEach else { return bits.add(gathered, from: place, count: count, word: word) }
        let ends = list.ends
        let filled =
            most == 1
            ? joinPrograms(gathered, place, count, ends, first, &open[3 * word], into: &units)
            : joinThree(gathered, place, count, word, ends, first)
        bits.add(units, from: 0, count: filled, word: word)
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
