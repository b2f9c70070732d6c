import LocatorIndex
import LocatorSearch
import TestSupport
import Testing
import Treatment

/// Words of danger raise a notice first, and change nothing else.
struct SafetyNoticeTests {
    @Test(
        arguments: [
            ("husband overdosed now", ["emergency_911"]), ("no respira, sobredosis", ["emergency_911"]),
            ("I want to die", ["crisis_988"]), ("quiero morir", ["crisis_988"]), ("quiero suicidarme", ["crisis_988"]),
            ("still drinking every day, shaking when I stop, want evening IOP", ["withdrawal_risk"]),
            ("tiemblo si no bebo", ["withdrawal_risk"]), ("delirium tremens", ["withdrawal_risk"]),
            ("wants to die, took too many pills, in withdrawal", ["emergency_911", "crisis_988", "withdrawal_risk"]),
            ("naloxone and overdose education", []), ("suicide prevention program", []), ("withdrawal management", []),
            ("iop near 90012", []), ("", []), ("👍", []),
        ] as [(String, [String])])
    func raises(_ sentence: String, _ expected: [String]) throws {
        #expect(try notices(for: [sentence], in: AskTables.snapshot()).map(\.id) == expected)
    }

    @Test func noticesChangeNoRequest() throws {
        let snapshot = try AskTables.snapshot()
        var quiet = Catalog(vocabulary: sampleVocabulary)
        quiet.concepts = (0..<snapshot.conceptCount).map { snapshot.concept(at: $0) }
        let silent = try Snapshot(bytes: encode(quiet))
        for sentence in ["overdosed now iop", "i want to die", "shaking when i stop, detox, medicaid"] {
            let told = try parseRequest([("q", sentence)], in: snapshot)
            let untold = try parseRequest([("q", sentence)], in: silent)
            #expect(!told.notices.isEmpty && untold.notices.isEmpty && told.request == untold.request)
        }
        #expect(try parseRequest([("text", "overdose now")], in: snapshot).notices == [.emergency])
    }

    @Test func wordsNameTheDoors() {
        for language in PageLanguage.allCases {
            #expect(SafetyNotice.emergency.words(in: language).contains("911"))
            #expect(SafetyNotice.crisis.words(in: language).contains("988"))
            #expect(SafetyNotice.withdrawal.words(in: language).contains("1-800-662-4357"))
        }
    }

    @Test func theTablesAreWholeInTheSnapshot() throws {
        let snapshot = try AskTables.snapshot()
        #expect(try snapshot.check() == [])
        #expect(snapshot.conceptCount > 2000)
        for ordinal in 0..<snapshot.conceptCount {
            #expect(snapshot.concept(phrase: snapshot.concept(at: ordinal).phrase) == ordinal)
        }
    }
}
