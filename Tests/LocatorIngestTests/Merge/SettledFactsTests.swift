import Testing
import Treatment

@testable import LocatorIngest

struct SettledFactsTests {
    private let term = Term.dbt
    private let older = Day(year: 2021, month: 12, day: 31)
    private let newer = Day(year: 2022, month: 12, day: 31)

    private func layer(
        _ state: Ternary?, _ record: UInt8, own: Bool = true, asOf: Day? = nil, precedence: UInt8 = 1,
        basis: Basis = .stated,
        grade: Grade = .plain
    ) -> FactLayer {
        let entries = state.map { [FactSheet.Entry(term, Fact($0, basis: basis, grade: grade))] } ?? []
        return FactLayer(
            facts: FactSheet(ascending: entries), record: record, asOf: asOf, isOwn: own, precedence: precedence)
    }

    private func check(_ layers: [FactLayer], _ state: Ternary?, from record: UInt8 = 0, _ basis: Basis = .stated) {
        let (facts, disputed) = settled(layers)
        #expect(facts[term]?.state == state)
        if state != nil { #expect(facts[term]?.record == record && facts[term]?.basis == basis) }
        #expect(disputed == (basis == .disputed ? [term] : []))
    }

    @Test("a program's own record decides, whatever the date")
    func own() {
        check([layer(.no, 0, asOf: older), layer(.yes, 1, own: false, asOf: newer)], .no)
        check([layer(.yes, 0, own: false, asOf: newer), layer(.no, 1, asOf: nil)], .no, from: 1)
    }

    @Test("others fill what it leaves unknown")
    func fills() {
        check([layer(nil, 0), layer(.yes, 1, own: false)], .yes, from: 1)
        check([layer(.unknown, 0, basis: .notAsked), layer(.yes, 1, own: false)], .yes, from: 1)
        // What one of our rules found to be unknown is no gap.
        check([layer(.unknown, 0, basis: .inferred), layer(.yes, 1, own: false)], .unknown, .inferred)
    }

    @Test("of two equally close records the newer one decides, a dated one before an undated")
    func newerWins() {
        check([layer(.no, 0, asOf: older), layer(.yes, 1, asOf: newer)], .yes, from: 1)
        check([layer(.no, 0, asOf: nil), layer(.yes, 1, asOf: older)], .yes, from: 1)
        check(
            [layer(nil, 0), layer(.no, 1, own: false, asOf: newer), layer(.yes, 2, own: false, asOf: older)], .no,
            from: 1)
    }

    @Test("a data team's listing goes before the date")
    func precedence() {
        check([layer(.no, 0, asOf: older, precedence: 2), layer(.yes, 1, asOf: newer)], .no)
    }

    @Test("same standing, yes against no: unknown and disputed, until a newer record decides")
    func disputed() {
        check([layer(.yes, 0, asOf: newer), layer(.no, 1, asOf: newer)], .unknown, .disputed)
        check([layer(.yes, 0), layer(.no, 1), layer(.yes, 2)], .unknown, .disputed)
        check([layer(.yes, 0, asOf: older), layer(.no, 1, asOf: older), layer(.yes, 2, asOf: newer)], .yes, from: 2)
        check([layer(.yes, 0, own: false), layer(.no, 1, own: false)], .unknown, .disputed)
        check([layer(.yes, 0, own: false), layer(.no, 1, own: false), layer(.no, 2)], .no, from: 2)
    }

    @Test("of two yeses the one that says more")
    func grades() {
        let (facts, _) = settled([layer(.yes, 0), layer(.yes, 1, grade: .named)])
        #expect(facts[term]?.grade == .named && facts[term]?.record == 1)
        let (stated, _) = settled([layer(.yes, 0, basis: .inferred), layer(.yes, 1)])
        #expect(stated[term]?.basis == .stated)
    }

    @Test("the focus is never filled")
    func focus() {
        let filler = FactLayer(
            facts: FactSheet([FactSheet.Entry(.mentalHealth, Fact(.yes)), FactSheet.Entry(term, Fact(.yes))]),
            record: 1, asOf: nil,
            isOwn: false, precedence: 1)
        let (facts, _) = settled([layer(nil, 0), filler])
        #expect(facts[.mentalHealth] == nil && facts[term]?.state == .yes)
    }

    @Test("a fact keeps its own date, else takes its record's")
    func dates() {
        let sheet = FactSheet([FactSheet.Entry(term, Fact(.yes, asOf: older)), FactSheet.Entry(.medicaid, Fact(.yes))])
        let dated = stamped(sheet, record: 3, asOf: newer)
        #expect(dated[term]?.asOf == older && dated[.medicaid]?.asOf == newer)
        #expect(dated.entries.allSatisfy { $0.fact.record == 3 })
    }

    @Test("tracks say when and how a program is attended; what is stated stands")
    func inferred() throws {
        func session(_ start: Int, _ length: Int, online: Bool = false) throws -> Session {
            Session(try #require(WeekInterval(start: start, length: length)), isOnline: online)
        }
        let evening = try session(17 * 60, 180)
        let saturday = try session(5 * 1440 + 9 * 60, 180, online: true)
        let tracks = Tracks([Track(sessions: [evening]), Track(sessions: [saturday])], record: 2, asOf: newer)
        let facts = withInferred(FactSheet([FactSheet.Entry(.weekend, Fact(.no))]), from: tracks)
        #expect(facts[.evening]?.state == .yes && facts[.evening]?.basis == .inferred && facts[.evening]?.record == 2)
        #expect(facts[.daytime]?.state == .yes && facts[.weekend]?.state == .no && facts[.weekend]?.basis == .stated)
        #expect(facts[.inPerson]?.state == .yes && facts[.telehealth]?.state == .yes && facts[.hybrid] == nil)
        let late = withInferred(FactSheet(), from: Tracks([Track(sessions: [try session(16 * 60, 90), evening])]))
        #expect(late[.daytime]?.state == .no && late[.weekend]?.state == .no)
        let mixed = withInferred(FactSheet(), from: Tracks([Track(sessions: [evening, saturday])]))
        #expect(mixed[.hybrid]?.state == .yes && mixed[.telehealth] == nil && mixed[.inPerson] == nil)
        #expect(withInferred(FactSheet(), from: nil) == FactSheet())
    }
}
