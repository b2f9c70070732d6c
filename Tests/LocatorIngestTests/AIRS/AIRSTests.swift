import Foundation
import Testing
import Treatment

@testable import LocatorIngest

struct AIRSTests {
    static func levels() throws -> AIRSLevels { try AIRSLevels(repositoryFile("data/taxonomy/airs-levels.csv")) }

    @Test func quirks() throws {
        let file = try repositoryFile("Tests/Fixtures/airs/quirks.xml")
        #expect(looksLikeAIRS(file.bytes) && !looksLikeListingXML(file.bytes))
        let outcome = try readAIRS(file, ordinal: 3, levels: AIRSTests.levels())
        #expect(outcome.publisher == "Sample 211, Sampletown, WA")
        #expect(outcome.asOf == Day("2026-03-09"))
        #expect(outcome.read == 6)
        #expect(outcome.setAside == ["not-treatment": 1, "excluded-from-website": 1, "inactive": 1])
        #expect(outcome.quarantined == ["airs-no-name": 1])
        #expect(outcome.records.map(\.publisherID) == ["S1", "S5"])
        #expect(
            outcome.notices.map(\.rule.id).sorted() == [
                "airs-bad-point", "airs-hours-as-text", "airs-no-level", "airs-no-name",
            ])

        let site = try #require(outcome.records.first)
        #expect(site.name == "Sample Harbor & Family Services" && site.name2 == "Downtown")
        #expect(site.position == Position(file: 3, line: 12, byte: byte(of: "<Site>", in: file)))
        #expect(
            site.street == "100 Example Street" && site.street2 == "Suite 4" && site.zip == "98101"
                && site.county == "King")
        #expect(site.phones == [.init("206-555-0101"), .init("206-555-0102", .fax)])
        #expect(site.website == "www.example.org" && !site.isForeign && !site.isConfidential)
        #expect(site.point == Coordinate(latitude: 47.61, longitude: -122.33))
        #expect(site.asOf == Day("2025-11-30"))
        #expect(site.programs.map(\.level) == [.op, .detox])
        #expect(
            site.programs.allSatisfy {
                $0.focus == .substanceUse && $0.name == "Outpatient and Withdrawal Support" && $0.tracks == nil
            })
        #expect(site.programs.first?.levelStated == "RX-8450.1150")
        #expect(site.programs.first?.notes == ["Hours: 9:00am-5:00pm, Mon-Fri; 12:00pm (dispensing)"])

        let hidden = try #require(outcome.records.last)
        #expect(
            hidden.name == "Addiction Counselling" && hidden.isConfidential && hidden.isForeign
                && hidden.programs.isEmpty)
        #expect(hidden.point == nil && hidden.facts[Vocabulary.known("substance_use_counseling")]?.state == .yes)
    }

    @Test(arguments: [
        ("RX-1700", "detox"), ("RX-1700.0500", "detox"), ("RX-1700.0500-100", "detox"), ("RX-17000", "-"),
        ("RX-8450.1150", "op"), ("RX-8450.1150-100", "none"), ("RX-8450.8000-050", "none"), ("RX-8450", "none"),
        ("RX-8250", "-"), ("BD-5000", "-"), ("", "-"), ("{", "-"), ("{}", "-"), ("RX-8500.6500", "transitional"),
        ("{what:'COUNSELLING',why:'addiction (alcohol and drug)',who:'Aboriginal'}", "none"),
        ("{what:'COUNSELLING',why:'crime'}", "-"),
        ("{what:'HOUSING (temporary)',why:'addiction (alcohol and drug)'}", "-"),
    ])
    func taxonomy(code: String, expected: String) throws {
        let row = try AIRSTests.levels().row(for: code)
        #expect((row.map { $0.level?.name ?? "none" } ?? "-") == expected)
    }

    @Test(arguments: [
        ("code,level,focus,facts,why\nRX-1,iopp,both,,x", 2), ("code,level,focus,facts,why\nRX-1,iop,all,,x", 2),
        ("code,level,focus,facts,why\nRX-1,iop,both,dbtt,x", 2), ("code,level,focus,facts,why\nRX-1,iop,both,,", 2),
        ("code,level\n", 1),
    ])
    func tableMustBeWhole(text: String, line: Int) {
        #expect { try AIRSLevels(ExportFile(name: "t.csv", bytes: Array(text.utf8))) } throws: {
            ($0 as? FileError)?.line == line
        }
    }

    @Test(arguments: [
        ("a", "a"), ("a &lt;b&gt;b&lt;/b&gt; c", "a b c"), ("&amp;lt;i&amp;gt;x&amp;lt;/i&amp;gt;", "x"),
        ("A &amp; B", "A & B"),
        ("< 18 years", "< 18 years"), ("a\n  b", "a b"), ("&unknown; &", "&unknown; &"), ("x<br/>y", "x y"), ("<", "<"),
        ("<a", "<a"),
    ])
    func plain(text: String, expected: String) { #expect(plainText(text) == expected) }

    /// The real excerpt of a Canadian 211: fifteen agencies, thirty-nine sites.
    @Test func realExcerpt() throws {
        let path = "../shared/data/airs-bc211/excerpt.xml"
        guard let file = try? repositoryFile(path) else { return }
        let outcome = try readAIRS(file, ordinal: 0, levels: AIRSTests.levels())
        #expect(outcome.read == 39)
        #expect(
            outcome.read == outcome.records.count + outcome.setAside.values.reduce(0, +)
                + outcome.quarantined.values.reduce(0, +))
        #expect(outcome.asOf == Day("2017-01-09") && outcome.publisher == "BC 211, Vancouver, BC")
        #expect(outcome.records.allSatisfy { $0.isForeign && !$0.name.isEmpty && $0.programs.isEmpty })
        #expect(outcome.records.count == 10)
        #expect(outcome.records.allSatisfy { $0.phones.allSatisfy { !$0.text.isEmpty } })
    }

    private func byte(of text: String, in file: ExportFile) -> Int {
        let whole = String(decoding: file.bytes, as: UTF8.self)
        return whole.range(of: text).map { whole.utf8.distance(from: whole.startIndex, to: $0.lowerBound) } ?? -1
    }
}
