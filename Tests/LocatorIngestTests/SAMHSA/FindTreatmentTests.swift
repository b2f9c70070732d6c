import Foundation
import LocatorIngest
import Testing
import Treatment

struct FindTreatmentTests {
    @Test func quirks() throws {
        let outcome = try readFindTreatment(
            SAMHSASamples.fixture("findtreatment.csv"), ordinal: 0, tables: SAMHSASamples.tables())
        #expect(outcome.publisher == "FindTreatment.gov")
        #expect(outcome.read == 4 && outcome.records.count == 4)
        #expect(
            outcome.notices.map(\.rule.id) == [
                "column-unknown", "point-unreadable", "type-facility-unknown", "type-facility-unknown",
            ])
        #expect(outcome.notices[0].field == "msnh")
        let maple = outcome.records[0]
        #expect(maple.zip == "78701-1234" && maple.county == "Travis" && maple.website.isEmpty)
        #expect(maple.point == Coordinate(latitude: 30.27, longitude: -97.74))
        #expect(maple.phones == [.init("512-555-0100"), .init("512-555-0101", .intake)])
        #expect(maple.programs.map(\.level) == [.op, .php] && maple.programs[0].focus == .mentalHealth)
        // Asked: the column is there and the row's survey asks it.
        check(maple, "dbt", .yes)
        check(maple, "medicare", .no)
        check(maple, "ase", .no)
        // No column: not asked. The same column in the other survey: not asked either.
        check(maple, "emdr", .unknown)
        let aspen = outcome.records[1]
        check(aspen, "dbt", .unknown)
        check(aspen, "medicare", .no)
        #expect(aspen.point == nil && aspen.website == "http://example.org")
        #expect(aspen.phones.last == .init("512-555-0102", .hotline))
        #expect(aspen.programs.map(\.level) == [.iop] && aspen.askedLevels == [.op, .iop])
        // The survey is told from the codes: ORT is asked in one only, PHDT in the other.
        #expect(outcome.records[2].programs.map(\.focus) == [.both])
        #expect(outcome.records[3].programs.map(\.focus) == [.mentalHealth, .mentalHealth])
    }

    @Test func recognisedByHeader() throws {
        let header = try CSVReader(SAMHSASamples.fixture("findtreatment.csv").bytes, file: "f").header
        #expect(looksLikeFindTreatment(header: header) && !looksLikeSAMHSADirectory(header: header))
    }

    @Test(.enabled(if: SAMHSASamples.hasRealFiles)) func fortyStates() throws {
        let folder = SAMHSASamples.root.path + "/../shared/data/findtreatment-csv-2022"
        let tables = try SAMHSASamples.tables()
        var (records, programs, eatingDisorder) = (0, 0, 0)
        for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
            let outcome = try readFindTreatment(
                SAMHSASamples.real("findtreatment-csv-2022/\(name)"), ordinal: 0, tables: tables)
            #expect(outcome.quarantined.isEmpty, "\(name)")
            #expect(outcome.notices.filter { $0.rule.id == "column-unknown" }.map(\.field) == ["msnh"], "\(name)")
            records += outcome.records.count
            programs += outcome.records.reduce(0) { $0 + $1.programs.count }
            eatingDisorder += outcome.records.count { $0.facts[Vocabulary.known("eating_disorder")]?.state == .yes }
            #expect(outcome.records.allSatisfy { $0.point != nil })
            // No column for them in these files.
            #expect(outcome.records.allSatisfy { $0.facts[Vocabulary.known("metabolic_monitoring")] == nil })
        }
        #expect(records == 168 && programs == 307 && eatingDisorder == 168)
    }

    private func check(_ record: FacilityRecord, _ code: String, _ state: Ternary) {
        #expect((record.facts[Vocabulary.known(code)]?.state ?? .unknown) == state, "\(record.name): \(code)")
    }
}
