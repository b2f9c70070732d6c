import LocatorSearch
import TestSupport
import Testing
import Treatment

@testable import LocatorServer

/// What forms say, and what becomes of it.
@Suite struct PageQuestionTests {
    struct Sent: CustomTestStringConvertible {
        let form: String
        let means: [String]
        var testDescription: String { form }

        init(_ form: String, _ means: [String]) {
            self.form = form
            self.means = means
        }
    }

    @Test(arguments: [
        // Boxes ticked under one name are one need, and what was left empty is not asked.
        Sent("q=&near=90012&payment=medicaid&payment=medicare&payment=", ["near=90012", "payment=medicaid,medicare"]),
        Sent("near=90012&level=op&level=iop", ["near=90012", "level=op,iop"]),
        // A value with its mode stays a need of its own.
        Sent(
            "near=90012&payment=strict:medicaid&payment=private",
            ["near=90012", "payment=strict:medicaid", "payment=private"]),
        // The grid becomes free time, beside what is written.
        Sent("near=90012&w=04&w=05&w=14&w=15", ["near=90012", "free=Mo,Tu 17:00-22:00"]),
        Sent("near=90012&free=Sa 08:00-12:00&w=04", ["near=90012", "free=Sa 08:00-12:00; Mo 17:00-19:00"]),
        Sent("near=90012&w=99&w=x&w=074", ["near=90012"]),
        // What a form always sends counts only where it has a ground.
        Sent("near=90012&attendable=must&preset=balanced", ["near=90012"]),
        Sent("q=iop&attendable=prefer&radius=25&sort=distance", ["q=iop", "radius=25", "sort=distance"]),
        Sent("text=cedar&radius=25&sort=distance", ["text=cedar"]),
        // Pages know more than a search: none of it reaches the search.
        Sent(
            "near=90012&lang=es&ids=0c5m7kq2v9d3e&raised=crisis_988&share=1&map=1&page_size=2000&facets=all",
            ["near=90012"]),
        // A place that was offered stands for what was written.
        Sent("near=portland&payment=medicaid&place=Portland, OR", ["payment=medicaid", "near=Portland, OR"]),
        // A change goes to what was understood, not to what was written.
        Sent(
            "q=iop in la&base=near%3D90012%26level%3Dmust%253Aiop%26ring%3D10&change=-ring%20-level%3Dmust%253Aiop%20payment%3Dmust%253Amedicaid",
            ["near=90012", "payment=must:medicaid"]),
        // A chip's buttons name what they are about by its place; a place that is none changes nothing.
        Sent("q=iop in la&base=near%3D90012%26level%3Dmust:iop%26ring%3D10&without=1", ["near=90012"]),
        Sent("base=near%3D90012%26scale%3D5%26specialty%3Dprefer:dbt&firmer=2", ["near=90012", "specialty=must:dbt"]),
        Sent("near=90012&base=near%3D60601&without=7", ["near=90012"]),
        // A facet's button adds a need by the name of its parameter.
        Sent("near=1&base=near%3D90012&%2Bspecialty=dbt", ["near=90012", "specialty=must:dbt"]),
    ])
    func means(_ sent: Sent) throws {
        let question = PageQuestion(try #require(decodedPairs(sent.form.utf8)), accepted: nil)
        #expect(question.parameters.map { "\($0.name)=\($0.value)" } == sent.means)
    }

    @Test func whatOnlyPagesKnow() throws {
        let form =
            "near=1&lang=en&say=es&ids=0c5m7kq2v9d3e&ids=0c5m7kq2v9d3e,nonsense&raised=crisis_988&raised=x&cursor=abc"
        let question = PageQuestion(try #require(decodedPairs(form.utf8)), accepted: "en")
        #expect(question.language == .spanish)
        #expect(question.picks == ["0c5m7kq2v9d3e"])
        #expect(question.raised == [.crisis])
        #expect(question.cursor == "abc")
        #expect(question.fromTheBeginning.cursor == nil)
    }

    @Test(arguments: tongues)
    func language(_ said: String?, _ accepted: String?, _ expected: PageLanguage) {
        #expect(pageLanguage(said: said, accepted: accepted) == expected)
    }

    private static let tongues: [(String?, String?, PageLanguage)] = [
        ("es", nil, .spanish), ("xx", "es-MX,es;q=0.9,en;q=0.8", .spanish), (nil, "en-US,en;q=0.9", .english),
        (nil, "de, es;q=0.4, en;q=0.3", .spanish), (nil, "fr", .english), (nil, nil, .english),
        (nil, "es;q=0", .english),
    ]

    /// A change leads from any parameters to any others.
    @Test func changesComeOut() throws {
        let before: NamedPairs = [("near", "St. John's & more"), ("payment", "must:medicaid"), ("ring", "10")]
        let after: NamedPairs = [
            ("near", "St. John's & more"), ("payment", "must:medicaid,private"), ("text", "a=b;c"),
        ]
        let text = PairsChange.from(before, to: after).text
        let found = try #require(changed(before, by: text))
        #expect(found.map { "\($0.name)=\($0.value)" } == after.map { "\($0.name)=\($0.value)" })
        #expect(changed(before, by: "-near -ring")?.count == 1)
        #expect(changed(before, by: "") ?? [] == before, "nothing changes nothing")
    }

    /// A search that a page holds as one text is the search it was made of.
    @Test func packedAndUnpacked() throws {
        let pairs: NamedPairs = [("q", "St. John's & more: a=b, 100%;+"), ("payment", "must:medicaid,private")]
        let found = try #require(unpacked([("lang", "es"), ("asked", pairsText(pairs)), ("map", "1")]))
        #expect(found == [("lang", "es")] + pairs + [("map", "1")])
        #expect(unpacked([("asked", "q=%zz")]) == nil)
    }

    /// Cells become a free time that is shown as the same cells again; other times are no cells.
    @Test(arguments: 0..<40) func weekComesBack(_ seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var cells: Set<String> = []
        for day in 0..<7 {
            for row in WeekGrid.rows.indices where random.below(3) == 0 { cells.insert("\(day)\(row)") }
        }
        let free = WeekGrid.free(cells.sorted())
        if cells.isEmpty {
            #expect(free.isEmpty)
        } else {
            #expect(WeekGrid.cells(free) == cells, "seed \(seed): \(free)")
        }
    }

    @Test(arguments: ["Mo-Fr 17:30-22:00", "Mo 22:00-23:00", "tomorrow"]) func isNoCell(_ free: String) {
        #expect(WeekGrid.cells(free) == nil)
    }

    @Test(arguments: [
        (Phone(number: "213-555-0100"), "tel:+12135550100"),
        (Phone(number: "213-555-0100", extension_: "12"), "tel:+12135550100;ext=12"), (Phone(number: "988"), "tel:988"),
        (Phone(number: "1-800-662-4357"), "tel:+18006624357"),
    ])
    func telephone(_ phone: Phone, _ link: String) { #expect(telephoneLink(phone) == link) }
}

private func == (a: NamedPairs, b: NamedPairs) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { $0.name == $1.name && $0.value == $1.value }
}
