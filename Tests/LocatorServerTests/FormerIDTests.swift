import Foundation
import LocatorServer
import TestSupport
import Testing
import Treatment

/// What is asked for by a former id is answered with where it is now.
@Suite struct FormerIDTests {
    @Test func formerIDsMoveForGood() async throws {
        var catalog = randomCatalog(seed: 3, facilities: 30)
        let (program, other, facility) = (
            base32(catalog.programs[0].id), base32(catalog.programs[1].id),
            base32(catalog.facilities[catalog.programs[0].facility].id)
        )
        catalog.redirects = [
            Redirect(from: 7, to: catalog.programs[0].id),
            Redirect(from: 8, to: catalog.facilities[catalog.programs[0].facility].id),
        ]
        let (old, oldFacility) = (base32(7), base32(8))
        let moves = [
            ("/v1/programs/\(old)", "/v1/programs/\(program)"),
            ("/v1/facilities/\(oldFacility)", "/v1/facilities/\(facility)"),
            ("/programs/\(old)?lang=es", "/programs/\(program)?lang=es"),
            ("/v1/call-sheet?ids=\(other)%2C\(old)&near=90012", "/v1/call-sheet?ids=\(other),\(program)&near=90012"),
            ("/compare?lang=en&ids=\(old),\(other)", "/compare?lang=en&ids=\(program),\(other)"),
            ("/v1/why?program=\(old)&near=90012", "/v1/why?program=\(program)&near=90012"),
        ]
        try await withServer(over: catalog, { _ in }) { port in
            for (asked, now) in moves {
                let answer = try await RawClient.get(port, asked)
                #expect(answer.hasPrefix("HTTP/1.1 308"), "\(asked): \(answer.prefix(200))")
                #expect(answer.lowercased().contains("location: \(now)\r\n"), "\(asked): \(answer)")
            }
            for present in ["/v1/programs/\(program)", "/v1/facilities/\(facility)"] {
                #expect(try await RawClient.get(port, present).hasPrefix("HTTP/1.1 200"))
            }
            #expect(try await RawClient.get(port, "/v1/programs/\(base32(9))").hasPrefix("HTTP/1.1 404"))
        }
    }

    @Test("a body has no address to move to: its former ids are followed, and the answer says so")
    func formerIDsInABody() async throws {
        var catalog = randomCatalog(seed: 3, facilities: 30)
        let (program, other) = (base32(catalog.programs[0].id), base32(catalog.programs[1].id))
        catalog.redirects = [Redirect(from: 7, to: catalog.programs[0].id)]
        let old = base32(7)
        let bodies = [
            ("/v1/why", "{\"program\": \"ID\", \"near\": \"90012\"}"),
            ("/v1/why", "{\"program\": \"\(other)\", \"above\": \"ID\", \"near\": \"90012\"}"),
            ("/v1/call-sheet", "{\"ids\": [\"\(other)\", \"ID\"], \"near\": \"90012\"}"),
            ("/v1/compare", "{\"ids\": [\"ID\", \"\(other)\"], \"near\": \"90012\"}"),
        ]
        let moved = "\"moved\":[{\"from\":\"\(old)\",\"to\":\"\(program)\"}],"
        try await withServer(over: catalog, { _ in }) { port in
            for (path, body) in bodies {
                let asked = try await RawClient.post(port, path, body.replacing("ID", with: old))
                let plain = try await RawClient.post(port, path, body.replacing("ID", with: program))
                #expect(asked.hasPrefix("HTTP/1.1 200") && asked.contains(moved), "\(path): \(asked.prefix(400))")
                let parts = [asked, plain].map { $0.components(separatedBy: "\r\n\r\n").last ?? "" }
                #expect(!plain.contains("\"moved\"") && parts[0].replacing(moved, with: "") == parts[1], "\(path)")
            }
            for (path, fields) in [
                ("/programs/ID", "near=90012"), ("/call-sheet", "ids=\(other),ID"), ("/compare", "ids=ID,\(other)"),
            ] {
                var pages: [[String]] = []
                for id in [old, program] {
                    let answer = try await RawClient.post(
                        port, path.replacing("ID", with: id), fields.replacing("ID", with: id),
                        type: "application/x-www-form-urlencoded")
                    pages.append(answer.components(separatedBy: "\r\n\r\n"))
                }
                #expect(pages[0].first?.hasPrefix("HTTP/1.1 200") == true && pages[0].last == pages[1].last, "\(path)")
            }
            // The former and the present id are one program.
            let both = "{\"ids\": [\"\(old)\", \"\(program)\"], \"near\": \"90012\"}"
            #expect(try await RawClient.post(port, "/v1/compare", both).hasPrefix("HTTP/1.1 400"))
        }
    }
}
