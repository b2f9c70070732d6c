/// How many hits each set of changes would have within each reach: every candidate's failures are looked up once, as the bit
/// set of the sets of changes that bring it back.
///
/// A candidate is a mark: what it fails, and from bit 60 on the place of the nearest reach that holds it.
struct RelaxCounts {
    /// Sets of changes, each with the failures that it forgives.
    private let sets: [UInt64]
    private let words: Int
    private let reaches: Int
    /// Place in `rows` by what is failed.
    private var rowOf = KeyTable()
    private var rows: [UInt64] = []
    /// By reach, then by set: hits that are first met there.
    private var found: [Int]
    /// Marks of hits that are one program, and how many have it; not yet in `found`.
    private var single = KeyTable()
    private var singles: [(mark: UInt64, count: Int)] = []

    static let reachShift: UInt64 = 60

    /// 0 ... 7; more than the reaches when none holds it.
    @inline(__always)
    static func reach(_ mark: UInt64) -> Int { Int(mark >> reachShift) }

    init(_ sets: [UInt64], reaches: Int) {
        self.sets = sets
        self.reaches = reaches
        words = (sets.count + 63) / 64
        found = [Int](repeating: 0, count: reaches * sets.count)
    }

    /// Hits of a set of changes within a reach.
    func hits(_ set: Int, within reach: Int) -> Int {
        (0...reach).reduce(0) { $0 + found[$1 * sets.count + set] }
    }

    /// Adds a hit that is one program; `finish` comes after the last one.
    mutating func add(_ mark: UInt64) {
        guard RelaxCounts.reach(mark) < reaches else { return }
        // No key is 0.
        if let known = single.value(of: mark + 1) {
            singles[Int(known)].count += 1
        } else {
            single.insert(UInt32(singles.count), for: mark + 1)
            singles.append((mark, 1))
        }
    }

    /// Counts what was added one by one.
    mutating func finish() {
        for (mark, count) in singles { add([mark], most: 1, times: count) }
        singles.removeAll()
        single = KeyTable()
    }

    /// Adds the programs of one hit, or of several that are alike.
    /// - Parameters:
    ///   - unit: the nearest first, each inside a reach.
    ///   - most: how many hits they make at most, 1 or 3.
    mutating func add(_ unit: [UInt64], most: Int, times: Int = 1) {
        for word in 0..<words {
            var one: UInt64 = 0
            var two: UInt64 = 0
            var three: UInt64 = 0
            for mark in unit {
                let reach = RelaxCounts.reach(mark)
                let back = rows[row(mark & (1 << RelaxCounts.reachShift - 1)) + word]
                var fresh = back & ~(most == 1 ? one : three)
                three |= two & back
                two |= one & back
                one |= back
                while fresh != 0 {
                    found[reach * sets.count + 64 * word + fresh.trailingZeroBitCount] += times
                    fresh &= fresh - 1
                }
            }
        }
    }

    /// Where the sets that forgive `failed` begin in `rows`.
    private mutating func row(_ failed: UInt64) -> Int {
        if let known = rowOf.value(of: failed + 1) { return Int(known) }
        let first = rows.count
        rows.append(contentsOf: repeatElement(0, count: words))
        for (place, forgiven) in sets.enumerated() where failed & ~forgiven == 0 {
            rows[first + place / 64] |= 1 << UInt64(place % 64)
        }
        rowOf.insert(UInt32(first), for: failed + 1)
        return first
    }
}
