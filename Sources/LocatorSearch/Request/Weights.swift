package import Treatment

/// How much each dimension counts: small whole numbers, printed in every answer.
package struct Weights: Hashable, Sendable {
    /// By `Dimension.rawValue`; the last is 0. Not an array: requests are copied.
    private var values: SIMD8<Int32>

    /// - Parameter values: one a dimension in the order of `Dimension.allCases`, 0 ... 1000 each.
    package init(
        distance: Int, payment: Int, specialty: Int, schedule: Int, language: Int, accreditation: Int, text: Int
    ) {
        values = SIMD8(
            Int32(distance), Int32(payment), Int32(specialty), Int32(schedule), Int32(language), Int32(accreditation),
            Int32(text), 0)
    }

    package subscript(dimension: Dimension) -> Int {
        get { Int(values[Int(dimension.rawValue)]) }
        set { values[Int(dimension.rawValue)] = Int32(newValue) }
    }

    package static let balanced = Weights(
        distance: 25, payment: 25, specialty: 20, schedule: 15, language: 10, accreditation: 5, text: 20)

    /// `balanced` with one dimension raised.
    package static let presets: [(name: String, weights: Weights)] = [
        ("balanced", balanced),
        ("nearest", balanced.with(.distance, 60)),
        ("coverage", balanced.with(.payment, 45)),
        ("schedule", balanced.with(.schedule, 40)),
        ("quality", balanced.with(.accreditation, 25)),
    ]

    package func with(_ dimension: Dimension, _ weight: Int) -> Weights {
        var changed = self
        changed[dimension] = weight
        return changed
    }
}
