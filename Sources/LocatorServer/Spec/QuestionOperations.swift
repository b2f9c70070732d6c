import LocatorSearch

/// `/v1/why`, `/v1/call-sheet` and `/v1/compare`.
let questionOperations: [Operation] = [
    Operation(
        method: .get, path: "/v1/why", id: "explainProgram",
        summary: "Why a program ranks where it does, or is missing",
        about: "With above: what puts the one above the other.", searchWithout: [],
        parameters: [
            .init(
                name: "program", isRequired: true, schema: .askedID, about: "The program's id.", example: Shown.program),
            .init(name: "above", schema: .askedID, about: "Another program's id.", example: Shown.other),
        ],
        answers: [why, .moved], problems: SpecProblem.ofURL + [.absent],
        requests: [
            .init(about: "Why it is there", target: "/v1/why?program=\(Shown.program)&\(Shown.query)"),
            .init(
                about: "Why it is missing",
                target: "/v1/why?program=\(Shown.program)&near=98101&level=residential&lang=es"),
            .init(
                about: "Why it is above", target: "/v1/why?program=\(Shown.program)&above=\(Shown.other)&\(Shown.query)"
            ),
            .init(about: "No such program", target: "/v1/why?program=\(Shown.absent)&\(Shown.query)", status: 404),
        ]),
    Operation(
        method: .post, path: "/v1/why", id: "explainProgramByBody",
        summary: "Why a program ranks where it does, or is missing, by a body", question: "Why", answers: [why],
        problems: SpecProblem.ofBody + [.absent],
        requests: [
            .init(
                about: "Why it is above", target: "/v1/why",
                body: #"{"program": "\#(Shown.program)", "above": "\#(Shown.other)", "near": "98101", "level": "iop"}"#)
        ]),
    Operation(
        method: .get, path: "/v1/call-sheet", id: "callSheet", summary: "Whom to call and what to ask",
        searchWithout: [], parameters: [ids(CallSheet.counts)], answers: [sheet, .moved], problems: SpecProblem.ofURL,
        requests: [.init(about: "Two programs", target: "/v1/call-sheet?ids=\(Shown.both)&\(Shown.query)")]),
    Operation(
        method: .post, path: "/v1/call-sheet", id: "callSheetByBody",
        summary: "Whom to call and what to ask, by a body",
        question: "CallSheetOf", answers: [sheet], problems: SpecProblem.ofBody,
        requests: [
            .init(
                about: "One program, in Spanish", target: "/v1/call-sheet",
                body: #"{"ids": ["\#(Shown.program)"], "near": "98101", "level": "iop", "lang": "es"}"#)
        ]),
    Operation(
        method: .get, path: "/v1/compare", id: "comparePrograms", summary: "Programs side by side, what differs first",
        searchWithout: [], parameters: [ids(SideBySide.counts)], answers: [sides, .moved], problems: SpecProblem.ofURL,
        requests: [
            .init(about: "Two programs", target: "/v1/compare?ids=\(Shown.both)&\(Shown.query)"),
            .init(about: "One program", target: "/v1/compare?ids=\(Shown.program)&\(Shown.query)", status: 400),
        ]),
    Operation(
        method: .post, path: "/v1/compare", id: "compareProgramsByBody",
        summary: "Programs side by side, what differs first, by a body", question: "Compare", answers: [sides],
        problems: SpecProblem.ofBody,
        requests: [
            .init(
                about: "Two programs", target: "/v1/compare",
                body: #"{"ids": ["\#(Shown.program)", "\#(Shown.other)"], "near": "98101", "payment": "medicaid"}"#)
        ]),
]

private let why = Operation.Answer.json("Where it stands, or what decides between the two.", "WhyAnswer")
private let sheet = Operation.Answer.json("One entry a program, in the order of the search.", "CallSheet")
private let sides = Operation.Answer.json("One column a program, one row a topic.", "SideBySide")

private func ids(_ counts: ClosedRange<Int>) -> Operation.Parameter {
    .init(
        name: "ids", isRequired: true, schema: .idText(counts),
        about: "\(counts.lowerBound) to \(counts.upperBound) ids of programs, separated by commas; doubles count once.",
        example: Shown.both)
}
