package import Treatment

// Short lists that lie in a hit itself: a page has twenty hits, and memory of its own for each list of each hit costs more than
// what is in it.

/// Points of the dimensions that score, in the order of `SearchAnswer.active`: 0 ... 10,000 each, or as they are shown, tenths of a
/// point of 100. At most one for each `Dimension`.
package struct DimensionPoints: RandomAccessCollection, Hashable, Sendable {
    private var lanes = SIMD8<Int16>()
    package private(set) var endIndex = 0

    package init() {}

    package var startIndex: Int { 0 }

    package internal(set) subscript(place: Int) -> Int {
        get {
            precondition(place < endIndex)
            return Int(lanes[place])
        }
        set {
            precondition(place < endIndex)
            lanes[place] = Int16(newValue)
        }
    }

    mutating func append(_ points: Int) {
        lanes[endIndex] = Int16(points)
        endIndex += 1
    }
}

/// What is known of each asked thing, in the order of `Hit.states`: two bits each, at most 128 things; a request has far fewer.
package struct AskedStates: RandomAccessCollection, Hashable, Sendable {
    private var yes: UInt128 = 0
    private var no: UInt128 = 0
    package private(set) var endIndex = 0

    package init() {}

    package var startIndex: Int { 0 }

    package subscript(place: Int) -> Ternary {
        precondition(place < endIndex)
        if yes >> UInt128(place) & 1 == 1 { return .yes }
        return no >> UInt128(place) & 1 == 1 ? .no : .unknown
    }

    mutating func append(_ state: Ternary) {
        precondition(endIndex < UInt128.bitWidth)
        switch state {
        case .yes: yes |= 1 << UInt128(endIndex)
        case .no: no |= 1 << UInt128(endIndex)
        case .unknown: break
        }
        endIndex += 1
    }
}
