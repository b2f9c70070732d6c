import LocatorIngest
import Testing
import Treatment

/// What the reader does where the code table leaves a choice, on directories made here.
struct CodeResolutionTests {
    @Test(
        "letters that two categories use are told apart by their group",
        arguments: [
            ("SA * ORT * MC XX * CM", "medicaid"), ("SA * ORT * XX WN * CM", "women"),
            ("SA * ORT * XX * CM", "medicaid"),
        ])
    func ambiguous(_ codes: String, _ term: String) throws {
        let tables = try VocabularyTables(
            codes: ExportFile(name: "codes.csv", bytes: Array(AmbiguousTables.codes.utf8)),
            absence: ExportFile(name: "absence.csv", bytes: Array(AmbiguousTables.absence.utf8)))
        let outcome = try readSAMHSADirectory(directory([codes]), ordinal: 0, tables: tables)
        let stated = outcome.records[0].facts.entries.filter { $0.fact.state == .yes }.map {
            Vocabulary.fixed[$0.term].code
        }
        #expect(stated.filter { ["medicaid", "women"].contains($0) } == [term])
        #expect(outcome.notices.allSatisfy { $0.rule.id != "code-unknown" })
    }

    @Test(
        "a code that occurs nowhere in a large file was not asked in earnest",
        arguments: [(999, Ternary.no), (1000, .unknown)])
    func silent(_ rows: Int, _ medicaid: Ternary) throws {
        let file = directory([String](repeating: "SA * ORT * MC", count: rows))
        let outcome = try readSAMHSADirectory(file, ordinal: 0, tables: SAMHSASamples.tables())
        #expect(outcome.records.allSatisfy { ($0.facts[.medicaid]?.state ?? .unknown) == medicaid })
        #expect(outcome.notices.contains { $0.rule.id == "code-silent" && $0.value == "MD" } == (rows == 1000))
    }

    @Test func codesThatTheDirectoryDoesNotAskCountAndAreNoticed() throws {
        let outcome = try readSAMHSADirectory(
            directory(["SA * ORT * DBT CBT BIA"]), ordinal: 0, tables: SAMHSASamples.tables())
        #expect(outcome.records[0].facts[.dbt] == Fact(.yes))
        #expect(outcome.notices.map(\.rule.id) == ["code-outside-legend"])
        #expect(outcome.notices.map(\.value) == ["DBT ×1"])
    }

    @Test func truncationsAndSeededFlipsEndInRecordsOrAnError() throws {
        let tables = try SAMHSASamples.tables()
        let seed: UInt64 = 317
        var state = seed
        for name in ["directory-su.csv", "findtreatment.csv"] {
            let whole = try SAMHSASamples.fixture(name).bytes
            for round in 0..<100 {
                var bytes = whole
                for _ in 0...(round % 3) {
                    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                    bytes[Int((state >> 33) % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: state >> 56)
                }
                if round % 4 == 0 { bytes.removeSubrange(Int((state >> 20) % UInt64(bytes.count))...) }
                let file = ExportFile(name: name, bytes: bytes)
                do throws(FileError) {
                    let outcome =
                        name.hasPrefix("dir")
                        ? try readSAMHSADirectory(file, ordinal: 0, tables: tables)
                        : try readFindTreatment(file, ordinal: 0, tables: tables)
                    #expect(outcome.read == outcome.records.count + outcome.quarantined.values.reduce(0, +))
                } catch {
                    #expect(!error.cure.isEmpty)
                }
            }
        }
        print("SAMHSA flips: seed \(seed)")
    }

    private func directory(_ codes: [String]) -> ExportFile {
        let header =
            "name1,name2,street1,street2,city,state,zip,phone,intake1,intake2,intake1a,intake2a,service_code_info"
        let rows = codes.map { "Fictional,,1 Example Street,,Sampleton,TX,78701,512-555-0100,,,,,\($0)" }
        return ExportFile(name: "made.csv", bytes: Array(([header] + rows).joined(separator: "\n").utf8))
    }
}

private enum AmbiguousTables {
    static let codes = """
        category,code,name,su,mh,yes,no,only,levels,unless,scope,reason
        TC,SA,Substance use,asked,,substance_use,,,,,,
        SET,ORT,Outpatient,asked,,,,,op,,,
        PAY,MC,Medicare,asked,,medicare,,,,,,
        PAY,XX,Medicaid,asked,,medicaid,,,,,,
        SG,WN,Lgbtq,asked,,lgbtq,,,,,,
        SG,XX,Women,asked,,women,,,,,,
        AS,CM,Case management,asked,,case_management,,,,,,
        """
    static let absence = """
        directory,category,codes,meaning,by,agreement,why
        su,TC,,unknown,,,
        su,SET,,unknown,,,
        su,PAY,,unknown,,,
        su,SG,,unknown,,,
        su,AS,,unknown,,,
        """
}
