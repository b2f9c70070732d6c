import LocatorSearch

/// `/v1/programs`, `/v1/search`, `/v1/export` and `/v1/facets`.
let searchOperations: [Operation] = [
    Operation(
        method: .get, path: "/v1/programs", id: "findPrograms", summary: "Search for programs",
        about: "The parameters land in a URL; POST /v1/search keeps them out of it.", searchWithout: [],
        parameters: [.format(.searchFormats)], answers: [hits],
        problems: SpecProblem.ofURL + [.otherFormat, .gone],
        requests: [
            .init(about: "Intensive outpatient programs that take Medicaid", target: "/v1/programs?\(Shown.query)"),
            .init(
                about: "A sentence", target: "/v1/programs?q=evening+iop+near+91301+that+takes+medi-cal&facets=all"),
            .init(
                about: "A week", target: "/v1/programs?near=98101&free=Mo-Fr%2017:00-22:00&attendable=must&sort=travel"
            ),
            .init(about: "For a map", target: "/v1/programs?\(Shown.query)&format=geojson"),
            .init(about: "For a sheet", target: "/v1/programs?\(Shown.query)&format=csv"),
            .init(about: "Two places", target: "/v1/programs?near=Portland", status: 400),
        ]),
    Operation(
        method: .post, path: "/v1/search", id: "searchPrograms", summary: "Search for programs, by a body",
        about: "The same parameters and answer as GET /v1/programs; nothing lands in a URL, a history or a log.",
        question: "Search", answers: [hits], problems: SpecProblem.ofBody + [.otherFormat, .gone],
        requests: [
            .init(about: "A search", target: "/v1/search", body: Shown.body),
            .init(
                about: "Every kind of value", target: "/v1/search",
                body:
                    #"{"near": 98101, "level": ["iop", "php"], "specialty": [{"any": ["dbt", "emdr"], "mode": "must"}, "cbt"], "language": {"all": ["es", "ase"]}, "age": 34, "page_size": 5}"#
            ),
            .init(
                about: "Words of danger", target: "/v1/search",
                body: #"{"q": "my brother overdosed, detox near 98101"}"#),
            .init(about: "A form", target: "/v1/search", body: Shown.query, type: Reply.form),
            .init(about: "An unknown parameter", target: "/v1/search", body: #"{"colour": "red"}"#, status: 400),
        ]),
    Operation(
        method: .get, path: "/v1/export", id: "exportPrograms", summary: "The whole list of a search",
        about: "Sent while it is made, in the order of the search; there are no pages.",
        searchWithout: SearchParameter.pages, parameters: [.format(.exportFormats)], answers: [list],
        problems: SpecProblem.ofURL + [.otherFormat],
        requests: [
            .init(about: "A sheet", target: "/v1/export?\(Shown.query)"),
            .init(about: "A line a hit", target: "/v1/export?\(Shown.query)&format=jsonl"),
            .init(about: "A map", target: "/v1/export?\(Shown.query)&format=geojson"),
            .init(about: "A page", target: "/v1/export?\(Shown.query)&page_size=5", status: 400),
        ]),
    Operation(
        method: .post, path: "/v1/export", id: "exportProgramsByBody", summary: "The whole list of a search, by a body",
        question: "Export", answers: [list], problems: SpecProblem.ofBody + [.otherFormat],
        requests: [
            .init(about: "A sheet", target: "/v1/export", body: Shown.body),
            .init(
                about: "A line a hit", target: "/v1/export",
                body: #"{"near": "98101", "level": "iop", "format": "jsonl"}"#),
        ]),
    Operation(
        method: .get, path: "/v1/facets", id: "countFacets", summary: "What the hits of a search divide into",
        about: "Without the hits; every facet where facets does not choose.", searchWithout: [],
        answers: [.json("Yes, no and unknown, and a link for each value.", "FacetsAnswer")],
        problems: SpecProblem.ofURL + [.gone],
        requests: [.init(about: "By payment and language", target: "/v1/facets?\(Shown.query)&facets=payment,language")]
    ),
    Operation(
        method: .post, path: "/v1/facets", id: "countFacetsByBody",
        summary: "What the hits of a search divide into, by a body", question: "Facets",
        answers: [.json("Yes, no and unknown, and a link for each value.", "FacetsAnswer")],
        problems: SpecProblem.ofBody + [.gone], requests: [.init(about: "All", target: "/v1/facets", body: Shown.body)]),
]

private let hits = Operation.Answer(
    about: "The hits of a page, best first, and what was made of the question.",
    types: [
        (AnswerFormat.json.mediaTypes[0], .named("SearchAnswer")),
        (AnswerFormat.geojson.mediaTypes[0], .named("FeatureCollection")),
        (AnswerFormat.csv.mediaTypes[0], .about("A header, then a row a hit; no cell can start a formula.", .text)),
    ], headers: [.total, .next])

private let list = Operation.Answer(
    about: "Every hit, best first.",
    types: [
        (AnswerFormat.csv.mediaTypes[0], .about("A header, then a row a hit; no cell can start a formula.", .text)),
        (AnswerFormat.jsonl.mediaTypes[0], .about("A JSON object a line.", .named("HitLine"))),
        (AnswerFormat.geojson.mediaTypes[0], .named("FeatureCollection")),
    ], headers: [.total])

extension Operation.Parameter {
    static func format(_ formats: [AnswerFormat]) -> Operation.Parameter {
        .init(
            name: "format", schema: .word(of: formats.map(\.rawValue)),
            about:
                "How the answer is written; wins over Accept, which may name \(formats.map { $0.mediaTypes[0] }.joined(separator: ", ")).",
            example: formats[0].rawValue)
    }
}
