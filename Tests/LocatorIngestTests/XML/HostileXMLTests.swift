import Testing
import Treatment

@testable import LocatorIngest

/// Files made to harm: each ends soon, in little memory, in an error that says where and what to do.
struct HostileXMLTests {
    /// Runs both readers of XML over it; each has to throw.
    func refusal(_ bytes: [UInt8]) -> FileError? {
        var found: FileError?
        let file = ExportFile(name: "hostile.xml", bytes: bytes)
        let started = ContinuousClock.now
        do {
            _ = try readListingXML(file, ordinal: 0)
            return nil
        } catch { found = error }
        do {
            _ = try readAIRS(file, ordinal: 0, levels: AIRSLevels())
            return nil
        } catch {}
        #expect(started.duration(to: .now) < .seconds(20))
        #expect(found?.cure.isEmpty == false && found?.file == "hostile.xml")
        return found
    }

    static let head = "<listing xmlns='urn:treatment-locator:listing:1'>\n"
    static let bomb = """
        <?xml version="1.0"?>
        <!DOCTYPE listing [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
        <listing xmlns="urn:treatment-locator:listing:1"><facility id="x"><name>&c;</name></facility></listing>
        """

    @Test(arguments: [
        (bomb, 2, "DOCTYPE"),
        ("<!DOCTYPE listing SYSTEM 'file:///etc/passwd'><listing/>", 1, "DOCTYPE"),
        (
            "<?xml version='1.0'?>\n<!DOCTYPE l [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>\n<listing>&x;</listing>", 2,
            "DOCTYPE"
        ),
        ("<!DOCTYPE html>\n<html></html>", 1, "DOCTYPE"),
        (head + "&nbsp;</listing>", 2, "nbsp"),
        (head + String(repeating: "<facility>", count: 200), 2, "deeper than 64"),
        (head + String(repeating: "<facility>", count: 2_000_000), 2, "deeper than 64"),
        (
            head + "<facility><name>" + String(repeating: "x", count: 10_000_000) + "</name></facility></listing>", 2,
            "1 MiB"
        ),
        (
            head + "<facility><name>" + String(repeating: "x<q/>", count: 2_000_000) + "</name></facility></listing>",
            2, "1 MiB"
        ),
        (head + "<facility id='" + String(repeating: "x", count: 10_000_000) + "'/></listing>", 2, "256 KiB"),
        (head + "<facility " + String(repeating: "x", count: 10_000_000), 2, "256 KiB"),
        (head + "<facility " + (0..<1_000_000).map { "a\($0)='' " }.joined() + "/></listing>", 2, "256 KiB"),
        (head + (0..<200_000).map { "<n\($0)/>" }.joined() + "</listing>", 2, "4096 different names"),
        (head + "<!-- " + String(repeating: "x", count: 20_000_000), 2, "comment"),
        (head + "<facility id='1' id='2'/></listing>", 2, "redefined"),
        (head + "<facility>\n</facilty></listing>", 3, "mismatch"),
        ("", 0, "empty"), (" ", 1, "XML"), ("name,street\n", 1, "XML"), ("{}", 1, "XML"), ("<", 1, "XML"),
        ("<listing xmlns='urn:treatment-locator:listing:2'/>", 1, "listing:2"), ("<html/>", 1, "root"),
    ])
    func refuses(xml: String, line: Int, problem: String) {
        let error = refusal(Array(xml.utf8))
        #expect(error?.line == line, "\(String(describing: error))")
        #expect(error?.problem.contains(problem) == true, "\(String(describing: error))")
    }

    @Test(
        arguments: [
            [0xFF, 0xFE, 0x00], [0x3C, 0xFF, 0x3E], [0x00, 0x00, 0x00, 0x00],
            Array("<?xml version='1.0' encoding='EBCDIC-77'?><listing/>".utf8),
            Array(head.utf8) + Array("<facility><name>Se\u{0}x".utf8), Array(head.utf8) + [0xE9, 0x3C, 0x2F],
            Array("<?xml version='1.0' encoding='UTF-16'?><listing/>".utf8), [0x1F, 0x8B, 0x08, 0x00],
        ] as [[UInt8]])
    func refusesWrongEncodings(bytes: [UInt8]) { #expect(refusal(bytes) != nil) }

    /// A million elements are read, in time.
    @Test func aMillionElementsAreSkipped() throws {
        let xml = HostileXMLTests.head + String(repeating: "<q/>", count: 1_000_000) + "</listing>"
        let outcome = try readListingXML(ExportFile(name: "q.xml", bytes: Array(xml.utf8)), ordinal: 0)
        #expect(outcome.records.isEmpty && !outcome.notices.isEmpty && outcome.notices.count <= 1000)
    }

    @Test func everyTruncationIsRefused() throws {
        let whole = try repositoryFile("Tests/Fixtures/listing/whole.xml").bytes
        let end = (whole.lastIndex(of: UInt8(ascii: ">")) ?? 0) + 1
        for length in 0..<end {
            #expect(throws: FileError.self) {
                try readListingXML(ExportFile(name: "cut.xml", bytes: Array(whole[..<length])), ordinal: 0)
            }
        }
    }

    @Test(arguments: [11, 12, 13] as [UInt64])
    func flippedBytesNeverTrap(seed: UInt64) throws {
        let listing = try repositoryFile("Tests/Fixtures/listing/whole.xml").bytes
        let csv = try repositoryFile("Tests/Fixtures/listing/whole.csv").bytes
        let airs = try repositoryFile("Tests/Fixtures/airs/quirks.xml").bytes
        var random = SplitMix64(seed: seed)
        var refused = 0
        for _ in 0..<150 {
            for (kind, bytes) in [listing, airs, csv].enumerated() {
                var bytes = bytes
                for _ in 0...random.below(4) {
                    bytes[random.below(bytes.count)] = UInt8(truncatingIfNeeded: random.next())
                }
                let file = ExportFile(name: "flipped", bytes: bytes)
                do {
                    switch kind {
                    case 0: _ = try readListingXML(file, ordinal: 0)
                    case 1: _ = try readAIRS(file, ordinal: 0, levels: AIRSLevels())
                    default: _ = try readListingCSV(file, ordinal: 0)
                    }
                } catch { refused += error.cure.isEmpty ? 0 : 1 }
            }
        }
        #expect(refused > 100, "seed \(seed)")
    }
}
