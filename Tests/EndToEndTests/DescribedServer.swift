import Foundation
import Testing

/// An index of the repository's sample, made once for all tests that only read it.
enum SampleIndex {
    static let folder = Result {
        let index = try temporaryFolder().appending(path: "index").path
        let ingested = try locator("ingest", "data/sample", "--into", index, "--quiet")
        try #require(ingested.status == 0, "\(ingested.err)")
        return index
    }
}

/// A server of the sample and what it says of itself.
struct DescribedServer {
    let server: RunningServer
    let document: JSONValue

    /// - Parameter arguments: more for `locator serve`.
    init(_ arguments: [String] = ["--rate", "off"]) async throws {
        server = try RunningServer(index: try SampleIndex.folder.get(), arguments)
        document = try JSONValue(try await server.get("/openapi.json").body)
    }

    /// An answer has a documented status, type, headers and shape.
    func check(_ answer: Answer, _ operation: SpecOperation, _ asked: String) {
        guard var response = operation.fields["responses"]?[String(answer.status)] else {
            return #expect(Bool(false), "\(operation.id) does not document \(answer.status)")
        }
        if let target = response["$ref"]?.text { response = document.at(target) ?? .null }
        for (name, header) in response["headers"]?.fields ?? [:] {
            let value = answer.headers[name.lowercased()]
            #expect(value != nil || header["required"] != .truth(true), "\(operation.id) \(asked): no \(name)")
            guard let value, let schema = header["schema"] else { continue }
            let typed = schema["type"] == .text("integer") ? Double(value).map { JSONValue.number($0) } : nil
            let wrong = SchemaCheck(document: document).problems(typed ?? .text(value), schema)
            #expect(wrong.isEmpty, "\(operation.id) \(asked) \(name): \(wrong)")
        }
        let type = String(answer.headers["content-type"]?.prefix { $0 != ";" } ?? "")
        guard let schema = response["content"]?[type]?["schema"] else {
            return #expect(Bool(false), "\(operation.id) \(asked): \(answer.status) of type \(type)")
        }
        // Of JSON lines each is a value.
        let values =
            type.hasSuffix("json")
            ? [answer.body] : type.hasSuffix("jsonl") ? answer.body.split(separator: "\n").map(String.init) : []
        for value in values {
            do {
                let wrong = SchemaCheck(document: document).problems(try JSONValue(value), schema)
                #expect(wrong.isEmpty, "\(operation.id) \(asked): \(wrong.prefix(5))")
            } catch { Issue.record("\(operation.id) \(asked): \(error)") }
        }
    }
}

/// A server whose snapshot is damaged where its header does not show it: it never gets ready.
struct BrokenServer {
    let server: RunningServer

    init() throws {
        let folder = try temporaryFolder().path
        let whole = try SampleIndex.folder.get()
        for name in try FileManager.default.contentsOfDirectory(atPath: whole)
        where name == "current" || name.hasSuffix(".locator") {
            var bytes = try Data(contentsOf: URL(fileURLWithPath: "\(whole)/\(name)"))
            if name.hasSuffix(".locator") {
                for place in bytes.count / 2..<bytes.count / 2 + 64 { bytes[place] ^= 0xFF }
            }
            try bytes.write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
        }
        server = try RunningServer(index: folder)
    }
}

/// One operation of the description.
struct SpecOperation {
    let path: String
    let method: String
    let fields: JSONValue

    struct Request {
        let target: String
        let body: String?
        let type: String?
        let status: Int
    }

    var id: String { fields["operationId"]?.text ?? "\(method) \(path)" }

    var requests: [Request] {
        (fields["x-requests"]?.list ?? []).map { request in
            Request(
                target: request["target"]?.text ?? "", body: request["body"]?.text, type: request["type"]?.text,
                status: Int(request["status"]?.number ?? 0))
        }
    }

    var statuses: [Int] { (fields["responses"]?.fields ?? [:]).keys.compactMap { Int($0) }.sorted() }

    /// Those of a search, which it shares with others.
    var parameterNames: Set<String> {
        Set(
            (fields["parameters"]?.list ?? []).compactMap { $0["$ref"]?.text }
                .filter { $0.hasPrefix("#/components/parameters/") }.map { String($0.split(separator: "/").last ?? "") }
        )
    }
}

func operations(_ document: JSONValue) throws -> [SpecOperation] {
    let paths = try #require(document["paths"]?.fields)
    return paths.sorted { $0.key < $1.key }.flatMap { path, methods in
        (methods.fields ?? [:]).sorted { $0.key < $1.key }.map {
            SpecOperation(path: path, method: $0.key.uppercased(), fields: $0.value)
        }
    }
}
