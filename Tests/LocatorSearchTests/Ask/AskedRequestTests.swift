import LocatorIndex
import LocatorSearch
import TestSupport
import Testing
import Treatment

/// A sentence beside parameters, and what nobody should write.
struct AskedRequestTests {
    private func parse(_ parameters: [(name: String, value: String)]) throws -> Asked {
        try parseRequest(parameters, in: AskTables.snapshot())
    }

    @Test(
        "the parameters that a sentence becomes are the same request",
        arguments: [
            "evening iop near 91301 that takes medi-cal", "dual dx near me", "non 12 step outpatient, not residential",
            "I work 9 to 5:30 weekdays, which program can I really attend?",
            "Medicare and Medicaid both within 10 miles of 90012",
            "php lunes a jueves después de las 5 para mi hija de 17 años", "cedar house", "closest detox",
            "weekend iop, saturdays",
            "keep my methadone, Joint Commission or CARF, in Travis County", "aspen gold", "no evenings",
        ])
    func parametersReadBack(_ sentence: String) throws {
        let asked = try parse([("q", sentence)])
        let understood = try #require(asked.understood)
        let again = try parse(understood.parameters.map { ($0.name, $0.value) })
        #expect(again.request == asked.request)
        #expect(again.request.fingerprint == asked.request.fingerprint)
    }

    @Test func givenParametersStandBeforeTheSentence() throws {
        let asked = try parse([
            ("q", "evening iop in Springfield medicaid 10 miles"), ("near", "90012"), ("payment", "medicare"),
        ])
        #expect(asked.request.origin?.label == "90012 Los Angeles, CA")
        #expect(asked.request.needs.map(\.terms) == [[.medicare]])
        #expect(asked.request.level?.levels == [.iop] && asked.request.radius == Metres(16093))
        #expect(asked.understood?.parameters.map(\.name) == ["radius", "level", "window"])
        #expect(try parse([("q", "iop within 5 miles"), ("near", "90012"), ("ring", "10")]).request.radius == nil)
    }

    @Test func anAmbiguousPlaceIsTheSameErrorAsNear() throws {
        func error(_ parameters: [(name: String, value: String)]) -> ParameterError? {
            do { _ = try parse(parameters) } catch let error as ParameterError { return error } catch {}
            return nil
        }
        let choices = try #require(error([("near", "Springfield")])?.choices)
        #expect(choices.count > 1)
        #expect(error([("q", "rehab in Springfield")])?.choices == choices)
        #expect(error([("q", "rehab near Xyzzyville")])?.parameter == "near")
        #expect(error([("q", "from 90012 to 10001")])?.choices.count == 2)
    }

    @Test func bothQAndIgnoreAreChecked() {
        for bad in [
            [("q", "a"), ("q", "b")], [("ignore", "a")], [("q", "a"), ("ignore", "!")], [("q", "")], [("q", "🙂 🙂")],
            [("q", "medicaid not medicaid or php, not php")], [("q", "php but not php")],
        ] as [[(name: String, value: String)]] {
            #expect(throws: ParameterError.self, "\(bad)") { try parse(bad) }
        }
    }

    @Test(
        "hostile sentences are read or refused, and nothing else",
        arguments: [
            String(repeating: "a", count: 1 << 20), String(repeating: "suboxone ", count: 55),
            String(repeating: "not ", count: 120), String(repeating: "near ", count: 99), "\u{0}\u{1}\u{7F}",
            "iop\u{0}php",
            "مرحبا علاج الإدمان", "\u{202E}pohs eciffo", "(a+)+$ .* [^x]{1,9999}", "'; DROP TABLE programs; --",
            "%00%ff",
            "👩‍👩‍👧‍👦 detox 💊", "9 to 9 to 9 to 9", "after after after 5", "99999999999999999999 miles", "0 miles near 90012",
            "near near near", "in in in or or or", "within 10 miles of within 10 miles of", "00000 99999",
            "- - - : : :",
            "24:00 to 24:00 weekdays", "monday to monday", "mon-mon 12am-12am", "120 years old 121 years old",
            "ignore=q",
            String(repeating: "12am-12pm mon ", count: 35), "e\u{301}\u{301}\u{301}", "must:strict:not:all:x", "q",
            "\"\"\"",
        ])
    func hostile(_ sentence: String) throws {
        do {
            let asked = try parse([("q", sentence)])
            #expect(try parse([("q", sentence)]).request == asked.request)
        } catch let error as ParameterError {
            #expect(!error.problem.isEmpty && !error.expected.isEmpty && !error.example.isEmpty)
            #expect(error.description.utf8.count < 2000)
        }
    }

    @Test func randomSentencesReadBack() throws {
        let seed: UInt64 = 31
        var random = SeededRandom(seed: seed)
        let snapshot = try AskTables.snapshot()
        let small = [
            "not", "or", "and", "near", "in", "within", "10", "miles", "after", "5:30", "pm", "to", "9", "mon", "-",
            ",", "91301",
            "years old", "both", "on", "San", "Jose", "CA", "Portland, OR", "ñ", "🙂", "\u{0}", "I work", "weekdays",
            "xqz", "sin",
        ]
        for round in 0..<150 {
            let words = (0..<random.within(1...12)).map { _ -> String in
                random.chance(50)
                    ? random.pick(small) : snapshot.concept(at: random.below(snapshot.conceptCount)).phrase
            }
            let sentence = words.joined(separator: random.chance(90) ? " " : "")
            do {
                let asked = try parse([("q", sentence)])
                let understood = try #require(asked.understood)
                let utf8 = Array(sentence.utf8)
                for part in understood.parts {
                    #expect(String(decoding: utf8[part.range], as: UTF8.self) == part.words)
                    #expect(!part.meaning(in: .spanish, snapshot.vocabulary).isEmpty)
                }
                let again = try parse(understood.parameters.map { ($0.name, $0.value) })
                #expect(again.request == asked.request, "seed \(seed), round \(round): \(sentence)")
            } catch let error as ParameterError {
                #expect(!error.example.isEmpty, "seed \(seed), round \(round): \(sentence)")
            }
        }
    }
}
