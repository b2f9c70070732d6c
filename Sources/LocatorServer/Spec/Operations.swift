import LocatorSearch

/// Every operation of the API, those of one path together. `Route` leads each to its work; a test compares the two.
let operations: [Operation] =
    searchOperations + questionOperations + listOperations + serverOperations

private let sampleQuery = "near=98101&level=iop&payment=medicaid"
private let sampleBody = #"{"near": "98101", "level": "iop", "payment": "must:medicaid"}"#
private let sampleID = "0ae1tjngn95ze"
private let sampleFacility = "SAMPLEFACILITY"
private let sampleIDs = ["0ae1tjngn95ze", "8rgxs8r8npxxr"]
private let urlProblems: [SpecProblem] = [.unread, .tooLong, .notReady]
private let bodyProblems: [SpecProblem] = [.unread, .tooLarge, .otherType, .notReady]

private let searchOperations: [Operation] = [
    Operation(
        method: .get, path: "/v1/programs", id: "findPrograms", summary: "Search for programs",
        about: "The parameters land in a URL; POST /v1/search keeps them out of it.", isSearch: true,
        parameters: [.format(.searchFormats)],
        answers: [.hits],
        problems: urlProblems + [.gone],
        requests: [
            .init(about: "Intensive outpatient programs that take Medicaid", target: "/v1/programs?\(sampleQuery)"),
            .init(
                about: "A sentence", target: "/v1/programs?q=evening+iop+near+91301+that+takes+medi-cal&facets=all"),
            .init(
                about: "A week", target: "/v1/programs?near=98101&free=Mo-Fr%2017:00-22:00&attendable=must&sort=travel"),
            .init(about: "On a map", target: "/v1/programs?\(sampleQuery)&format=geojson"),
            .init(about: "Two places", target: "/v1/programs?near=Portland", status: 400),
        ]),
    Operation(
        method: .post, path: "/v1/search", id: "searchPrograms", summary: "Search for programs, by a body",
        about: "The same parameters and answer as GET /v1/programs; nothing lands in a URL, a history or a log.",
        body: "Search",
        answers: [.hits],
        problems: bodyProblems + [.gone],
        requests: [
            .init(about: "A search", target: "/v1/search", body: sampleBody),
            .init(
                about: "Every kind of value", target: "/v1/search",
                body:
                    #"{"near": 98101, "level": ["iop", "php"], "specialty": [{"any": ["dbt", "emdr"], "mode": "must"}, "cbt"], "language": {"all": ["es", "ase"]}, "age": 34, "page_size": 5}"#
            ),
            .init(
                about: "Words of danger", target: "/v1/search",
                body: #"{"q": "my brother overdosed, detox near 98101"}"#),
            .init(about: "An unknown parameter", target: "/v1/search", body: #"{"colour": "red"}"#, status: 400),
        ]),
    Operation(
        method: .get, path: "/v1/export", id: "exportPrograms", summary: "The whole list of a search, as a file",
        about: "Sent while it is made, in the order of the search; it has no pages.", isSearch: true,
        refuses: ["page_size", "cursor"], parameters: [.format(.exportFormats)], answers: [.file],
        problems: urlProblems,
        requests: [
            .init(about: "A table", target: "/v1/export?\(sampleQuery)"),
            .init(about: "For a map", target: "/v1/export?\(sampleQuery)&format=geojson"),
            .init(about: "A page of it", target: "/v1/export?\(sampleQuery)&page_size=5", status: 400),
        ]),
    Operation(
        method: .post, path: "/v1/export", id: "exportProgramsByBody",
        summary: "The whole list of a search, as a file, by a body", body: "ExportQuestion", answers: [.file],
        problems: bodyProblems,
        requests: [
            .init(
                about: "JSON lines", target: "/v1/export",
                body: #"{"format": "jsonl", "near": "98101", "level": "iop"}"#)
        ]),
    Operation(
        method: .get, path: "/v1/facets", id: "countFacets", summary: "What the hits divide by, without the hits",
        about: "All facets where the request names none.", isSearch: true,
        answers: [.json("Counts; each link comes true.", "FacetsAnswer")], problems: urlProblems + [.gone],
        requests: [.init(about: "All facets", target: "/v1/facets?\(sampleQuery)")]),
    Operation(
        method: .post, path: "/v1/facets", id: "countFacetsByBody",
        summary: "What the hits divide by, without the hits, by a body", body: "FacetsQuestion",
        answers: [.json("Counts; each link comes true.", "FacetsAnswer")], problems: bodyProblems + [.gone],
        requests: [.init(about: "All facets", target: "/v1/facets", body: sampleBody)]),
]

private let questionOperations: [Operation] = [
    Operation(
        method: .get, path: "/v1/why", id: "explainProgram",
        summary: "Why a program ranks where it does, or is missing",
        about: "With above: what puts the one above the other.", isSearch: true,
        parameters: [
            .init(
                name: "program", isRequired: true, schema: .askedID, about: "The program's id.", example: sampleID),
            .init(name: "above", schema: .askedID, about: "Another program's id.", example: sampleIDs[1]),
        ],
        answers: [.json("Where it stands, or what decides between the two.", "WhyAnswer")],
        problems: urlProblems + [.absent],
        requests: [
            .init(about: "Why it is there", target: "/v1/why?program=\(sampleID)&\(sampleQuery)"),
            .init(
                about: "Why it is missing", target: "/v1/why?program=\(sampleID)&near=98101&level=residential&lang=es"),
            .init(
                about: "Why it is above", target: "/v1/why?program=\(sampleID)&above=\(sampleIDs[1])&\(sampleQuery)"),
            .init(about: "No such program", target: "/v1/why?program=0000000000000&\(sampleQuery)", status: 404),
        ]),
    Operation(
        method: .post, path: "/v1/why", id: "explainProgramByBody",
        summary: "Why a program ranks where it does, or is missing, by a body", body: "WhyQuestion",
        answers: [.json("Where it stands, or what decides between the two.", "WhyAnswer")],
        problems: bodyProblems + [.absent],
        requests: [
            .init(
                about: "Why it is above", target: "/v1/why",
                body: #"{"program": "\#(sampleID)", "above": "\#(sampleIDs[1])", "near": "98101", "level": "iop"}"#)
        ]),
    Operation(
        method: .get, path: "/v1/call-sheet", id: "callSheet", summary: "Whom to call and what to ask", isSearch: true,
        parameters: [idsParameter(CallSheet.counts)],
        answers: [.json("One entry a program, in the order of the search.", "CallSheet")], problems: urlProblems,
        requests: [
            .init(
                about: "Two programs", target: "/v1/call-sheet?ids=\(sampleIDs.joined(separator: ","))&\(sampleQuery)")
        ]),
    Operation(
        method: .post, path: "/v1/call-sheet", id: "callSheetByBody",
        summary: "Whom to call and what to ask, by a body",
        body: "CallSheetQuestion", answers: [.json("One entry a program, in the order of the search.", "CallSheet")],
        problems: bodyProblems,
        requests: [
            .init(
                about: "One program, in Spanish", target: "/v1/call-sheet",
                body: #"{"ids": ["\#(sampleID)"], "near": "98101", "level": "iop", "lang": "es"}"#)
        ]),
    Operation(
        method: .get, path: "/v1/compare", id: "comparePrograms", summary: "Programs side by side, what differs first",
        isSearch: true, parameters: [idsParameter(SideBySide.counts)],
        answers: [.json("One column a program, one row a topic.", "SideBySide")], problems: urlProblems,
        requests: [
            .init(about: "Two programs", target: "/v1/compare?ids=\(sampleIDs.joined(separator: ","))&\(sampleQuery)"),
            .init(about: "One program", target: "/v1/compare?ids=\(sampleID)&\(sampleQuery)", status: 400),
        ]),
    Operation(
        method: .post, path: "/v1/compare", id: "compareProgramsByBody",
        summary: "Programs side by side, by a body", body: "CompareQuestion",
        answers: [.json("One column a program, one row a topic.", "SideBySide")], problems: bodyProblems,
        requests: [
            .init(
                about: "Two programs", target: "/v1/compare",
                body: #"{"ids": ["\#(sampleIDs[0])", "\#(sampleIDs[1])"], "near": "98101", "payment": "medicaid"}"#)
        ]),
]

private let listOperations: [Operation] = [
    Operation(
        method: .get, path: "/v1/programs/{id}", id: "getProgram",
        summary: "One program with every fact, its source and its day",
        parameters: [
            .init(
                name: "id", place: "path", isRequired: true, schema: .askedID, about: "As hits show it.",
                example: sampleID), .ifNoneMatch,
        ],
        answers: [.json("The program.", "ProgramAnswer", isTagged: true), .unchanged],
        problems: urlProblems + [.absent],
        requests: [
            .init(about: "A program", target: "/v1/programs/\(sampleID)"),
            .init(about: "No such program", target: "/v1/programs/0000000000000", status: 404),
            .init(about: "No id", target: "/v1/programs/cedar", status: 400),
        ]),
    Operation(
        method: .get, path: "/v1/facilities/{id}", id: "getFacility",
        summary: "One facility with all its programs",
        parameters: [
            .init(
                name: "id", place: "path", isRequired: true, schema: .askedID, about: "As programs show it.",
                example: sampleFacility), .ifNoneMatch,
        ],
        answers: [.json("The facility.", "FacilityAnswer", isTagged: true), .unchanged],
        problems: urlProblems + [.absent],
        requests: [
            .init(about: "A facility", target: "/v1/facilities/\(sampleFacility)"),
            .init(about: "No such facility", target: "/v1/facilities/0000000000000", status: 404),
            .init(about: "No id", target: "/v1/facilities/cedar", status: 400),
        ]),
    Operation(
        method: .get, path: "/v1/places", id: "completePlace", summary: "Places that a beginning may become",
        parameters: completion("san j"), answers: [.json("The most populous first.", "Places")], problems: urlProblems,
        requests: [
            .init(about: "A beginning", target: "/v1/places?prefix=san%20j&limit=3"),
            .init(about: "Too many", target: "/v1/places?prefix=san&limit=51", status: 400),
        ]),
    Operation(
        method: .get, path: "/v1/names", id: "completeName",
        summary: "Names of facilities and programs that a beginning may become",
        parameters: completion("cedar"), answers: [.json("The names, and how many programs go by each.", "Names")],
        problems: urlProblems,
        requests: [.init(about: "A beginning", target: "/v1/names?prefix=cedar")]),
    Operation(
        method: .get, path: "/v1/vocabulary", id: "getVocabulary", summary: "Every word that a search may use",
        parameters: [.ifNoneMatch],
        answers: [
            .json("Levels, terms by group, zones, presets and sources.", "Vocabulary", isTagged: true), .unchanged,
        ],
        problems: [.notReady, .tooLong], requests: [.init(about: "The vocabulary", target: "/v1/vocabulary")]),
    Operation(
        method: .get, path: "/v1/snapshot", id: "getSnapshot", summary: "What is served, and from which sources",
        parameters: [.ifNoneMatch],
        answers: [.json("Counts, format and sources.", "SnapshotAnswer", isTagged: true), .unchanged],
        problems: [.notReady, .tooLong], requests: [.init(about: "The snapshot", target: "/v1/snapshot")]),
]

private let serverOperations: [Operation] = [
    Operation(
        method: .get, path: "/openapi.json", id: "getDescription", summary: "This description",
        parameters: [.ifNoneMatch],
        answers: [
            .init(about: "OpenAPI 3.1.", types: [(Reply.json, .table(.anything))], isTagged: true), .unchanged,
        ],
        problems: [.tooLong], requests: [.init(about: "This description", target: "/openapi.json")]),
    Operation(
        method: .get, path: "/healthz", id: "getHealth", summary: "Whether the server is alive",
        answers: [.init(about: "`ok`", types: [("text/plain", .text)])], problems: [.tooLong],
        requests: [.init(about: "Alive", target: "/healthz")]),
    Operation(
        method: .get, path: "/readyz", id: "getReadiness",
        summary: "Whether searches are answered, and from which snapshot",
        answers: [
            .json("Ready.", "Readiness"),
            .init(status: 503, about: "Not ready.", types: [(Reply.json, .named("Readiness"))]),
        ],
        problems: [.tooLong], requests: [.init(about: "Ready", target: "/readyz")]),
    Operation(
        method: .get, path: "/metrics", id: "getMetrics", summary: "Figures of this process, as Prometheus reads them",
        answers: [.init(about: "Counts and latencies; no label comes from a request.", types: [("text/plain", .text)])],
        problems: [.tooLong], requests: [.init(about: "The figures", target: "/metrics")]),
]

private func idsParameter(_ counts: ClosedRange<Int>) -> Operation.Parameter {
    .init(
        name: "ids", isRequired: true, schema: .idText(counts),
        about: "\(counts.lowerBound) to \(counts.upperBound) ids of programs, separated by commas; doubles count once.",
        example: sampleIDs.joined(separator: ","))
}

private func completion(_ example: String) -> [Operation.Parameter] {
    [
        .init(
            name: "prefix", isRequired: true, schema: .bounded(0...Completion.longestPrefix),
            about: "What was typed so far, at most \(Completion.longestPrefix) bytes.", example: example),
        .init(
            name: "limit", schema: .usual(String(Completion.usualLimit), .whole(Completion.limits)),
            about: "How many at most.", example: "10"),
    ]
}

extension Operation.Parameter {
    static func format(_ formats: [AnswerFormat]) -> Operation.Parameter {
        Operation.Parameter(
            name: "format", schema: .format(formats), about: "How the answer is written; wins over Accept.",
            example: formats[0].rawValue)
    }

    static let ifNoneMatch = Operation.Parameter(
        name: "If-None-Match", place: "header", schema: .text, about: "Entity tags of answers the client has.",
        example: nil)
}

extension Operation.Answer {
    static func json(_ about: String, _ schema: String, isTagged: Bool = false) -> Operation.Answer {
        Operation.Answer(about: about, types: [(Reply.json, .named(schema))], isTagged: isTagged)
    }

    /// A page of hits in each format.
    static let hits = Operation.Answer(
        about: "The hits of a page, best first, and what was made of the question.",
        types: [
            (Reply.json, .named("SearchAnswer")), ("application/geo+json", .named("Features")), ("text/csv", .text),
        ])

    /// A whole list in each format.
    static let file = Operation.Answer(
        about: "All hits, best first.",
        types: [("text/csv", .text), ("application/jsonl", .text), ("application/geo+json", .named("Features"))])

    static let unchanged = Operation.Answer(status: 304, about: "The client has it already.")
}
