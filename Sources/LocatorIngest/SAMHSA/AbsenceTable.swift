import Treatment

/// What an absent code means, a row of `data/vocabulary/absence.csv`.
package struct Absence: Sendable {
    package enum Meaning: String, CaseIterable, Sendable {
        /// No, once a code of its category (or of a category it is answered by) is stated.
        case noWhenAnswered = "no_when_answered"
        case noAlways = "no_always"
        /// No when a gate's category is answered and no gate stated; behind a gate, no when answered.
        case gated
        case unknown
    }

    package let questionnaire: Questionnaire
    package let category: String
    /// Codes of the category that the row is about; empty: all that no other row names.
    package let codes: [String]
    package let meaning: Meaning
    /// `no_when_answered`: more categories that answer it. `gated`: the gate codes.
    package let by: [String]
}

/// An absence with its names resolved to ordinals of the code table.
struct AbsenceGroup: Sendable {
    let meaning: Absence.Meaning
    /// Categories one of which answers it.
    let answeredBy: UInt64
    let gates: CodeSet
    let gateCategories: UInt64

    /// Whether a code of the group that is absent from this record is a no.
    @inline(__always)
    func isNo(_ stated: StatedCodes) -> Bool {
        switch meaning {
        case .noWhenAnswered: stated.categories & answeredBy != 0
        case .noAlways: true
        case .gated:
            stated.codes.intersects(gates)
                ? stated.categories & answeredBy != 0 : stated.categories & gateCategories != 0
        case .unknown: false
        }
    }
}
