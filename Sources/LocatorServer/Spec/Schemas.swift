import LocatorSearch
import Treatment

/// Every schema that goes by a name, in the order it is written in. Each is the mirror image of a file in `Wire`.
let schemaTable: [(name: String, schema: Schema)] =
    sharedSchemas + needSchemas + searchSchemas + rowSchemas + programSchemas + whySchemas + sheetSchemas + listSchemas
    + questionSchemas + findTreatmentSchemas + problemSchemas

extension Schema {
    /// A program's, facility's or record's id.
    static let id = Schema.pattern("^[0-9a-f][0-9a-hjkmnp-tv-z]{12}$")
    static let state = Schema.word(of: Ternary.allCases.map(\.name))
    static let level = Schema.word(of: Level.allCases.map(\.name))
    static let focus = Schema.word(of: ["substance_use", "mental_health", "both"])
    static let dimension = Schema.word(of: Dimension.allCases.map(\.name))
    static let rank = Schema.whole(1...Int(Int32.max))
    static let basis = Schema.orNull(.word(of: Basis.allCases.map(\.name)))
    static let standing = Schema.word(of: ["listed", "folded", "missing", "unknown_program"])
    /// One weight a dimension.
    static let weights = Schema.about(
        "How much each dimension counts: \(Dimension.allCases.map(\.name).joined(separator: ", ")).",
        .table(.whole(0...1000)))
    static let stateCode = Schema.pattern("^[A-Z]{2}$")
    static let zip = Schema.pattern("^[0-9]{5}$")
    static let phones = Schema.list(
        .object(["kind": .word(of: Phone.Kind.allCases.map(\.name)), "number": .text, "extension": .text]))
    /// The query of a URL: names and values.
    static let query = Schema.about("The query of a link: put it behind /v1/programs?.", .text)
}

private let sharedSchemas: [(name: String, schema: Schema)] = [
    (
        "Snapshot",
        .about(
            "The index that answers. Its id changes with its content.",
            .object([
                "id": .pattern("^[0-9a-f]{16}$"), "as_of": .orNull(.day), "programs": .count, "facilities": .count,
            ]))
    ),
    (
        "Facility",
        .object([
            "id": .id, "name": .text, "name2": .text,
            "address": .about(
                "Of a confidential address only state and county are there.",
                .object([
                    "street": .text, "unit": .text, "city": .text, "state": .orNull(.stateCode),
                    "zip": .orNull(.zip), "county": .text, "confidential": .truth,
                ])),
            "point": .orNull(
                .object([
                    "latitude": .number, "longitude": .number,
                    "precision": .word(of: PointPrecision.allCases.filter { $0 != .none }.map(\.name)),
                ])),
            "phones": .phones,
            "website": .text,
        ])
    ),
    (
        "Reason",
        .object([
            "text": .text, "state": .state, "basis": .basis, "source": .orNull(.text), "as_of": .orNull(.day),
        ])
    ),
    (
        "Part",
        .about(
            "A dimension's share of the score; the parts add up.",
            .object([
                "dimension": .dimension, "points": .number, "most": .number, "reasons": .list(.named("Reason")),
            ]))
    ),
    (
        "Question",
        .about(
            "What to ask on the telephone, and the rank that each answer would give.",
            .object(["question": .text, "rank_if_yes": .orNull(.rank), "rank_if_no": .orNull(.rank)]))
    ),
    (
        "Capacity",
        .object(["state": .word(of: Capacity.State.allCases.map(\.name)), "as_of": .orNull(.day)])
    ),
]
