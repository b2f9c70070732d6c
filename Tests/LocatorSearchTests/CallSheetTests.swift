import LocatorIndex
import LocatorSearch
import TestSupport
import Testing
import Treatment

/// What is not known is asked, once a program; what is known is said with its date; and it fits on paper.
struct CallSheetTests {
    @Test(arguments: 0..<UInt64(8))
    func everyUnknownIsAQuestion(seed: UInt64) throws {
        var random = SeededRandom(seed: 200 + seed)
        let catalog = randomCatalog(seed: seed, facilities: 8)
        let engine = SearchEngine(try Snapshot(bytes: encode(catalog)))
        for round in 0..<5 {
            let request = randomRequest(catalog, &random)
            let ids = random.shuffled(catalog.programs.map(\.id))
            guard ids.count >= 3 else { continue }
            let note: Comment = "seed \(seed), request \(round): \(request)"
            let sheet = try engine.callSheet(Array(ids.prefix(3)), for: request)
            let sides = try engine.sideBySide(Array(ids.prefix(3)), for: request)
            #expect(sheet.entries.map(\.program.id) == Array(ids.prefix(3)), note)
            for (place, entry) in sheet.entries.enumerated() {
                let questions = entry.questions.map(\.text) + entry.alsoAsk
                #expect(Set(questions).count == questions.count, note)
                for row in sides.rows where row.cells[place].state == .unknown {
                    let question = try #require(row.cells[place].question, note)
                    #expect(questions.contains(question), "\(row.label): \(question) \(note)")
                }
                let facts = entry.program.facts
                for term in Set(request.needs.flatMap(\.terms)) where facts[term] == nil {
                    let entryOfTerm = catalog.vocabulary[term]
                    // Carriers, telehealth and windows also follow from other facts.
                    guard !entryOfTerm.isCarrier, entryOfTerm.group != .shape, term != .telehealth else { continue }
                    #expect(questions.count { $0 == TermWords(entryOfTerm).question } == 1, note)
                }
            }
        }
    }

    @Test(arguments: [PageLanguage.english, .spanish], [40, 80])
    func fitsOnPaper(language: PageLanguage, width: Int) throws {
        var random = SeededRandom(seed: 12)
        let catalog = randomCatalog(seed: 12, facilities: 15)
        let engine = SearchEngine(try Snapshot(bytes: encode(catalog)))
        let today = try #require(Day("2026-11-21"))
        for _ in 0..<10 {
            let request = randomRequest(catalog, &random)
            let ids = catalog.programs.prefix(20).map(\.id) + [1]
            let sheet = try engine.callSheet(ids, for: request, in: language)
            let text = callSheetText(sheet, width: width, today: today)
            #expect(text.split(separator: "\n").allSatisfy { $0.count <= width })
            #expect(
                text == callSheetText(try engine.callSheet(ids, for: request, in: language), width: width, today: today)
            )
            let flat = text.split(whereSeparator: { $0 == "\n" || $0 == " " }).joined(separator: " ")
            #expect(flat.contains("988") && flat.contains("911") && flat.contains("1-800-662-4357"))
            #expect(flat.contains(engine.snapshot.id) && flat.contains(base32(1)))
            #expect(sheet.missing == [1])
            for entry in sheet.entries { #expect(entry.phones.allSatisfy { !$0.text.contains("fax") }) }
        }
    }

    /// No sentence of a Spanish sheet was left in English.
    @Test func spanishIsSpanish() throws {
        var random = SeededRandom(seed: 13)
        let catalog = randomCatalog(seed: 13, facilities: 15)
        let engine = SearchEngine(try Snapshot(bytes: encode(catalog)))
        for _ in 0..<15 {
            var request = randomRequest(catalog, &random)
            request.text = nil
            let ids = catalog.programs.prefix(6).map(\.id)
            let sheet = try engine.callSheet(ids, for: request, in: .spanish)
            let text = callSheetText(sheet, today: Day(rawValue: 20_000)).lowercased()
            let words = text.split(whereSeparator: { !$0.isLetter }).map(String.init)
            for english in ["not", "takes", "offers", "you", "ask", "miles", "unknown", "with", "and"] {
                #expect(!words.contains(english), "\(english)")
            }
        }
    }
}

/// Rows that differ come first, and a row is hidden only when all say the same and nobody leaves it open.
struct SideBySideTests {
    @Test func differencesComeFirst() throws {
        var random = SeededRandom(seed: 21)
        for seed in 0..<UInt64(6) {
            let catalog = randomCatalog(seed: seed, facilities: 10)
            let engine = SearchEngine(try Snapshot(bytes: encode(catalog)))
            for _ in 0..<5 {
                let request = randomRequest(catalog, &random)
                let ids = random.shuffled(catalog.programs.map(\.id)).prefix(random.within(2...6))
                guard ids.count >= 2 else { continue }
                let sides = try engine.sideBySide(Array(ids), for: request)
                #expect(sides.programs.map(\.id) == Array(ids))
                let firstSame = sides.rows.firstIndex(where: \.isSame) ?? sides.rows.count
                for (place, row) in sides.rows.enumerated() {
                    #expect(row.cells.count == ids.count && !row.label.isEmpty)
                    #expect(row.isSame == (place >= firstSame))
                    let isOne = Set(row.cells.map { "\($0.text) \($0.state.map(\.name) ?? "")" }).count == 1
                    #expect(row.isSame == (isOne && !row.cells.contains { $0.state == .unknown }))
                    #expect(row.cells.allSatisfy { ($0.state == .unknown) == ($0.question != nil) && !$0.text.isEmpty })
                }
                let twice = try engine.sideBySide([ids[ids.startIndex], ids[ids.startIndex]], for: request)
                #expect(twice.rows.allSatisfy { row in row.isSame || row.cells.contains { $0.state == .unknown } })
            }
        }
    }

    @Test(arguments: [
        ("", "no program"), ("x", "not a program's id"), ("0c5m7kq2v9d3e", "one program"),
        ("0c5m7kq2v9d3e,0c5m7kq2v9d3e", "one program"),
    ])
    func idsThatDoNotFit(text: String, says: String) throws {
        let error = #expect(throws: ParameterError.self) { try readProgramIDs(text, "ids", count: SideBySide.counts) }
        #expect(error?.description.contains(says) == true)
    }

    @Test func idsAreReadInTheirOrder() throws {
        #expect(try readProgramIDs("0000000000002, 0000000000001", "ids", count: CallSheet.counts).ids == [2, 1])
        let many = (1...21).map { base32(UInt64($0)) }.joined(separator: ",")
        #expect(throws: ParameterError.self) { try readProgramIDs(many, "ids", count: CallSheet.counts) }
    }
}

/// Every term can be said and asked in both languages.
struct TermWordsTests {
    @Test func everyTermSpeaksBothLanguages() {
        for entry in Vocabulary.fixed.entries {
            for language in PageLanguage.allCases {
                let words = TermWords(entry, language)
                for state in Ternary.allCases {
                    for grade in Grade.allCases {
                        let text = words.text(state, grade)
                        #expect(!text.isEmpty && !text.contains("  ") && text.first != " ", "\(entry.code): \(text)")
                    }
                }
                #expect(words.question.hasSuffix("?"))
                #expect(words.question.hasPrefix("¿") == (language == .spanish))
            }
        }
    }

    @Test(arguments: [
        ("medicaid", "takes Medicaid", "no acepta Medicaid", "¿Aceptan Medicaid?"),
        ("private", "takes private insurance", "no acepta seguro privado", "¿Aceptan seguro privado?"),
        ("free", "free of charge", "no es gratis", "¿Es gratis?"),
        (
            "sliding_scale", "offers: sliding fee scale", "no ofrece: tarifa según ingresos",
            "¿Ofrecen: tarifa según ingresos?"
        ),
        ("emdr", "EMDR", "no ofrece: EMDR", "¿Ofrecen: EMDR?"),
        ("opioid", "Opioid use", "no trata: consumo de opioides", "¿Tratan: consumo de opioides?"),
        ("women", "Women", "no es para: mujeres", "¿Atienden a: mujeres?"),
        (
            "es", "serves people in Spanish", "no atiende en español",
            "¿Tienen sesiones en español, o personal que lo hable, o intérprete?"
        ),
        (
            "abstinence_required", "Abstinence required", "no es así: se exige abstinencia",
            "¿Es así: se exige abstinencia?"
        ),
        ("carf", "CARF", "no tiene: CARF", "¿Tienen esta acreditación o licencia: CARF?"),
        ("buprenorphine", "Buprenorphine", "no ofrece: buprenorfina", "¿Ofrecen este medicamento: buprenorfina?"),
    ])
    func words(code: String, yes: String, no: String, question: String) throws {
        let entry = Vocabulary.fixed[try #require(Vocabulary.fixed.term(code))]
        #expect(TermWords(entry).text(.yes, .plain) == yes)
        #expect(TermWords(entry, .spanish).text(.no, .plain) == no)
        #expect(TermWords(entry, .spanish).question == question)
    }
}
