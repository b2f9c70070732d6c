import Foundation
import LocatorIndex
import LocatorSearch
import TestSupport
import Testing
import Treatment

/// What sentences are understood as, in both languages, against the repository's own tables and the whole gazetteer.
struct SentenceTests {
    /// `sentence => parameters`, a line each; rewritten with UPDATE_GOLDENS=1 and reviewed as a diff.
    @Test func sentencesReadAsTheGoldenFileSays() throws {
        let url = fixtures.appending(path: "ask/sentences.txt")
        let golden = try String(contentsOf: url, encoding: .utf8)
        var found = ""
        for line in golden.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            guard !line.isEmpty, !line.hasPrefix("#") else {
                found += "\(line)\n"
                continue
            }
            let sentence = line.range(of: " => ").map { String(line[..<$0.lowerBound]) } ?? String(line)
            let row = "\(sentence) => \(try described(sentence))"
            found += row + "\n"
            if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == nil { #expect(row == line) }
        }
        if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] != nil {
            try found.write(to: url, atomically: true, encoding: .utf8)
        }
    }

    @Test(
        "phrasings that mean the same are the same request",
        arguments: [
            [
                "suboxone clinic", "buprenorphine", "subutex or suboxone", "suboxne clinic", "MAT for opioids bupe",
                "bupe, MAT for opiates", "buprenorfina", "I'm looking for a Suboxone doctor",
            ],
            [
                "dual diagnosis", "dual diagnosis program", "co-occurring disorders", "co occurring", "dual dx",
                "mental health and addiction together", "doble diagnóstico", "dual diagnosys",
            ],
            [
                "rehab near San Fransisco", "rehab San Francisco", "drug rehab san francisco",
                "rehab in San Francisco, CA",
            ],
            [
                "iop medi-cal", "intensive outpatient that takes Medicaid",
                "programa ambulatorio intensivo, acepta medicaid",
            ],
            ["no insurance", "uninsured", "sin seguro médico", "what can I afford"],
        ])
    func sameMeaning(_ sentences: [String]) throws {
        let first = try described(sentences[0])
        #expect(!first.isEmpty && !first.contains("text="))
        for sentence in sentences { #expect(try described(sentence) == first, "\(sentence)") }
    }

    @Test func nearMeSaysThatAPlaceIsMissing() throws {
        let understood = try understand("dual diagnosis program near me", in: AskTables.snapshot())
        #expect(understood.isPlaceMissing && understood.parameters.map(\.name) == ["condition"])
        #expect(try !understand("dual diagnosis near 90012", in: AskTables.snapshot()).isPlaceMissing)
    }

    @Test func partsSayWhatTheyCameFrom() throws {
        let sentence = "¿Dónde hay clínicas de Suboxone cerca de 90012?"
        let understood = try understand(sentence, in: AskTables.snapshot())
        let utf8 = Array(sentence.utf8)
        for part in understood.parts { #expect(String(decoding: utf8[part.range], as: UTF8.self) == part.words) }
        let vocabulary = try AskTables.snapshot().vocabulary
        #expect(understood.parts.map(\.words) == ["Suboxone", "90012"])
        #expect(understood.parts[0].meaning(in: .english, vocabulary) == "Buprenorphine")
        #expect(understood.parts[0].meaning(in: .spanish, vocabulary) == "Buprenorfina")
        #expect(understood.parts[0].undo == "suboxone")
    }

    @Test func whatIsIgnoredIsText() throws {
        #expect(try described("suboxone clinic iop", ignoring: ["suboxone clinic"]) == "level=iop text=suboxone clinic")
        #expect(try described("iop suboxone", ignoring: ["Suboxone!"]) == "level=iop text=suboxone")
        #expect(
            try described("rehab san francisco", ignoring: ["san francisco", "other"])
                == "focus=substance_use text=san francisco")
    }

    @Test func wordsThatChangeNothingAreSaid() throws {
        #expect(try understand("detox, not faith based", in: AskTables.snapshot()).setAside == ["not faith based"])
        #expect(try understand("iop without medicaid", in: AskTables.snapshot()).setAside == ["without medicaid"])
    }
}

/// The folder of test files.
private let fixtures = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures")

/// Parameters as one line; an error as its parameter and choices.
func described(_ sentence: String, ignoring: [String] = []) throws -> String {
    let snapshot = try AskTables.snapshot()
    do throws(ParameterError) {
        let understood = try understand(sentence, ignoring: ignoring, in: snapshot)
        return (understood.parameters.map { "\($0.name)=\($0.value)" } + (understood.isPlaceMissing ? ["place?"] : []))
            .joined(separator: " ")
    } catch { return "error: \(error.parameter) \(error.choices.joined(separator: " | "))" }
}
