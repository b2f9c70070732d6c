import Foundation
import Testing

/// The description at `/openapi.json` against the server it describes, on the sample of the repository.
@Suite struct OpenAPITests {
    @Test func everyReferenceResolvesAndEverySchemaIsUsed() async throws {
        let spec = try await DescribedServer().document
        var references: Set<String> = []
        func walk(_ value: JSONValue) {
            if let target = value["$ref"]?.text { references.insert(target) }
            for inner in value.fields?.values.map({ $0 }) ?? value.list ?? [] { walk(inner) }
        }
        walk(spec)
        for target in references { #expect(spec.at(target) != nil, "\(target)") }
        for kind in ["schemas", "parameters", "responses"] {
            for name in try #require(spec.at("#/components/\(kind)")?.fields).keys {
                #expect(references.contains("#/components/\(kind)/\(name)"), "\(kind)/\(name) is used nowhere")
            }
        }
        #expect(spec["openapi"]?.text == "3.1.0")
        #expect(spec["info"]?["version"]?.text?.contains(/^\d+\.\d+\.\d+$/) == true)
        let ids = try operations(spec).map(\.id)
        #expect(Set(ids).count == ids.count)
    }

    @Test func everyRequestOfItIsAnsweredAsItSays() async throws {
        let described = try await DescribedServer()
        for operation in try operations(described.document) {
            #expect(operation.requests.contains { $0.status == 200 }, "\(operation.id) shows no request")
            for request in operation.requests {
                let answer = try await described.server.request(
                    operation.method, request.target, body: request.body, type: request.type ?? "application/json")
                #expect(answer.status == request.status, "\(request.target): \(answer.body.prefix(300))")
                described.check(answer, operation, request.target)
            }
        }
    }

    /// Beside the place, the free time and the sentence that some need.
    @Test func everyParameterTakesItsExample() async throws {
        let described = try await DescribedServer()
        let parameters = try #require(described.document.at("#/components/parameters")?.fields)
        let besides = [
            "near": "90012", "free": "Mo-Fr 17:00-22:00", "q": "evening iop", "program": "0ae1tjngn95ze",
        ]
        let operation = try #require(try operations(described.document).first { $0.id == "findPrograms" })
        #expect(operation.parameterNames == Set(parameters.keys))
        for (name, parameter) in parameters.sorted(by: { $0.key < $1.key }) where name != "cursor" {
            let example = try #require(parameter["example"], "\(name) has no example")
            let schema = try #require(parameter["schema"])
            let wrong = SchemaCheck(document: described.document).problems(example, schema)
            #expect(wrong.isEmpty, "\(name): \(wrong)")
            let needed = ["near", "free", "q"].filter { $0 != name && (name == "ignore" || $0 != "q") }
            var pairs = needed.map { ($0, besides[$0] ?? "") }
            pairs += (example.list ?? [example]).map { value in
                (name, value.text ?? value.number.map { String(Int($0)) } ?? "")
            }
            let answer = try await described.server.get("/v1/programs?\(query(pairs))")
            #expect(answer.status == 200, "\(name): \(answer.body.prefix(300))")
            described.check(answer, operation, name)
        }
    }

    /// Each status from 400 on that an operation documents is brought about, and its body is the documented one.
    @Test func everyErrorIsBroughtAbout() async throws {
        let described = try await DescribedServer()
        let broken = try BrokenServer()
        let hurried = try await DescribedServer(["--rate", "1/s", "--burst", "1"])
        for operation in try operations(described.document) {
            for status in operation.statuses where status >= 400 {
                // It needs no index; that it is shed under load as all is, is what GuardTests show.
                if operation.path == "/openapi.json", status == 503 { continue }
                let provoked = try #require(
                    try await provocation(of: status, operation, described), "\(operation.id): nothing brings \(status)"
                )
                let server =
                    switch status {
                    case 429: hurried.server
                    case 503: broken.server
                    default: described.server
                    }
                var answer: Answer
                var tries = 0
                repeat {
                    answer = try await server.request(
                        operation.method, provoked.target, body: provoked.body, type: provoked.type,
                        headers: provoked.headers)
                    tries += 1
                    // The first has the token; on a busy machine another one may have come in by the second.
                } while status == 429 && answer.status != 429 && tries < 20
                #expect(
                    answer.status == status, "\(operation.id) \(provoked.target.prefix(80)): \(answer.body.prefix(300))"
                )
                described.check(answer, operation, provoked.target)
            }
        }
    }

    /// Paths and methods of the description are those of the routes: no more, no fewer.
    @Test func theDescriptionHasTheRoutesAndTheirMethods() async throws {
        let described = try await DescribedServer()
        let all = try operations(described.document)
        let nowhere = try await described.server.get("/nowhere").json["detail"] as? String
        let listed = try #require(nowhere).matches(of: /\/[a-zA-Z0-9\/{}._-]*[a-zA-Z0-9}]/).map { String($0.0) }
        #expect(Set(all.map(\.path)) == Set(listed))
        for path in Set(all.map(\.path)) {
            let described = (methods: Set(all.filter { $0.path == path }.map(\.method)), server: described.server)
            let target = path.replacing("{id}", with: "0000000000000")
            for method in ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"] {
                let answer = try await described.server.request(method, target, body: method == "POST" ? "{}" : nil)
                let known = described.methods.contains(method == "HEAD" ? "GET" : method)
                #expect((answer.status == 405) == !known, "\(method) \(path): \(answer.status)")
                guard answer.status == 405 else { continue }
                let allowed = try #require(answer.headers["allow"]).split(separator: ", ").map(String.init)
                #expect(described.methods.isSubset(of: allowed), "\(method) \(path): \(allowed)")
            }
        }
    }

    private struct Provocation {
        var target: String
        var body: String?
        var type = "application/json"
        var headers: [String: String] = [:]
    }

    private func provocation(
        of status: Int, _ operation: SpecOperation, _ described: DescribedServer
    ) async throws -> Provocation? {
        let good = try #require(operation.requests.first { $0.status == 200 })
        if let shown = operation.requests.first(where: { $0.status == status }) {
            return Provocation(target: shown.target, body: shown.body, type: shown.type ?? "application/json")
        }
        let isPost = operation.method == "POST"
        func with(_ name: String, _ value: String) -> Provocation {
            guard isPost, let body = good.body else {
                let mark = good.target.contains("?") ? "&" : "?"
                return Provocation(target: good.target + mark + query([(name, value)]))
            }
            return Provocation(target: good.target, body: "{\"\(name)\": \"\(value)\", " + body.dropFirst())
        }
        switch status {
        case 400: return with("colour", "red")
        case 404:
            let absent = "0000000000000"
            let program = "0ae1tjngn95ze"
            return Provocation(
                target: good.target.replacing(program, with: absent), body: good.body?.replacing(program, with: absent))
        case 406: return Provocation(target: good.target, body: good.body, headers: ["Accept": "image/png"])
        case 410:
            let first = try await described.server.get("/v1/programs?level=iop&page_size=1")
            let next = try #require(try first.json["next"] as? String)
            return with("cursor", "0000000000000000" + next.dropFirst(16))
        case 413:
            let long = String(repeating: "9", count: 3_000_000)
            return Provocation(
                target: good.target, body: "{\"near\": \"\(long)\"}", type: good.type ?? "application/json")
        case 414:
            let path = good.target.prefix { $0 != "?" }
            return Provocation(target: path + "?a=" + String(repeating: "a", count: 9000))
        case 415: return Provocation(target: good.target, body: "near: 90012", type: "text/yaml")
        case 429, 503: return Provocation(target: good.target, body: good.body, type: good.type ?? "application/json")
        default: return nil
        }
    }
}

private func query(_ pairs: [(String, String)]) -> String {
    var allowed = CharacterSet.alphanumerics
    allowed.insert(charactersIn: "-._~")
    return pairs.map { "\($0.0)=\($0.1.addingPercentEncoding(withAllowedCharacters: allowed) ?? "")" }
        .joined(separator: "&")
}
