package import Treatment

/// How much each dimension counts: small whole numbers, printed in every answer.
package struct Weights: Hashable, Sendable {
    private var values: [Int]

    /// - Parameter values: one a dimension in the order of `Dimension.allCases`, 0 ... 1000 each.
    package init(
        distance: Int, payment: Int, specialty: Int, schedule: Int, language: Int, accreditation: Int, text: Int
    ) {
        values = [distance, payment, specialty, schedule, language, accreditation, text]
    }

    package subscript(dimension: Dimension) -> Int {
        get { values[Int(dimension.rawValue)] }
        set { values[Int(dimension.rawValue)] = newValue }
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
