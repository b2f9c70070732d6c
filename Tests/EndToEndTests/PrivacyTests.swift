import Foundation
import Testing

/// A search says where someone is and what ails them: the server keeps none of it, neither in its log nor in its metrics.
@Suite struct PrivacyTests {
    static let words = [
        "zanzibar", "91301", "34.14", "118.76", "ptsd", "iop", "overdos", "127.0.0.1", "198.51.100", "2001:db8",
        "husband", "mozilla", "urlsession", "cfnetwork", "elsewhere",
    ]

    /// As it is run, and with all the logging there is, once held back.
    @Test(arguments: [
        ["--rate", "off"], ["--rate", "off", "--access-log"],
        ["--rate", "off", "--access-log", "--log-format", "json", "--trusted-proxy", "127.0.0.1"],
        ["--rate", "1/s", "--burst", "4", "--access-log", "--log-format", "json"],
    ])
    func nothingAskedIsKept(_ arguments: [String]) async throws {
        let server = try RunningServer(index: try SharedIndex.path(), arguments)
        let before = try server.said
        let program = try await server.get("/v1/programs?near=91301&level=iop&condition=ptsd&name=zanzibar")
        #expect([200, 400].contains(program.status))
        try await askEverything(server)
        let metrics = try await server.get("/metrics")
        #expect(metrics.status == 200)
        #expect(metrics.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8")
        #expect(server.stop() == 0)
        let log = String(try server.said.dropFirst(before.count))
        if arguments.contains("--access-log") {
            #expect(log.contains("/v1/programs/{id}"))
            #expect(log.contains("/v1/export"))
        }
        for (what, text) in [("log", log), ("metrics", metrics.body)] {
            for word in PrivacyTests.words {
                let line = text.lowercased().split(separator: "\n").first { $0.contains(word) }
                #expect(line == nil, "\(word) is in the \(what)")
            }
        }
    }

    /// Every route, answered, refused, too long, too slow to be anything, and what is not there.
    private func askEverything(_ server: RunningServer) async throws {
        let asked = "near=91301&level=iop&name=zanzibar"
        let ids = "0zanzibar9130,0zanzibar9131"
        for target in [
            "/", "/?\(asked)", "/v1/programs?near=34.14321,-118.76543", "/v1/programs?zanzibar=91301",
            "/v1/programs?q=my%20husband%20zanzibar%20overdosed%20now", "/zanzibar?near=91301", "/zanzibar/91301/iop",
            "/v1/programs?name=" + String(repeating: "zanzibar", count: 2000), "/v1/programs/zanzibar91301",
            "/v1/facilities/zanzibar91301", "/v1/programs?near=zanzibar&cursor=zanzibar", "/v1/programs?near=%FF91301",
            "/v1/export?\(asked)&format=csv", "/v1/export?\(asked)", "/v1/facets?\(asked)",
            "/v1/why?program=0zanzibar9130&\(asked)", "/v1/call-sheet?ids=\(ids)&\(asked)",
            "/v1/compare?ids=\(ids)&\(asked)", "/v1/places?prefix=zanzibar", "/v1/names?prefix=zanzibar",
            "/v1/vocabulary?zanzibar", "/v1/snapshot?zanzibar", "/healthz?zanzibar", "/readyz?zanzibar",
            "/metrics?zanzibar=91301", "/openapi.json?zanzibar", "/search?\(asked)", "/programs/zanzibar91301?\(asked)",
            "/compare?ids=\(ids)", "/call-sheet?ids=\(ids)", "/locator/listing?sAddr=34.14321,-118.76543",
            "/locator/exportsAsJson/v2?sAddr=34.14321,-118.76543&pageSize=zanzibar",
        ] {
            _ = try await server.get(target)
            _ = try await server.request("HEAD", target)
        }
        let json = "application/json"
        let form = "application/x-www-form-urlencoded"
        for (path, type, body) in [
            ("/v1/search", json, #"{"near": "91301", "name": "zanzibar"}"#),
            ("/v1/search", json, #"{"near": "91301", "zanzibar": "#),
            ("/v1/search", json, #"{"near": "34.14321,-118.76543", "condition": "ptsd"}"#),
            ("/v1/search", form, asked), ("/search", form, asked), ("/", form, asked), ("/v1/export", json, "{}"),
            ("/v1/search", "text/zanzibar", "zanzibar 91301"), ("/v1/why", json, #"{"program": "zanzibar"}"#),
            ("/locator/listing", form, "sAddr=34.14321%2C-118.76543&limitType=2&limitValue=zanzibar"),
        ] {
            _ = try await server.request("POST", path, body: body, type: type)
        }
        _ = try await server.request(
            "GET", "/v1/programs?\(asked)",
            headers: [
                "X-Forwarded-For": "198.51.100.7, 2001:db8::7", "Referer": "https://elsewhere.example/zanzibar?iop",
                "User-Agent": "Mozilla zanzibar", "X-Request-Id": "zanzibar-91301", "Cookie": "who=zanzibar",
                "Accept": "text/zanzibar", "If-None-Match": "zanzibar", "Accept-Language": "zanzibar",
            ])
        _ = try await server.request("OPTIONS", "/v1/programs?\(asked)")
        _ = try await server.request("ZANZIBAR", "/v1/programs?\(asked)")
    }
}
