import LocatorSearch

/// The bodies of POST: a search's parameters, and the programs that a question is about.
let questionSchemas: [(name: String, schema: Schema)] = [
    ("Search", .fields([("format?", .format(.searchFormats))] + searchFields)),
    (
        "ExportQuestion",
        .fields(
            [("format?", .format(.exportFormats))]
                + searchFields.filter { !["page_size?", "cursor?"].contains($0.name) })
    ),
    ("FacetsQuestion", .fields(searchFields)),
    ("WhyQuestion", .fields([("program", .askedID), ("above?", .askedID)] + searchFields)),
    ("CallSheetQuestion", .fields([("ids", .ids(CallSheet.counts))] + searchFields)),
    ("CompareQuestion", .fields([("ids", .ids(SideBySide.counts))] + searchFields)),
]

extension Schema {
    /// An id as a person may write it: in capitals too.
    static let askedID = Schema.pattern("^\(idPattern)$")

    /// Ids in one text, and in a JSON body as a list too.
    static func ids(_ counts: ClosedRange<Int>) -> Schema {
        .either([idText(counts), .list(askedID)])
    }

    /// `0ae1tjngn95ze,8rgxs8r8npxxr`
    static func idText(_ counts: ClosedRange<Int>) -> Schema {
        .pattern("^\(idPattern)(,\(idPattern)){\(counts.lowerBound - 1),}$")
    }

    /// One of the formats a route writes; the first is usual.
    static func format(_ formats: [AnswerFormat]) -> Schema {
        .about("How the answer is written; wins over Accept.", .word(of: formats.map(\.rawValue)))
    }

    private static let idPattern = "[0-9a-fA-F][0-9a-hjkmnp-tv-zA-HJKMNP-TV-Z]{12}"
}

private let searchFields: [(name: String, schema: Schema)] = searchParameters.map {
    (name: $0.name + "?", schema: .about($0.about, $0.bodySchema))
}
