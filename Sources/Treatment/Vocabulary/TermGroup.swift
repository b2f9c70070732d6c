/// What kind of thing a term says. Each group belongs to one dimension of the score and has its own default mode.
package enum TermGroup: UInt8, CaseIterable, Sendable {
    case focus, payment, accreditation, language, delivery, shape
    case modality, approach, condition, medication, audience, support, service, policy
    case intake, mutualHelp, staff, groupKind, complementary, aftercare, exclusion

    /// Written out, so that other modules compare bytes: an answer's facets do so hundreds of times.
    @inlinable package static func == (one: TermGroup, other: TermGroup) -> Bool { one.rawValue == other.rawValue }

    /// The word in exports, requests and answers.
    package var name: String {
        switch self {
        case .mutualHelp: "mutual_help"
        case .groupKind: "group_kind"
        default: TermGroup.names[Int(rawValue)]
        }
    }

    /// Printed once: printing a case goes through reflection, and answers hold hundreds of names.
    private static let names = allCases.map { "\($0)" }

    package init?(name: some StringProtocol) {
        guard let group = TermGroup.allCases.first(where: { $0.name == name }) else { return nil }
        self = group
    }

    /// The dimension that a need for a term of this group scores in; nil for what only filters or warns.
    package var dimension: Dimension? {
        switch self {
        case .payment: .payment
        case .accreditation: .accreditation
        case .language: .language
        case .shape: .schedule
        case .focus, .exclusion: nil
        case .delivery, .modality, .approach, .condition, .medication, .audience, .support, .service, .policy, .intake,
            .mutualHelp, .staff, .groupKind, .complementary, .aftercare:
            .specialty
        }
    }
}

/// A dimension of the score.
package enum Dimension: UInt8, CaseIterable, Sendable {
    case distance, payment, specialty, schedule, language, accreditation, text

    package var name: String { Dimension.names[Int(rawValue)] }

    private static let names = allCases.map { "\($0)" }

    package init?(name: some StringProtocol) {
        guard let dimension = Dimension.allCases.first(where: { $0.name == name }) else { return nil }
        self = dimension
    }
}
