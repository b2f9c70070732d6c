import Testing
import Treatment

@testable import LocatorIngest

/// Which services are treatment, and at which level.
struct HSDSRulesTests {
    /// Name, description, codes; the levels that are read, `none` for treatment without one, `-` for no treatment.
    @Test(arguments: [
        ("Intensive Outpatient Program", "Substance use treatment.", "RX-8450.1150-150", "iop"),
        ("Outpatient Services", "Help with addiction.", "RX-8450.1150", "op"),
        ("Recovery Program", "Help with addiction.", "RX-8450.1150", "op"),
        ("Recovery Program", "Offers an intensive outpatient program for addiction.", "RX-8450.1150", "iop"),
        (
            "Recovery Program", "Addiction.\\n* Partial Hospitalization Program (PHP)\\n* Intensive Outpatient (IOP)",
            "RX-8450", "iop php"
        ),
        (
            "Recovery Program", "People will transition into the intensive outpatient program. Addiction.", "RX-8450",
            "none"
        ),
        ("Recovery Program", "Provides referrals to intensive outpatient treatment for addiction.", "RX-8450", "none"),
        ("Recovery Program", "Does not offer residential treatment. Addiction.", "RX-8450", "none"),
        ("Women's Home", "Substance abuse.", "RX-8450.7000-700", "residential"),
        ("Quit Now", "Tobacco and drug addiction.", "RX-8450.7900", "-"),
        ("Placement Office", "Free help to find assisted living.", "RM-7000.0500", "-"),
        ("Crisis Help Line", "Drug treatment.", "RX-8450.1150", "-"),
        ("Addiction Support Group", "Alcohol.", "RX-8450", "-"),
        ("Food Pantry", "For people with addictions. Offers outpatient treatment.", "BD-1800.2000", "-"),
        ("Sample House", "Offers an intensive outpatient program for mental health.", "", "iop"),
        ("Sample House", "Mental health.", "", "-"),
        ("Sample House", "Offers an intensive outpatient program.", "", "-"),
        ("Clinic", "Provides methadone maintenance for opiate addiction.", "RX-8450.5000", "otp"),
        ("IOP and OP Substance Use Services", "", "RX-8450", "op iop"),
        ("Residential Detox", "Alcohol.", "RX-8450.7000", "detox"),
        ("Detoxification", "Alcohol.", "RX-1700.0500-330", "detox"),
        ("", "", "RX-8450", "-"), ("Counseling", "Emotional help.", "RM-6500.6500", "none"),
        ("Unit", "A psychiatric unit.", "RM-3300.6600-080", "inpatient"),
    ])
    func services(name: String, description: String, codes: String, expected: String) throws {
        var tables = HSDSSamples.small("services", "id,name,description\ns1,\(quoted(name)),\(quoted(description))\n")
        let rows = codes.split(separator: " ").map { "1,s1,\($0)\n" }.joined()
        tables["attributes"] = nil
        tables["services_taxonomy"] = "id,service_id,taxonomy_id\n\(rows)"
        tables["service_at_locations"] = "id,service_id,location_id\nsal1,s1,l1\n"
        let outcome = try HSDSSamples.read(tables)
        let levels = outcome.records.first.map { $0.programs.map(\.level.name).joined(separator: " ") }
        #expect((levels.map { $0.isEmpty ? "none" : $0 } ?? "-") == expected)
        #expect(outcome.notices.contains { $0.rule == .hsdsNoLevel } == (expected == "none"))
    }

    @Test("words of Open Eligibility are treatment by their names")
    func openEligibility() throws {
        var tables = HSDSSamples.small("taxonomy_terms", "id,code,name\nt1,,Outpatient Treatment\nt2,,Food\n")
        tables["services"] =
            "id,organization_id,name,description\ns1,o1,Recovery,Help with addiction\ns2,o1,Pantry,Food\n"
        tables["service_at_locations"] = "id,service_id,location_id\nsal1,s1,l1\nsal2,s2,l1\n"
        let outcome = try HSDSSamples.read(tables)
        #expect(outcome.records.map { $0.programs.map(\.level) } == [[.op]])
        #expect(outcome.setAside == ["not-treatment": 1])
    }

    @Test(arguments: [
        ("code,RX-1,iopp,substance_use,,x", 2), ("code,RX-1,iop,,,x", 2), ("code,RX-1,iop,all,,x", 2),
        ("name,iop,iop,both,,x", 2), ("text,iop,iop,,dbtt,x", 2), ("text,iop,iop,,,", 2), ("text,*,iop,,,x", 2),
        ("verb,iop,iop,,,x", 2), ("text,,iop,,,x", 2),
    ])
    func tableMustBeWhole(row: String, line: Int) {
        let text = "kind,match,level,focus,facts,why\n\(row)\n"
        #expect { try HSDSRules(ExportFile(name: "t.csv", bytes: Array(text.utf8))) } throws: {
            ($0 as? FileError)?.line == line
        }
    }

    @Test("without a table nothing is treatment")
    func noRules() throws {
        let outcome = try readHSDS(
            HSDSSamples.package(HSDSSamples.small), ordinal: 0, firstPart: 1, rules: HSDSRules(), asOf: nil)
        #expect(outcome.records.isEmpty && outcome.setAside == ["not-treatment": 2, "inactive": 1])
    }

    private func quoted(_ text: String) -> String { "\"\(text)\"" }
}
