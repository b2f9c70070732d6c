package import Treatment

/// A set of serves-only terms as bits, in the order of the axes' terms.
package struct ServesOnlySet: Hashable, Sendable, BitwiseCopyable {
    package let rawValue: UInt32

    package init(rawValue: UInt32) { self.rawValue = rawValue }

    package init(_ terms: [Term]) {
        let bitOf = ServesOnlySet.bitOf
        rawValue = terms.reduce(0) { $1.rawValue < bitOf.count ? $0 | bitOf[Int($1.rawValue)] : $0 }
    }

    /// Every term of an axis.
    package init(_ axis: ServesOnlyAxis) { self.init(axis.terms) }

    package var terms: [Term] {
        isEmpty
            ? []
            : ServesOnlySet.order.enumerated().filter { rawValue >> UInt32($0.offset) & 1 == 1 }.map(\.element).sorted()
    }

    package var isEmpty: Bool { rawValue == 0 }

    package func intersection(_ other: ServesOnlySet) -> ServesOnlySet {
        ServesOnlySet(rawValue: rawValue & other.rawValue)
    }

    private static let order = ServesOnlyAxis.allCases.flatMap(\.terms)
    /// By term; 0 for those that say nothing of whom a program serves.
    private static let bitOf: [UInt32] = {
        var bits = [UInt32](repeating: 0, count: 1 + Int(order.map(\.rawValue).max() ?? 0))
        for (place, term) in order.enumerated() { bits[Int(term.rawValue)] = 1 << UInt32(place) }
        return bits
    }()
}
