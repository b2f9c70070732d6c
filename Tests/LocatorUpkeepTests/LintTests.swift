import Foundation
import LocatorIndex
import LocatorIngest
import LocatorUpkeep
import TestSupport
import Testing
import Treatment

/// Every lint finds its contradiction and keeps quiet beside it.
struct LintTests {
    private func found(_ change: (inout Program, inout Facility) -> Void) throws -> [String] {
        var catalog = plainCatalog(1)
        change(&catalog.programs[0], &catalog.facilities[0])
        return try lint(snapshot(catalog)).map(\.lint.id)
    }

    private func week(_ text: String) throws -> WeeklySchedule { try WeeklySchedule(parsing: text) }

    private func tracks(_ texts: String...) throws -> Tracks {
        Tracks(try texts.map { try Track(sessions: week($0).intervals.map { Session($0) }) })
    }

    @Test("a plain program contradicts nothing")
    func plain() throws { #expect(try found { _, _ in }.isEmpty) }

    @Test(
        "weekly hours by level, by tracks",
        arguments: [
            (Level.iop, "Mo 17:00-20:59", ["iop-under-4-hours"]), (.iop, "Mo 17:00-21:00", ["iop-under-usual"]),
            (.iop, "Mo,We,Fr 18:00-21:00", []), (.php, "Mo-Fr 09:00-10:45", ["php-under-9-hours"]),
            (.php, "Mo-Fr 09:00-12:00", ["php-under-usual"]), (.php, "Mo-Fr 09:00-13:00", []),
            (.op, "Mo 17:00-18:00", []), (.op, "Mo,We,Fr 18:00-21:00", ["op-over-usual"]),
            (.residential, "Mo 17:00-18:00", ["overnight-by-session"]), (.transitional, "Mo 17:00-18:00", []),
        ] as [(Level, String, [String])])
    func weeklyHours(level: Level, text: String, ids: [String]) throws {
        let tracks = try tracks(text)
        #expect(
            try found { program, _ in
                (program.level, program.tracks) = (level, tracks)
            } == ids)
    }

    @Test("adolescents' programs begin at six hours; one full track is enough; what is stated counts too")
    func adolescents() throws {
        let (six, mixed) = (try tracks("Mo,We 16:00-19:00"), try tracks("Mo 17:00-18:00", "Mo,We,Fr 18:00-21:00"))
        #expect(
            try found { program, _ in
                program.tracks = six
                program.ages = 13...17
            }.isEmpty)
        #expect(try found { program, _ in program.tracks = six } == ["iop-under-usual"])
        #expect(try found { program, _ in program.tracks = mixed }.isEmpty)
        #expect(try found { program, _ in program.statedTenthHours = 35 } == ["iop-under-4-hours"])
        #expect(
            try found { program, _ in
                program.tracks = six
                program.statedTenthHours = 140
            } == ["hours-contradict"])
    }

    @Test("whom it takes")
    func audience() throws {
        let yes = Fact(.yes)
        #expect(
            try found { program, _ in
                program.servesOnly = [.veterans]
                program.facts[.adolescents] = yes
            } == ["military-only-minors"])
        #expect(
            try found { program, _ in
                program.servesOnly = [.women]
                program.facts[.women] = Fact(.no)
            } == ["serves-only-whom-not"])
        #expect(
            try found { program, _ in
                program.ages = 18...64
                program.facts[.adolescents] = yes
            }.isEmpty, "18 to 20 may be adolescents to a publisher")
        #expect(
            try found { program, _ in
                program.ages = 12...17
                program.facts[.adults] = yes
            } == ["ages-against-audience"])
        #expect(
            try found { program, facility in
                facility.records.append(RecordReference(key: 99, source: 0, asOf: nil))
                program.ages = 18...64
                program.facts[.children] = Fact(.yes, record: UInt8(facility.records.count - 1))
            }.isEmpty, "another record of the facility may mean another program there")
        #expect(
            try found { program, _ in
                program.level = .otp
                program.facts[Vocabulary.known("methadone")] = Fact(.no)
                program.facts[Vocabulary.known("buprenorphine")] = Fact(.no)
            } == ["otp-without-medication"])
        #expect(
            try found { program, _ in
                program.level = .detox
                program.facts[Vocabulary.known("needs_detox_first")] = yes
            } == ["detox-after-detox"])
        #expect(
            try found { program, _ in
                program.facts[.telehealth] = Fact(.no)
                program.telehealthStates = [StateCode("CA")].compactMap(\.self)
            } == ["telehealth-states-without-telehealth"])
    }

    @Test("hours of opening against evening, weekend and sessions")
    func opening() throws {
        let (office, late) = (OpeningHours(try week("Mo-Fr 08:00-17:00")), OpeningHours(try week("Mo-Sa 08:00-21:00")))
        let evening = try tracks("Mo,We,Fr 18:00-21:00")
        func facts(_ program: inout Program) {
            program.facts[.evening] = Fact(.yes)
            program.facts[.weekend] = Fact(.yes)
        }
        #expect(
            try found { program, _ in
                facts(&program)
                program.hours = office
            } == ["evening-after-closing", "weekend-while-shut"])
        #expect(
            try found { program, _ in
                facts(&program)
                (program.hours, program.tracks) = (late, evening)
            }.isEmpty)
        #expect(
            try found { program, _ in
                (program.hours, program.tracks) = (office, evening)
            } == ["session-while-shut"])
    }

    @Test("points, confidential addresses and telephones of sites")
    func sites() throws {
        // The states of the sample gazetteer have one box, and this lies south of it.
        let south = Coordinate(microLatitude: 5_000_000, microLongitude: -118_000_000)
        #expect(try found { _, facility in facility.point = south } == ["point-outside-state"])
        #expect(
            try found { _, facility in facility.isConfidential = true }.contains("address-of-confidential"))
        var crowd = plainCatalog(20)
        for place in crowd.facilities.indices { crowd.facilities[place].phones = [Phone(number: "800-555-0100")] }
        #expect(try lint(snapshot(crowd)).map(\.lint.id) == Array(repeating: "one-phone-many-sites", count: 20))
        for place in crowd.facilities.indices { crowd.facilities[place].name = "One Organisation" }
        #expect(try lint(snapshot(crowd)).isEmpty)
        #expect(try lint(snapshot(crowd.without { $0 == 0 })).isEmpty)
    }

    @Test("the report counts what it lists, and its rows fit its header")
    func report() throws {
        let report = try LintReport(snapshot(randomCatalog(seed: 5, facilities: 80)))
        #expect(report.counts.reduce(0) { $0 + $1.count } == report.findings.count && !report.findings.isEmpty)
        #expect(report.rows.allSatisfy { $0.count == LintReport.header.count })
        let parsed = try JSONSerialization.jsonObject(with: Data(reportJSON(report))) as? [String: Any]
        #expect((parsed?["findings"] as? [Any])?.count == report.findings.count)
    }

    @Test("docs/guards.md lists exactly the lints there are; make golden writes the table")
    func document() throws {
        let path = "\(repository)/docs/guards.md"
        var text = try String(contentsOfFile: path, encoding: .utf8)
        let rows = Lint.all.map { "| `\($0.id)` | \($0.severity.name) | \($0.meaning) | \($0.cure) |" }
        let table = (["| lint | severity | meaning | cure |", "|---|---|---|---|"] + rows).joined(separator: "\n")
        let (begin, end) = ("<!-- lints -->\n", "\n<!-- end of lints -->")
        let from = try #require(text.range(of: begin)?.upperBound)
        let to = try #require(text.range(of: end)?.lowerBound)
        if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] != nil {
            text.replaceSubrange(from..<to, with: table)
            try text.write(toFile: path, atomically: true, encoding: .utf8)
            return
        }
        #expect(String(text[from..<to]) == table)
        #expect(Lint.all.map(\.id) == Lint.all.map(\.id).sorted() && Set(Lint.all.map(\.id)).count == Lint.all.count)
        for lint in Lint.all {
            #expect(lint.id.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }, "\(lint.id)")
            #expect(lint.meaning.hasSuffix(".") && lint.cure.hasSuffix("."), "\(lint.id)")
        }
    }
}
