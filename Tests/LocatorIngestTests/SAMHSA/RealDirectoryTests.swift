import LocatorIngest
import Testing
import Treatment

/// The two directories of 2022, when they are there: SAMHSA's own counts are the oracle.
@Suite(.enabled(if: SAMHSASamples.hasRealFiles))
struct RealDirectoryTests {
    @Test("every code occurs as often as the code table says", arguments: Questionnaire.allCases)
    func counts(_ survey: Questionnaire) throws {
        let tables = try SAMHSASamples.tables()
        let counts = try countServiceCodes(SAMHSASamples.directory(survey), tables: tables)
        let oracle = try SAMHSASamples.real("samhsa-service-codes.csv")
        var reader = try CSVReader(oracle.bytes, file: oracle.name)
        let column = try #require(reader.column(survey == .substanceUse ? "n_2022_sa" : "n_2022_mh"))
        let asked = try #require(reader.column("verified_in"))
        var row = CSVRow()
        var rows = 0
        while try reader.next(&row) {
            let place = try #require(
                tables.codes.firstIndex { $0.category == row.text(0) && $0.code == row.text(2) }, "\(row.text(2))")
            #expect(counts[place] == Int(row.text(column)) ?? 0, "\(row.text(0)) \(row.text(2))")
            let legend = survey == .substanceUse ? ["ND2022_SA", "ND2023_SU"] : ["ND2022_MH"]
            let isAsked = legend.contains { row.text(asked).contains($0) }
            #expect(tables.codes[place].askedBy.contains(survey) == isAsked, "\(row.text(2))")
            rows += 1
        }
        #expect(rows == 317)
    }

    @Test("levels, focus and facts of the substance-use directory")
    func substanceUse() throws {
        let outcome = try SAMHSASamples.outcome(.substanceUse)
        #expect(outcome.publisher == "SAMHSA National Directory, substance use")
        #expect(outcome.read == 12_176 && outcome.records.count == 12_176 && outcome.quarantined.isEmpty)
        #expect(
            levels(outcome) == [
                .op: 9694, .iop: 5525, .php: 1703, .otp: 1806, .residential: 2794, .inpatient: 538, .detox: 2903,
                .transitional: 1181,
            ])
        #expect(outcome.records.allSatisfy { $0.programs.allSatisfy { $0.focus == .substanceUse } })
        for (term, count) in [
            ("medicaid", 9028), ("medicare", 5457), ("joint_commission", 2855), ("carf", 3935), ("es", 2779),
            ("free", 235),
        ] { #expect(yes(outcome, term) == count, "\(term)") }
        // Never asked: neither yes nor no.
        #expect(yes(outcome, "dbt") == 0 && no(outcome, "dbt") == 0)
        // Asked, and absence says nothing.
        #expect(no(outcome, "adults") == 0 && no(outcome, "telehealth") == 0)
        #expect(no(outcome, "dui_dwi") == 12_176 - 2729)
        let men = outcome.records.filter { $0.programs.first?.servesOnly == [.men] }
        #expect(men.count > 600 && men.allSatisfy { $0.facts[.women]?.state == .no })
        #expect(outcome.records.count { $0.isConfidential } == 12)
    }

    @Test("levels, focus and facts of the mental-health directory")
    func mentalHealth() throws {
        let outcome = try SAMHSASamples.outcome(.mentalHealth)
        #expect(outcome.publisher == "SAMHSA National Directory, mental health")
        #expect(outcome.read == 9037 && outcome.records.count == 9037)
        #expect(levels(outcome) == [.op: 7426, .php: 1331, .residential: 1220, .inpatient: 1124])
        for (term, count) in [("medicaid", 7968), ("dbt", 5477), ("es", 2669), ("emdr", 1704)] {
            #expect(yes(outcome, term) == count, "\(term)")
        }
        #expect(no(outcome, "dbt") > 3000)
        // Bodies are not asked here.
        #expect(yes(outcome, "joint_commission") + no(outcome, "joint_commission") == 0)
        // SMPD occurs nowhere in the file, so that smoking is no only where SMON says so.
        #expect(no(outcome, "smoking_allowed") == 4962)
        #expect(outcome.notices.filter { $0.rule.id == "code-silent" }.map(\.value) == ["DDF", "SMPD"])
    }

    /// Eight levels a row at most: 26,144 + 11,101.
    @Test func programsOfBoth() throws {
        var programs = 0
        for survey in Questionnaire.allCases {
            let outcome = try SAMHSASamples.outcome(survey)
            programs += outcome.records.reduce(0) { $0 + $1.programs.count }
        }
        #expect(programs == 37_245)
    }

    private func levels(_ outcome: ReadOutcome) -> [Level: Int] {
        outcome.records.reduce(into: [:]) { counts, record in
            for program in record.programs { counts[program.level, default: 0] += 1 }
        }
    }

    private func yes(_ outcome: ReadOutcome, _ code: String) -> Int { count(outcome, code, .yes) }

    private func no(_ outcome: ReadOutcome, _ code: String) -> Int { count(outcome, code, .no) }

    private func count(_ outcome: ReadOutcome, _ code: String, _ state: Ternary) -> Int {
        let term = Vocabulary.known(code)
        return outcome.records.count { $0.facts[term]?.state == state }
    }
}
