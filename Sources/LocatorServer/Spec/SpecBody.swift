import LocatorSearch

/// The description of the API as OpenAPI 3.1: the body of `/openapi.json`. The same for every snapshot.
enum Spec {
    /// Changes with what clients see.
    static let version = "1.0.0"
    static let body = specBody()
}

private func specBody() -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
        json.field("openapi", "3.1.0")
        json.object("info") { json in
            json.field("title", "Treatment locator")
            json.field("version", Spec.version)
            json.field("description", introduction)
        }
        json.array("servers", ["/"]) { json, url in json.object { $0.field("url", url) } }
        json.object("paths") { json in
            for path in paths(of: operations) {
                json.object(named: path) { json in
                    for operation in operations where operation.path == path {
                        json.object(named: operation.method.rawValue) { write(operation, &$0) }
                    }
                }
            }
        }
        json.object("components") { json in
            json.object("schemas") { json in
                for (name, schema) in schemaTable {
                    json.key(named: name)
                    schema.write(&json)
                }
            }
            json.object("parameters") { json in
                for parameter in searchParameters { json.object(named: parameter.name) { write(parameter, &$0) } }
            }
            json.object("responses") { json in
                for problem in SpecProblem.allCases { json.object(named: problem.name) { write(problem, &$0) } }
            }
        }
    }
    return json.bytes
}

/// Paths in their order, each once.
func paths(of operations: [Operation]) -> [String] {
    var seen: Set<String> = []
    return operations.map(\.path).filter { seen.insert($0).inserted }
}

private let introduction = """
    Behavioural-health programs, ranked by whether a person can attend them. docs/http-api.md tells of it with examples, \
    docs/query-language.md of every parameter.

    Every GET answers to HEAD as well, without a body. Terms, places, zones and carriers are open words: /v1/vocabulary and \
    /v1/places have those of the snapshot, and one that is not known is a 400 with what may have been meant. Unknown is not no: \
    what no source states is said to be unknown. Nothing that is asked is stored or logged; POST keeps it out of URLs too. \
    The web page for people lies at /.

    Call to confirm: listings age, and programs change. This is not medical advice. In danger now: 911. Crisis: call or text \
    988. SAMHSA helpline: 1-800-662-4357.
    """

/// A parameter of an operation.
private enum Listed {
    case own(Operation.Parameter)
    case shared(SearchParameter)
}

private func write(_ operation: Operation, _ json: inout JSONWriter) {
    json.field("operationId", operation.id)
    json.field("summary", operation.summary)
    if !operation.about.isEmpty { json.field("description", operation.about) }
    let shared = searchParameters.filter { operation.searchWithout?.contains($0.name) == false }
    if !operation.parameters.isEmpty || !shared.isEmpty {
        json.array("parameters", operation.parameters.map(Listed.own) + shared.map(Listed.shared)) { json, listed in
            json.object { json in
                switch listed {
                case .own(let parameter): write(parameter, &json)
                case .shared(let parameter): json.field("$ref", "#/components/parameters/\(parameter.name)")
                }
            }
        }
    }
    if let question = operation.question {
        writeBody([(Reply.json, question + "Question"), (Reply.form, question + "Form")], operation.requests, &json)
    } else if let form = operation.form {
        writeBody([(Reply.form, form)], operation.requests, &json)
    }
    json.object("responses") { json in
        for answer in operation.answers { json.object(named: String(answer.status)) { write(answer, &$0) } }
        for problem in operation.problems.sorted(by: { $0.rawValue < $1.rawValue }) {
            json.object(named: String(problem.rawValue)) { $0.field("$ref", "#/components/responses/\(problem.name)") }
        }
    }
    // Whole requests, which parameters by themselves cannot show; a test sends each.
    json.array("x-requests", operation.requests) { json, request in
        json.object { json in
            json.field("summary", request.about)
            json.field("target", request.target)
            if let body = request.body { json.field("body", body) }
            if request.body != nil { json.field("type", request.type ?? Reply.json) }
            json.field("status", request.status)
        }
    }
}

/// A body, by media type and schema, with the requests that are JSON.
private func writeBody(
    _ types: [(type: String, schema: String)], _ requests: [Operation.Example], _ json: inout JSONWriter
) {
    json.object("requestBody") { json in
        json.field("required", true)
        json.object("content") { json in
            for (type, schema) in types {
                json.object(named: type) { json in
                    writeSchema(.named(schema), &json)
                    guard type == Reply.json else { return }
                    json.object("examples") { json in
                        for request in requests where request.status == 200 && (request.type ?? type) == type {
                            guard let text = request.body else { continue }
                            json.object(named: request.about.lowercased().replacing(" ", with: "_")) { json in
                                json.field("summary", request.about)
                                json.key("value")
                                json.raw(text)
                            }
                        }
                    }
                }
            }
        }
    }
}

private func write(_ parameter: Operation.Parameter, _ json: inout JSONWriter) {
    json.field("name", parameter.name)
    json.field("in", parameter.place)
    if parameter.isRequired { json.field("required", true) }
    json.field("description", parameter.about)
    writeSchema(parameter.schema, &json)
    if let example = parameter.example { writeExample(example, parameter.schema, &json) }
}

private func write(_ parameter: SearchParameter, _ json: inout JSONWriter) {
    json.field("name", parameter.name)
    json.field("in", "query")
    json.field("description", parameter.about)
    writeSchema(parameter.querySchema, &json)
    if parameter.name != "cursor" { writeExample(parameter.example, parameter.querySchema, &json) }
}

private func write(_ answer: Operation.Answer, _ json: inout JSONWriter) {
    json.field("description", answer.about)
    writeHeaders([.requestID] + answer.headers, &json)
    guard !answer.types.isEmpty else { return }
    json.object("content") { json in
        for (type, schema) in answer.types { json.object(named: type) { writeSchema(schema, &$0) } }
    }
}

private func write(_ problem: SpecProblem, _ json: inout JSONWriter) {
    json.field("description", problem.about)
    writeHeaders(problem.headers, &json)
    json.object("content") { json in
        json.object("application/problem+json") { writeSchema(.named("Problem"), &$0) }
    }
}

private func writeHeaders(_ headers: [Operation.Header], _ json: inout JSONWriter) {
    json.object("headers") { json in
        for header in headers {
            json.object(named: header.name) { json in
                json.field("description", header.about)
                if header.isRequired { json.field("required", true) }
                writeSchema(header.schema, &json)
            }
        }
    }
}

private func writeSchema(_ schema: Schema, _ json: inout JSONWriter) {
    json.key("schema")
    schema.write(&json)
}

/// The example as a value of its schema: numbers as numbers, and a list where it may come several times.
private func writeExample(_ example: String, _ schema: Schema, _ json: inout JSONWriter) {
    switch schema {
    case .short: json.array("example", [example]) { $0.string($1) }
    case .whole, .positive, .usual(_, .whole):
        json.key("example")
        json.raw(example)
    default: json.field("example", example)
    }
}
