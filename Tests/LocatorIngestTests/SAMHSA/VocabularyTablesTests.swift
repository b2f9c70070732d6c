import LocatorIngest
import Testing
import Treatment

struct VocabularyTablesTests {
    @Test func everyCodeSaysSomethingOrWhyNot() throws {
        let codes = try SAMHSASamples.tables().codes
        #expect(codes.count == 317)
        #expect(Set(codes.map(\.category)).count == 33)
        for code in codes {
            let saysNothing = code.yes.isEmpty && code.no.isEmpty && code.only.isEmpty && code.level == nil
            #expect(saysNothing == !code.reason.isEmpty, "\(code.category) \(code.code)")
            #expect(!code.name.isEmpty)
            #expect(!code.askedBy.isEmpty)
        }
    }

    /// A public extractor swapped Medicaid and Medicare and sent everyone on Medicaid to the wrong doors: what a code is
    /// called must be what it says.
    @Test(
        "names and terms agree",
        arguments: [
            ("PAY", "MD", "Medicaid", "medicaid"), ("PAY", "MC", "Medicare", "medicare"),
            ("PAY", "MI", "military", "military"), ("TAP", "MOTI", "Motivational", "motivational_interviewing"),
            ("PAY", "SF", "self-payment", "self_pay"), ("PAY", "SI", "State-financed", "state_plan"),
            ("PAY", "PI", "Private", "private"), ("PAY", "ITU", "Tribal", "tribal_ihs"),
            ("PAY", "NP", "No payment", "free"),
            ("SG", "MF", "military families", "military_families"), ("SG", "ADM", "Active duty", "active_duty"),
            ("GN", "FEM", "Female", "women"), ("GN", "MALE", "Male", "men"), ("EXCL", "DU", "DUI/DWI", "dui_dwi"),
        ])
    func lint(_ category: String, _ code: String, _ word: String, _ term: String) throws {
        let codes = try SAMHSASamples.tables().codes
        let found = try #require(codes.first { $0.category == category && $0.code == code })
        #expect(found.name.contains(word))
        #expect(found.yes.map { Vocabulary.fixed[$0.term].code } == [term])
    }

    /// The same for every code whose name is the label of a term: the label's words must not belong to another term.
    @Test func noCodeSaysATermThatAnotherCodeIsNamedAfter() throws {
        let codes = try SAMHSASamples.tables().codes
        let payments = ["medicaid", "medicare"]
        for code in codes {
            let name = code.name.lowercased()
            // "other than Medicaid" names what it is not.
            guard !name.contains("other than") else { continue }
            for term in payments where name.contains(term) {
                #expect(code.yes.map { Vocabulary.fixed[$0.term].code } == [term], "\(code.code)")
            }
        }
    }

    @Test func explicitNoesAndClauses() throws {
        let codes = try SAMHSASamples.tables().codes
        func row(_ code: String) throws -> ServiceCode { try #require(codes.first { $0.code == code }) }
        func no(_ code: String) throws -> Set<String> { Set(try row(code).no.map { Vocabulary.fixed[$0.term].code }) }
        #expect(try no("NOOP") == ["opioid"])
        #expect(try no("NAUT") == ["alcohol"])
        #expect(try no("NMOA") == ["buprenorphine", "methadone", "naltrexone"])
        #expect(try no("NMAUT").contains("alcohol_medication"))
        #expect(try no("SMON") == ["smoking_allowed"])
        for (code, only) in [
            ("DUO", "dui_dwi"), ("AUDO", "alcohol"), ("OUDO", "opioid"), ("MALE", "men"), ("FEM", "women"),
        ] {
            #expect(try row(code).only.map { Vocabulary.fixed[$0].code } == [only])
        }
        #expect(try row("DU").only.isEmpty)
    }

    @Test(
        "a broken table is refused with file, line and cure",
        arguments: [
            ("PAY,MD,Medicaid,asked,asked,medicaidd,,,,,,", 2, "Did you mean"),
            ("PAY,MD,Medicaid,asked,asked,medicaid:huge,,,,,,", 2, "plain"),
            ("PAY,MD,Medicaid,asked,asked,,,,,,,", 2, "Fill in"),
            ("PAY,MD,Medicaid,asked,asked,medicaid,,,,,,why", 2, "Fill in"),
            ("PAY,MD,Medicaid,asked,asked,medicaid,,,iopp,,,", 2, "iop"),
            ("PAY,MD,Medicaid,asked,asked,medicaid,,,,,", 2, "comma"),
            ("PAY,MD,Medicaid,asked,asked,medicaid,,,,,,\nPAY,MD,Medicaid,asked,asked,medicaid,,,,,,", 3, "Correct"),
            ("PAY,MD,Medicaid,asked,asked,medicaid,,,,XX,,", 0, "Correct"),
            ("PAY,MEDICAIDS,Medicaid,asked,asked,medicaid,,,,,,", 2, "Correct"),
        ])
    func brokenTables(_ rows: String, _ line: Int, _ cure: String) throws {
        let header = "category,code,name,su,mh,yes,no,only,levels,unless,scope,reason\n"
        let file = ExportFile(name: "codes.csv", bytes: Array((header + rows + "\n").utf8))
        let error = #expect(throws: FileError.self) {
            try VocabularyTables(codes: file, absence: SAMHSASamples.file("data/vocabulary/absence.csv"))
        }
        #expect(error?.file == "codes.csv")
        #expect(error?.line == line)
        #expect(error?.cure.contains(cure) == true, "\(error?.description ?? "")")
    }

    @Test(
        "so is a broken absence table",
        arguments: [
            ("xx,PAY,,unknown,,,", "su or mh"), ("su,PAYY,,unknown,,,", "codes.csv"),
            ("su,PAY,,perhaps,,,", "no_always"),
            ("su,PAY,XX,unknown,,,", "codes.csv"), ("su,OL,,gated,XX,,", "codes.csv"),
            ("su,PAY,,unknown,,,", "exactly one"),
        ])
    func brokenAbsences(_ row: String, _ cure: String) throws {
        let file = ExportFile(
            name: "absence.csv", bytes: Array(("directory,category,codes,meaning,by,agreement,why\n" + row).utf8))
        let error = #expect(throws: FileError.self) {
            try VocabularyTables(codes: SAMHSASamples.file("data/vocabulary/codes.csv"), absence: file)
        }
        #expect(error?.file == "absence.csv")
        #expect(error?.cure.contains(cure) == true, "\(error?.description ?? "")")
    }
}
