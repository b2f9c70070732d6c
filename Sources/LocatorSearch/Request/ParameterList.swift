import Treatment

/// A parameter of a search: what its value looks like, and one that works. The parser, its messages and the description of the
/// API read the same list.
package struct SearchParameter: Sendable {
    package let name: String
    package let shape: Shape
    /// What it asks, in one sentence.
    package let summary: String
    /// A value that is accepted, given what it needs beside it.
    package let example: String

    /// What values look like.
    package enum Shape: Sendable {
        /// Text of the person's own, of at most so many bytes.
        case text(most: Int)
        /// Several texts, each given by itself.
        case texts(most: Int)
        /// A whole number; nil: no default, or one that the answer finds.
        case whole(ClosedRange<Int>, usual: Int?)
        /// Miles above 0 and up to so many, with decimals.
        case miles(upTo: Int)
        /// One word of a closed set.
        case one(of: [String], usual: String?)
        /// Words of a closed set, separated by commas; `all` for every one of them where that is a word too.
        case some(of: [String], orAll: Bool)
        /// `distance=60,payment=30`: words of a closed set, each with a whole number.
        case weights(of: [String], ClosedRange<Int>)
        /// `[mode:][any:|all:]word,word` of a closed set.
        case closedNeed(of: [String], usual: Mode)
        /// `[mode:]34`
        case wholeNeed(ClosedRange<Int>, usual: Mode)
        /// `[mode:][any:|all:]term,term` of the vocabulary; may be given several times, each a need of its own.
        case need(usual: Mode)
        /// `YYYY-MM-DD`
        case day
    }

    /// Parameters that one request may have.
    package static let mostParameters = Parameters.mostParameters
    /// Bytes that a value may have.
    package static let longestValue = Parameters.longestValue

    /// It may be given more than once.
    package var repeats: Bool {
        switch shape {
        case .texts, .need: true
        case .text, .whole, .miles, .one, .some, .weights, .closedNeed, .wholeNeed, .day: false
        }
    }
}

/// Every parameter of a search, in the order that messages name them.
package let searchParameters: [SearchParameter] = sentence + place + attending + ranking + needs

private let sentence = [
    SearchParameter(
        name: "q", shape: .text(most: Parameters.longestValue),
        summary:
            "A sentence in English or Spanish, at most 500 characters; it becomes other parameters, which the answer lists.",
        example: "evening iop near 91301 that takes medi-cal"),
    SearchParameter(
        name: "ignore", shape: .texts(most: Parameters.longestValue),
        summary: "Words of q that are text and nothing else.", example: "suboxone"),
]

private let place = [
    SearchParameter(
        name: "near", shape: .text(most: Parameters.longestValue),
        summary: "A ZIP code, a city with or without its state, a point; or a county or a state as an area.",
        example: "90012"),
    SearchParameter(
        name: "radius", shape: .miles(upTo: Parameters.mostMiles),
        summary: "Miles from the place; without it the smallest ring with ten facilities.", example: "25"),
    SearchParameter(
        name: "level", shape: .closedNeed(of: Level.allCases.map(\.name), usual: .must), summary: "Levels of care.",
        example: "iop,php"),
    SearchParameter(
        name: "age", shape: .wholeNeed(Parameters.ages, usual: .must),
        summary: "The age of who is to attend, in years.",
        example: "34"),
]

private let attending = [
    SearchParameter(
        name: "free", shape: .text(most: Parameters.longestValue), summary: "When the person is free, week by week.",
        example: "Mo-Fr 17:30-22:00, Sa 08:00-18:00"),
    SearchParameter(
        name: "window", shape: .some(of: Parameters.windows, orAll: false),
        summary: "Free time in a word: evening is from 17:00, daytime until 17:00; adds to free.", example: "evening"),
    SearchParameter(
        name: "buffer", shape: .whole(Parameters.travelMinutes, usual: nil),
        summary: "Minutes kept free before and after a session in person; without it the way there. Needs free time.",
        example: "25"),
    SearchParameter(
        name: "attendable", shape: .one(of: Mode.allCases.map(\.name), usual: Mode.prefer.name),
        summary: "How much it matters that sessions fit into the free time. Needs free time.", example: "must"),
    SearchParameter(
        name: "zone", shape: .text(most: Parameters.longestValue),
        summary: "The time zone of the free time, by its IANA name; without it the place's.",
        example: "America/Los_Angeles"),
    SearchParameter(
        name: "starting", shape: .day, summary: "The day sessions are looked at: decides daylight time.",
        example: "2026-12-01"),
    SearchParameter(
        name: "name", shape: .text(most: Parameters.longestValue),
        summary: "Words that a facility's or program's name must hold.", example: "cedar"),
    SearchParameter(
        name: "text", shape: .text(most: Parameters.longestValue),
        summary: "Words to rank by: names, towns, what is offered; must: or not: in front makes them a filter.",
        example: "cedar house"),
    SearchParameter(
        name: "travel", shape: .whole(Parameters.travelMinutes, usual: nil),
        summary: "Minutes to any program, one way; without it estimated from the distance.", example: "25"),
]

private let ranking = [
    SearchParameter(
        name: "ring", shape: .one(of: Run.rings.map(String.init) + [Parameters.unlimited], usual: nil),
        summary: "An automatic radius that an earlier answer ended in, in miles; links carry it.", example: "10"),
    SearchParameter(
        name: "lang", shape: .one(of: PageLanguage.allCases.map(\.rawValue), usual: PageLanguage.english.rawValue),
        summary: "The language the answer speaks; not one that programs are held in.", example: "es"),
    SearchParameter(
        name: "facets", shape: .some(of: FacetGroup.allCases.map(\.name), orAll: true),
        summary: "What to count the hits by.", example: "level,payment"),
    SearchParameter(
        name: "preset", shape: .one(of: Weights.presets.map(\.name), usual: "balanced"),
        summary: "Weights by a name.", example: "nearest"),
    SearchParameter(
        name: "weights", shape: .weights(of: Dimension.allCases.map(\.name), Parameters.weightRange),
        summary: "Weights of single dimensions; the others keep the preset's.", example: "distance=60,payment=30"),
    SearchParameter(
        name: "scale", shape: .one(of: Run.scales.map(String.init), usual: nil),
        summary: "Miles at which the distance score has halved; without it from the neighbourhood.",
        example: "10"),
    SearchParameter(
        name: "collapse", shape: .one(of: Collapse.allCases.map(\.name), usual: nil),
        summary: "What becomes one hit; without it facility, or none where a level is asked.", example: "facility"),
    SearchParameter(
        name: "sort", shape: .one(of: SortOrder.allCases.map(\.name), usual: SortOrder.score.name),
        summary: "The order of the hits; distance and travel need a place to count from.", example: "distance"),
    SearchParameter(
        name: "page_size", shape: .whole(Parameters.pageSizes, usual: SearchRequest().pageSize),
        summary: "Hits on a page.", example: "20"),
    SearchParameter(
        name: "cursor", shape: .text(most: Parameters.longestValue),
        summary: "The next of an answer to this very search: goes on behind its last hit.", example: "…"),
]

private let needs: [SearchParameter] =
    [
        SearchParameter(
            name: "specialty", shape: .need(usual: Parameters.defaultMode("specialty")),
            summary: "Any modality, approach, condition, medication, audience, support, service and the like.",
            example: "dbt")
    ]
    + TermGroup.allCases.filter { $0 != .exclusion }.map { group in
        SearchParameter(
            name: group.name, shape: .need(usual: Parameters.defaultMode(group.name)),
            summary:
                "Terms of the group \(group.name) in /v1/vocabulary\(group == .payment ? ", low_cost, carriers and plans" : group == .focus ? ", or both" : "").",
            example: example(of: group))
    }

private func example(of group: TermGroup) -> String {
    switch group {
    case .focus: "substance_use"
    case .payment: "medicaid"
    case .accreditation: "joint_commission,carf"
    case .language: "es"
    case .delivery: "telehealth"
    case .shape: "evening"
    case .modality: "dbt"
    case .approach: "harm_reduction"
    case .condition: "opioid"
    case .medication: "buprenorphine"
    case .audience: "adults"
    case .support: "child_care"
    case .service: "drug_testing"
    case .policy: "smoking_allowed"
    case .intake: "self_referral"
    case .mutualHelp: "na_meetings"
    case .staff: "psychiatrist"
    case .groupKind: "psychoeducational_group"
    case .complementary: "yoga"
    case .aftercare: "alumni"
    case .exclusion: "needs_detox_first"
    }
}
