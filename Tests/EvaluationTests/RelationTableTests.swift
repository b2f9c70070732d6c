import Foundation
import Testing

/// docs/evaluation.md says which test holds which relation: every relation has a row, and every test that it names is there.
struct RelationTableTests {
    @Test func everyRelationNamesTestsThatExist() throws {
        let rows = try lines(of: "docs/evaluation.md").filter { $0.hasPrefix("| MR") }
        #expect(rows.map { $0.dropFirst(2).prefix(4) } == (1...30).map { $0 < 10 ? "MR0\($0)" : "MR\($0)" })
        let sources = try testSources()
        for row in rows {
            let tests = quoted(row).filter { $0.contains(".") }
            // One relation is about shapes, and there are none.
            #expect(!tests.isEmpty || row.contains("does not apply"), "\(row)")
            for test in tests { #expect(exists(test, in: sources), "\(test), named in: \(row)") }
        }
    }

    /// What a query leaves to another test is held by a test that is there.
    @Test func heldPropertiesNameTestsThatExist() throws {
        let sources = try testSources()
        for query in try Query.all() {
            for held in query.held {
                let test = held.prefix { $0 != ":" }
                #expect(exists(test, in: sources), "\(query.id): \(test)")
            }
        }
    }

    /// `Suite.test`, or a suite alone, in one file of the tests.
    private func exists(_ test: some StringProtocol, in sources: [String]) -> Bool {
        let names = test.split(separator: ".")
        return sources.contains { source in
            source.contains("struct \(names[0])") && (names.count < 2 || source.contains("func \(names[1])("))
        }
    }

    private func quoted(_ row: String) -> [String] {
        row.split(separator: "`", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }
            .map { String($0.element) }
    }

    private func testSources() throws -> [String] {
        let tests = root.appending(path: "Tests")
        let paths = FileManager.default.enumerator(atPath: tests.path)?.compactMap { $0 as? String } ?? []
        return try paths.filter { $0.hasSuffix(".swift") }.map {
            try String(contentsOf: tests.appending(path: $0), encoding: .utf8)
        }
    }
}
