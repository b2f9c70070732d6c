import LocatorIndex
import LocatorSearch
import TestSupport
import Testing
import Treatment

/// Free text on cases a person can check by eye; that the numbers are right everywhere is the naive scan's business.
struct TextTests {
    /// One program a facility, by name; facts by code.
    private func engine(_ programs: [(name: String, city: String, facts: [String])]) throws -> SearchEngine {
        var catalog = Catalog()
        for (place, (name, city, facts)) in programs.enumerated() {
            catalog.facilities.append(Facility(id: UInt64(place), name: name, city: city))
            var program = Program(id: UInt64(place), facility: place, level: .op, focus: .both)
            for code in facts { program.facts[Vocabulary.known(code)] = Fact(.yes) }
            catalog.programs.append(program)
        }
        return SearchEngine(try Snapshot(bytes: encode(catalog)))
    }

    private func answer(_ engine: SearchEngine, _ words: String, _ mode: Mode = .prefer) throws -> SearchAnswer {
        var request = SearchRequest()
        request.text = TextNeed(words, mode: mode)
        request.weights = Weights.balanced.with(.accreditation, 0)
        return try engine.search(request)
    }

    private func ids(_ engine: SearchEngine, _ words: String, _ mode: Mode = .must) throws -> [UInt64] {
        try answer(engine, words, mode).hits.map { engine.snapshot.columns.programID[$0.program] }
    }

    @Test func nameThenInflectionThenSpellingThenFactThenNothing() throws {
        let engine = try engine([
            ("Oak", "", []), ("Oak", "", ["methadone"]), ("Counselor Oak", "", []), ("Counseling Oak", "", []),
        ])
        #expect(try ids(engine, "counseling", .prefer).first == 3)
        #expect(try ids(engine, "methadone") == [1])
        #expect(try ids(engine, "counsling") == [3])
        let points = try answer(engine, "counsling").hits[0].points
        #expect(points.last.map { (5000...7000).contains($0) } == true, "\(points)")
    }

    @Test func aWordIsReadAsItIsWrittenWhenAnythingGoesByIt() throws {
        let engine = try engine([("Horizon", "", []), ("Horizons", "", []), ("Horizom", "", [])])
        #expect(try ids(engine, "horizon") == [0, 1])
        #expect(try ids(engine, "horizom") == [2])
        let reading = try #require(try answer(engine, "horizn the zebra").text)
        #expect(reading.words.map(\.kind) == [.corrected, .ignored, .nowhere])
        #expect(reading.nowhere == ["zebra"])
        #expect(reading.words[0].forms.contains("horizon"))
    }

    /// Medicaid and Medicare differ by two letters, so a word between them is one edit away from both: it is neither.
    @Test(arguments: ["medicaie", "medicard"])
    func aWordBetweenTwoThatMustNotBeConfusedIsNeither(word: String) throws {
        let engine = try engine([("Oak", "", ["medicaid"]), ("Oak", "", ["medicare"])])
        #expect(try ids(engine, word) == [])
        #expect(try ids(engine, "medicad") == [0])
        #expect(try ids(engine, "mediicare") == [1])
        #expect(try ids(engine, "medicaid") == [0])
    }

    @Test func forbiddenWordsAreNeverReadAsTheirOpposites() throws {
        let engine = try engine([
            ("Methadone Oak", "", ["naltrexone"]), ("Methamphetamine Oak", "", ["naloxone_education"]),
        ])
        #expect(try ids(engine, "methadon") == [0])
        #expect(try ids(engine, "naloxon") == [1])
        #expect(try ids(engine, "naltrexon") == [0])
    }

    /// "State health plan other than Medicaid" is no Medicaid, and who excludes people in need of detox does not offer it.
    @Test func aLabelsNegationIsNoMatch() throws {
        let engine = try engine([("Oak", "", ["state_plan"]), ("Oak", "", ["needs_detox_first"])])
        #expect(try ids(engine, "medicaid") == [])
        #expect(try ids(engine, "detox desintoxicación") == [])
    }

    @Test func stopWordsWeighNothingUnlessThereIsNothingElse() throws {
        let engine = try engine([("Oak Clinic", "", []), ("Elm", "", []), ("Elm Clinic", "", [])])
        #expect(try ids(engine, "the clinic") == [0, 2])
        #expect(try ids(engine, "elm clinic") == [1, 2])
        #expect(try ids(engine, "clinic", .not) == [1])
    }

    @Test func spanishIsAskedLikeEnglish() throws {
        let engine = try engine([("Casa Sol", "", ["depression"]), ("Casas del Norte", "", [])])
        #expect(try ids(engine, "depresión") == [0])
        #expect(try ids(engine, "casa") == [0, 1])
        #expect(try ids(engine, "CASAS").first == 1)
    }

    /// "House" was nearly weightless, because many programs help with housing, and Cedar Park beat Cedar House.
    @Test func aWordWeighsByWhatGoesByItAndNotByItsInflections() throws {
        let others = (0..<20).map { _ in (name: "Oak", city: "", facts: ["housing"]) }
        let engine = try engine(
            others + [("Cedar Park", "Cedar", ["housing"]), ("Cedar House", "", [])])
        #expect(try ids(engine, "cedar house").prefix(2) == [21, 20])
    }

    /// A term nobody says yes to is found nowhere, and takes nothing from the other words.
    @Test func aTermNobodyOffersIsNowhere() throws {
        let engine = try engine([("Oak", "", [])])
        #expect(try answer(engine, "oak clozapine").text?.nowhere == ["clozapine"])
        #expect(try answer(engine, "oak clozapine").hits[0].score == answer(engine, "oak").hits[0].score)
    }

    /// A brand's name stands for what it is made of; a program that is called so comes first, then one that says so in prose
    /// as often as can be, or once.
    @Test func aSynonymIsTheTermAndLessThanItsName() throws {
        var catalog = Catalog()
        catalog.concepts = sampleConcepts
        for (place, name) in ["Oak", "Suboxone Oak", "Oak", "Oak"].enumerated() {
            catalog.facilities.append(Facility(id: UInt64(place), name: name, city: ""))
            var program = Program(id: UInt64(place), facility: place, level: .op, focus: .both)
            if place == 0 { program.facts[Vocabulary.known("buprenorphine")] = Fact(.yes) }
            if place == 2 { program.notes = ["We start people on Suboxone on Mondays"] }
            catalog.programs.append(program)
        }
        let engine = SearchEngine(try Snapshot(bytes: encode(catalog)))
        #expect(try ids(engine, "suboxone") == [1, 0, 2])
        #expect(try ids(engine, "Subs") == [0])
        #expect(try ids(engine, "suboxon") == [1, 0, 2])
        // What is marked is no cure for a misspelling, what is two words no word.
        #expect(try ids(engine, "namastee start") == [2])
        let answer = try answer(engine, "suboxone", .must)
        #expect(answer.hits[1].points.last == 5000)
        #expect(answer.text?.words[0].terms == [Vocabulary.known("buprenorphine")])
        var request = SearchRequest()
        request.text = TextNeed("suboxone", mode: .must)
        let reasons = try engine.explain(try engine.search(request)).flatMap {
            $0.parts.last?.reasons ?? []
        }
        #expect(reasons.map(\.text).contains { $0 == "“suboxone” is in its notes" }, "\(reasons)")
    }

    /// Real tables, and every row that forbids.
    @Test func whatTheTableForbidsIsNeverFolded() throws {
        let rows = try AskTables.rows("vocabulary/synonyms.csv").filter { $0[2] == "forbid" }
        #expect(!rows.isEmpty)
        for row in rows {
            let (phrase, other) = (String(row[0]), String(row[3]))
            #expect(
                TextRules.neverFolded.contains { $0 == (phrase, other) || $0 == (other, phrase) },
                "\(phrase) and \(other)")
        }
    }

    @Test func reasonsSayWhatWasRead() throws {
        let engine = try engine([("Cedar House", "Phoenix", ["yoga"])])
        var request = SearchRequest()
        request.text = TextNeed("cedar house phoenix yoga houssess zebra oak")
        let answer = try engine.search(request)
        let part = try #require(try engine.explain(answer)[0].parts.last)
        #expect(part.dimension == .text)
        let texts = part.reasons.map(\.text)
        #expect(texts.contains("name holds “cedar” and “house”"), "\(texts)")
        #expect(texts.contains { $0.contains("“phoenix”") && $0.contains("town") }, "\(texts)")
        #expect(texts.contains { $0.contains("“yoga”") && $0.contains("Yoga") }, "\(texts)")
    }

    /// Whatever is typed, there is an answer.
    @Test func hostileTextsNeverTrap() throws {
        let engine = SearchEngine(try Snapshot(bytes: encode(randomCatalog(seed: 3, facilities: 30))))
        var random = SeededRandom(seed: 90)
        let pieces = [
            "🙂", "\u{0}", "שלום", "\u{202E}abc", "';--", "(a+)+$", "\u{301}", "ﬁ", "İ", "ß",
            String(repeating: "x", count: 1000),
            "cedar", "\n", "%00", "女女女女女女", "ааааааа",
        ]
        for round in 0..<300 {
            let words = (0..<random.pick([1, 3, 200])).map { _ in random.pick(pieces) }.joined(
                separator: random.pick(["", " "]))
            let answer = try answer(engine, words, random.pick(Mode.allCases))
            #expect((answer.text?.words.count ?? 0) <= 32, "round \(round)")
            #expect(answer.hits.allSatisfy { $0.points.allSatisfy { (0...10_000).contains($0) } }, "round \(round)")
        }
    }

    @Test func logarithmsOfWholeNumbersAreExact() {
        for power in 0..<62 { #expect(log2Sixteenths(1 << power) == 16 * power) }
        #expect([1, 2, 3, 5, 7, 1000].map(log2Sixteenths) == [0, 16, 25, 37, 44, 159])
    }
}
