/// What is listed, completed and served: answers that tell of no person.
let listOperations: [Operation] = [
    Operation(
        method: .get, path: "/v1/programs/{id}", id: "getProgram",
        summary: "One program with every fact, its source and its day", parameters: [.id(Shown.program), .ifNoneMatch],
        answers: [.json("The program.", "ProgramAnswer", isTagged: true), .unchanged, .moved],
        problems: SpecProblem.ofURL + [.absent],
        requests: [
            .init(about: "A program", target: "/v1/programs/\(Shown.program)"),
            .init(about: "No such program", target: "/v1/programs/\(Shown.absent)", status: 404),
            .init(about: "No id", target: "/v1/programs/cedar", status: 400),
        ]),
    Operation(
        method: .get, path: "/v1/facilities/{id}", id: "getFacility", summary: "One facility with all its programs",
        parameters: [.id(Shown.facility), .ifNoneMatch],
        answers: [.json("The facility.", "FacilityAnswer", isTagged: true), .unchanged, .moved],
        problems: SpecProblem.ofURL + [.absent],
        requests: [
            .init(about: "A facility", target: "/v1/facilities/\(Shown.facility)"),
            .init(about: "No such facility", target: "/v1/facilities/\(Shown.absent)", status: 404),
            .init(about: "No id", target: "/v1/facilities/cedar", status: 400),
        ]),
    Operation(
        method: .get, path: "/v1/places", id: "completePlace", summary: "Places that a beginning may become",
        parameters: completion("san j"), answers: [.json("The most populous first.", "Places")],
        problems: SpecProblem.ofURL,
        requests: [
            .init(about: "A beginning", target: "/v1/places?prefix=san%20j&limit=3"),
            .init(about: "Too many", target: "/v1/places?prefix=san&limit=51", status: 400),
        ]),
    Operation(
        method: .get, path: "/v1/names", id: "completeName",
        summary: "Names of facilities and programs that a beginning may become", parameters: completion("cedar"),
        answers: [.json("The names, and how many programs go by each.", "Names")], problems: SpecProblem.ofURL,
        requests: [.init(about: "A beginning", target: "/v1/names?prefix=cedar")]),
    Operation(
        method: .get, path: "/v1/vocabulary", id: "getVocabulary", summary: "Every word that a search may use",
        parameters: [.ifNoneMatch],
        answers: [.json("Levels, terms by group, zones, presets, sources.", "Vocabulary", isTagged: true), .unchanged],
        problems: SpecProblem.always, requests: [.init(about: "The vocabulary", target: "/v1/vocabulary")]),
    Operation(
        method: .get, path: "/v1/snapshot", id: "getSnapshot", summary: "What is served, and from which sources",
        parameters: [.ifNoneMatch],
        answers: [.json("The snapshot.", "SnapshotAnswer", isTagged: true), .unchanged], problems: SpecProblem.always,
        requests: [.init(about: "The snapshot", target: "/v1/snapshot")]),
]

/// What machines ask of the server itself.
let serverOperations: [Operation] = [
    Operation(
        method: .get, path: "/openapi.json", id: "getDescription", summary: "This description",
        parameters: [.ifNoneMatch],
        answers: [
            .init(about: "OpenAPI 3.1.", types: [(Reply.json, .table(.anything))], headers: [.tag]), .unchanged,
        ],
        problems: SpecProblem.always, requests: [.init(about: "This description", target: "/openapi.json")]),
    Operation(
        method: .get, path: "/healthz", id: "getHealth", summary: "Whether the server is alive",
        answers: [.text("`ok`")], problems: [.tooLong], requests: [.init(about: "Alive", target: "/healthz")]),
    Operation(
        method: .get, path: "/readyz", id: "getReadiness",
        summary: "Whether searches are answered, and from which snapshot",
        answers: [
            .json("Ready.", "Readiness"),
            .init(status: 503, about: "Not ready.", types: [(Reply.json, .named("Readiness"))]),
        ],
        problems: [.tooLong], requests: [.init(about: "Ready", target: "/readyz")]),
    Operation(
        method: .get, path: "/metrics", id: "getMetrics", summary: "Figures of the server, as Prometheus text",
        about: "For who runs it; no figure has a label from a request. A proxy in front should keep it inside.",
        answers: [.text("Prometheus text, format 0.0.4.")], problems: [.tooLong],
        requests: [.init(about: "Figures", target: "/metrics")]),
]

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
    static func id(_ example: String) -> Operation.Parameter {
        .init(
            name: "id", place: "path", isRequired: true, schema: .askedID, about: "As hits show it.", example: example)
    }

    static let ifNoneMatch = Operation.Parameter(
        name: "If-None-Match", place: "header", schema: .text, about: "Entity tags of answers the client has.",
        example: nil)
}
