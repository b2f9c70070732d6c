import LocatorSearch
import Treatment

/// `standingBody` and `rankComparisonBody`.
let whySchemas: [(name: String, schema: Schema)] = [
    ("WhyAnswer", .either([.named("Standing"), .named("RankComparison")])),
    (
        "Standing",
        .about(
            "Where a program stands in the answer to a search, or what keeps it out.",
            .object([
                "snapshot": .named("Snapshot"), "moved?": .moved,
                "program": .object(["id": .id, "name": .orNull(.text)]),
                "standing": .standing, "rank": .orNull(.rank), "page": .orNull(.rank), "shown_by": .orNull(.id),
                "beside": .truth, "absences": .list(.named("Absence")), "way_in": .orNull(wayIn),
                "notices": .list(.text),
            ]))
    ),
    (
        "RankComparison",
        .about(
            "What puts one program above another.",
            .object([
                "snapshot": .named("Snapshot"), "moved?": .moved, "sentences": .list(.text),
                "above": .orNull(.word(of: ["a", "b"])),
                "deciding": .word(
                    of: SortOrder.allCases.map { RankComparison.Step.sort($0).name }
                        + [RankComparison.Step.score, .confirmed, .metres, .id, .none].map(\.name)),
                "difference": .number,
                "parts": .list(.object(["dimension": .dimension, "difference": .number])),
                "a": .named("RankSide"), "b": .named("RankSide"), "notices": .list(.text),
            ]))
    ),
    (
        "RankSide",
        .object([
            "id": .id, "name": .text, "standing": .standing, "rank": .orNull(.rank), "page": .orNull(.rank),
            "shown_by": .orNull(.id), "beside": .truth, "absences": .list(.named("Absence")),
            "way_in": .orNull(wayIn), "score": .number, "exact_score": .integer, "confirmed": .count,
            "miles": .orNull(.number), "parts": .list(.named("Part")),
        ])
    ),
    (
        "Absence",
        .about(
            "One reason why a program is not in the list; each holds for itself.",
            .object([
                "cause": .word(of: [
                    "level", "age", "need", "serves_only", "attendable", "name", "text", "radius", "no_point", "area",
                ]),
                "need?": .text, "state": .state, "text": .text, "reasons": .list(.named("Reason")),
            ]))
    ),
]

private let wayIn = Schema.about(
    "The least change of the search that brings it in.",
    .object(["changes": .list(.text), "rank": .rank, "total": .count]))
