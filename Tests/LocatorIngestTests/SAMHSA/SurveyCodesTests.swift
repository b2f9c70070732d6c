import LocatorIngest
import Testing
import Treatment

/// The codes that records state are kept as they stand there, for clients of FindTreatment.gov.
struct SurveyCodesTests {
    /// The letters of a set, as the code table has them.
    private func letters(_ survey: SurveyCodes) throws -> Set<String> {
        let codes = try SAMHSASamples.tables().codes
        var letters: Set<String> = []
        survey.codes.forEach { letters.insert(codes[$0].code) }
        return letters
    }

    @Test func aDirectoryRowKeepsItsCodes() throws {
        let outcome = try readSAMHSADirectory(
            SAMHSASamples.fixture("directory-su.csv"), ordinal: 0, tables: SAMHSASamples.tables())
        #expect(try letters(outcome.records[1].survey) == ["SA", "OP", "ORT", "MD"])
        #expect(outcome.records.allSatisfy { $0.survey.surveys == .substanceUse })
    }

    @Test func aFindTreatmentRowKeepsItsCodes() throws {
        let outcome = try readFindTreatment(
            SAMHSASamples.fixture("findtreatment.csv"), ordinal: 0, tables: SAMHSASamples.tables())
        for record in outcome.records { #expect(!record.survey.codes.isEmpty, "\(record.name)") }
    }

    @Test func oneFacilityStatesWhatAnyOfItsRecordsStates() throws {
        let substance = PipelineSamples.Row(codes: "SA * OP OIT * MD")
        let mental = PipelineSamples.Row(codes: "MH * OP * DBT")
        var options = IngestOptions()
        options.categories = try categories()
        let catalog = try ingest(
            [PipelineSamples.directory("su.csv", [substance]), PipelineSamples.directory("mh.csv", [mental])],
            tables: SAMHSASamples.tables(), gazetteer: PipelineSamples.gazetteer(), options: options
        ).catalog
        let facility = try #require(catalog.facilities.first)
        #expect(catalog.facilities.count == 1)
        #expect(facility.survey.surveys == .both)
        #expect(try letters(facility.survey) == ["SA", "OP", "OIT", "MD", "MH", "DBT"])
        let medicaid = try #require(catalog.codeBook.codes.first { $0.letters == "MD" })
        #expect(medicaid.name == "Medicaid")
        #expect(catalog.codeBook.categories[medicaid.category].name == "Payment/Insurance/Funding Accepted")
    }

    @Test(
        "names of categories: each once, no other",
        arguments: [("XX,Else", 2, "no category"), ("TC,", 2, "no name"), ("TC,Type of Care", 0, "SET")])
    func brokenCategories(_ rows: String, _ line: Int, _ problem: String) throws {
        let file = ExportFile(name: "categories.csv", bytes: Array("category,name\n\(rows)\n".utf8))
        let error = #expect(throws: FileError.self) { try readCategories(file, of: SAMHSASamples.tables()) }
        #expect(error?.line == line && error?.problem.contains(problem) == true, "\(error?.description ?? "")")
    }

    private func categories() throws -> [CodeBook.Category] {
        try readCategories(SAMHSASamples.file("data/vocabulary/categories.csv"), of: SAMHSASamples.tables())
    }

    @Test("every code of both directories of 2022 is kept", .enabled(if: SAMHSASamples.hasRealFiles))
    func real() throws {
        for survey in Questionnaire.allCases {
            let counts = try countServiceCodes(SAMHSASamples.directory(survey), tables: SAMHSASamples.tables())
            var kept = [Int](repeating: 0, count: counts.count)
            for record in try SAMHSASamples.outcome(survey).records { record.survey.codes.forEach { kept[$0] += 1 } }
            #expect(kept == counts)
        }
    }

    @Test("categories and codes go by SAMHSA's names", .enabled(if: SAMHSASamples.hasRealFiles))
    func names() throws {
        let categories = try categories()
        var reader = try CSVReader(SAMHSASamples.real("samhsa-service-codes.csv").bytes, file: "codes")
        var row = CSVRow()
        var rows = 0
        while try reader.next(&row) {
            rows += 1
            #expect(categories.contains(CodeBook.Category(code: row.text(0), name: row.text(1))), "\(row.text(1))")
            #expect(
                try SAMHSASamples.tables().codes.contains {
                    $0.category == row.text(0) && $0.code == row.text(2).uppercased() && $0.name == row.text(3)
                }, "\(row.text(3))")
        }
        #expect(rows == 317)
    }
}
