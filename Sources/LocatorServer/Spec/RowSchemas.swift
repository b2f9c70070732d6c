import Treatment

/// `HitRow` and `geoJSONBody`: hits as rows of a table and as features of a map.
let rowSchemas: [(name: String, schema: Schema)] = [
    ("HitRow", .fields(rowFields)),
    ("HitLine", .fields(rowFields + [("latitude", .orNull(.number)), ("longitude", .orNull(.number))])),
    (
        "FeatureCollection",
        .about(
            "GeoJSON (RFC 7946), with what belongs to the answer as a whole beside its features.",
            .object([
                "type": .word(of: ["FeatureCollection"]), "snapshot": .named("Snapshot"),
                "safety": .list(.named("Safety")), "total": .count, "next": .orNull(.text),
                "notices": .list(.text), "features": .list(.named("Feature")),
            ]))
    ),
    (
        "Feature",
        .object([
            "type": .word(of: ["Feature"]), "id": .id,
            "geometry": .about(
                "Null where there is no point, or none that may be shown.",
                .orNull(
                    .object([
                        "type": .word(of: ["Point"]),
                        "coordinates": .about("Longitude, latitude.", .list(.number)),
                    ]))),
            "properties": .named("HitRow"),
        ])
    ),
]

private let rowFields: [(name: String, schema: Schema)] = [
    ("rank", .rank), ("score", .number), ("program_id", .id), ("facility_id", .id), ("name", .text), ("name2", .text),
    ("program", .text), ("level", .level), ("level_label", .text), ("focus", .focus), ("street", .text),
    ("unit", .text), ("city", .text), ("state", .orNull(.stateCode)), ("zip", .orNull(.zip)), ("county", .text),
    ("confidential", .truth), ("precision", .word(of: PointPrecision.allCases.map(\.name))),
    ("miles", .orNull(.number)), ("attended_online", .truth), ("matched", .list(.text)),
    ("not_matched", .list(.text)), ("unknown", .list(.text)), ("cautions", .list(.text)), ("phones", .phones),
    ("website", .text), ("as_of", .orNull(.day)),
]
