import Foundation
import Testing

/// The pages about single programs, over HTTP: what they say, what they carry, what they never put into an address.
@Suite struct ProgramPageTests {
    static let search = "near=90012&level=iop&payment=must:medicaid&specialty=dbt&free=Mo-Fr+17:00-22:00"

    @Test func aProgramSaysWhatIsKnownAndWhatIsNot() async throws {
        let server = try RunningServer(index: try SharedIndex.path())
        let ids = try await server.ids("near=90012&level=iop&page_size=20")
        let first = try #require(ids.first)
        let page = try await server.get("/programs/\(first)")
        #expect(page.status == 200)
        #expect(page.headers["content-type"] == "text/html; charset=utf-8")
        #expect(page.headers["cache-control"] == "no-cache")
        #expect(page.headers["content-security-policy"]?.contains("default-src 'none'") == true)
        for text in ["All that is known", "Not known (", "Where this comes from", "Call to confirm", "988"] {
            #expect(page.body.contains(text), "\(text)")
        }
        let spanish = try await server.get("/programs/\(first)?lang=es")
        for text in ["<html lang=\"es\"", "Todo lo que se sabe", "No se sabe (", "De dónde viene esto"] {
            #expect(spanish.body.contains(text), "\(text)")
        }
        let missing = try await server.get("/programs/0000000000000?lang=es")
        #expect(missing.status == 404)
    }

    /// Every program of the sample has a page in both languages, without a word that no table has.
    @Test func everyProgramHasAPage() async throws {
        let server = try RunningServer(index: try SharedIndex.path())
        for (place, id) in try await server.ids("collapse=none&page_size=150").enumerated() {
            let page = try await server.get("/programs/\(id)?lang=\(place % 2 == 0 ? "en" : "es")")
            #expect(page.status == 200, "\(id)")
            // A key stands where its words are missing.
            for mistake in [
                "{{", "program.state", "program.capacity", "program.basis", "topic.of.", " style=", "javascript:",
            ] {
                #expect(!page.body.contains(mistake), "\(id): \(mistake)")
            }
        }
    }

    @Test func aSearchComesAlongInTheBodyAndInNoAddress() async throws {
        let server = try RunningServer(index: try SharedIndex.path())
        let ids = try await server.ids(ProgramPageTests.search)
        let first = try #require(ids.first)
        let page = try await server.form("/programs/\(first)", ProgramPageTests.search)
        #expect(page.status == 200)
        #expect(page.headers["cache-control"] == "no-store")
        #expect(page.body.contains("Number 1 of"))
        #expect(page.body.contains("name=\"payment\" value=\"must:medicaid\""))
        for part in page.body.components(separatedBy: "href=\"").dropFirst()
            + page.body.components(separatedBy: "action=\"").dropFirst()
        {
            let address = part.prefix { $0 != "\"" }
            #expect(!address.contains("medicaid") && !address.contains("90012"), "\(address)")
        }
        // In an address they are passed over: no page makes a habit of them.
        let told = try await server.get("/programs/\(first)?\(ProgramPageTests.search)")
        #expect(told.status == 200)
        #expect(!told.body.contains("Number 1 of") && !told.body.contains("medicaid\""))
    }

    @Test func comparingPicksAndDropsThem() async throws {
        let server = try RunningServer(index: try SharedIndex.path())
        let ids = Array(try await server.ids(ProgramPageTests.search).prefix(3))
        try #require(ids.count == 3)
        let all = try await server.form("/compare", "\(ProgramPageTests.search)&ids=\(ids.joined(separator: ","))")
        #expect(all.status == 200)
        #expect(all.body.components(separatedBy: "name=\"drop\"").count - 1 == 3)
        #expect(all.body.contains("Where they differ") && all.body.contains("unknown – ask"))
        let two = try await server.form(
            "/compare", "\(ProgramPageTests.search)&ids=\(ids.joined(separator: ","))&drop=\(ids[1])")
        #expect(two.body.components(separatedBy: "name=\"drop\"").count - 1 == 2)
        #expect(!two.body.contains("/programs/\(ids[1])"))
        let one = try await server.get("/compare?ids=\(ids[0])&lang=es")
        #expect(one.status == 200)
        #expect(one.body.contains("Elija otro"))
        let none = try await server.get("/compare")
        #expect(none.status == 200)
    }

    @Test func aCallSheetHasWhomToCallAndRoomToWrite() async throws {
        let server = try RunningServer(index: try SharedIndex.path())
        let ids = Array(try await server.ids(ProgramPageTests.search).prefix(2))
        let sheet = try await server.form("/call-sheet", "\(ProgramPageTests.search)&ids=\(ids.joined(separator: ","))")
        #expect(sheet.status == 200)
        #expect(sheet.body.components(separatedBy: "class=\"sheet\"").count - 1 == 2)
        for text in ["href=\"tel:", "Answer:", "Have ready", "I spoke with"] {
            #expect(sheet.body.contains(text), "\(text)")
        }
        let only = try await server.form("/call-sheet", "ids=\(ids.joined(separator: ","))&only=\(ids[1])&lang=es")
        #expect(only.body.components(separatedBy: "class=\"sheet\"").count - 1 == 1)
        #expect(only.body.contains("Respuesta:"))
        // The picks are not lost by it.
        #expect(only.body.contains("value=\"\(ids.joined(separator: ","))\""))
        #expect(try await server.get("/call-sheet").body.contains("No program was picked"))
    }
}

extension RunningServer {
    /// The ids of a search's hits.
    func ids(_ query: String) async throws -> [String] {
        let hits = try #require(try await get("/v1/programs?\(query)").json["hits"] as? [[String: Any]])
        return hits.compactMap { ($0["program"] as? [String: Any])?["id"] as? String }
    }

    func form(_ target: String, _ fields: String) async throws -> Answer {
        try await request("POST", target, body: fields, type: "application/x-www-form-urlencoded")
    }
}
