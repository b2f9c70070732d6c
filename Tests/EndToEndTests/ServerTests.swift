import Foundation
import Testing

/// The HTTP face, over loopback, from a real process.
@Suite struct ServerTests {
    @Test func theBodyIsTheCommandLinesJSON() async throws {
        let index = try SharedIndex.path()
        let server = try RunningServer(index: index)
        let get = try await server.get(
            "/v1/programs?near=90012&level=iop&payment=medicaid&specialty=dbt&free=Mo-Fr%2017:30-22:00")
        let cli = try locator(
            "search", "--index", index, "--near", "90012", "--level", "iop", "--payment", "medicaid", "--specialty",
            "dbt",
            "--free", "Mo-Fr 17:30-22:00", "--json")
        let post = try await server.request(
            "POST", "/v1/search",
            body:
                #"{"near": "90012", "level": ["iop"], "payment": {"any": ["medicaid"]}, "specialty": "dbt", "free": "Mo-Fr 17:30-22:00"}"#
        )
        #expect(get.status == 200)
        #expect(post.status == 200)
        #expect(get.body == post.body)
        #expect(get.body + "\n" == cli.out)
        #expect(get.headers["cache-control"] == "no-store")
        let again = try await server.get(
            "/v1/programs?payment=medicaid&specialty=dbt&free=Mo-Fr+17:30-22:00&level=iop&near=90012")
        #expect(again.body == get.body, "the order of parameters decides nothing")
    }

    @Test func pagesJoinedAreTheBigPage() async throws {
        let server = try RunningServer(index: try SharedIndex.path())
        func ids(_ answer: Answer) throws -> [String] {
            let hits = try #require(try answer.json["hits"] as? [[String: Any]])
            return hits.compactMap { ($0["program"] as? [String: Any])?["id"] as? String }
        }
        let whole = try await server.get("/v1/programs?near=60601&radius=2000&page_size=50")
        var joined: [String] = []
        var target: String? = "/v1/programs?near=60601&radius=2000&page_size=7"
        while let next = target, joined.count < 50 {
            let page = try await server.get(next)
            joined += try ids(page)
            target = (try page.json["next"] as? String).map {
                "/v1/programs?near=60601&radius=2000&page_size=7&cursor=\($0)"
            }
        }
        #expect(try ids(whole) == Array(joined.prefix(50)))
        #expect(joined.count >= 50)
    }

    struct Odd: CustomTestStringConvertible {
        let method: String
        let target: String
        let body: String?
        let status: Int
        let says: String
        var testDescription: String { "\(method) \(target.prefix(60)) \(body?.prefix(40) ?? "")" }

        init(_ method: String, _ target: String, _ body: String?, _ status: Int, _ says: String) {
            self.method = method
            self.target = target
            self.body = body
            self.status = status
            self.says = says
        }
    }

    @Test(arguments: [
        Odd("GET", "/v1/programs?near=00000", nil, 400, "five digits"),
        Odd("GET", "/v1/programs?near=90012&radius=-5", nil, 400, "miles above 0"),
        Odd("GET", "/v1/programs?near=90012&radius=NaN", nil, 400, "miles above 0"),
        Odd("GET", "/v1/programs?near=Portland", nil, 400, "Portland, OR"),
        Odd("GET", "/v1/programs?colour=red", nil, 400, "no such parameter"),
        Odd("GET", "/v1/programs?near=%FF%FE", nil, 400, "percent-encoded"),
        Odd("GET", "/v1/programs?name=" + String(repeating: "a", count: 9000), nil, 414, "POST /v1/search"),
        Odd("GET", "/v1/programs/xyz", nil, 400, "13 letters"),
        Odd("GET", "/v1/programs/0000000000000", nil, 404, "no program"),
        Odd("DELETE", "/v1/programs", nil, 405, "GET or HEAD"),
        Odd("GET", "/v1/search", nil, 405, "POST"),
        Odd("GET", "/nowhere", nil, 404, "/v1/vocabulary"),
        Odd("POST", "/v1/search", "{\"name\": \"" + String(repeating: "x", count: 3_000_000) + "\"}", 413, "At most"),
        Odd("POST", "/v1/search", #"{"page_size": true}"#, 400, "page_size"),
        Odd("POST", "/v1/search?near=90012", "{}", 400, "from the body"),
        Odd("POST", "/v1/search", "{", 400, "JSON object"),
        Odd("POST", "/v1/search", "[1,2]", 400, "JSON object"),
        Odd("POST", "/v1/search", #"{"name": ""# + String(repeating: "x", count: 1_000_000) + #""}"#, 400, "at most"),
        Odd(
            "POST", "/v1/search", #"{"specialty": ["# + String(repeating: #""dbt","#, count: 7_000) + #""dbt"]}"#, 400,
            "at most"),
        Odd("POST", "/v1/search", #"{"near": "90012", "name": "' OR 1=1; --"}"#, 200, "\"total\":0"),
        Odd(
            "POST", "/v1/search", "{\"near\": \"90012\", \"name\": \"\\u0000 \\ud83d\\ude00 ابجد\"}", 200, "\"total\":0"
        ),
    ])
    func oddRequests(_ odd: Odd) async throws {
        let server = try RunningServer(index: try SharedIndex.path())
        let answer = try await server.request(odd.method, odd.target, body: odd.body)
        #expect(answer.status == odd.status, "\(answer.body.prefix(300))")
        #expect(answer.body.contains(odd.says), "\(answer.body.prefix(500))")
        if answer.status >= 400 { #expect(answer.headers["content-type"] == "application/problem+json") }
    }

    @Test func smallPages() async throws {
        let server = try RunningServer(index: try SharedIndex.path())
        #expect(try await server.get("/healthz").body == "ok\n")
        let ready = try await server.get("/readyz")
        #expect(try ready.json["ready"] as? Bool == true)
        let vocabulary = try await server.get("/v1/vocabulary")
        #expect(vocabulary.body.contains("\"dbt\""))
        #expect(vocabulary.body.contains("Terapia dialéctica conductual"))
        let head = try await server.request("HEAD", "/v1/vocabulary")
        #expect(head.status == 200)
        #expect(head.body.isEmpty)
        #expect(head.headers["content-length"] == "\(vocabulary.body.utf8.count)")
        #expect(try locator("health", "--port", "\(server.port)").status == 0)
        #expect(server.stop() == 0, "SIGTERM drains and ends well")
        #expect(try locator("health", "--port", "\(server.port)").status == 1)
    }

    @Test func aNewSnapshotIsTakenUpAndABadOneRefused() async throws {
        let folder = try temporaryFolder()
        let index = folder.appending(path: "index").path
        for (seed, name) in [("1", "one"), ("2", "two")] {
            let sample = folder.appending(path: name).path
            try #require(try locator("sample", "--into", sample, "--facilities", "30", "--seed", seed).status == 0)
        }
        try #require(try locator("ingest", folder.appending(path: "one").path, "--into", index, "--quiet").status == 0)
        let server = try RunningServer(index: index)
        func liveID() async throws -> String {
            let snapshot = try #require(try await server.get("/readyz").json["snapshot"] as? [String: Any])
            return try #require(snapshot["id"] as? String)
        }
        let first = try await liveID()
        try #require(try locator("ingest", folder.appending(path: "two").path, "--into", index, "--accept").status == 0)
        var second = first
        for _ in 0..<100 where second == first {
            try await Task.sleep(for: .milliseconds(200))
            second = try await liveID()
        }
        #expect(second != first)
        // A pointer to a file that is no snapshot changes nothing.
        try "x".write(toFile: index + "/bad.locator", atomically: true, encoding: .utf8)
        try "bad.locator\n".write(toFile: index + "/current", atomically: true, encoding: .utf8)
        var trouble = false
        for _ in 0..<100 where !trouble {
            try await Task.sleep(for: .milliseconds(200))
            trouble = try await server.get("/readyz").json["trouble"] is String
        }
        #expect(trouble)
        #expect(try await liveID() == second)
        #expect(try await server.get("/v1/programs?near=90012").status == 200)
    }
}
