/// Sebastiano Vigna's SplitMix64: the same numbers of a seed on every machine.
package struct SeededRandom: Sendable {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// 0 ..< bound; 0 when the bound is less than one.
    package mutating func below(_ bound: Int) -> Int { Int(next().multipliedFullWidth(by: UInt64(max(1, bound))).high) }

    /// One of a range.
    package mutating func within(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }

    /// True in `percent` of a hundred cases.
    package mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

    /// One of a list that is not empty.
    package mutating func pick<T>(_ list: [T]) -> T { list[below(list.count)] }

    /// A few of a list, in its order; each with `percent` of a hundred.
    package mutating func some<T>(_ list: [T], percent: Int) -> [T] {
        var chosen: [T] = []
        for element in list where chance(percent) { chosen.append(element) }
        return chosen
    }

    /// The list in another order (Fisher–Yates).
    package mutating func shuffled<T>(_ list: [T]) -> [T] {
        var list = list
        for last in stride(from: list.count - 1, to: 0, by: -1) { list.swapAt(last, below(last + 1)) }
        return list
    }
}
