import LocatorSearch
import Treatment

/// The boxes and lists of the search form: which words each offers, and under which parameter.
struct FormField {
    let parameter: String
    /// The mode a value without one has.
    let mode: Mode
    /// Offered as boxes.
    let codes: [String]
    /// Groups whose other words are offered in a list beside the boxes.
    var lists: [TermGroup] = []

    static let all: [FormField] = [
        FormField(
            parameter: "payment", mode: .must,
            codes: ["medicaid", "medicare", "private", "military", "low_cost", "self_pay"], lists: [.payment]),
        FormField(parameter: "window", mode: .must, codes: ["evening", "daytime", "weekend"]),
        FormField(
            parameter: "specialty", mode: .prefer,
            codes: [
                "alcohol", "opioid", "stimulant", "cannabis", "co_occurring", "depression", "anxiety", "bipolar",
                "trauma", "eating_disorder", "dbt", "emdr",
            ], lists: [.condition, .modality, .approach]),
        FormField(parameter: "level", mode: .must, codes: Level.allCases.map(\.name)),
        FormField(parameter: "language", mode: .prefer, codes: ["es", "ase"], lists: [.language]),
        FormField(
            parameter: "medication", mode: .must,
            codes: ["buprenorphine", "methadone", "naltrexone", "accepts_opioid_medication"], lists: [.medication]),
        FormField(
            parameter: "audience", mode: .prefer,
            codes: [
                "women", "men", "pregnant_postpartum", "adolescents", "older_adults", "lgbtq", "veterans",
                "justice_involved",
            ]),
        FormField(parameter: "support", mode: .prefer, codes: ["child_care", "transportation", "housing", "peer"]),
        FormField(parameter: "delivery", mode: .prefer, codes: ["in_person", "telehealth", "hybrid"]),
        FormField(
            parameter: "accreditation", mode: .prefer, codes: ["joint_commission", "carf", "coa", "state_license"]),
    ]

    /// Which of its words a value ticks; nil where it cannot show the value.
    func ticked(_ value: String, listed: Set<String>) -> (boxes: [String], list: String?)? {
        let named = ParameterWords.mode(value)
        guard named == nil || named == mode, !value.contains("all:"), !value.contains("any:") else { return nil }
        let words = ParameterWords.codes(value)
        let others = words.filter { !codes.contains($0) }
        guard others.count <= 1, others.allSatisfy(listed.contains) else { return nil }
        return (words.filter(codes.contains), others.first)
    }
}
