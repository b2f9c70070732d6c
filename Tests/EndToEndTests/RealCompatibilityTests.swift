import Foundation
import Testing

/// Rows of the real directories of 2022 come back over the wire with exactly the codes they state, under SAMHSA's names.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: sharedCodes.path)))
struct RealCompatibilityTests {
    private static let data = sharedCodes.deletingLastPathComponent()
    /// Rows of each directory: enough that some sites stand in both.
    private static let most = 700

    /// A directory's rows as they stand there, and what is said of the place where they stand.
    private struct Stated {
        let key: String
        let codes: Set<String>
    }

    @Test func codesComeBackUnderTheirNames() async throws {
        let folder = try temporaryFolder()
        var stated: [Stated] = []
        for (directory, file) in [("sa", "su.csv"), ("mh", "mh.csv")] {
            let url = Self.data.appending(path: "samhsa-directory-2022-\(directory)/facilities.csv")
            let text = try String(contentsOf: url, encoding: .utf8)
            let rows = Self.records(of: text, most: Self.most + 1)
            try rows.map(\.line).joined(separator: "\n").appending("\n")
                .write(to: folder.appending(path: file), atomically: true, encoding: .utf8)
            for cells in rows.dropFirst().map(\.cells) {
                let codes = cells[12].split { $0 == " " || $0 == "*" }.map(String.init)
                stated.append(Stated(key: Self.key(cells[0], cells[6], cells[7]), codes: Set(codes)))
            }
        }
        let index = folder.appending(path: "index").path
        let ingested = try locator(arguments: [
            "ingest", folder.appending(path: "su.csv").path, folder.appending(path: "mh.csv").path, "--into", index,
            "--quiet",
        ])
        try #require(ingested.status == 0, "\(ingested.err)")

        let legend = try Self.legend()
        let server = try RunningServer(index: index)
        _ = try await server.fullPages(near: "85004")
        let answer = try await server.get("/locator/exportsAsJson/v2?pageSize=2000")
        let rows = try #require(try answer.json["rows"] as? [[String: Any]])
        #expect(rows.count > Self.most)
        var exact = 0
        var found = 0
        for row in rows {
            let key = Self.key(
                row["name1"] as? String ?? "", row["zip"] as? String ?? "", row["phone"] as? String ?? "")
            let those = stated.filter { $0.key == key }
            guard !those.isEmpty else { continue }
            var named: Set<String> = []
            for service in try #require(row["services"] as? [[String: String]]) {
                for name in (service["f3"] ?? "").components(separatedBy: "; ") {
                    named.insert("\(service["f2"] ?? "")|\(service["f1"] ?? "")|\(name)")
                }
            }
            // A site of several rows of one name and telephone has all their codes; of another name, some more.
            found += 1
            let union = Set(those.flatMap { $0.codes.compactMap { legend[$0] } })
            let wholes = those.map { Set($0.codes.compactMap { legend[$0] }) } + [union]
            if wholes.contains(named) { exact += 1 }
            let isOneOfThem = those.contains { Set($0.codes.compactMap { legend[$0] }).isSubset(of: named) }
            #expect(isOneOfThem, "\(key)")
        }
        #expect(found * 100 > rows.count * 90, "\(found) of \(rows.count) rows found again")
        #expect(exact * 100 > found * 85, "\(exact) of \(found) rows exactly")
    }

    /// By code: `PAY|Payment/Insurance/Funding Accepted|Medicaid`. No code of these directories stands in two categories.
    private static func legend() throws -> [String: String] {
        let rows = records(of: try String(contentsOf: sharedCodes, encoding: .utf8), most: 400).dropFirst().map(\.cells)
        return Dictionary(uniqueKeysWithValues: rows.map { ($0[2], "\($0[0])|\($0[1])|\($0[3])") })
    }

    private static func key(_ name: String, _ zip: String, _ phone: String) -> String {
        let digits = String(zip.prefix(5))
        return String(repeating: "0", count: 5 - digits.count) + digits
            + name.lowercased().filter { $0.isLetter || $0.isNumber } + phone.filter(\.isNumber)
    }

    /// The first records of a CSV text: each as it stands there, and its cells.
    private static func records(of text: String, most: Int) -> [(line: String, cells: [String])] {
        var records: [(line: String, cells: [String])] = []
        var line = ""
        var cells: [String] = [""]
        var isQuoted = false
        for character in text.drop(while: { $0 == "\u{FEFF}" }) {
            if records.count == most { break }
            if character.isNewline, !isQuoted {
                if !line.isEmpty { records.append((line, cells)) }
                line = ""
                cells = [""]
                continue
            }
            line.append(character)
            if character == "\"" {
                isQuoted.toggle()
            } else if character == ",", !isQuoted {
                cells.append("")
            } else {
                cells[cells.count - 1].append(character)
            }
        }
        return records
    }
}

private let sharedCodes = root.deletingLastPathComponent().appending(path: "shared/data/samhsa-service-codes.csv")
