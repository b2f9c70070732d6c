import LocatorIngest
import Testing
import Treatment

struct ContactTests {
    @Test(
        "telephones",
        arguments: [
            ("205-216-0200", PhoneReading.number("205-216-0200", extension: "")),
            ("205-216-0200 x1234", .number("205-216-0200", extension: "1234")),
            ("(205) 216-0200 ext. 7", .number("205-216-0200", extension: "7")),
            ("1-800-662-4357", .number("800-662-4357", extension: "")),
            ("+1 800 662 4357", .number("800-662-4357", extension: "")),
            ("800-662-HELP", .number("800-662-4357", extension: "")),
            ("205.216.0200 #12", .number("205-216-0200", extension: "12")),
            ("2052160200", .number("205-216-0200", extension: "")), ("", .empty), ("  ", .empty),
            ("216-0200", .unreadable), ("none", .unreadable), ("000-000-0000", .unreadable),
            ("105-216-0200", .unreadable),
            ("+44 20 7946 0000", .foreign("+44 20 7946 0000")),
        ])
    func phones(_ text: String, _ expected: PhoneReading) { #expect(readPhone(text) == expected) }

    @Test("a foreign record keeps its telephone as text")
    func foreignPhone() {
        #expect(readPhone("0141 496 0000", isForeign: true) == .foreign("0141 496 0000"))
        #expect(readPhone("604-555-0134", isForeign: true) == .number("604-555-0134", extension: ""))
    }

    @Test(
        "websites",
        arguments: [
            ("http://", WebReading.empty), ("", .empty), ("https://", .empty), ("N/A", .empty), ("none", .empty),
            ("www.Example.org/Path", .address("http://www.example.org/Path")),
            ("HTTPS://Example.org", .address("https://example.org")),
            ("http:/example.org", .address("http://example.org")),
            ("http://http://example.org", .refused), ("javascript:alert(1)", .refused),
            ("javascript://example.org/%0a", .refused),
            ("data:text/html,x", .refused), ("ftp://example.org", .refused), ("someone@example.org", .refused),
            ("http://user:secret@example.org", .refused), ("example", .refused), ("http://a b.org", .refused),
            ("http://example.org/\"onclick=x", .refused),
            ("example.org:8080/a?b=1", .address("http://example.org:8080/a?b=1")),
            ("http://example..org", .refused), ("münchen.example", .address("http://münchen.example")),
        ])
    func websites(_ text: String, _ expected: WebReading) { #expect(readWebsite(text) == expected) }

    @Test(
        "streets are taken apart",
        arguments: [
            (
                "400 Penn Center Boulevard, Suite 707", "Penn Center East", "400 Penn Center Boulevard",
                "Suite 707, Penn Center East"
            ),
            ("12 Main St #4", "", "12 Main St", "#4"), ("9 Elm Street 3rd Floor", "", "9 Elm Street", "3rd Floor"),
            ("Cigar Factory Complex", "1100 Walnut Street", "1100 Walnut Street", "Cigar Factory Complex"),
            ("750 Highway 31 South", "", "750 Highway 31 South", ""), ("Suite 21", "", "", "Suite 21"),
            ("- - -", "Suite 4", "", ""), ("", "", "", ""), ("Floor", "", "", "Floor"),
        ])
    func streets(_ line1: String, _ line2: String, _ street: String, _ unit: String) {
        let address = streetAddress(line1, line2)
        #expect(address.street == street)
        #expect(address.unit == unit)
    }

    @Test(
        "spellings of one street agree",
        arguments: [
            ("3476 Highway 80 West", "3476 West Highway 80"),
            ("115 South Bear Lake Boulevard", "115 S. Bear Lake Blvd"),
            ("1348 U.S. Highway 421 North", "1348 Highway 421 N"), ("9 Third Avenue", "9 3rd Ave"),
            ("601 Saint James Place, Suite 4", "601 St. James Pl"), ("148 State Route 2026", "148 Route 2026"),
        ])
    func streetsAgree(_ a: String, _ b: String) { #expect(streetAddress(a, "").folded == streetAddress(b, "").folded) }

    @Test("streets that differ stay apart; a post-office box is no street")
    func streetsDiffer() {
        #expect(streetAddress("12 Main St", "").folded != streetAddress("14 Main St", "").folded)
        #expect(streetAddress("12 North Main St", "").folded != streetAddress("12 South Main St", "").folded)
        #expect(streetAddress("P.O. Box 7009", "").folded.isEmpty)
        #expect(streetAddress("- - -", "").folded.isEmpty)
        #expect(isUndisclosed(street: "- - -") && isUndisclosed(street: "---") && !isUndisclosed(street: "1-A - - -"))
    }

    @Test(
        "states and counties",
        arguments: [
            ("CA", "CA"), ("ca", "CA"), ("California", "CA"), ("CALIF.", "CA"), ("New York", "NY"), ("D.C.", nil),
            ("XX", nil), ("", nil),
        ] as [(String, String?)])
    func states(_ text: String, _ expected: String?) throws {
        #expect(state(text, in: try PipelineSamples.gazetteer())?.description == expected)
    }

    @Test("a county is kept without the word")
    func counties() {
        #expect(countyName("Los Angeles County") == "Los Angeles")
        #expect(countyName("Orleans Parish") == "Orleans")
        #expect(countyName("County") == "County")
        #expect(countyName("St. Louis (city)") == "St. Louis (city)")
    }
}
