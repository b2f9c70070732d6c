import LocatorSearch
import Treatment

/// The answer to a search: `searchBody` and what it calls.
let searchSchemas: [(name: String, schema: Schema)] = [
    (
        "SearchAnswer",
        .object([
            "snapshot": .named("Snapshot"),
            "safety": .about("What to do first; words of danger raise it, and it changes no hit.", .list(safety)),
            "understood": .about("How the sentence q was read; null without one.", .orNull(understood)),
            "text": .about("How the words to rank by were read; null without any.", .orNull(textReading)),
            "total": .count,
            "near": .orNull(.text), "near_asked": .orNull(.text), "near_also": .list(.text),
            "radius": radius,
            "scale_miles": .orNull(.count),
            "sort": .word(of: SortOrder.allCases.map(\.name)),
            "collapse": .word(of: Collapse.allCases.map(\.name)),
            "weights": .weights,
            "active": .about("The dimensions that score in this answer.", .list(.dimension)),
            "hits": .list(.named("Hit")),
            "next": .about("Goes into cursor; null on the last page.", .orNull(.text)),
            "online": .about("Programs without a distance that the person can attend online.", .named("Beside")),
            "unlocated": .about("Programs that publish no address.", .named("Beside")),
            "never_asked": .about(
                "Facilities whose publisher never asked for the level.",
                .object(["count": .count, "facilities": .list(.named("Facility"))])),
            "facets": .list(.named("Facet")),
            "relaxations": .about("Small changes that bring more hits; only where there are few.", .list(relaxation)),
            "notices": .list(.text),
        ])
    ),
    (
        "FacetsAnswer",
        .about(
            "A search's answer without its hits.",
            .object([
                "snapshot": .named("Snapshot"), "safety": .list(safety), "understood": .orNull(understood),
                "text": .orNull(textReading), "total": .count, "near": .orNull(.text), "near_asked": .orNull(.text),
                "near_also": .list(.text), "radius": radius, "scale_miles": .orNull(.count),
                "sort": .word(of: SortOrder.allCases.map(\.name)),
                "collapse": .word(of: Collapse.allCases.map(\.name)), "weights": .weights,
                "active": .list(.dimension), "facets": .list(.named("Facet")), "relaxations": .list(relaxation),
                "notices": .list(.text),
            ]))
    ),
    (
        "Features",
        .about(
            "GeoJSON (RFC 7946): a FeatureCollection with members of our own.",
            .object([
                "type": .word(of: ["FeatureCollection"]), "snapshot": .named("Snapshot"), "safety": .list(safety),
                "total": .count, "next": .orNull(.text), "notices": .list(.text),
                "features": .list(
                    .object([
                        "type": .word(of: ["Feature"]), "id": .id,
                        "geometry": .about(
                            "Null where there is no point, or none that may be shown.",
                            .orNull(
                                .object([
                                    "type": .word(of: ["Point"]),
                                    "coordinates": .about("Longitude, latitude.", .list(.number)),
                                ]))),
                        "properties": row,
                    ])),
            ]))
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

private let radius = Schema.object([
    "miles": .orNull(.number), "explicit": .truth,
    "tried": .list(.object(["miles": .orNull(.count), "facilities": .count])),
])

/// `writeRow`.
private let row = Schema.object([
    "rank": .rank, "score": .number, "program_id": .id, "facility_id": .id, "name": .text, "name2": .text,
    "program": .text, "level": .level, "level_label": .text, "focus": .focus, "street": .text, "unit": .text,
    "city": .text, "state": .orNull(.stateCode), "zip": .orNull(.pattern("^[0-9]{5}$")), "county": .text,
    "confidential": .truth, "precision": .word(of: PointPrecision.allCases.map(\.name)), "miles": .orNull(.number),
    "attended_online": .truth, "matched": .list(.text), "not_matched": .list(.text), "unknown": .list(.text),
    "cautions": .list(.text),
    "phones": .list(
        .object(["kind": .word(of: Phone.Kind.allCases.map(\.name)), "number": .text, "extension": .text])),
    "website": .text, "as_of": .orNull(.day),
])

private let safety = Schema.object([
    "id": .word(of: SafetyNotice.allCases.map(\.id)), "text": .text,
    "detox?": .list(.object(["miles": .orNull(.number), "facility": .named("Facility")])),
])

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
