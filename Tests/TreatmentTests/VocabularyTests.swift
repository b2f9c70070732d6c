import TestSupport
import Testing
import Treatment

struct VocabularyTests {
    @Test func codesAreUniqueAndLabelled() {
        let entries = Vocabulary.fixed.entries
        #expect(Set(entries.map(\.code)).count == entries.count)
        for (ordinal, entry) in entries.enumerated() {
            #expect(Int(entry.term.rawValue) == ordinal)
            #expect(Vocabulary.fixed.term(entry.code) == entry.term)
            #expect(!entry.english.isEmpty && !entry.spanish.isEmpty)
            #expect(
                entry.code.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F },
                "\(entry.code)")
            #expect(!entry.isCarrier)
        }
        #expect(Vocabulary.fixed.term("no_such_term") == nil)
    }

    @Test func namesComeBack() {
        for group in TermGroup.allCases {
            #expect(TermGroup(name: group.name) == group)
            #expect(!Vocabulary.fixed.terms(in: group).isEmpty)
        }
        for level in Level.allCases {
            #expect(Level(name: level.name) == level && !level.english.isEmpty && !level.spanish.isEmpty)
        }
        for focus in Focus.allCases { #expect(Focus(name: focus.name) == focus) }
        for grade in Grade.allCases { #expect(Grade(name: grade.name) == grade) }
        for dimension in Dimension.allCases { #expect(Dimension(name: dimension.name) == dimension) }
        #expect(Level(name: "IOP") == nil && TermGroup(name: "") == nil)
    }

    @Test func noTermIsOnTwoAxes() {
        let terms = ServesOnlyAxis.allCases.flatMap(\.terms)
        #expect(Set(terms).count == terms.count)
        for axis in ServesOnlyAxis.allCases { for term in axis.terms { #expect(ServesOnlyAxis(term) == axis) } }
        #expect(ServesOnlyAxis(.dbt) == nil)
    }

    @Test func carriersFollowTheFixedTermsSortedAndOnce() {
        let vocabulary = Vocabulary(carriers: [
            ("birch", "Birch"), ("aspen/open", "Aspen Open"), ("aspen", "Aspen"), ("birch", "Birch"),
        ])
        let carriers = vocabulary.entries.dropFirst(Vocabulary.fixed.count)
        #expect(carriers.map(\.code) == ["aspen", "aspen/open", "birch"])
        #expect(carriers.allSatisfy { $0.isCarrier && $0.group == .payment && vocabulary.term($0.code) == $0.term })
        #expect(vocabulary.suggestions(for: "aspn", in: [.payment]).first == "aspen")
        #expect(vocabulary.suggestions(for: "medicade", in: [.payment]) == ["medicare", "medicaid"])
        #expect(vocabulary.suggestions(for: "xyzzyxyzzy", in: [.payment]).isEmpty)
    }

    @Test func aSheetKeepsOneFactATerm() {
        var random = SeededRandom(seed: 50)
        var sheet = FactSheet()
        var plain: [Term: Fact] = [:]
        for _ in 0..<2000 {
            let term = Term(rawValue: UInt16(random.below(40)))
            let fact = random.chance(30) ? nil : Fact(random.pick(Ternary.allCases), record: UInt8(random.below(3)))
            sheet[term] = fact
            plain[term] = fact
            #expect(sheet.entries.count == plain.count)
        }
        for term in (0..<40).map({ Term(rawValue: $0) }) { #expect(sheet[term] == plain[term]) }
        #expect(sheet.entries.map(\.term) == sheet.entries.map(\.term).sorted())
        #expect(FactSheet(sheet.entries.reversed()) == sheet)
        let twice = [FactSheet.Entry(.dbt, Fact(.no)), FactSheet.Entry(.dbt, Fact(.yes))]
        #expect(FactSheet(twice)[.dbt]?.state == .yes)
    }
}
