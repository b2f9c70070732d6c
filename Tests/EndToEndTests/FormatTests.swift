import Foundation
import Testing

/// Searches as JSON, GeoJSON, CSV and JSON lines, and what chooses between them.
@Suite struct FormatTests {
    private static let search = "near=60601&radius=500&payment=medicaid&specialty=dbt&page_size=30"

    struct Choice: CustomTestStringConvertible {
        let accept: String?
        let format: String?
        /// Nil: 406.
        let type: String?
        var testDescription: String { "\(accept ?? "–") \(format ?? "")" }

        init(_ accept: String?, format: String? = nil, _ type: String?) {
            self.accept = accept
            self.format = format
            self.type = type
        }
    }

    @Test(arguments: [
        Choice("*/*", "application/json"),
        Choice("text/csv", "text/csv"),
        Choice("application/geo+json", "application/geo+json"),
        Choice("TEXT/CSV", "text/csv"),
        Choice("text/*", "text/csv"),
        Choice("text/csv;q=0.5, application/geo+json; q=0.8", "application/geo+json"),
        Choice("text/csv;q=0.5, */*;q=0.1", "text/csv"),
        Choice("application/json;q=0, */*", "application/geo+json"),
        Choice("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/json"),
        Choice("image/png", nil),
        Choice("*/*;q=0", nil),
        Choice("nonsense", "application/json"),
        Choice("text/csv", format: "json", "application/json"),
        Choice("image/png", format: "geojson", "application/geo+json"),
        Choice("*/*", format: "CSV", "text/csv"),
    ])
    func theAnswerIsAsAsked(_ choice: Choice) async throws {
        let server = try SharedServer.get()
        let format = choice.format.map { "&format=\($0)" } ?? ""
        let answer = try await server.request(
            "GET", "/v1/programs?near=60601\(format)", headers: ["Accept": choice.accept ?? "*/*"])
        #expect(answer.headers["vary"] == "Accept")
        guard let type = choice.type else {
            #expect(answer.status == 406)
            #expect(answer.headers["content-type"] == "application/problem+json")
            return
        }
        #expect(answer.status == 200, "\(answer.body.prefix(300))")
        #expect(answer.headers["content-type"]?.hasPrefix(type) == true)
        #expect(answer.headers["cache-control"] == "no-store")
    }

    @Test func otherFormatsAreRefused() async throws {
        let server = try SharedServer.get()
        for target in ["/v1/programs?format=xml", "/v1/programs?format=jsonl", "/v1/export?format=json"] {
            let answer = try await server.get(target)
            #expect(answer.status == 400)
            #expect(answer.body.contains("geojson"), "\(answer.body)")
        }
        #expect(try await server.get("/v1/programs?format=csv&format=json").status == 400)
    }

    @Test func geoJSONHoldsTheHits() async throws {
        let server = try SharedServer.get()
        let json = try await server.get("/v1/programs?\(FormatTests.search)").json
        let collection = try await server.get("/v1/programs?\(FormatTests.search)&format=geojson").json
        #expect(collection["type"] as? String == "FeatureCollection")
        #expect(collection["total"] as? Int == json["total"] as? Int)
        #expect(collection["next"] as? String == json["next"] as? String)
        #expect((collection["notices"] as? [String])?.isEmpty == false)
        #expect((collection["snapshot"] as? [String: Any])?["id"] as? String != nil)
        let hits = try #require(json["hits"] as? [[String: Any]])
        let features = try #require(collection["features"] as? [[String: Any]])
        #expect(features.count == hits.count)
        for (feature, hit) in zip(features, hits) {
            let program = try #require(hit["program"] as? [String: Any])
            let facility = try #require(hit["facility"] as? [String: Any])
            let properties = try #require(feature["properties"] as? [String: Any])
            #expect(feature["type"] as? String == "Feature")
            #expect(feature["id"] as? String == program["id"] as? String)
            #expect(properties["rank"] as? Int == hit["rank"] as? Int)
            #expect(properties["score"] as? Double == hit["score"] as? Double)
            #expect(properties["name"] as? String == facility["name"] as? String)
            #expect((properties["phones"] as? [Any])?.count == (facility["phones"] as? [Any])?.count)
            if let point = facility["point"] as? [String: Any] {
                let geometry = try #require(feature["geometry"] as? [String: Any])
                #expect(
                    geometry["coordinates"] as? [Double]
                        == [point["longitude"] as? Double, point["latitude"] as? Double].compactMap { $0 })
            } else {
                #expect(feature["geometry"] is NSNull)
            }
        }
    }

    /// Programs without a point, and confidential ones, are features without a geometry.
    @Test func whatIsNotShownHasNoGeometry() async throws {
        let server = try SharedServer.get()
        let export = try await server.get("/v1/export?format=geojson&collapse=none").json
        let features = try #require(export["features"] as? [[String: Any]])
        #expect(features.count == export["total"] as? Int)
        let hidden = features.filter { ($0["properties"] as? [String: Any])?["confidential"] as? Bool == true }
        #expect(!hidden.isEmpty, "the sample has confidential facilities")
        for feature in hidden {
            #expect(feature["geometry"] is NSNull)
            let properties = try #require(feature["properties"] as? [String: Any])
            for field in ["street", "city"] { #expect(properties[field] as? String == "") }
        }
    }

    @Test func csvIsWhatTheCommandLinePrints() async throws {
        let server = try SharedServer.get()
        let answer = try await server.get("/v1/programs?\(FormatTests.search)&format=csv")
        let printed = try locator(
            "search", "--index", try SharedIndex.path(), "--near", "60601", "--radius", "500", "--payment", "medicaid",
            "--specialty", "dbt", "--page-size", "30", "--csv")
        #expect(answer.body == printed.out)
        #expect(answer.headers["content-disposition"] == "attachment; filename=\"treatment-programs.csv\"")
        let json = try await server.get("/v1/programs?\(FormatTests.search)").json
        #expect(answer.headers["x-total-count"] == (json["total"] as? Int).map { "\($0)" })
        #expect(answer.headers["x-next-cursor"] == json["next"] as? String)
    }

    // MARK: - Export

    @Test(arguments: [
        "near=60601&radius=2000&payment=medicaid",
        "near=98101&radius=3000&level=iop,op,php,detox&specialty=dbt&lang=es",
        "near=60601&radius=2000&sort=distance&collapse=none", "level=residential,op", "collapse=organization",
        "near=CA",
    ])
    func anExportIsTheWholeList(_ search: String) async throws {
        let server = try SharedServer.get()
        let whole = try await server.get("/v1/programs?\(search)&page_size=2000")
        let total = try #require(try whole.json["total"] as? Int)
        let hits = try #require(try whole.json["hits"] as? [[String: Any]])
        let ids = hits.compactMap { ($0["program"] as? [String: Any])?["id"] as? String }
        #expect(ids.count == total)

        let csv = try await server.get("/v1/export?\(search)")
        #expect(csv.headers["content-type"]?.hasPrefix("text/csv") == true)
        #expect(csv.headers["x-total-count"] == "\(total)")
        #expect(csv.body == (try await server.get("/v1/programs?\(search)&page_size=2000&format=csv")).body)

        let lines = try await server.get("/v1/export?\(search)&format=jsonl").body.split(separator: "\n").map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
        #expect(lines.compactMap { $0["program_id"] as? String } == ids)
        #expect(lines.compactMap { $0["rank"] as? Int } == Array(1...max(1, total)))

        let collection = try await server.get("/v1/export?\(search)&format=geojson").json
        let features = try #require(collection["features"] as? [[String: Any]])
        #expect(features.compactMap { $0["id"] as? String } == ids)
        #expect(collection["next"] is NSNull)
    }

    @Test func anExportOfNothingHasItsFrame() async throws {
        let server = try SharedServer.get()
        let none = "near=60601&radius=1&name=zanzibar"
        #expect(try await server.get("/v1/export?\(none)").body.split(separator: "\n").count == 1)
        #expect(try await server.get("/v1/export?\(none)&format=jsonl").body == "")
        let collection = try await server.get("/v1/export?\(none)&format=geojson").json
        #expect((collection["features"] as? [Any])?.isEmpty == true)
    }

    @Test func anExportHasNoPages() async throws {
        let server = try SharedServer.get()
        for refused in ["page_size=10", "page-size=10", "cursor=x"] {
            let answer = try await server.get("/v1/export?near=60601&\(refused)")
            #expect(answer.status == 400)
            #expect(answer.body.contains("no pages"), "\(answer.body)")
        }
        #expect(try await server.get("/v1/export?near=Portland").status == 400)
    }

    @Test func exportsByPostAndByHead() async throws {
        let server = try SharedServer.get()
        let get = try await server.get("/v1/export?near=60601&radius=900")
        let post = try await server.request("POST", "/v1/export", body: #"{"near": "60601", "radius": 900}"#)
        #expect(post.body == get.body)
        let head = try await server.request("HEAD", "/v1/export?near=60601&radius=900")
        #expect(head.body.isEmpty)
        #expect(head.headers["content-length"] == "\(get.body.utf8.count)")
        #expect(head.headers["content-disposition"]?.contains("treatment-programs.csv") == true)
    }
}
