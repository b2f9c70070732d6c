import Foundation
import Testing

/// `POST /locator/listing` and `GET /locator/exportsAsJson/v2` answer as FindTreatment.gov does. What is in a list is the naive
/// scan's to say (`FacilityListTests`); here is what goes over the wire.
@Suite struct CompatibilityTests {
    /// Ended when the run of the tests ends.
    private static let sampleServer: Result<RunningServer, any Error> = Result {
        atexit { _ = try? CompatibilityTests.sampleServer.get().stop() }
        return try RunningServer(index: GoldenTests.index.get())
    }
    private static let here = "47.6097, -122.3331"

    private func server() throws -> RunningServer { try Self.sampleServer.get() }

    private func post(_ form: KeyValuePairs<String, String>) async throws -> Answer {
        var allowed = CharacterSet.alphanumerics
        allowed.insert(charactersIn: "-._~")
        let pairs = form.map { name, value in
            "\(name)=\(value.addingPercentEncoding(withAllowedCharacters: allowed) ?? "")"
        }
        return try await server().request(
            "POST", "/locator/listing", body: pairs.joined(separator: "&"), type: "application/x-www-form-urlencoded")
    }

    private func rows(_ answer: Answer) throws -> [[String: Any]] {
        #expect(answer.status == 200, "\(answer.body.prefix(300))")
        return try #require(try answer.json["rows"] as? [[String: Any]])
    }

    private func names(_ row: [String: Any], _ category: String) -> [String] {
        let services = row["services"] as? [[String: String]] ?? []
        return services.filter { $0["f2"] == category }.flatMap { ($0["f3"] ?? "").components(separatedBy: "; ") }
    }

    @Test func anAnswerHasTheShapeOfTheCapturedOnes() async throws {
        let answer = try await post(["sAddr": Self.here, "pageSize": "2000"])
        #expect(answer.headers["content-type"] == "application/json")
        #expect(answer.headers["cache-control"] == "no-store")
        #expect(Set(try answer.json.keys) == ["page", "totalPages", "recordCount", "rows"])
        let rows = try rows(answer)
        #expect(try answer.json["recordCount"] as? Int == rows.count && rows.count > 100)
        var last = 0.0
        for (place, row) in rows.enumerated() {
            #expect(
                Set(row.keys) == [
                    "_irow", "frid", "name1", "name2", "street1", "street2", "city", "state", "zip", "phone",
                    "typeFacility",
                    "intake1", "hotline1", "website", "latitude", "longitude", "miles", "services",
                ])
            #expect(row["_irow"] as? Int == place + 1)
            #expect((row["frid"] as? String)?.count == 64)
            #expect(["SA", "MH"].contains(row["typeFacility"] as? String))
            let miles = row["miles"] as? Double
            #expect((miles == nil) == (row["latitude"] is NSNull) && (miles == nil) == (row["longitude"] is NSNull))
            if let miles {
                #expect(miles >= last)
                #expect(Double(try #require(row["latitude"] as? String)) != nil)
                last = miles
            } else {
                #expect(row["street1"] as? String == "" || row["zip"] as? String == "")
                last = .infinity
            }
            for service in try #require(row["services"] as? [[String: String]]) {
                #expect(Set(service.keys) == ["f1", "f2", "f3"] && !service.values.contains(""))
            }
        }
        #expect(Set(rows.compactMap { $0["frid"] as? String }).count == rows.count)
    }

    @Test func bothQuestionsHaveOneAnswer() async throws {
        let posted = try await post(["sAddr": Self.here, "limitType": "2", "limitValue": "80467.2", "sType": "SA"])
        for address in ["47.6097,-122.3331", "%2247.6097,-122.3331%22", "47.6097%2C+-122.3331"] {
            let got = try await server().get(
                "/locator/exportsAsJson/v2?sAddr=\(address)&limitType=2&limitValue=80467.2&sType=sa&includeOTP=false&sd=0"
            )
            #expect(got.status == 200 && got.body == posted.body, "\(address)")
        }
    }

    @Test func pagesJoinAndEndInEmptyOnes() async throws {
        let whole = try await post(["sAddr": Self.here, "pageSize": "2000"])
        let ids = try rows(whole).compactMap { $0["frid"] as? String }
        var joined: [String] = []
        let pages = (ids.count + 39) / 40
        for page in 1...pages {
            let answer = try await post(["sAddr": Self.here, "pageSize": "40", "page": "\(page)"])
            let part = try rows(answer)
            #expect(part.first?["_irow"] as? Int == joined.count + 1)
            #expect(try answer.json["totalPages"] as? Int == pages)
            joined += part.compactMap { $0["frid"] as? String }
        }
        #expect(joined == ids)
        for page in ["\(pages + 1)", "0", "-3", "99999999999999999999999"] {
            let answer = try await post(["sAddr": Self.here, "pageSize": "40", "page": page])
            #expect(try rows(answer).isEmpty)
            #expect(try answer.json["recordCount"] as? Int == ids.count)
            #expect(try answer.json["totalPages"] as? Int == pages)
        }
    }

    @Test func allCodesMustBeStated() async throws {
        let all = try rows(try await post(["sAddr": Self.here, "pageSize": "2000"]))
        let expected = all.filter {
            names($0, "PAY").contains("Medicaid") && names($0, "SET").contains("Intensive outpatient treatment")
        }
        #expect(!expected.isEmpty)
        for codes in ["MD,OIT", "oit, md", "MD,OIT,MD"] {
            let found = try rows(try await post(["sAddr": Self.here, "pageSize": "2000", "sCodes": codes]))
            #expect(found.compactMap { $0["frid"] as? String } == expected.compactMap { $0["frid"] as? String })
        }
        #expect(try rows(try await post(["sAddr": Self.here, "sCodes": "MD,NOSUCH"])).isEmpty)
        let spanish = try rows(try await post(["sAddr": Self.here, "pageSize": "2000", "sLanguages": "SP-Spanish"]))
        #expect(spanish.count == all.count { names($0, "SL").contains("Spanish") } && !spanish.isEmpty)
    }

    @Test func limitsAndKinds() async throws {
        func count(_ form: KeyValuePairs<String, String>) async throws -> Int {
            try #require(try await post(form).json["recordCount"] as? Int)
        }
        let all = try rows(try await post(["sAddr": Self.here, "pageSize": "2000"]))
        let near = all.count { ($0["miles"] as? Double ?? .infinity) <= 25 }
        #expect(try await count(["sAddr": Self.here, "limitType": "2", "limitValue": "40233"]) == near)
        #expect(try await count(["sAddr": Self.here, "limitType": "2"]) == all.count)
        let state = all.count { $0["state"] as? String == "WA" }
        #expect(try await count(["sAddr": Self.here, "limitType": "0"]) == state && state > 0)
        #expect(try await count(["sAddr": "0,0", "limitType": "0", "limitValue": "WA"]) == state)
        #expect(try await count(["sAddr": Self.here, "limitType": "1"]) <= state)
        let substance = try await count(["sAddr": Self.here, "sType": "sa"])
        let mental = try await count(["sAddr": Self.here, "sType": "mh"])
        #expect(max(substance, mental) <= all.count && substance + mental >= all.count)
        #expect(try await count(["sAddr": Self.here, "sType": "both"]) == all.count)
        let mentalRows = try rows(try await post(["sAddr": Self.here, "sType": "mh", "pageSize": "2000"]))
        #expect(mentalRows.allSatisfy { $0["typeFacility"] as? String == "MH" })
    }

    @Test func orders() async throws {
        func ids(_ sort: String) async throws -> [String] {
            try rows(try await post(["sAddr": Self.here, "sort": sort, "pageSize": "2000"])).compactMap {
                $0["frid"] as? String
            }
        }
        #expect(try await ids("2") == ids("3").reversed())
        let nearest = try rows(try await post(["sAddr": Self.here, "pageSize": "2000"])).compactMap {
            $0["miles"] as? Double
        }
        let farthest = try rows(try await post(["sAddr": Self.here, "sort": "1", "pageSize": "2000"]))
            .compactMap { $0["miles"] as? Double }
        #expect(nearest == farthest.reversed())
    }

    @Test(arguments: [
        ("sAddr", "Nowhereville"), ("sAddr", "91,0"), ("limitType", "3"), ("limitValue", "far"), ("limitValue", "-1"),
        ("sort", "4"),
        ("page", "one"), ("pageSize", "0"), ("pageSize", "2001"), ("sType", "xx"),
    ])
    func whatCannotBeReadIsAProblem(_ name: String, _ value: String) async throws {
        let answer =
            name == "sAddr" ? try await post([name: value]) : try await post(["sAddr": Self.here, name: value])
        #expect(answer.status == 400)
        #expect(answer.headers["content-type"] == "application/problem+json")
        #expect(try answer.json["parameter"] as? String == name)
        #expect(!(try answer.json["expected"] as? String ?? "").isEmpty)
    }

    @Test func otherMethodsAreRefused() async throws {
        #expect(try await server().get("/locator/listing").status == 405)
        #expect(try await server().request("POST", "/locator/exportsAsJson/v2", body: "").status == 405)
        #expect(try await server().get("/locator/exportsAsJson").status == 404)
        #expect(try await server().get("/locator/exportsAsJson/v2").status == 200)
        #expect(try await server().get("/locator/exportsAsJson/v2?limitType=0").status == 400)
        #expect(try await server().get("/locator/exportsAsJson/v2?limitValue=100").status == 400)
    }

    @Test func golden() async throws {
        let answer = try await post(["sAddr": Self.here, "limitType": "2", "limitValue": "160934", "pageSize": "3"])
        let text =
            answer.body.replacing(",\"services\"", with: ",\n \"services\"").replacing(",{\"f1\"", with: ",\n  {\"f1\"")
            .replacing("{\"_irow\"", with: "\n{\"_irow\"") + "\n"
        let file = root.appending(path: "Tests/Goldens/find-treatment.txt")
        if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1" {
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(
            text == (try String(contentsOf: file, encoding: .utf8)), "if that is meant: make golden, and read the diff")
    }
}
