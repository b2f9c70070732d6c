import LocatorIngest
import Testing
import Treatment

/// What the team says stands above what publishers say, until its day, and tells when it is no longer needed.
struct CorrectionTests {
    private typealias Row = PipelineSamples.Row
    private static let rows = [
        Row(name: "Tamarisk Center"), Row(name: "Willow House", street: "2 Oak Road", phone: "213-555-0102"),
    ]

    private func run(
        _ lines: [String], header: String = "action,id,field,value,day,until,by,note", today: String? = "2026-06-01",
        asOf: String = "2026-01-01", ledger: IdentityLedger? = nil
    ) throws -> Ingested {
        var files = [PipelineSamples.directory("su.csv", Self.rows)]
        if !lines.isEmpty {
            files.append(
                ExportFile(
                    name: "calls.csv", bytes: PipelineSamples.bytes(([header] + lines).joined(separator: "\n") + "\n")))
        }
        return try PipelineSamples.ingested(files) {
            $0.asOf = [("su.csv", Day(asOf) ?? Day(rawValue: 0))]
            $0.today = today.flatMap { Day($0) }
            $0.ledger = ledger
        }
    }

    private func program(_ ingested: Ingested, _ name: String = "Tamarisk Center") throws -> (Program, Facility) {
        let place = try #require(
            ingested.catalog.programs.first { ingested.catalog.facilities[$0.facility].name == name })
        return (place, ingested.catalog.facilities[place.facility])
    }

    private func rules(_ ingested: Ingested) -> [String: Int] {
        Dictionary(
            ingested.report.findings.filter { $0.rule.id.hasPrefix("correction") }.map { ($0.rule.id, $0.count) },
            uniquingKeysWith: +)
    }

    @Test("a fact of the team, with its day and its source; the rest stays")
    func said() throws {
        let plain = try run([])
        let (before, _) = try program(plain)
        #expect(before.facts[.medicaid]?.state == .yes)
        let id = base32(before.id)
        let corrected = try run([
            "say,\(id),medicaid,no,2026-04-28,2026-10-31,referral desk,contract ended",
            "call,\(id),es,yes:sessions,2026-05-02,,caller,", "call,\(id),capacity,waitlist,2026-05-02,,caller,",
            "say,\(id),ages,18-64,2026-05-02,,caller,", "call,\(id),dbt,,,,,",
            "call,\(id),emdr,unknown,2026-05-02,,caller,",
        ])
        let (after, facility) = try program(corrected)
        let fact = try #require(after.facts[.medicaid])
        #expect(after.id == before.id && fact.state == .no && fact.basis == .stated && fact.asOf == Day("2026-04-28"))
        let record = facility.records[Int(fact.record)]
        #expect(
            corrected.catalog.sources[record.source].publisher == Source.team
                && record.asOf == Day("2026-05-02"))
        #expect(after.capacity == Capacity(.waitlist, asOf: Day("2026-05-02")) && after.ages == 18...64)
        let spanish = try #require(corrected.catalog.vocabulary.term("es"))
        #expect(after.facts[spanish]?.grade == .sessions)
        #expect(rules(corrected) == ["correction-applied": 4, "correction-unanswered": 2])
        let (other, _) = try program(corrected, "Willow House")
        #expect(try other.facts == program(plain, "Willow House").0.facts)
        #expect(corrected.ledger.bytes == plain.ledger.bytes && corrected.catalog.asOf == Day("2026-05-02"))
    }

    @Test("a file of corrections has a row in the report, and every line of it is counted once")
    func row() throws {
        let id = base32(try program(try run([])).0.id)
        let report = try run([
            "say,\(id),medicaid,no,2026-04-28,,,", "say,\(id),dbt,yes,2026-04-28,2026-05-01,,",
            "say,\(id),emdr,yes,2026-07-01,,,", "call,\(id),es,,,,,", "shout,\(id),,,,,,",
            "say,\(base32(7)),medicaid,no,2026-04-28,,,", "say,\(id),cbt,yes,2025-01-01,,,",
        ]).report
        let tally = try #require(report.tallies.last)
        #expect(tally.file == "calls.csv" && tally.publisher == Source.team && tally.asOf == Day("2026-07-01"))
        #expect(tally.read == 7 && tally.read == tally.accountedFor && tally.merged == 1 && tally.unchanged == 1)
        #expect(tally.quarantined == ["correction-bad-line": 1])
        #expect(
            tally.setAside == [
                "correction-lapsed": 1, "correction-waits": 1, "correction-unanswered": 1,
                "correction-names-nothing": 1,
            ])
        #expect(report.held.isEmpty && report.total.read == report.total.accountedFor)
        #expect(report.text.contains("calls.csv (2026-07-01)"))
        #expect(report.json.contains("\"file\":\"calls.csv\",\"format\":\"corrections\""))
        // A list without a line is no empty export.
        #expect(try run([""]).report.held.isEmpty)
    }

    @Test("of a facility it holds for all programs; the later day counts, on one day the program's own")
    func order() throws {
        let (before, facility) = try program(try run([]))
        let (one, all) = (base32(before.id), base32(facility.id))
        func medicaid(_ lines: String...) throws -> (Ternary?, [String: Int]) {
            let ingested = try run(lines)
            return (try program(ingested).0.facts[.medicaid]?.state, rules(ingested))
        }
        #expect(try medicaid("say,\(all),medicaid,no,2026-04-01,,,").0 == .no)
        let (later, found) = try medicaid(
            "say,\(one),medicaid,yes,2026-04-02,,,", "say,\(all),medicaid,no,2026-04-01,,,")
        #expect(later == .yes && found == ["correction-applied": 1, "correction-superseded": 1])
        #expect(try medicaid("say,\(one),medicaid,yes,2026-04-01,,,", "say,\(all),medicaid,no,2026-04-01,,,").0 == .yes)
        #expect(try medicaid("say,\(one),medicaid,yes,2026-04-01,,,", "say,\(one),medicaid,no,2026-04-01,,,").0 == .no)
    }

    @Test("it lapses, waits, is caught up with, or contradicted")
    func time() throws {
        let id = base32(try program(try run([])).0.id)
        func found(
            _ line: String, today: String? = "2026-06-01", asOf: String = "2026-01-01"
        ) throws -> (Ternary?, [String: Int]) {
            let ingested = try run([line], today: today, asOf: asOf)
            return (try program(ingested).0.facts[.medicaid]?.state, rules(ingested))
        }
        let line = "say,\(id),medicaid,no,2026-04-28,2026-10-31,,"
        #expect(try found(line) == (.no, ["correction-applied": 1]))
        #expect(try found(line, today: "2026-11-01") == (.yes, ["correction-lapsed": 1]))
        #expect(try found(line, today: nil) == (.no, ["correction-applied": 1]))
        #expect(try found(line, today: "2026-04-27") == (.yes, ["correction-waits": 1]))
        #expect(try found(line, asOf: "2026-05-01") == (.no, ["correction-conflict": 1]))
        #expect(
            try found("say,\(id),medicaid,yes,2026-04-28,,,", asOf: "2026-05-01") == (.yes, ["correction-caught-up": 1])
        )
        #expect(try found("say,\(id),medicaid,yes,2026-04-28,,,") == (.yes, ["correction-applied": 1]))
    }

    @Test("confirmed: the date is new, what it says is not; a schedule of the team replaces and is inferred from")
    func confirmed() throws {
        let (before, _) = try program(try run([]))
        let id = base32(before.id)
        let ingested = try run(["confirm,\(id),all,,2026-05-02,,caller,"])
        let (after, _) = try program(ingested)
        #expect(after.facts.entries.map(\.term) == before.facts.entries.map(\.term))
        for entry in after.facts.entries where entry.fact.state != .unknown {
            #expect(entry.fact.asOf == Day("2026-05-02") && entry.fact.state == before.facts[entry.term]?.state)
        }
        let tracks = try run(
            [
                "say,\(id),track,,2026-05-02,,caller,,Evening,\"Mo,We 18:00-21:00\",rolling",
                "say,\(id),track,,2026-05-02,,caller,,Day,Tu 09:00-12:00,",
            ], header: "action,id,field,value,day,until,by,note,track_name,in_person,start")
        let (held, _) = try program(tracks)
        #expect(held.tracks?.tracks.map(\.name) == ["Evening", "Day"] && held.tracks?.asOf == Day("2026-05-02"))
        #expect(held.facts[.evening]?.state == .yes && held.facts[.weekend]?.state == .no)
    }

    @Test("hidden: gone from the catalog, kept in the ledger, accounted for; former ids are followed")
    func hidden() throws {
        let plain = try run([])
        let (before, facility) = try program(plain)
        for id in [before.id, facility.id] {
            let ingested = try run(["suppress,\(base32(id)),,,2026-05-01,2026-08-01,,"], ledger: plain.ledger)
            #expect(ingested.catalog.facilities.map(\.name) == ["Willow House"] && ingested.catalog.programs.count == 1)
            #expect(ingested.ledger.bytes == plain.ledger.bytes && ingested.report.total.setAside["suppressed"] == 1)
            #expect(ingested.report.total.read == ingested.report.total.accountedFor)
            #expect(ingested.catalog.programs[0].facility == 0)
        }
        let gone = try run(["call,\(base32(before.id)),,gone,2026-05-01,,caller,"])
        #expect(gone.catalog.programs.count == 1)
        let (_, willow) = try program(plain, "Willow House")
        let merged = try run(["merge,\(base32(willow.id)),,\(base32(facility.id)),,,,"], ledger: plain.ledger)
        #expect(merged.catalog.facilities.count == 1 && rules(merged) == ["correction-applied": 1])
        let redirect = try #require(merged.catalog.redirects.first { $0.new == merged.catalog.facilities[0].id })
        let again = try run(
            [
                "merge,\(base32(willow.id)),,\(base32(facility.id)),,,,",
                "say,\(base32(redirect.old)),medicaid,no,2026-05-01,,,",
            ], ledger: merged.ledger)
        #expect(again.catalog.programs.allSatisfy { $0.facts[.medicaid]?.state == .no })
    }

    @Test("what cannot be read is refused alone; what names nothing says so")
    func refused() throws {
        let id = base32(try program(try run([])).0.id)
        let bad = [
            "shout,\(id),medicaid,no,2026-05-01,,,", "say,nothing,medicaid,no,2026-05-01,,,",
            "say,\(id),medicaid,no,,,,",
            "say,\(id),medicaid,perhaps,2026-05-01,,,", "say,\(id),medicade,no,2026-05-01,,,", "merge,\(id),,\(id),,,,",
            "say,\(id),medicaid,no,2026-13-01,,,", "say,\(id),track,,2026-05-01,,,",
        ]
        let ingested = try run(bad + ["say,\(base32(7)),medicaid,no,2026-05-01,,,", "'=cmd,,,,,,,"])
        #expect(rules(ingested) == ["correction-bad-line": bad.count + 1, "correction-names-nothing": 1])
        #expect(try program(ingested).0.facts[.medicaid]?.state == .yes)
        var random = SplitMix64(seed: 4)
        for _ in 0..<60 {
            var text = Array("say,\(id),medicaid,no,2026-05-01,,,".utf8)
            for _ in 0...random.below(4) { text[random.below(text.count)] = UInt8(32 + random.below(95)) }
            _ = try? run([String(decoding: text, as: UTF8.self)])
        }
    }
}
