package import Treatment

/// A set of serves-only terms as bits, in the order of the axes' terms.
package struct ServesOnlySet: Hashable, Sendable, BitwiseCopyable {
    package let rawValue: UInt32

    package init(rawValue: UInt32) { self.rawValue = rawValue }

    package init(_ terms: some Sequence<Term>) {
        var bits: UInt32 = 0
        for term in terms {
            if let place = ServesOnlySet.order.firstIndex(of: term) { bits |= 1 << UInt32(place) }
        }
        rawValue = bits
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
}
