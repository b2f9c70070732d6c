import Testing
import Treatment

@testable import LocatorIngest

struct AssembleTests {
    private func program(_ level: Level, _ change: (inout ProgramRecord) -> Void = { _ in }) -> ProgramRecord {
        var program = ProgramRecord(level: level, levelStated: level.name, focus: .substanceUse)
        change(&program)
        return program
    }

    private func assembled(_ group: [SiteRecord]) throws -> (facility: Facility, programs: [Program]) {
        let vocabulary = vocabulary(naming: group).vocabulary
        let one = try #require(assemble(group, id: group[0].key, vocabulary))
        return (one.facility, one.programs)
    }

    @Test("programs stay apart unless level, focus and second name or audience agree")
    func programs() throws {
        let adults = FactSheet([FactSheet.Entry(.adults, Fact(.yes))])
        let plain = try PipelineSamples.site("Tamarisk") { $0.programs = [program(.op)] }
        func count(_ name2: String, _ other: ProgramRecord) throws -> Int {
            try assembled([plain, try PipelineSamples.site("Tamarisk", name2) { $0.programs = [other] }]).programs.count
        }
        #expect(try count("", program(.op)) == 1)
        #expect(try count("", program(.iop)) == 2)
        #expect(try count("", program(.op) { $0.focus = .both }) == 2)
        #expect(try count("North", program(.op)) == 2)
        #expect(try count("", program(.op) { $0.servesOnly = [.women] }) == 2)
        #expect(try count("", program(.op) { $0.name = "Evenings" }) == 2)
        let known = try PipelineSamples.site("Tamarisk") { $0.programs = [program(.op) { $0.facts = adults }] }
        let north = try PipelineSamples.site("Tamarisk", "North") { $0.programs = [program(.op) { $0.facts = adults }] }
        #expect(try assembled([known, north]).programs.count == 1)
        let youth = try PipelineSamples.site("Tamarisk", "Youth") { $0.programs = [program(.op)] }
        let grown = try PipelineSamples.site("Tamarisk", "Adults") { $0.programs = [program(.op)] }
        #expect(try assembled([youth, grown]).programs.count == 2)
        // Two programs of one record are always two, and their ids differ once the run has numbered them.
        let twice = try PipelineSamples.site("Tamarisk") { $0.programs = [program(.op), program(.op)] }
        #expect(try assembled([twice]).programs.count == 2)
    }

    @Test("one form's answer in two exports is one program though its focus widens; two forms' answers are two")
    func retold() throws {
        func site(_ source: Int, _ focus: Focus, _ asked: [Level]) throws -> SiteRecord {
            var site = try PipelineSamples.site("Tamarisk") { record in
                record.programs = [program(.op) { $0.focus = focus }]
                record.askedLevels = asked
            }
            site.source = source
            site.asOf = Day(rawValue: UInt16(19_000 + source))
            return site
        }
        let old = try site(0, .mentalHealth, [.op, .php])
        let programs = try assembled([old, try site(1, .both, [.op, .php])]).programs
        #expect(programs.count == 1 && programs[0].focus == .both && programs[0].ownRecord == 1)
        #expect(try programs[0].id == assembled([old]).programs[0].id)
        #expect(try assembled([old, try site(1, .both, [.op, .iop])]).programs.count == 2)
        #expect(try assembled([old, try site(1, .substanceUse, [.op, .php])]).programs.count == 2)
    }

    @Test("a record without a level fills the facts of its facility's programs, but not across audiences")
    func fills() throws {
        let own = try PipelineSamples.site("Tamarisk", "Adult Unit") { record in
            record.facts = FactSheet([FactSheet.Entry(.medicaid, Fact(.yes))])
            record.programs = [program(.iop) { $0.facts = record.facts }]
        }
        func twin(_ name2: String) throws -> SiteRecord {
            try PipelineSamples.site("Tamarisk", name2) { $0.facts = FactSheet([FactSheet.Entry(.dbt, Fact(.yes))]) }
        }
        let filled = try assembled([own, try twin("Clinic")]).programs[0]
        #expect(filled.facts[.dbt]?.state == .yes && filled.facts[.dbt]?.record == 1 && filled.ownRecord == 0)
        #expect(filled.facts[.medicaid]?.record == 0)
        #expect(try assembled([own, try twin("Children's Clinic")]).programs[0].facts[.dbt] == nil)
        #expect(assemble([try twin("")], id: 1, .fixed) == nil)
    }

    @Test("one record gives the address, all give telephones, each with its source")
    func facility() throws {
        let first = try PipelineSamples.site("Tamarisk", "North", street: "", phone: "213-555-0100") {
            $0.programs = [program(.op)]
            $0.askedLevels = [.op, .iop]
        }
        let second = try PipelineSamples.site(
            "Tamarisk Inc", "South", street: "1 Elm St, Suite 4", phone: "213-555-0101"
        ) {
            $0.website = "example.org"
            $0.askedLevels = [.php, .op]
        }
        let (facility, programs) = try assembled([first, second])
        #expect(facility.name == "Tamarisk" && facility.name2.isEmpty && programs[0].name == "North")
        #expect(facility.street == "1 Elm St" && facility.unit == "Suite 4")
        #expect(
            facility.phones.map(\.number) == ["213-555-0100", "213-555-0101"]
                && facility.phones.map(\.record) == [0, 1])
        #expect(facility.website == "http://example.org" && facility.askedLevels == [.op, .iop, .php])
        #expect(facility.id == first.key && facility.records.map(\.key) == [first.key, second.key])
    }

    @Test("one confidential record keeps the whole facility's address back")
    func confidential() throws {
        let open = try PipelineSamples.site("Tamarisk") { $0.programs = [program(.op)] }
        let hidden = try PipelineSamples.site("Tamarisk") { $0.isConfidential = true }
        let facility = try assembled([open, hidden]).facility
        #expect(facility.isConfidential && facility.street.isEmpty && facility.city.isEmpty && facility.unit.isEmpty)
        #expect(facility.zip == nil && facility.point == nil && facility.precision == .none)
        #expect(facility.state?.description == "CA" && facility.county == "Los Angeles")
    }

    @Test("carriers and plans become terms; a plan that is taken says that its carrier is")
    func carriers() throws {
        let site = try PipelineSamples.site("Tamarisk") { record in
            record.programs = [
                program(.op) {
                    $0.carriers = [
                        NamedCarrier(code: "example-health/silver", name: "Example Health Silver", fact: Fact(.yes)),
                        NamedCarrier(code: "other-health", name: "Other Health", fact: Fact(.no)),
                        NamedCarrier(code: "medicaid", name: "Medicaid", fact: Fact(.yes)),
                    ]
                }
            ]
        }
        let vocabulary = vocabulary(naming: [site]).vocabulary
        #expect(vocabulary.count == Vocabulary.fixed.count + 3)
        let facts = try #require(assemble([site], id: site.key, vocabulary)).programs[0].facts
        func fact(_ code: String) throws -> Fact? { facts[try #require(vocabulary.term(code))] }
        #expect(try fact("example-health/silver")?.state == .yes && fact("other-health")?.state == .no)
        #expect(try fact("example-health")?.state == .yes && fact("example-health")?.basis == .inferred)
        #expect(facts[.medicaid]?.state == .yes)
    }

    @Test("more carriers than the bound are dropped by their codes, not by chance")
    func tooManyCarriers() throws {
        let site = try PipelineSamples.site("Tamarisk") { record in
            record.programs = [program(.op)]
            record.programs[0].carriers = (0..<5000).map {
                NamedCarrier(code: "carrier-\($0 + 10_000)", name: "Carrier \($0)", fact: Fact(.yes))
            }
        }
        let (vocabulary, dropped) = vocabulary(naming: [site])
        #expect(vocabulary.count == Vocabulary.fixed.count + mostCarriers && dropped.count == 904)
        #expect(dropped.first == "carrier-\(10_000 + mostCarriers)")
    }
}
