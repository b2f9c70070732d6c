import LocatorSearch

/// The two questions that clients of FindTreatment.gov ask, and their answer: `docs/compatibility.md`. Other names than these are
/// passed over, as they are there.
let findTreatmentOperations: [Operation] = [
    Operation(
        method: .post, path: "/locator/listing", id: "listAsFindTreatment",
        summary: "Facilities, as FindTreatment.gov lists them",
        about: "For its existing clients; nothing is ranked by whether a person can attend.", form: "FindTreatmentForm",
        answers: [listing], problems: SpecProblem.ofBody,
        requests: [
            .init(
                about: "Within 25 miles", target: "/locator/listing",
                body: "sAddr=47.6097%2C-122.3331&limitType=2&limitValue=40233&sType=both&page=1&pageSize=5",
                type: Reply.form),
            .init(
                about: "No distance", target: "/locator/listing", body: "sAddr=98101&limitType=2&limitValue=far",
                type: Reply.form, status: 400),
        ]),
    Operation(
        method: .get, path: "/locator/exportsAsJson/v2", id: "exportAsFindTreatment",
        summary: "Facilities, as FindTreatment.gov exports them",
        parameters: parameters.map { .init(name: $0.name, schema: $0.schema, about: $0.about, example: $0.example) },
        answers: [listing], problems: SpecProblem.ofURL,
        requests: [
            .init(
                about: "Of a state",
                target: "/locator/exportsAsJson/v2?sAddr=98101&limitType=0&sType=sa&pageSize=3&sort=0"),
            .init(about: "A state, but which", target: "/locator/exportsAsJson/v2?limitType=0", status: 400),
        ]),
]

let findTreatmentSchemas: [(name: String, schema: Schema)] = [
    ("FindTreatmentForm", .form(parameters.map { ($0.name + "?", .about($0.about, $0.schema)) })),
    (
        "FindTreatmentListing",
        .object([
            "page": .integer, "totalPages": .count, "recordCount": .count,
            "rows": .list(.named("FindTreatmentRow")),
        ])
    ),
    (
        "FindTreatmentRow",
        .object([
            "_irow": .rank, "frid": .pattern("^[0-9a-f]{64}$"), "name1": .text, "name2": .text, "street1": .text,
            "city": .text, "street2": .text, "state": .text, "zip": .text, "phone": .text,
            "typeFacility": .word(of: ["SA", "MH"]), "intake1": .orNull(.text), "hotline1": .orNull(.text),
            "website": .text, "latitude": .orNull(.text), "longitude": .orNull(.text),
            "miles": .about("Two decimals.", .orNull(.number)),
            "services": .list(
                .object([
                    "f1": .about("Category.", .text), "f2": .about("Its code.", .text),
                    "f3": .about("Names, `; ` between.", .text),
                ])),
        ])
    ),
]

private let listing = Operation.Answer.json("A page of rows; one that does not exist has none.", "FindTreatmentListing")

private let parameters: [(name: String, schema: Schema, about: String, example: String)] = [
    ("sAddr", .text, "`latitude, longitude`, or a ZIP code; without it nothing has a distance.", "47.6097,-122.3331"),
    (
        "limitType", .usual("2", .oneNumber(of: [0, 1, 2])), "0 the point's state, 1 its county, 2 a distance.", "2"
    ),
    ("limitValue", .text, "Metres, for a distance; two letters of a state, for one. No limit without it.", "40233"),
    ("sCodes", .text, "SAMHSA's service codes, separated by commas; all must be stated.", "OIT"),
    ("sLanguages", .text, "Codes and names of languages, separated by commas; one must be stated.", "SP-Spanish"),
    ("sType", .text, "`sa`, `mh` or `both`.", "both"),
    (
        "sort", .usual("0", .oneNumber(of: [0, 1, 2, 3])),
        "0 nearest first, 1 farthest first, 2 by name, 3 by name from the end.", "0"
    ),
    ("page", .usual("1", .integer), "From 1.", "1"),
    ("pageSize", .usual("10", .whole(FacilityRequest.pageSizes)), "Rows on a page.", "10"),
]
