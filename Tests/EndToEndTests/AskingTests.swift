import Foundation
import Testing

/// Asking like a person, over loopback and on the command line: sentences, facets, relaxations, why, call sheets, side by side.
@Suite struct AskingTests {
    private static let sentence = "evening iop near 91301 that takes medi-cal"

    private func ids(_ answer: Answer) throws -> [String] {
        let hits = try #require(try answer.json["hits"] as? [[String: Any]])
        return hits.compactMap { ($0["program"] as? [String: Any])?["id"] as? String }
    }

    @Test func everyBodyIsTheCommandLinesJSONAndThePostIsTheGet() async throws {
        let index = try SharedIndex.path()
        let server = try RunningServer(index: index)
        let found = try await server.get("/v1/programs?near=90012&level=iop")
        let ids = try ids(found).prefix(3)
        try #require(ids.count == 3)
        let joined = ids.joined(separator: ",")
        let near = ["--near", "90012", "--level", "iop", "--lang", "es"]
        let query = "near=90012&level=iop&lang=es"
        let body = #""near": "90012", "level": "iop", "lang": "es""#
        let rows: [(arguments: [String], target: String, post: String?, body: String)] = [
            (
                ["search", AskingTests.sentence, "--facets", "all"],
                "/v1/programs?facets=all&q=evening+iop+near+91301+that+takes+medi-cal", "/v1/search",
                #"{"q": "evening iop near 91301 that takes medi-cal", "facets": "all"}"#
            ),
            (
                ["why", ids[1]] + near, "/v1/why?program=\(ids[1])&\(query)", "/v1/why",
                "{\"program\": \"\(ids[1])\", \(body)}"
            ),
            (
                ["why", ids[0], "--above", ids[1]] + near, "/v1/why?program=\(ids[0])&above=\(ids[1])&\(query)",
                "/v1/why",
                "{\"program\": \"\(ids[0])\", \"above\": \"\(ids[1])\", \(body)}"
            ),
            (
                ["call"] + ids + near, "/v1/call-sheet?ids=\(joined)&\(query)", "/v1/call-sheet",
                "{\"ids\": \"\(joined)\", \(body)}"
            ),
            (
                ["compare"] + ids + near, "/v1/compare?ids=\(joined)&\(query)", "/v1/compare",
                "{\"ids\": \"\(joined)\", \(body)}"
            ),
            (["places", "san j", "--limit", "5"], "/v1/places?prefix=san+j&limit=5", nil, ""),
        ]
        for row in rows {
            let get = try await server.get(row.target)
            #expect(get.status == 200, "\(row.target): \(get.body.prefix(300))")
            #expect(get.headers["cache-control"] == "no-store")
            let cli = try locator(arguments: row.arguments + ["--index", index, "--json"])
            #expect(get.body + "\n" == cli.out, "\(row.arguments)")
            guard let post = row.post else { continue }
            #expect(try await server.request("POST", post, body: row.body).body == get.body, "\(row.target)")
        }
    }

    /// What a facet and a relaxation promise is what their links return.
    @Test func linksComeTrue() async throws {
        let server = try RunningServer(index: try SharedIndex.path())
        var followed = 0
        for target in [
            "/v1/programs?near=90012&facets=payment,language,window&payment=medicaid",
            "/v1/programs?near=59801&radius=5&level=php&payment=strict:military",
            "/v1/programs?near=Texas&facets=level",
            "/v1/programs?near=60601&level=iop&language=strict:vi&free=Sa+08:00-12:00&attendable=must",
        ] {
            let answer = try await server.get(target)
            let facets = try #require(try answer.json["facets"] as? [[String: Any]])
            let offers = try #require(try answer.json["relaxations"] as? [[String: Any]])
            let values = facets.flatMap { ($0["values"] as? [[String: Any]] ?? []).prefix(4) }
            for link in values + offers {
                let query = try #require(link["query"] as? String)
                let next = try await server.get("/v1/programs?" + query)
                #expect(try next.json["total"] as? Int == link["hits"] as? Int, "\(target): \(query)")
                followed += 1
            }
        }
        #expect(followed > 10)
    }

    /// MR24: words of danger come first and change no hit.
    @Test func wordsOfDangerComeFirstAndChangeNothing() async throws {
        let server = try RunningServer(index: try SharedIndex.path())
        let danger = try await server.get("/v1/programs?q=shaking+when+i+stop%2C+iop+near+91301")
        let understood = try #require(try danger.json["understood"] as? [String: Any])
        let parameters = try #require(understood["parameters"] as? [[String: String]])
        let body = try JSONSerialization.data(
            withJSONObject: Dictionary(parameters.map { ($0["name"] ?? "", $0["value"] ?? "") }) { first, _ in first })
        let plain = try await server.request("POST", "/v1/search", body: String(decoding: body, as: UTF8.self))
        let safety = try #require(try danger.json["safety"] as? [[String: Any]])
        #expect(safety.compactMap { $0["id"] as? String } == ["withdrawal_risk"])
        #expect((safety[0]["detox"] as? [Any])?.isEmpty == false, "detox stands beside the hits")
        #expect(try ids(danger) == ids(plain))
        #expect(try danger.json["total"] as? Int == plain.json["total"] as? Int)
        let now = try await server.get("/v1/programs?q=mi+hijo+tiene+una+sobredosis&lang=es")
        #expect(now.body.contains("llame al 911 ahora"))
    }

    struct Odd: CustomTestStringConvertible {
        let target: String
        let status: Int
        let says: String
        var testDescription: String { String(target.prefix(80)) }

        init(_ target: String, _ status: Int, _ says: String) {
            self.target = target
            self.status = status
            self.says = says
        }
    }

    @Test(arguments: [
        Odd("/v1/why", 400, "program"), Odd("/v1/why?program=x&near=90012", 400, "13 letters"),
        Odd("/v1/why?program=0000000000000", 404, "no program"),
        Odd("/v1/why?program=0000000000000&above=0000000000001", 404, "no program"),
        Odd("/v1/compare?ids=0000000000000", 400, "2 to 6"), Odd("/v1/call-sheet?near=90012", 400, "ids"),
        Odd("/v1/places", 400, "prefix"), Odd("/v1/places?prefix=a&limit=0", 400, "from 1 to 50"),
        Odd("/v1/places?prefix=%00%F0%9F%98%80", 200, "\"places\":[]"), Odd("/v1/names?prefix=sample", 200, "Sample"),
        Odd("/v1/programs?lang=fr", 400, "en"), Odd("/v1/programs?facets=colour", 400, "level"),
        Odd("/v1/programs?near=Texas&radius=5", 400, "city"),
        Odd("/v1/programs?near=90012&radius=5&ring=5", 400, "one of the two"),
        Odd("/v1/programs?q=", 400, "no word"), Odd("/v1/programs?q=%F0%9F%98%80%F0%9F%98%80", 400, "no word"),
        Odd("/v1/programs?q=medicaid+not+medicaid", 400, "one of the two"),
        Odd("/v1/programs?q=" + String(repeating: "iop%20", count: 400), 400, "at most"),
        Odd("/v1/programs?q=(a%2B)%2B%24%5B%5E%5D.*%3F%7C%5C", 200, "\"total\""),
        Odd("/v1/programs?q='%3B%20DROP%20TABLE%20programs%3B%20--", 200, "\"total\""),
        Odd("/v1/programs?q=%D7%A2%D7%91%D7%A8%D7%99%D7%AA%20%E2%80%AEiop", 200, "\"level\""),
        Odd("/v1/programs?q=iop%00near%0090012", 200, "Los Angeles"),
        Odd("/v1/programs?text=%00", 400, "no word"),
    ])
    func oddQuestions(_ odd: Odd) async throws {
        let server = try RunningServer(index: try SharedIndex.path())
        let answer = try await server.get(odd.target)
        #expect(answer.status == odd.status, "\(answer.body.prefix(300))")
        #expect(answer.body.contains(odd.says), "\(answer.body.prefix(500))")
    }

    @Test func aSentenceOfAMegabyteIsRefused() async throws {
        let server = try RunningServer(index: try SharedIndex.path())
        let long = String(repeating: "evening iop near ", count: 60_000)
        let answer = try await server.request("POST", "/v1/search", body: "{\"q\": \"\(long)\"}")
        #expect(answer.status == 400)
        #expect(answer.body.contains("at most"))
        #expect(try await server.get("/healthz").status == 200)
    }
}
