import LocatorIndex
import LocatorSearch
import Treatment

/// The vocabulary, the snapshot, completions, readiness.
let listSchemas: [(name: String, schema: Schema)] = [
    (
        "Vocabulary",
        .object([
            "snapshot": .named("Snapshot"),
            "levels": .list(.object(["code": .level, "label": .text, "label_es": .text])),
            "groups": .list(
                .object([
                    "group": .word(of: TermGroup.allCases.map(\.name)), "dimension": .orNull(.dimension),
                    "terms": .list(.object(["code": .text, "label": .text, "label_es": .text])),
                ])),
            "zones": .list(.text),
            "presets": .list(.object(["name": .word(of: Weights.presets.map(\.name)), "weights": .weights])),
            "sources": sources,
        ])
    ),
    (
        "SnapshotAnswer",
        .object([
            "snapshot": .named("Snapshot"), "format": .count, "located": .count, "confidential": .count,
            "levels": .list(.object(["code": .level, "programs": .count])),
            "precisions": .list(
                .object(["code": .word(of: PointPrecision.allCases.map(\.name)), "facilities": .count])),
            "sources": sources,
        ])
    ),
    (
        "Places",
        .object([
            "snapshot": .named("Snapshot"),
            "places": .list(
                .object([
                    "label": .about("Goes into near as it is.", .text),
                    "kind": .word(of: ["zip", "city", "county", "state"]), "population": .orNull(.count),
                ])),
        ])
    ),
    ("Names", .object(["names": .list(.object(["name": .text, "programs": .count]))])),
    (
        "Readiness",
        .object([
            "ready": .truth, "draining": .about("It was told to end, and takes requests for a while.", .truth),
            "snapshot": .object([
                "id": .pattern("^[0-9a-f]{16}$"), "as_of": .orNull(.day), "programs": .count, "facilities": .count,
                "age_days": .orNull(.integer),
            ]),
            "last_ingest_age_seconds": .about(
                "Since ingest last ended well; null when nothing tells.", .orNull(.count)),
            "ingest_is_late": .about("A scheduled ingest is overdue.", .truth),
            "trouble": .about("What is wrong with the newest snapshot; null when all is well.", .orNull(.text)),
        ])
    ),
]

private let sources = Schema.list(.object(["publisher": .text, "as_of": .orNull(.day)]))

/// RFC 9457.
let problemSchemas: [(name: String, schema: Schema)] = [
    (
        "Problem",
        .object([
            "type": .word(of: ["about:blank"]), "title": .text, "status": .whole(400...599), "detail": .text,
            "request_id": .about("Say it to who runs the server; the answer's X-Request-Id.", .text),
            "parameter?": .about("The first one that does not fit.", .text),
            "expected?": .text, "example?": .about("A value that would be accepted.", .text),
            "choices?": .about("What may have been meant, best first.", .list(.text)),
        ])
    )
]
