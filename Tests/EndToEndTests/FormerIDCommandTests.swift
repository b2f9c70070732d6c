import Foundation
import Testing

/// A former id is taken for the program that it became, and that is said.
@Suite struct FormerIDCommandTests {
    /// An index in which two facilities have been joined, with the former id, the present one and another program's.
    private static let joined = Result {
        let folder = try temporaryFolder()
        let index = folder.appending(path: "index").path
        let export = folder.appending(path: "team.csv")
        let rows = [(1, "Tamarisk House"), (2, "Willow Lodge"), (3, "Aspen Place")].map { number, name in
            "Team,2026-05-01,f\(number),\(name),\(number) Road \(number),Austin,TX,78701,512-555-010\(number),iop,substance_use"
        }
        let header = "listing_publisher,listing_as_of,facility_id,name,street,city,state,zip,phones,level,focus"
        try Data(([header] + rows).joined(separator: "\n").appending("\n").utf8).write(to: export)
        try #require(try locator("ingest", export.path, "--into", index, "--quiet").status == 0)
        var programs: [String: (program: String, facility: String)] = [:]
        let found = try locator("search", "--near", "78701", "--level", "iop", "--json", "--index", index).out
        let hits = (try JSONSerialization.jsonObject(with: Data(found.utf8)) as? [String: Any])?["hits"]
        for hit in hits as? [[String: Any]] ?? [] {
            guard let program = hit["program"] as? [String: Any], let facility = hit["facility"] as? [String: Any],
                let id = program["id"] as? String, let site = facility["id"] as? String,
                let name = facility["name"] as? String
            else { continue }
            programs[name] = (id, site)
        }
        let one = try #require(programs["Tamarisk House"])
        let two = try #require(programs["Willow Lodge"])
        let calls = folder.appending(path: "calls.csv")
        try Data("action,id,field,value,day\nmerge,\(one.facility),,\(two.facility),\n".utf8).write(to: calls)
        let run = try locator("ingest", export.path, calls.path, "--into", index, "--quiet", "--accept")
        try #require(run.status == 0, "\(run.err)")
        let shown = try [one.program, two.program].map {
            try locator("show", $0, "--index", index).err.contains("is now")
        }
        try #require(shown[0] != shown[1])
        return (
            index: index, old: shown[0] ? one.program : two.program, new: shown[0] ? two.program : one.program,
            other: try #require(programs["Aspen Place"]).program
        )
    }

    @Test(arguments: [
        ["why", "ID"], ["why", "OTHER", "--above", "ID"], ["call", "ID", "OTHER"], ["compare", "ID", "OTHER"],
    ])
    func isFollowedAndTold(_ words: [String]) throws {
        let (index, old, new, other) = try Self.joined.get()
        func ask(_ id: String, _ more: String...) throws -> Outcome {
            let named = words.map { $0 == "ID" ? id : $0 == "OTHER" ? other : $0 }
            return try locator(arguments: named + ["--near", "78701", "--level", "iop", "--index", index] + more)
        }
        let note = "\(old) is now \(new)"
        let (asked, plain) = (try ask(old), try ask(new))
        #expect(asked.status == 0 && asked.out == plain.out && asked.err.contains(note), "\(asked.err)")
        #expect(!plain.err.contains(note))
        let (body, same) = (try ask(old, "--json"), try ask(new, "--json"))
        let moved = "\"moved\":[{\"from\":\"\(old)\",\"to\":\"\(new)\"}],"
        #expect(body.out.replacing(moved, with: "") == same.out && body.out != same.out, "\(body.out.prefix(300))")
    }
}
