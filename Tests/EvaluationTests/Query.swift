import Testing

/// One question with what must be true of its answer: a paragraph of `Tests/Fixtures/evaluation/queries.txt`.
struct Query: Sendable, CustomTestStringConvertible {
    let id: String
    let title: String
    /// Parameters as in a URL, but plain.
    var ask = ""
    /// A sentence, and the parameters it must be understood as.
    var reads: [(sentence: String, plain: String)] = []
    /// Phrasings that must give one answer.
    var same: [String] = []
    /// The right spelling, and one with an edit in it.
    var typos: [(right: String, wrong: String)] = []
    /// Tests of facts that are true for no hit, for every hit.
    var none: [FactTest] = []
    var all: [FactTest] = []
    var orders: [(before: FactTest, after: FactTest)] = []
    var notices: [String] = []
    var checks: [String] = []
    /// Properties that other tests hold: `Suite.test: property`.
    var held: [String] = []

    var testDescription: String { "\(id) \(title)" }

    static func all() throws -> [Query] {
        var queries: [Query] = []
        for line in try lines(of: "Tests/Fixtures/evaluation/queries.txt") {
            let word = line.prefix { $0 != " " }
            let rest = line.dropFirst(word.count).drop { $0 == " " }
            if word == "query" {
                let id = rest.prefix { $0 != " " }
                queries.append(Query(id: String(id), title: String(rest.dropFirst(id.count + 1))))
            } else {
                try #require(!queries.isEmpty, "a line before the first query: \(line)")
                try queries[queries.count - 1].add(String(word), String(rest))
            }
        }
        return queries
    }

    private mutating func add(_ word: String, _ rest: String) throws {
        switch word {
        case "ask": ask = rest
        case "reads": reads.append(try sides(rest, "->"))
        case "same": same.append(rest)
        case "typo": typos.append(try sides(rest, "->"))
        case "none": none.append(try FactTest(rest))
        case "all": all.append(try FactTest(rest))
        case "order":
            // The sign stands between the two tests; inside one, numbers are compared with >= only.
            let (before, after) = try sides(rest, " > ")
            orders.append((try FactTest(before), try FactTest(after)))
        case "notice": notices.append(rest)
        case "check": checks.append(rest)
        case "held": held.append(rest)
        default: throw BadLine(line: "\(word) \(rest)", expected: "a word of the head of the file")
        }
    }

    private func sides(_ text: String, _ sign: String) throws -> (String, String) {
        let parts = text.split(separator: sign).map { String($0.drop { $0 == " " }) }
        guard parts.count == 2 else { throw BadLine(line: text, expected: "two sides around \(sign)") }
        return (String(parts[0].reversed().drop { $0 == " " }.reversed()), parts[1])
    }
}

/// A line of the evaluation's own files that cannot be read.
struct BadLine: Error, CustomStringConvertible {
    let line: String
    let expected: String
    var description: String { "\(line): expected \(expected)" }
}
