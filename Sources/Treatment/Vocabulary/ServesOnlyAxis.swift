/// The axes on which a program can serve *only* some people. A person who named something on an axis is turned away by a
/// program that serves only others on it; a person who named nothing there is not.
package enum ServesOnlyAxis: CaseIterable, Sendable {
    case gender, substance, dui, military, age

    /// The axis of a term, or nil when nobody serves only that.
    package init?(_ term: Term) {
        guard let axis = ServesOnlyAxis.allCases.first(where: { $0.terms.contains(term) }) else { return nil }
        self = axis
    }

    package var terms: [Term] {
        switch self {
        case .gender: [.women, .men, .pregnantPostpartum]
        case .substance: ServesOnlyAxis.substances
        case .dui: [.duiDwi]
        case .military: ServesOnlyAxis.militaries
        case .age: [.children, .adolescents, .youngAdults, .adults, .olderAdults]
        }
    }

    private static let substances = ["alcohol", "opioid", "stimulant", "cannabis", "benzodiazepine"].map(
        Vocabulary.known)
    private static let militaries = ["veterans", "active_duty", "military_families"].map(Vocabulary.known)
}
