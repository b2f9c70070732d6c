import Foundation
import Testing

/// Routes of one thing, counts, forms, and the manners of HTTP.
@Suite struct APITests {
    // MARK: - Routes

    @Test func aFacilityHasItsPrograms() async throws {
        let server = try SharedServer.get()
        let hits = try #require(
            try await server.get("/v1/programs?near=60601&radius=3000&collapse=none&page_size=500").json["hits"]
                as? [[String: Any]])
        var programs: [String: Set<String>] = [:]
        for hit in hits {
            let facility = try #require((hit["facility"] as? [String: Any])?["id"] as? String)
            let program = try #require((hit["program"] as? [String: Any])?["id"] as? String)
            programs[facility, default: []].insert(program)
        }
        let several = try #require(programs.filter { $0.value.count > 1 }.min { $0.key < $1.key })
        let facility = try await server.get("/v1/facilities/\(several.key)")
        #expect(facility.status == 200)
        let listed = try #require(try facility.json["programs"] as? [[String: Any]])
        #expect(Set(listed.compactMap { $0["id"] as? String }).isSuperset(of: several.value))
        #expect((try facility.json["facility"] as? [String: Any])?["id"] as? String == several.key)
        // A program says the same of itself wherever it is shown.
        let id = try #require(listed[0]["id"] as? String)
        let alone = try #require(try await server.get("/v1/programs/\(id)").json["program"] as? NSDictionary)
        #expect(alone == listed[0] as NSDictionary)
        #expect(try await server.get("/v1/facilities/xyz").status == 400)
        let unknown = try await server.get("/v1/facilities/0000000000000")
        #expect(unknown.status == 404)
        #expect(unknown.body.contains("no facility"))
    }

    @Test func theSnapshotIsCounted() async throws {
        let server = try SharedServer.get()
        let json = try await server.get("/v1/snapshot").json
        let snapshot = try #require(json["snapshot"] as? [String: Any])
        let levels = try #require(json["levels"] as? [[String: Any]])
        let precisions = try #require(json["precisions"] as? [[String: Any]])
        #expect(levels.compactMap { $0["programs"] as? Int }.reduce(0, +) == snapshot["programs"] as? Int)
        #expect(precisions.compactMap { $0["facilities"] as? Int }.reduce(0, +) == snapshot["facilities"] as? Int)
        #expect((json["sources"] as? [[String: Any]])?.isEmpty == false)
        #expect(json["format"] is Int)
        let everything = try await server.get("/v1/facets?collapse=none&facets=level").json
        #expect(everything["total"] as? Int == snapshot["programs"] as? Int)
    }

    @Test func facetsAreThoseOfTheSearch() async throws {
        let server = try SharedServer.get()
        let search = "near=60601&level=iop&payment=medicaid"
        let whole = try await server.get("/v1/programs?\(search)&facets=all").json
        let facets = try await server.get("/v1/facets?\(search)").json
        for field in ["facets", "relaxations", "radius", "total", "snapshot"] {
            let (a, b) = (try #require(whole[field] as? NSObject), try #require(facets[field] as? NSObject))
            #expect(a == b, "\(field)")
        }
        #expect(facets["hits"] == nil)
        // A link comes true, whatever it changes.
        for facet in try #require(facets["facets"] as? [[String: Any]]) {
            for value in (facet["values"] as? [[String: Any]] ?? []).prefix(2) {
                for (query, hits) in [("query", "hits"), ("strict_query", "strict_hits")] {
                    guard let link = value[query] as? String else { continue }
                    let there = try await server.get("/v1/facets?\(link)")
                    #expect(try there.json["total"] as? Int == value[hits] as? Int, "\(link)")
                }
            }
        }
        let some = try await server.get("/v1/facets?\(search)&facets=payment,level").json
        #expect((some["facets"] as? [Any])?.count == 2)
        let post = try await server.request("POST", "/v1/facets", body: #"{"near": "60601", "level": "iop"}"#)
        #expect(post.body == (try await server.get("/v1/facets?near=60601&level=iop")).body)
    }

    // MARK: - Bodies

    @Test func aFormIsASearch() async throws {
        let server = try SharedServer.get()
        let wanted = try await server.get(
            "/v1/programs?near=Austin,%20TX&level=iop&name=caf%C3%A9+%26+co&specialty=dbt")
        let form = "near=Austin%2C+TX&level=iop&name=caf%c3%a9+%26+co&specialty=dbt&=&"
        for type in ["application/x-www-form-urlencoded", "Application/X-WWW-Form-Urlencoded; charset=UTF-8"] {
            let answer = try await server.request("POST", "/v1/search", body: form, type: type)
            #expect(answer.status == 200)
            #expect(answer.body == wanted.body)
        }
        let csv = try await server.request(
            "POST", "/v1/search", body: "near=60601&format=csv", type: "application/x-www-form-urlencoded")
        #expect(csv.headers["content-type"]?.hasPrefix("text/csv") == true)
        for bad in ["near=%", "near=%4", "near=%ZZ", "near=%FF%FE", String(repeating: "a=1&", count: 2000)] {
            let answer = try await server.request(
                "POST", "/v1/search", body: bad, type: "application/x-www-form-urlencoded")
            #expect(answer.status == 400)
            #expect(answer.body.contains("percent-encoded"), "\(answer.body)")
        }
        for type in ["text/plain", "multipart/form-data", "application/jsonx"] {
            let answer = try await server.request("POST", "/v1/search", body: "{}", type: type)
            #expect(answer.status == 415)
        }
    }

    // MARK: - Manners

    @Test(arguments: [
        "/v1/programs?near=60601", "/v1/export?near=60601", "/v1/facets?near=60601", "/v1/places?prefix=san",
        "/v1/names?prefix=ce", "/v1/vocabulary", "/v1/snapshot", "/healthz", "/readyz", "/",
    ])
    func headIsGetWithoutABody(_ target: String) async throws {
        let server = try SharedServer.get()
        let get = try await server.get(target)
        let head = try await server.request("HEAD", target)
        #expect(get.status == 200)
        #expect(head.status == 200)
        #expect(head.body.isEmpty)
        // Readiness counts seconds, which may have a digit more by now.
        #expect(target == "/readyz" || head.headers["content-length"] == "\(get.body.utf8.count)")
        #expect(head.headers["content-type"] == get.headers["content-type"])
        #expect(head.headers["etag"] == get.headers["etag"])
    }

    @Test func whatIsKeptIsAskedForByItsTag() async throws {
        let server = try SharedServer.get()
        let hits = try #require(try await server.get("/v1/programs?near=60601").json["hits"] as? [[String: Any]])
        let hit = try #require(hits.first)
        let program = try #require((hit["program"] as? [String: Any])?["id"] as? String)
        let facility = try #require((hit["facility"] as? [String: Any])?["id"] as? String)
        for target in ["/v1/programs/\(program)", "/v1/facilities/\(facility)", "/v1/vocabulary", "/v1/snapshot"] {
            let first = try await server.get(target)
            let tag = try #require(first.headers["etag"], "\(target)")
            #expect(first.headers["cache-control"] == "no-cache")
            for names in [tag, "W/\(tag)", "\"other\", \(tag)", "*"] {
                let again = try await server.request("GET", target, headers: ["If-None-Match": names])
                #expect(again.status == 304, "\(target) \(names)")
                #expect(again.body.isEmpty)
                #expect(again.headers["etag"] == tag)
                #expect(again.headers["access-control-allow-origin"] == "*")
            }
            let other = try await server.request("GET", target, headers: ["If-None-Match": "\"other\""])
            #expect(other.status == 200)
        }
        #expect(try await server.get("/v1/programs?near=60601").headers["etag"] == nil)
    }

    @Test func optionsAndOtherMethods() async throws {
        let server = try SharedServer.get()
        for (target, allow) in [
            ("/v1/programs", "GET, HEAD, OPTIONS"), ("/v1/search", "POST, OPTIONS"),
            ("/v1/export", "GET, HEAD, POST, OPTIONS"), ("/healthz", "GET, HEAD, OPTIONS"),
        ] {
            let options = try await server.request("OPTIONS", target)
            #expect(options.status == 204)
            #expect(options.headers["allow"] == allow)
            let refused = try await server.request("DELETE", target)
            #expect(refused.status == 405)
            #expect(refused.headers["allow"] == allow)
        }
        let preflight = try await server.request(
            "OPTIONS", "/v1/search",
            headers: [
                "Origin": "https://example.org", "Access-Control-Request-Method": "POST",
                "Access-Control-Request-Headers": "content-type",
            ])
        #expect(preflight.headers["access-control-allow-origin"] == "*")
        #expect(preflight.headers["access-control-allow-methods"]?.contains("POST") == true)
        #expect(preflight.headers["access-control-allow-headers"]?.contains("Content-Type") == true)
        #expect(preflight.headers["access-control-max-age"] != nil)
        #expect(try await server.request("OPTIONS", "/v1/nowhere").status == 404)
    }

    @Test(arguments: ["/v1/programs?near=60601", "/v1/programs?near=00000", "/v1/nowhere", "/v1/export?near=60601"])
    func otherSitesMayRead(_ target: String) async throws {
        let answer = try await SharedServer.get().get(target)
        #expect(answer.headers["access-control-allow-origin"] == "*")
        #expect(answer.headers["access-control-allow-credentials"] == nil)
        #expect(answer.headers["access-control-expose-headers"]?.contains("X-Request-Id") == true)
        #expect(answer.headers["cross-origin-resource-policy"] == "cross-origin")
    }

    @Test(arguments: [
        "/", "/healthz", "/v1/vocabulary", "/v1/programs?near=00000", "/nowhere", "/v1/export?near=60601",
    ])
    func everyAnswerIsCareful(_ target: String) async throws {
        let answer = try await SharedServer.get().get(target)
        #expect(answer.headers["x-content-type-options"] == "nosniff")
        #expect(answer.headers["referrer-policy"] == "no-referrer")
        #expect(answer.headers["x-frame-options"] == "DENY")
        #expect(answer.headers["cross-origin-resource-policy"] != nil)
        #expect((17...32).contains(answer.headers["x-request-id"]?.count ?? 0))
    }

    @Test func requestsHaveNames() async throws {
        let server = try SharedServer.get()
        var seen: Set<String> = []
        for _ in 0..<20 { seen.insert(try #require(try await server.get("/healthz").headers["x-request-id"])) }
        #expect(seen.count == 20)
        let asked = try await server.request("GET", "/healthz", headers: ["X-Request-Id": "Abc-1.2_3"])
        #expect(asked.headers["x-request-id"] == "Abc-1.2_3")
        for refused in ["a b", "a\"b", "<script>", String(repeating: "a", count: 65)] {
            let answer = try await server.request("GET", "/healthz", headers: ["X-Request-Id": refused])
            #expect(answer.headers["x-request-id"] != refused)
            #expect((17...32).contains(answer.headers["x-request-id"]?.count ?? 0))
        }
        let problem = try await server.request("GET", "/nowhere", headers: ["X-Request-Id": "mine"])
        #expect(try problem.json["request_id"] as? String == "mine")
        for field in ["type", "title", "detail"] { #expect(try problem.json[field] is String) }
        #expect(try problem.json["status"] as? Int == 404)
    }

    @Test func aSlashAtTheEndIsNothing() async throws {
        let server = try SharedServer.get()
        #expect(try await server.get("/v1/snapshot/").body == (try await server.get("/v1/snapshot")).body)
        #expect(
            try await server.get("/v1/programs/?near=60601").body
                == (try await server.get("/v1/programs?near=60601")).body)
    }
}
