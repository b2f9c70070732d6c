import Testing
import Treatment

@testable import LocatorIngest

/// What a listing says, and what is said about a listing that says it wrongly.
struct ListingReadingTests {
    @Test func bothExamplesSayTheSame() throws {
        let xml = try readListingXML(repositoryFile("Tests/Fixtures/listing/whole.xml"), ordinal: 0)
        let csv = try readListingCSV(repositoryFile("Tests/Fixtures/listing/whole.csv"), ordinal: 0)
        #expect(xml.publisher == "Sample County data team" && csv.publisher == xml.publisher && csv.asOf == xml.asOf)
        #expect(xml.records.map(text) == csv.records.map(text))
        for outcome in [xml, csv] { #expect(outcome.notices.map(\.rule) == [.listingLapsed]) }
        let evening = try #require(xml.records.first?.programs.first)
        #expect(evening.facts[.jointCommission] == Fact(.unknown, basis: .inferred))
        #expect(evening.facts[.carf] == Fact(.yes) && evening.facts[.medicaid] == Fact(.yes))
        #expect(evening.facts[.dbt] == Fact(.yes, grade: .named, asOf: Day("2026-03-01")))
        #expect(evening.facts[.women] == Fact(.yes, basis: .inferred) && evening.servesOnly == [.women])
        #expect(evening.capacity == Capacity(.waitlist, asOf: Day("2026-04-15")))
        #expect(evening.hours?.week.description == "Mo-Th 08:00-21:00; Fr 08:00-17:00")
        #expect(evening.hours?.asOf == Day("2026-04-02"))
        #expect(xml.records[0].hours?.week.description == "Mo-Fr 08:00-20:00" && xml.records[0].hours?.asOf == nil)
        #expect(evening.ages == 18...64 && evening.statedTenthHours == 95 && evening.lengthWeeks == 8...12)
        #expect(evening.carriers.map(\.code) == ["aetna", "blue-ca", "sample-health/open-access"])
        #expect(evening.tracks?.tracks.map(\.minutesAWeek) == [720, 900] && evening.tracks?.asOf == Day("2026-04-01"))
        #expect(evening.tracks?.tracks.first?.sessions.filter(\.isOnline).count == 2)
        #expect(xml.records.last?.isConfidential == true && xml.records.last?.asOf == nil)
    }

    /// A part of a facility that is wrong, the rule that says so, and what the notice shows.
    @Test(arguments: [
        ("<fact term='dbtt'/>", "listing-unknown-term", "dbtt; nearest: dbt, cbt"),
        ("<fact term='DBT'/>", "listing-unknown-term", "DBT"),
        ("<fact term='dbt' grade='best'/>", "listing-unknown-grade", "best"),
        ("<fact term='dbt' is='maybe'/>", "listing-bad-value", "maybe"),
        ("<fact term='dbt' as-of='2026-02-30'/>", "listing-bad-value", "2026-02-30"),
        ("<fact term='dbt'/><fact term='dbt' is='no'/>", "listing-fact-twice", ""),
        ("<fact term='carf' expires='2026-04-30'/>", "listing-accreditation-lapsed", "carf until 2026-04-30"),
        (
            "<hours>nine to five</hours>", "listing-bad-value",
            "at character 1: expected a day (Mo Tu We Th Fr Sa Su); write it like \"Mo-Fr 17:30-21:00, Sa 09:00-12:00\""
        ),
        ("<point lat='91' lon='0'/>", "listing-bad-value", "91 0"),
        ("<phone kind='cell'>1</phone>", "listing-bad-value", "cell"),
        ("<programme/>", "xml-unknown-element", "line 1"),
        ("<program level='iopp' focus='both'/>", "listing-unknown-level", "iopp"),
        ("<program level='iop' focus='all'/>", "listing-unknown-focus", "all"),
        ("<program level='iop' focus='both' ages='64-18'/>", "listing-bad-value", "64-18"),
        ("<program level='iop' focus='both' ages='18-300'/>", "listing-bad-value", "18-300"),
        ("<program level='iop' focus='both' hours-a-week='9,5'/>", "listing-bad-value", "9,5"),
        ("<program level='iop' focus='both' weeks='a'/>", "listing-bad-value", "a"),
        ("<program level='iop' focus='both' telehealth-states='Nevada'/>", "listing-bad-value", "Nevada"),
        ("<program level='iop' focus='both' serves-only='dbt'/>", "listing-bad-value", "dbt"),
        ("<program level='iop' focus='both'><track/></program>", "listing-bad-schedule", "no sessions"),
        (
            "<program level='iop' focus='both'><track name='E'><online>Mo 25:00-26:00</online></track></program>",
            "listing-bad-schedule",
            "at character 4: expected a time of day from 00:00 to 24:00; write it like \"Mo-Fr 17:30-21:00, Sa 09:00-12:00\""
        ),
        (
            "<program level='iop' focus='both'><track required='4'><online>Mo-We 17:00-20:00</online></track></program>",
            "listing-required-too-many", "4"
        ),
        (
            "<program level='iop' focus='both'><track language='spanish'><online>Mo 17:00-20:00</online></track></program>",
            "listing-unknown-term", "spanish"
        ),
        (
            "<program level='iop' focus='both'><track start='soon'><online>Mo 17:00-20:00</online></track></program>",
            "listing-bad-value", "soon"
        ),
        ("<program level='iop' focus='both'><capacity state='full'/></program>", "listing-bad-value", "full"),
        ("<program level='iop' focus='both'><carrier/></program>", "listing-bad-value", ""),
    ])
    func notices(part: String, rule: String, value: String) throws {
        let xml =
            "<listing xmlns='urn:treatment-locator:listing:1' as-of='2026-05-01'><facility id='a'><name>Sample</name>\(part)</facility></listing>"
        let outcome = try readListingXML(ExportFile(name: "l.xml", bytes: Array(xml.utf8)), ordinal: 0)
        #expect(outcome.notices.map(\.rule.id) == [rule])
        #expect(outcome.notices.first?.value == value)
        #expect(outcome.records.count == 1, "a bad part keeps its facility")
    }

    @Test(arguments: [
        ("facility_id,level,focus,colour\na,iop,both,red", "listing-unknown-column", 1),
        ("facility_id,level,focus\na,iop,both,x", "listing-row-too-long", 0),
        ("facility_id,level,focus\n,iop,both", "listing-no-identity", 0),
        ("facility_id,name,level,focus\na,X,iop,both\na,Y,op,both", "listing-row-conflict", 1),
        ("facility_id,level,focus,facts_yes\na,iop,both,dbt; emdrr:named", "listing-unknown-term", 1),
        ("facility_id,level,focus,in_person\na,iop,both,soon", "listing-bad-schedule", 1),
    ])
    func csvNotices(text: String, rule: String, records: Int) throws {
        let outcome = try readListingCSV(ExportFile(name: "l.csv", bytes: Array(text.utf8)), ordinal: 0)
        #expect(outcome.notices.map(\.rule.id) == [rule])
        #expect(outcome.records.count == records)
        #expect(outcome.read == outcome.records.count + outcome.quarantined.values.reduce(0, +))
    }

    @Test(
        "a medication that is accepted when prescribed elsewhere is a no that says how, in both forms, there and back")
    func acceptsIsNo() throws {
        let xml =
            "<listing xmlns='urn:treatment-locator:listing:1'><facility id='a'><name>Sample</name><fact term='methadone' grade='accepts'/><fact term='buprenorphine' grade='prescribes'/></facility></listing>"
        let csv =
            "facility_id,level,focus,name,facility_facts_yes\na,,,Sample,methadone:accepts; buprenorphine:prescribes\n"
        let first = try readListingXML(ExportFile(name: "l.xml", bytes: Array(xml.utf8)), ordinal: 0)
        let second = try readListingCSV(ExportFile(name: "l.csv", bytes: Array(csv.utf8)), ordinal: 0)
        for records in [first.records, second.records] {
            let facts = try #require(records.first).facts
            #expect(facts[Vocabulary.known("methadone")] == Fact(.no, grade: .accepts))
            #expect(facts[Vocabulary.known("buprenorphine")] == Fact(.yes, grade: .prescribes))
            let again = writeListingXML(records, publisher: "", asOf: nil)
            #expect(String(decoding: again, as: UTF8.self).contains("term=\"methadone\" is=\"no\" grade=\"accepts\""))
            let back = try readListingXML(ExportFile(name: "l.xml", bytes: again), ordinal: 0)
            #expect(back.records.first?.facts == facts)
        }
    }

    @Test func aFacilityWithoutNameAndIdIsQuarantined() throws {
        let xml = "<listing xmlns='urn:treatment-locator:listing:1'><facility><city>Austin</city></facility></listing>"
        let outcome = try readListingXML(ExportFile(name: "l.xml", bytes: Array(xml.utf8)), ordinal: 0)
        #expect(outcome.read == 1 && outcome.records.isEmpty && outcome.quarantined == ["listing-no-identity": 1])
    }

    @Test func ruleIdsAreUnique() {
        let ids = (Rule.listing + Rule.xml + Rule.airs).map(\.id)
        #expect(Set(ids).count == ids.count)
    }
}
