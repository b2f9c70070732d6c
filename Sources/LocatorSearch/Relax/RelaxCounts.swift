import LocatorIndex
import Treatment

/// How many hits each set of changes would have within each reach: every candidate's failures are looked up once, as the bit
/// set of the sets of changes that bring it back.
struct RelaxCounts {
    /// Sets of changes, each with the failures that it forgives.
    private let sets: [UInt64]
    private let words: Int
    private var rowOf: [UInt64: Int] = [:]
    private var rows: [UInt64] = []
    /// By reach, then by set: hits that are first met there.
    private var found: [Int]

    init(_ sets: [UInt64], reaches: Int) {
        self.sets = sets
        words = (sets.count + 63) / 64
        found = [Int](repeating: 0, count: reaches * sets.count)
    }

    /// Hits of a set of changes within a reach.
    func hits(_ set: Int, within reach: Int) -> Int {
        (0...reach).reduce(0) { $0 + found[$1 * sets.count + set] }
    }

    /// Adds the programs of one hit.
    /// - Parameters:
    ///   - unit: what each fails, and the nearest reach that holds it; the nearest first.
    ///   - most: how many hits they make at most, 1 or 3.
    mutating func add(_ unit: [(failed: UInt64, reach: Int)], most: Int) {
        for word in 0..<words {
            var one: UInt64 = 0
            var two: UInt64 = 0
            var three: UInt64 = 0
            for (failed, reach) in unit {
                let back = rows[row(failed) + word]
                var fresh = back & ~(most == 1 ? one : three)
                three |= two & back
                two |= one & back
                one |= back
                while fresh != 0 {
                    found[reach * sets.count + 64 * word + fresh.trailingZeroBitCount] += 1
                    fresh &= fresh - 1
                }
            }
        }
    }

    /// Where the sets that forgive `failed` begin in `rows`.
    private mutating func row(_ failed: UInt64) -> Int {
        if let known = rowOf[failed] { return known }
        let first = rows.count
        rows.append(contentsOf: repeatElement(0, count: words))
        for (place, forgiven) in sets.enumerated() where failed & ~forgiven == 0 {
            rows[first + place / 64] |= 1 << UInt64(place % 64)
        }
        rowOf[failed] = first
        return first
    }
}
