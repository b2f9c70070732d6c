package import Treatment

/// One reason why a program is not in the list of a request. Each holds for itself: while it holds, the program stays out
/// whatever becomes of the others.
package struct Absence: Sendable {
    package let cause: Cause
    /// What the program is known to be in that respect; unknown keeps out only what was asked for with strict.
    package let state: Ternary
    /// One sentence in the language asked for.
    package let text: String
    /// Who says so, and when; empty where no record speaks.
    package let reasons: [Explanation.Reason]

    /// What keeps it out.
    package enum Cause: Hashable, Sendable {
        case level
        case age
        /// Ordinal in the request's needs.
        case need(Int, label: String)
        case servesOnly(ServesOnlyAxis)
        case attendable
        case name
        case text
        /// Farther than the radius used.
        case radius
        /// No point: listed apart, or not at all.
        case noPoint
        /// Outside the county or state asked for, or its county is not known.
        case area

        /// The word in JSON.
        package var name: String {
            switch self {
            case .level: "level"
            case .age: "age"
            case .need: "need"
            case .servesOnly: "serves_only"
            case .attendable: "attendable"
            case .name: "name"
            case .text: "text"
            case .radius: "radius"
            case .noPoint: "no_point"
            case .area: "area"
            }
        }
    }

    var isAge: Bool { cause == .age }
    var isSchedule: Bool { cause == .attendable }
}

/// Where a program stands in the whole list of a request.
package struct Standing: Sendable {
    package let id: UInt64
    /// Ordinal in the snapshot; nil when it has no such program.
    package let program: Int?
    /// Nil when it is not in the list.
    package let listed: Listed?
    /// Why it is not in the list; empty when it is, or when the snapshot has no such program.
    package let absences: [Absence]
    /// What would bring it in; nil when it is in, or when the snapshot has no such program.
    package let wayIn: WayIn?
    /// Listed apart: without a point in the person's state, or attended online from beyond the radius.
    package let isBeside: Bool

    /// A place in the list.
    package struct Listed: Hashable, Sendable {
        /// From 1, over the folded list.
        package let rank, page: Int
        /// The ordinal of the hit's program: another one when this one is folded under it.
        package let shownBy: Int
    }
}

/// The smallest change found that brings a program into the list.
package struct WayIn: Sendable {
    /// The request, changed.
    package let request: SearchRequest
    /// Each change in words: "within 36 miles", "without requiring Medicaid".
    package let changes: [String]
    /// Where it would stand then, and in how long a list.
    package let rank, total: Int
}
