import LocatorSearch

/// The bodies of POST, as JSON and as a form: a search's parameters, and what a route takes besides. Each JSON object may be
/// `{}` where nothing is required.
let questionSchemas: [(name: String, schema: Schema)] =
    question("Search", Extra.formats(.searchFormats))
    + question("Export", Extra.formats(.exportFormats), without: SearchParameter.pages)
    + question("Facets")
    + question(
        "Why", Extra(name: "program", json: .askedID, form: .askedID),
        Extra(name: "above?", json: .askedID, form: .askedID))
    + question("CallSheetOf", Extra.ids(CallSheet.counts))
    + question("Compare", Extra.ids(SideBySide.counts))

extension Schema {
    /// An id as a person may write it: in capitals too.
    static let askedID = Schema.pattern("^\(idPattern)$")

    /// `0ae1tjngn95ze,8rgxs8r8npxxr`
    static func idText(_ counts: ClosedRange<Int>) -> Schema {
        .pattern("^\(idPattern)(,\(idPattern)){\(counts.lowerBound - 1),}$")
    }

    private static let idPattern = "[0-9a-fA-F][0-9a-hjkmnp-tv-zA-HJKMNP-TV-Z]{12}"
}

extension SearchParameter {
    /// What a whole list has no use for.
    static let pages: Set<String> = ["page_size", "cursor"]
}

/// A field beside those of a search.
private struct Extra {
    let name: String
    let json, form: Schema

    static func formats(_ formats: [AnswerFormat]) -> Extra {
        let schema = Schema.about("How the answer is written; wins over Accept.", .word(of: formats.map(\.rawValue)))
        return Extra(name: "format?", json: schema, form: schema)
    }

    static func ids(_ counts: ClosedRange<Int>) -> Extra {
        Extra(name: "ids", json: .either([.idText(counts), .list(.askedID)]), form: .idText(counts))
    }
}

private func question(
    _ name: String, _ extras: Extra..., without left: Set<String> = []
) -> [(name: String, schema: Schema)] {
    let parameters = searchParameters.filter { !left.contains($0.name) }
    return [
        (
            name + "Question",
            .fields(
                extras.map { ($0.name, $0.json) } + parameters.map { ($0.name + "?", .about($0.about, $0.bodySchema)) })
        ),
        (
            name + "Form",
            .fields(
                extras.map { ($0.name, $0.form) } + parameters.map { ($0.name + "?", .about($0.about, $0.querySchema)) }
            )
        ),
    ]
}
