import Foundation
import Testing

/// `docs/http-api.md` and `docs/compatibility.md` show what a server of the sample answers: each curl example is run, and what is
/// shown of its answer is compared. `…` stands for anything; in a list as its last element, for what follows.
@Suite struct HTTPDocumentTests {
    private static let hasCurl = ["/usr/bin/curl", "/bin/curl", "/usr/local/bin/curl"].contains {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    @Test(.enabled(if: hasCurl, "there is no curl here"), arguments: [("http-api", 20), ("compatibility", 2)])
    func everyExampleIsAnsweredAsShown(_ document: String, _ least: Int) async throws {
        let text = try String(contentsOf: root.appending(path: "docs/\(document).md"), encoding: .utf8)
        let examples = examples(in: text)
        #expect(examples.count >= least)
        // None goes by without being run.
        #expect(examples.count == text.components(separatedBy: "\ncurl ").count - 1)
        let server = try RunningServer(index: try SampleIndex.folder.get())
        let home = try temporaryFolder()
        // The status goes beside the answer, whatever the example does with that.
        try #"write-out = "%{stderr}%{http_code}""#.write(
            to: home.appending(path: ".curlrc"), atomically: true, encoding: .utf8)
        for example in examples {
            let outcome = try run(
                "/bin/sh", ["-c", example.command],
                ["LOCATOR": "http://127.0.0.1:\(server.port)", "CURL_HOME": home.path])
            let place = Comment(rawValue: example.command)
            switch example.kind {
            case "json":
                let shown = try JSONValue(example.shown)
                let expected = shown["title"] == nil ? 200 : Int(shown["status"]?.number ?? 0)
                #expect(outcome.err == "\(expected)", place)
                let wrong = differences(shown, try JSONValue(outcome.out))
                #expect(wrong.isEmpty, "\(example.command): \(wrong)")
            default:
                let lines = Set(outcome.out.split(whereSeparator: \.isNewline).map { $0.lowercased() })
                for line in example.shown.split(separator: "\n") where line != "…" {
                    #expect(lines.contains(line.lowercased()), "\(example.command): no line \(line)")
                }
                if !example.shown.hasPrefix("HTTP/") { #expect(outcome.err == "200", place) }
            }
        }
    }

    private struct Example {
        let command: String
        /// `json` or `text`.
        let kind: String
        let shown: String
    }

    /// Each `sh` block that calls curl, with the block behind it.
    private func examples(in text: String) -> [Example] {
        let parts = text.components(separatedBy: "```")
        // Odd parts are blocks: their language, then their lines.
        let blocks = stride(from: 1, to: parts.count, by: 2).map { place in
            let lines = parts[place].split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
            return (language: String(lines[0]), text: lines.count > 1 ? String(lines[1]) : "")
        }
        return zip(blocks, blocks.dropFirst()).compactMap { block, next in
            guard block.language == "sh", block.text.hasPrefix("curl ") else { return nil }
            return Example(command: block.text, kind: next.language, shown: next.text)
        }
    }

    /// Where what is shown is not what was answered.
    private func differences(_ shown: JSONValue, _ real: JSONValue?, at place: String = "$") -> [String] {
        switch (shown, real) {
        case (.text("…"), .some): return []
        case (.object(let fields), .object(let others)?):
            return fields.sorted { $0.key < $1.key }.flatMap {
                differences($0.value, others[$0.key], at: "\(place).\($0.key)")
            }
        case (.list(let elements), .list(let others)?):
            let isOpen = elements.last == .text("…")
            let first = isOpen ? elements.dropLast() : elements[...]
            guard isOpen ? others.count > first.count : others.count == first.count else {
                return ["\(place): \(others.count) elements"]
            }
            return zip(first, others).enumerated().flatMap {
                differences($0.element.0, $0.element.1, at: "\(place)[\($0.offset)]")
            }
        default: return shown == real ? [] : ["\(place): \(real.map { "\($0)" } ?? "nothing"), shown as \(shown)"]
        }
    }
}
