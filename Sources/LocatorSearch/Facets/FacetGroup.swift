import Treatment

/// What hits can be counted by.
package enum FacetGroup: UInt8, CaseIterable, Sendable {
    case level, payment, accreditation, language, specialty, audience, delivery, medication, window, focus

    package var name: String { "\(self)" }

    /// The groups of terms it shows, in the order of the vocabulary; none for `level`.
    var termGroups: [TermGroup] {
        switch self {
        case .level: []
        case .payment: [.payment]
        case .accreditation: [.accreditation]
        case .language: [.language]
        case .specialty: FacetGroup.specialties
        case .audience: [.audience]
        case .delivery: [.delivery]
        case .medication: [.medication]
        case .window: [.shape]
        case .focus: [.focus]
        }
    }

    /// The parameter that a click adds.
    var parameter: String { self == .window ? TermGroup.shape.name : name }

    private static let specialties = TermGroup.allCases.filter {
        $0.dimension == .specialty && ![.audience, .delivery, .medication].contains($0)
    }
}
