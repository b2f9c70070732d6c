import LocatorIngest
import Testing
import Treatment

struct ConceptRowsTests {
    @Test func theRepositorysTablesAreRead() throws {
        let concepts = try readConcepts(SAMHSASamples.file("data/vocabulary/synonyms.csv"))
        let safety = try readSafetyPhrases(SAMHSASamples.file("data/vocabulary/safety.csv"))
        #expect(concepts.count > 2000 && safety.count > 100)
        #expect(concepts.contains(Concept(phrase: "suboxone", parameter: "medication", value: "buprenorphine")))
        #expect(Set(concepts.map(\.phrase)).count == concepts.count)
    }

    @Test(
        "a broken table is refused with file, line and cure",
        arguments: [
            ("subs,en,medicine,buprenorphine,,", 2, "parameter"), ("subs,en,medication,bupe,,", 2, "Write one of"),
            ("subs,en,medication,,,", 2, "Fill it in"), ("!,en,medication,methadone,,", 2, "phrase"),
            ("subs,fr,medication,methadone,,", 2, "language"), ("subs,en,medication,methadone,loud,", 2, "exact"),
            ("a;a,en,drop,,,", 2, "Leave it in one"), ("a,en,drop,,,\nb;Á,en,text,,,", 3, "line 2"),
            ("a,en,drop,x,,", 2, "empty"), ("mornings,en,free,25:00,,", 2, "00:00-12:00"),
            ("meth;methadone,en,medication,methadone,,\nmeth,,forbid,methadone,,", 3, "out of the row"),
            ("one two three four five six seven eight nine,en,drop,,,", 2, "1 to 8"),
        ])
    func brokenRows(_ rows: String, _ line: Int, _ cure: String) throws {
        let text = "phrases,language,parameter,value,marks,note\n\(rows)\n"
        let error = #expect(throws: FileError.self) {
            try readConcepts(ExportFile(name: "synonyms.csv", bytes: Array(text.utf8)))
        }
        #expect(error?.line == line && error?.file == "synonyms.csv")
        let words = error?.description ?? ""
        #expect(words.contains(cure), "\(words)")
    }

    @Test func aCarrierOfTheListingsStandsBeforeItsRow() {
        let vocabulary = Vocabulary(carriers: [("cedar-health", "Cedar Health")])
        let rows = [Concept(phrase: "cedar health", parameter: "payment", value: "private")]
        let all = allConcepts(rows, vocabulary)
        #expect(all.first { $0.phrase == "cedar health" }?.value == "cedar-health")
        #expect(all.first { $0.phrase == "dialectical behavior therapy" }?.value == "dbt")
        #expect(all.map(\.phrase) == all.map(\.phrase).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        #expect(!all.contains { $0.phrase == "he" || $0.phrase == "so" })
    }

    @Test func placedWordsAreTheFoldedTokens() {
        for text in [
            "Médi-Cal, O'Brien’s  CAFÉ!", "", "İstanbul ΣΟΦΟΣ ß œ", "a\u{0}b\u{301}c", "91301-1234 🙂 5:30", "مرحبا",
        ] {
            #expect(placedWords(text).map(\.text) == foldedTokens(text), "\(text)")
        }
    }
}
