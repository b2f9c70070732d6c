import Testing
import Treatment

@testable import LocatorIngest

/// What a package says, and what is said about a package that says it wrongly.
struct HSDSReadingTests {
    @Test("a package of version 3: one treatment service, a pantry and an inactive one")
    func small() throws {
        let outcome = try HSDSSamples.read(HSDSSamples.small)
        #expect(outcome.publisher == "Sample 211" && outcome.asOf == Day("2026-04-25"))
        #expect(outcome.read == 3 && outcome.setAside == ["not-treatment": 1, "inactive": 1])
        #expect(outcome.quarantined.isEmpty && outcome.notices.isEmpty)
        let record = try #require(outcome.records.first)
        #expect(record.name == "Sample House" && record.name2.isEmpty && record.publisherID == "l1")
        #expect(record.position.file == 10 && record.position.line == 2, "services.csv by its place in the run")
        #expect(record.street == "1 Example Street" && record.zip == "90012" && !record.isForeign)
        #expect(record.phones == [.init("213-555-0100 x12"), .init("213-555-0101", .fax)], "no person's number")
        #expect(record.point == Coordinate(latitude: 34.06, longitude: -118.24) && record.website == "www.example.org")
        #expect(record.asOf == Day("2026-03-01"))
        let program = try #require(record.programs.first)
        #expect(record.programs.count == 1 && program.level == .iop && program.focus == .substanceUse)
        #expect(program.levelStated == "Intensive Outpatient Program" && program.name.isEmpty)
        #expect(program.ages == 18...255 && program.publisherID == "s1")
        func state(_ code: String) -> Ternary? { program.facts[Vocabulary.known(code)]?.state }
        #expect(state("es") == .yes && state("en") == .yes && state("group") == .yes && state("sliding_scale") == .yes)
        #expect(state("medicaid") == nil && state("medicare") == nil && state("ht") == nil)
        #expect(program.facts.entries.allSatisfy { $0.fact.state == .yes }, "unknown is not no")
    }

    /// A table of the small package instead of its own, and the notices: rule, file and line.
    @Test(
        arguments: [
            ("organizations", nil, ["hsds-table-missing 0:0", "hsds-dangling-id 9:2"]),
            ("organizations", "id,name\no2,Other\n", ["hsds-dangling-id 10:2"]),
            ("organizations", "id,name\n\"o1,Sample", ["hsds-table-unreadable 6:2", "hsds-dangling-id 10:2"]),
            ("locations", "id,name,latitude,longitude\nl1,Sample House,91,0\n", ["hsds-bad-value 5:2"]),
            ("locations", "id,name\nl1,A\nl1,B\n,C\n", ["hsds-id-twice 5:3", "hsds-no-id 5:4"]),
            ("languages", "id,name\n1,Spanish,es\n", ["row-width 4:2"]),
            (
                "service_at_locations", "id,service_id,location_id\nsal1,s1,l1\n2,s2,l9\n3,s9,l1\n",
                ["hsds-dangling-link 9:3", "hsds-dangling-link 9:4"]
            ),
            ("service_at_locations", "id,service_id,location_id\n", ["hsds-no-place 10:2"]),
        ] as [(String, String?, [String])])
    func notices(table: String, text: String?, expected: [String]) throws {
        let outcome = try HSDSSamples.read(HSDSSamples.small(table, text))
        #expect(outcome.notices.map { "\($0.rule.id) \($0.position.file):\($0.position.line)" } == expected)
        #expect(sum(outcome) == outcome.read)
    }

    @Test("doubled and nameless services are refused and counted")
    func doubled() throws {
        let services = """
            id,organization_id,name,description
            s1,,IOP,Substance use
            s1,,IOP,Substance use
            ,,IOP,Substance use
            s4,,,"Offers an intensive outpatient program for substance use"
            s5,,IOP,Substance use,one cell too many

            """
        var tables = HSDSSamples.small("services", services)
        tables["locations"] = "id,name\nl1,\n"
        tables["service_at_locations"] = "id,service_id,location_id\nsal1,s1,l1\n4,s4,l1\n"
        let outcome = try HSDSSamples.read(tables)
        #expect(
            outcome.quarantined == ["hsds-id-twice": 1, "hsds-no-id": 1, "hsds-no-name": 1, "row-width": 1])
        #expect(outcome.read == 5 && outcome.records.count == 1 && sum(outcome) == 5)
    }

    @Test("spellings of version 1, a byte-order mark and carriage returns change nothing")
    func spellings() throws {
        let tables = [
            "organization": "\u{FEFF}id,name\ro1,Sample House\r",
            "Service": "id,organization_id,name,description\rs1,o1,IOP,Addiction\r",
            "location": "id,name\rl1,Sample House\r", "services_at_location": "id,service_id,location_id\r1,s1,l1\r",
            "physical_addresses":
                "id,location_id,address_1,city,state_province,postal_code\r1,l1,1 Example St,Los Angeles,CA ,90012\r",
            "regular_schedules":
                "service_id,weekday,opens_at,closes_at,original_text\rs1,Monday,9:00am,5:00pm,\"9:00am-5:00pm, Mon\"\r",
            "services_taxonomy": "id,service_id,taxonomy_id\r1,s1,RX-8450\r",
            "phone": "id,service_id,number\r1,s1,213-555-0100 x7\r",
            "language": "id,service_id,language\r1,s1,Haitian-Creole\r",
        ]
        let outcome = try HSDSSamples.read(tables)
        #expect(
            outcome.notices.isEmpty && outcome.publisher == "Human services directory (HSDS)" && outcome.asOf == nil)
        let record = try #require(outcome.records.first)
        #expect(record.publisherID.isEmpty, "ids of a publisher without a name could be anybody's")
        #expect(record.programs.first?.hours?.week.description == "Mo 09:00-17:00" && record.zip == "90012")
        #expect(record.programs.first?.facts[Vocabulary.known("ht")]?.state == .yes)
    }

    @Test("without services or places there is nothing to read")
    func badFiles() throws {
        func error(_ tables: [String: String]) -> FileError? {
            do {
                _ = try HSDSSamples.read(tables)
                return nil
            } catch { return error as? FileError }
        }
        #expect(error(HSDSSamples.small("services", nil))?.problem == "the HSDS package has no table of services")
        #expect(error(HSDSSamples.small("locations", nil))?.problem == "the HSDS package has no table of locations")
        let open = error(HSDSSamples.small("services", "id,name\n\"s1,IOP\n"))
        #expect(open?.file == "data/hsds/services.csv" && open?.line == 2)
        #expect(error(HSDSSamples.small("services", "name\nx\n"))?.problem == "the table has no column id")
        #expect(error(HSDSSamples.small("locations", ""))?.problem == "the file is empty")
    }

    @Test("every cut of every table is read or refused, never a trap, and the sums hold")
    func truncations() throws {
        let rules = try HSDSSamples.rules()
        for (table, text) in HSDSSamples.small {
            let bytes = Array(text.utf8)
            for length in stride(from: table.utf8.count % 13, to: bytes.count, by: 13) {
                var tables = HSDSSamples.small
                tables[table] = String(decoding: bytes[..<length], as: UTF8.self)
                let package = HSDSSamples.package(tables)
                guard let outcome = try? readHSDS(package, ordinal: 0, firstPart: 1, rules: rules, asOf: nil) else {
                    continue
                }
                #expect(sum(outcome) == outcome.read, "\(table) cut at \(length)")
            }
        }
    }

    @Test("seeded bytes in every table are read or refused")
    func hostile() throws {
        let rules = try HSDSSamples.rules()
        for seed in 0..<40 as Range<UInt64> {
            var random = SplitMix64(seed: seed)
            let parts = HSDSSamples.package(HSDSSamples.small).parts.map { part in
                var bytes = part.bytes
                for _ in 0..<6 where !bytes.isEmpty {
                    bytes[random.below(bytes.count)] = random.pick([0, 0x22, 0x2C, 0x0A, 0x0D, 0x5C, 0xFF, 0x7B, 0x39])
                }
                return ExportFile(name: part.name, path: part.path, bytes: bytes)
            }
            let package = ExportFile(name: "hsds", parts: parts)
            guard let outcome = try? readHSDS(package, ordinal: 0, firstPart: 1, rules: rules, asOf: nil) else {
                continue
            }
            #expect(sum(outcome) == outcome.read, "seed \(seed)")
        }
    }

    private func sum(_ outcome: ReadOutcome) -> Int {
        outcome.records.count + outcome.setAside.values.reduce(0, +) + outcome.quarantined.values.reduce(0, +)
    }
}
