import LocatorIngest
import Testing
import Treatment

/// The fictional directories of `Tests/Fixtures/samhsa`, one quirk a row, and what absence means in small records.
struct DirectoryTests {
    @Test func quirksOfTheSubstanceUseDirectory() throws {
        let outcome = try readSAMHSADirectory(
            SAMHSASamples.fixture("directory-su.csv"), ordinal: 3, tables: SAMHSASamples.tables())
        #expect(outcome.publisher == "SAMHSA National Directory, substance use")
        #expect(outcome.read == 16)
        #expect(outcome.quarantined == ["name-missing": 1, "state-missing": 1, "row-width": 2])
        #expect(
            outcome.records.map(\.name) == [
                "Cedar House Fictional", "Birch, Elm & Sons Fictional", "Line one\r\nline two Fictional",
                "The \"Quoted\" Fictional", "5\" Pipe Fictional", "Cañon Fictional", "Hidden Fictional",
                "Odd Codes Fictional",
                "Says Both Fictional", "Only A Second Name Fictional", "No Level Fictional",
                "Trailing Commas Fictional",
            ])
        #expect(
            Set(outcome.notices.map(\.rule.id)) == [
                "encoding-cp1252", "code-unknown", "codes-contradict", "row-width", "name-missing", "state-missing",
            ])
        let unknown = try #require(outcome.notices.first { $0.rule.id == "code-unknown" })
        #expect(unknown.value == "XYZZY ×2" && unknown.position.line == 10)
        #expect(outcome.notices.filter { $0.rule.id == "codes-contradict" }.map(\.value) == ["buprenorphine"])
    }

    @Test func oneRowInFull() throws {
        let record = try substanceUse(0)
        #expect(record.position.file == 3 && record.position.line == 2)
        #expect(
            record.phones == [
                .init("512-555-0100"), .init("512-555-0101 x12", .intake), .init("512-555-0102", .intake),
            ])
        #expect(record.programs.map(\.level) == [.op, .iop, .detox])
        #expect(record.programs.map(\.levelStated) == ["OMB ORT", "OIT", "DT OD"])
        #expect(record.programs.allSatisfy { $0.focus == .substanceUse && $0.servesOnly.isEmpty })
        #expect(record.askedLevels == Level.allCases)
        check(
            record,
            yes: [
                "substance_use", "medicaid", "medicare", "private", "self_pay", "sliding_scale", "joint_commission",
                "carf",
                "telehealth", "es", "ase", "ar", "cbt", "group", "family", "co_occurring", "buprenorphine",
                "naltrexone",
                "acamprosate", "opioid", "alcohol", "women", "men", "adults", "young_adults", "veterans", "dui_dwi",
                "peer",
                "case_management", "aftercare", "outpatient_detox_setting", "accepts_opioid_medication", "drug_testing",
            ],
            no: [
                "military", "free", "assistance", "coa", "vi", "disulfiram", "smoking_allowed", "vaping_allowed",
                "couples",
                "residential_detox_setting", "lgbtq", "transportation", "recovery_coach",
            ], unknown: ["children", "dbt", "gambling", "benzodiazepine", "emdr", "hepatitis_vaccination"])
        #expect(record.facts[.coOccurring]?.grade == .special)
        #expect(record.facts[Vocabulary.known("women")]?.grade == .named)
        #expect(record.facts[Vocabulary.known("buprenorphine")]?.grade == .prescribes)
        // Accepting a medication that is prescribed elsewhere is no yes to the medication.
        #expect(record.facts[Vocabulary.known("accepts_opioid_medication")]?.state == .yes)
        #expect(record.facts[Vocabulary.known("methadone")]?.state != .yes)
        #expect(record.facts[Vocabulary.known("ar")]?.grade == .bilingualStaff)
        #expect(record.facts[.medicaid] == Fact(.yes))
        #expect(record.facts[.free]?.basis == .inferred)
        // What detox treats is said of the detox program alone.
        #expect(record.programs[2].facts[Vocabulary.known("benzodiazepine")]?.state == .no)
        #expect(record.programs[2].facts[.opioid]?.state == .yes)
        #expect(record.programs[1].facts[Vocabulary.known("benzodiazepine")] == nil)
    }

    @Test(
        "levels follow the settings; a parent counts alone only",
        arguments: [
            (1, [Level.op]), (2, [.residential]), (3, [.residential]), (4, [.transitional]), (5, [.inpatient, .detox]),
            (6, [.op, .otp]), (10, []),
        ])
    func levels(_ row: Int, _ levels: [Level]) throws {
        #expect(try substanceUse(row).programs.map(\.level) == levels)
    }

    @Test func genderAndClauses() throws {
        #expect(try substanceUse(2).programs[0].servesOnly == [.women])
        check(try substanceUse(2), yes: ["women"], no: ["men", "dui_dwi"], unknown: [])
        #expect(try substanceUse(3).programs[0].servesOnly == [.men])
        check(try substanceUse(3), yes: ["men"], no: ["women", "pregnant_postpartum"], unknown: [])
        #expect(try substanceUse(4).programs[0].servesOnly == [.opioid])
        #expect(try substanceUse(8).programs[0].servesOnly == [.duiDwi])
    }

    @Test func contradictionsAreDisputedAndExplicitNoesAreStated() throws {
        let both = try substanceUse(8)
        #expect(both.facts[Vocabulary.known("buprenorphine")] == Fact(.unknown, basis: .disputed))
        #expect(both.facts[Vocabulary.known("methadone")] == Fact(.no))
        let neither = try substanceUse(9)
        #expect(neither.facts[.opioid] == Fact(.no))
        #expect(neither.facts[.alcohol] == Fact(.no))
        #expect(neither.name2.isEmpty)
    }

    @Test func undisclosedAddressesAreConfidential() throws {
        let record = try substanceUse(6)
        #expect(record.isConfidential && record.street.isEmpty && record.state == "ME")
        #expect(record.programs[1].levelStated == "OTP SOTP")
    }

    @Test func theMentalHealthDirectory() throws {
        let outcome = try readSAMHSADirectory(
            SAMHSASamples.fixture("directory-mh.csv"), ordinal: 0, tables: SAMHSASamples.tables())
        #expect(outcome.publisher == "SAMHSA National Directory, mental health")
        #expect(outcome.records.map { $0.programs.map(\.level) } == [[.op, .php], [.op, .residential], []])
        #expect(outcome.records.map { $0.programs.first?.focus } == [.mentalHealth, .both, nil])
        #expect(outcome.records[0].askedLevels == [.op, .php, .residential, .inpatient])
        check(
            outcome.records[0], yes: ["mental_health", "dbt", "emdr", "family", "couples", "adults", "medicaid"],
            no: ["children", "ect", "zh", "self_pay"], unknown: ["joint_commission", "free", "women", "telehealth"])
        check(
            outcome.records[1],
            yes: ["substance_use", "clozapine", "antipsychotics", "integrated_dual_disorder", "children"],
            no: ["dbt", "adults", "medicaid"], unknown: ["es", "zh"])
        #expect(outcome.records[1].facts[.coOccurring]?.grade == .integrated)
    }

    @Test(
        "what absence means",
        arguments: [
            // Language answered without other ones; another one alone; nothing answered.
            ("SA * ORT * SP", "zh", Ternary.no), ("SA * ORT * FX", "zh", .unknown), ("SA * ORT", "zh", .unknown),
            ("SA * ORT * FX * F4", "zh", .no), ("SA * ORT * FX * F17", "zh", .yes),
            // A category nobody answered is unknown, an answered one is no.
            ("SA * ORT", "medicaid", .unknown), ("SA * ORT * MC", "medicaid", .no),
            // Ages are never complete here; clauses always are.
            ("SA * ORT * CHLD", "adults", .unknown), ("SA * ORT", "dui_dwi", .no),
            // No opioid medication group with opioid treatment answered: uses none itself.
            ("SA * ORT * NMOA", "methadone", .no), ("SA * ORT * RPN", "buprenorphine", .no),
            ("SA * ORT", "buprenorphine", .unknown),
            // Fed by several categories: no only where each that was asked says so.
            ("SA * ORT * HAEC", "hiv_support", .yes), ("SA * ORT * SAE * CM", "hiv_support", .no),
            ("SA * ORT * SAE", "hiv_support", .unknown), ("SA * ORT * SAE * EIH", "hiv_support", .yes),
        ])
    func absence(_ codes: String, _ term: String, _ state: Ternary) throws {
        let row = "Fictional,,1 Example Street,,Sampleton,TX,78701,512-555-0100,,,,,\(codes)"
        let outcome = try readSAMHSADirectory(small(row), ordinal: 0, tables: SAMHSASamples.tables())
        #expect((outcome.records[0].facts[Vocabulary.known(term)]?.state ?? .unknown) == state, "\(codes)")
    }

    @Test func lineEndsDoNotMatter() throws {
        let file = try SAMHSASamples.fixture("directory-mh.csv")
        let reversed = ExportFile(name: file.name, bytes: file.bytes.map { $0 == 0x0A ? 0x0D : $0 })
        let tables = try SAMHSASamples.tables()
        let (a, b) = (
            try readSAMHSADirectory(file, ordinal: 0, tables: tables),
            try readSAMHSADirectory(reversed, ordinal: 0, tables: tables)
        )
        #expect(a.records.map(\.facts) == b.records.map(\.facts))
        #expect(a.records.map(\.position) == b.records.map(\.position))
    }

    @Test func filesThatAreNoDirectoryAreRefused() throws {
        let tables = try SAMHSASamples.tables()
        for row in ["Fictional,,1 Example Street,,Sampleton,TX,78701,512-555-0100,,,,,OP * MD"] {
            #expect(throws: FileError.self) { try readSAMHSADirectory(small(row), ordinal: 0, tables: tables) }
        }
        let noCodes = ExportFile(name: "x.csv", bytes: Array("name1,name2,street1,street2,city,state,zip,phone\n".utf8))
        #expect(throws: FileError.self) { try readSAMHSADirectory(noCodes, ordinal: 0, tables: tables) }
        #expect(try readSAMHSADirectory(small(""), ordinal: 0, tables: tables).read == 0)
    }

    @Test func recognisedByHeader() throws {
        for name in ["directory-su.csv", "directory-mh.csv"] {
            let header = try CSVReader(SAMHSASamples.fixture(name).bytes, file: name).header
            #expect(looksLikeSAMHSADirectory(header: header) && !looksLikeFindTreatment(header: header))
        }
        #expect(!looksLikeSAMHSADirectory(header: ["name1", "name2"]))
    }

    private func substanceUse(_ row: Int) throws -> FacilityRecord {
        try readSAMHSADirectory(SAMHSASamples.fixture("directory-su.csv"), ordinal: 3, tables: SAMHSASamples.tables())
            .records[row]
    }

    private func small(_ row: String) -> ExportFile {
        let header =
            "name1,name2,street1,street2,city,state,zip,phone,intake1,intake2,intake1a,intake2a,service_code_info"
        return ExportFile(name: "small.csv", bytes: Array("\(header)\n\(row)\n".utf8))
    }

    private func check(_ record: FacilityRecord, yes: [String], no: [String], unknown: [String]) {
        for (codes, state) in [(yes, Ternary.yes), (no, .no), (unknown, .unknown)] {
            for code in codes {
                #expect((record.facts[Vocabulary.known(code)]?.state ?? .unknown) == state, "\(record.name): \(code)")
            }
        }
    }
}
