import Treatment

/// One program or one facility with all that is known: `programBody`, `facilityBody`.
let programSchemas: [(name: String, schema: Schema)] = [
    (
        "ProgramAnswer",
        .object([
            "snapshot": .named("Snapshot"), "program": .named("Program"), "facility": .named("Facility"),
            "records": .list(.named("Record")), "notices": .list(.text),
        ])
    ),
    (
        "FacilityAnswer",
        .object([
            "snapshot": .named("Snapshot"), "facility": .named("Facility"), "programs": .list(.named("Program")),
            "records": .list(.named("Record")), "notices": .list(.text),
        ])
    ),
    ("Record", .object(["key": .id, "source": .orNull(.text), "as_of": .orNull(.day)])),
    (
        "Program",
        .object([
            "id": .id, "name": .text, "level": .level, "level_label": .text, "level_stated": .text, "focus": .focus,
            "serves_only": .about("Terms outside which it takes nobody.", .list(.text)),
            "ages": .about(
                "Years, both ends served; no upper bound is null.", .orNull(.list(.orNull(.whole(0...120))))),
            "stated_hours_a_week": .orNull(.number),
            "length_weeks": .orNull(.list(.orNull(.count))),
            "telehealth_states": .list(.stateCode),
            "capacity": .orNull(.named("Capacity")),
            "tracks": .about("Null where the schedule is not known.", .orNull(.list(.named("Track")))),
            "open": .about(
                "When its doors are open; no sessions.",
                .orNull(
                    .object([
                        "week": .text, "source": .orNull(.text), "record": .orNull(.id), "as_of": .orNull(.day),
                    ]))),
            "facts": .list(.named("Fact")), "notes": .list(.text),
        ])
    ),
    (
        "Track",
        .about(
            "One way to attend: a fixed set of weekly sessions.",
            .object([
                "name": .text, "sessions": .text, "online_sessions": .count, "sessions_needed": .count,
                "sessions_listed": .count, "minutes_a_week": .count, "language": .orNull(.text),
                "start": .about("Any week, on these days only, or not known.", .orNull(start)),
                "capacity": .orNull(.named("Capacity")), "source": .orNull(.text), "record": .orNull(.id),
                "as_of": .orNull(.day),
            ]))
    ),
    (
        "Fact",
        .object([
            "group": .word(of: TermGroup.allCases.map(\.name)), "code": .text, "label": .text, "label_es": .text,
            "state": .state, "grade": .orNull(.word(of: Grade.allCases.filter { $0 != .plain }.map(\.name))),
            "basis": .word(of: Basis.allCases.map(\.name)), "scope": .word(of: ["program", "facility"]),
            "source": .orNull(.text), "record": .orNull(.id), "as_of": .orNull(.day),
        ])
    ),
]

private let start = Schema.either([.word(of: ["rolling"]), .list(.day)])
