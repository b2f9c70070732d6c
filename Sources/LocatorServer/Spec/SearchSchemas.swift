import LocatorSearch
import Treatment

/// The answer to a search: `searchBody` and what it calls.
let searchSchemas: [(name: String, schema: Schema)] = [
    (
        "SearchAnswer",
        .fields(
            opening + frame + [
                ("hits", .list(.named("Hit"))),
                ("next", .about("Goes into cursor; null on the last page.", .orNull(.text))),
                (
                    "online",
                    .about("Programs without a distance that the person can attend online.", .named("Beside"))
                ),
                ("unlocated", .about("Programs that publish no address.", .named("Beside"))),
                (
                    "never_asked",
                    .about(
                        "Facilities whose publisher never asked for the level.",
                        .object(["count": .count, "facilities": .list(.named("Facility"))]))
                ),
            ] + closing)
    ),
    ("FacetsAnswer", .fields(opening + frame + closing)),
    (
        "Safety",
        .object([
            "id": .word(of: SafetyNotice.allCases.map(\.id)), "text": .text,
            "detox?": .about(
                "Where to detox, nearest first; beside words of withdrawal.",
                .list(.object(["miles": .orNull(.number), "facility": .named("Facility")]))),
        ])
    ),
    (
        "Hit",
        .object([
            "rank": .rank, "score": .number,
            "program": .object([
                "id": .id, "name": .text, "level": .level, "level_label": .text, "level_stated": .text,
                "focus": .focus,
            ]),
            "facility": .named("Facility"),
            "distance": .orNull(.object(["miles": .number, "approximate": .truth])),
            "attended_online": .truth,
            "asked": .about(
                "What was asked, and what is known of it: unknown is not no.",
                .list(.object(["need": .text, "state": .state]))),
            "fit": .about("How it goes into the person's week.", .orNull(fit)),
            "parts": .list(.named("Part")), "questions": .list(.named("Question")), "cautions": .list(.text),
            "other_programs": .list(.object(["id": .id, "level": .orNull(.level)])),
            "more_of_organization": .count,
            "as_of": .orNull(.day),
        ])
    ),
    (
        "Beside",
        .object([
            "count": .count,
            "programs": .about(
                "The first ten.", .list(.object(["id": .id, "level": .level, "facility": .named("Facility")]))),
        ])
    ),
    (
        "Facet",
        .object([
            "group": .word(of: FacetGroup.allCases.map(\.name)), "total": .count,
            "values": .list(
                .object([
                    "value": .text, "label": .text, "yes": .count, "unknown": .count, "no": .count,
                    "asked": .truth, "hits": .about("The total of the search that query leads to.", .count),
                    "query": .query, "strict_hits": .orNull(.count), "strict_query": .orNull(.query),
                ])),
        ])
    ),
]

private let opening: [(name: String, schema: Schema)] = [
    ("snapshot", .named("Snapshot")),
    (
        "safety",
        .about("What to do first; words of danger raise it, and it changes no hit.", .list(.named("Safety")))
    ),
    ("understood", .about("How the sentence q was read; null without one.", .orNull(understood))),
    ("text", .about("How the words to rank by were read; null without any.", .orNull(textReading))),
    ("total", .count),
]

/// `writeFrame`
private let frame: [(name: String, schema: Schema)] = [
    ("near", .orNull(.text)), ("near_asked", .orNull(.text)), ("near_also", .list(.text)),
    (
        "radius",
        .object([
            "miles": .orNull(.number), "explicit": .truth,
            "tried": .list(.object(["miles": .orNull(.count), "facilities": .count])),
        ])
    ),
    ("scale_miles", .orNull(.count)), ("sort", .word(of: SortOrder.allCases.map(\.name))),
    ("collapse", .word(of: Collapse.allCases.map(\.name))), ("weights", .weights),
    ("active", .about("The dimensions that score in this answer.", .list(.dimension))),
]

/// `writeFacets`, and what stands below every answer.
private let closing: [(name: String, schema: Schema)] = [
    ("facets", .list(.named("Facet"))),
    ("relaxations", .about("Small changes that bring more hits; only where there are few.", .list(relaxation))),
    ("notices", .list(.text)),
]

private let understood = Schema.object([
    "parts": .list(
        .object([
            "words": .text, "meaning": .text, "parameter": .text, "value": .text,
            "ignore": .orNull(.text),
        ])),
    "parameters": .list(.object(["name": .text, "value": .text])),
    "set_aside": .list(.text), "place_missing": .truth,
])

private let textReading = Schema.object([
    "words": .list(
        .object([
            "asked": .text, "read": .word(of: TextReading.Kind.allCases.map(\.name)), "forms": .list(.text),
            "terms": .list(.text),
        ])),
    "cut": .truth,
])

private let relaxation = Schema.object([
    "text": .text, "hits": .count, "miles": .orNull(.number), "query": .query,
])

private let fit = Schema.object([
    "attendable": .orNull(.state), "track": .about("Null where no track is known.", .orNull(.text)),
    "sessions?": .text, "sessions_that_fit?": .count, "sessions_needed?": .count, "sessions_listed?": .count,
    "slack_minutes?": .count, "online?": .truth,
    "doors_shut": .truth, "buffer_minutes": .orNull(.count),
    "travel": .orNull(
        .object(["minutes_one_way": .count, "estimated": .truth, "minutes_a_week": .orNull(.count)])),
])
