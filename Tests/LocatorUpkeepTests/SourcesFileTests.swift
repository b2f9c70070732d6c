import LocatorIngest
import LocatorUpkeep
import Testing
import Treatment

@Suite struct SourcesFileTests {
    private func read(_ text: String) throws -> SourcesFile {
        try readSourcesFile(ExportFile(name: "sources.yaml", bytes: Array(text.utf8)))
    }

    private func mistakes(_ text: String) -> [String] {
        do {
            _ = try read(text)
            return []
        } catch let error as SourcesError {
            return error.mistakes.map(\.description)
        } catch {
            return ["\(error)"]
        }
    }

    @Test func readsEverythingThatCanBeSaid() throws {
        let file = try read(
            """
            every: 6h
            keep: {snapshots: 3, days: 10, runs: 50}
            allow: {vanished: 30, rate: 12 %}
            notify: {command: [tell, --loud], on: [held, published]}
            sources:
              - name: su
                path: exports/su-*.csv
                publisher: "A publisher: of listings"
                format: samhsa-directory
                as-of: 2022-05
                precedence: 7
                allow: {moved: 1}
                codes: {SNR: ignore, NEW: OLD}
                optional: true
              - name: team
                path: [a.csv, b.xml]
                as-of: file-name
            """)
        #expect(file.every == 21_600)
        #expect(file.keep.snapshots == 3 && file.keep.days == 10 && file.keep.runs == 50)
        #expect(file.allow.vanished == 30 && file.allow.ratePoints == 12 && file.allow.quarantined == 20)
        #expect(file.notify == .init(command: ["tell", "--loud"], on: [.held, .published]))
        let su = try #require(file.sources.first)
        #expect(su.name == "su" && su.paths == ["exports/su-*.csv"] && su.publisher == "A publisher: of listings")
        #expect(su.format == .samhsaDirectory && su.date == Day("2022-05").map { .day($0) } && su.precedence == 7)
        // What a source leaves out is as in the file.
        #expect(su.allow?.moved == 1 && su.allow?.vanished == 30)
        #expect(su.codes == [CodeOverride("SNR", .nothing), CodeOverride("NEW", .renamed(from: "OLD"))])
        #expect(su.isOptional && su.line == 6)
        #expect(file.sources[1].paths == ["a.csv", "b.xml"] && file.sources[1].date == .fileName)
        #expect(file.sources[1].format == nil && !file.sources[1].isOptional)
    }

    @Test(arguments: [
        ("", "sources.yaml: the file is empty"),
        ("sources: []", "1:10: sources has to be a list"),
        ("sources: no", "1:10: sources has to be a list"),
        ("- a\n- b", "1:1: the file has to be a mapping"),
        ("every: 6h", "1:1: there are no sources"),
        ("sources:\n\t- name: a", "2:1: this is not YAML"),
        ("sources:\n  - name: a\n    name: b\n    path: c", "stands here twice"),
        ("sources:\n  - name: \"a\n", "this is not YAML"),
        ("sources:\n  - path: a.csv", "2:5: a source has no name"),
        ("sources:\n  - name: a", "2:5: a source has no path"),
        ("sources:\n  - name: A b\n    path: c", "2:11: \"A b\" is no name"),
        ("sources:\n  - {name: a, path: b}\n  - {name: a, path: c}", "3:5: the source \"a\" stands in line 2 too"),
        ("sources:\n  - {name: a, path: b, pubisher: c}", "Did you mean \"publisher\"?"),
        ("sources:\n  - {name: a, path: b, format: airz}", "format cannot be \"airz\". Did you mean \"airs\"?"),
        ("sources:\n  - {name: a, path: b, as-of: yesterday}", "as-of cannot be \"yesterday\""),
        ("sources:\n  - {name: a, path: b, precedence: 300}", "precedence has to be a whole number from 0 to 200"),
        ("sources:\n  - {name: a, path: b, optional: maybe}", "optional has to be true or false"),
        ("sources:\n  - {name: a, path: b, codes: [SNR]}", "codes has to map codes"),
        ("sources:\n  - {name: a, path: b, codes: {TOOLONGACODE: ignore}}", "\"TOOLONGACODE\" is no code"),
        ("sources:\n  - {name: a, path: {x: y}}", "path has to be a text"),
        ("every: soon\nsources:\n  - {name: a, path: b}", "1:8: every cannot be \"soon\""),
        ("allow: {vanished: 120}\nsources:\n  - {name: a, path: b}", "a percentage from 0 to 100"),
        ("keep: {snapshots: 1}\nsources:\n  - {name: a, path: b}", "keep: snapshots has to be a whole number from 2"),
        ("notify: {on: held}\nsources:\n  - {name: a, path: b}", "notify has no command"),
        ("notify: {command: x, on: heard}\nsources:\n  - {name: a, path: b}", "Did you mean \"held\"?"),
    ])
    func saysWhereAndWhat(_ text: String, _ expected: String) {
        let found = mistakes(text)
        #expect(found.contains { $0.contains(expected) }, "\(found)")
    }

    @Test func tellsAllMistakesAtOnceInOrder() {
        let found = mistakes(
            "every: soon\nallow: {vanisht: 3}\nsources:\n  - {name: a, path: b, format: xml}\n  - {nam: c, path: d}")
        #expect(found.count == 5)
        #expect(found == found.sorted { line($0) < line($1) })
    }

    /// Bytes that are no YAML, or YAML made to hurt, end in a mistake and not in a trap.
    @Test(arguments: [
        "\u{0}\u{1}\u{2}", "%YAML 9.9\n---\nsources: *x", "sources: &a [*a]", "? [a, b]\n: c", "sources: !!binary aGk=",
        String(repeating: "[", count: 5000), "a: &a [1,1]\nb: &b [*a,*a]\nc: &c [*b,*b]\nsources: *c", "\u{FEFF}",
        "sources:\n- name: 日本\n  path: 日本.csv", "---\n---\n",
    ])
    func hostileTextIsRefused(_ text: String) { #expect(!mistakes(text).isEmpty) }

    @Test(arguments: [
        ("90m", 5400), ("6h", 21_600), ("7d", 604_800), ("1s", 1), ("0h", nil), ("h", nil), ("-1h", nil),
        ("9999d", nil), ("6 h", nil), ("", nil),
    ])
    func intervals(_ word: String, _ seconds: Int?) { #expect(intervalSeconds(word) == seconds) }
}

private func line(_ mistake: String) -> Int {
    let parts = mistake.split(separator: ":")
    return parts.count > 1 ? Int(parts[1]) ?? 0 : 0
}
