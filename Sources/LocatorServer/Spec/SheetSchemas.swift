import Treatment

/// `callSheetBody` and `compareBody`.
let sheetSchemas: [(name: String, schema: Schema)] = [
    (
        "CallSheet",
        .object([
            "snapshot": .named("Snapshot"), "moved?": .moved,
            "language": .word(of: PageLanguage.allCases.map(\.rawValue)),
            "total": .count, "programs": .list(.named("CallSheetEntry")),
            "missing": .about("Ids that the snapshot does not have.", .list(.id)), "notices": .list(.text),
        ])
    ),
    (
        "CallSheetEntry",
        .object([
            "id": .id, "name": .text, "level": .level, "facility": .named("Facility"), "standing": .standing,
            "rank": .orNull(.rank), "absences": .list(.text), "summary": .list(.text), "cautions": .list(.text),
            "call": .list(.named("CallSheetLine")), "hours": .orNull(.text), "questions": .list(.named("Question")),
            "also_ask": .list(.text), "sessions": .list(.text), "known": .list(.named("CallSheetLine")),
            "ready": .list(.text),
        ])
    ),
    ("CallSheetLine", .object(["text": .text, "source": .orNull(.text), "as_of": .orNull(.day)])),
    (
        "SideBySide",
        .object([
            "snapshot": .named("Snapshot"), "moved?": .moved,
            "programs": .list(
                .object([
                    "id": .id, "name": .text, "facility": .text, "standing": .standing, "rank": .orNull(.rank),
                ])),
            "rows": .about(
                "What differs first.",
                .list(
                    .object([
                        "topic": .text, "label": .text, "same": .truth, "open": .truth,
                        "cells": .about("One a program.", .list(cell)),
                    ]))),
            "missing": .about("Ids that the snapshot does not have.", .list(.id)), "notices": .list(.text),
        ])
    ),
]

private let cell = Schema.object([
    "text": .text, "state": .orNull(.state), "source": .orNull(.text), "as_of": .orNull(.day),
    "question": .orNull(.text),
])

extension Schema {
    /// `writeMoved`.
    static let moved = about(
        "Former ids that were asked for, and what they are now.", list(object(["from": .id, "to": .id])))
}
