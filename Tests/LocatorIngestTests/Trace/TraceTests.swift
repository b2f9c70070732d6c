import LocatorIngest
import Testing
import Treatment

/// A trace says of everything shown which record, file, row and rule it comes from, and what lost and why.
struct TraceTests {
    private typealias Row = PipelineSamples.Row

    private func traced(
        _ files: [ExportFile], _ change: (inout IngestOptions) -> Void = { _ in }
    ) throws -> (Ingested, Trace) {
        let plain = try PipelineSamples.ingested(files, change)
        let facility = try #require(plain.catalog.facilities.first { $0.name.hasPrefix("Tamarisk") })
        let ingested = try PipelineSamples.ingested(files) {
            change(&$0)
            $0.trace = TraceRequest(facility)
            $0.ledger = plain.ledger
        }
        #expect(ComparableCatalog(ingested.catalog) == ComparableCatalog(plain.catalog))
        return (ingested, try #require(ingested.trace))
    }

    private var files: [ExportFile] {
        [
            PipelineSamples.directory(
                "su.csv",
                [
                    Row(name: "Willow House", street: "2 Oak Road", phone: "213-555-0102"),
                    Row(name: "Tamarisk Center", codes: "SA * OIT * CBT * MD SF * FSA * JC"),
                ]),
            PipelineSamples.directory(
                "old.csv", [Row(name: "Tamarisk Center", codes: "SA * OIT * CBT * SF * FSA * JC")]),
            PipelineSamples.directory("mh.csv", [Row(name: "Tamarisk Ctr", codes: PipelineSamples.mentalHealth)]),
        ]
    }

    private func dates(_ options: inout IngestOptions) {
        options.asOf = [
            ("su.csv", Day(rawValue: 19_000)), ("old.csv", Day(rawValue: 18_000)), ("mh.csv", Day(rawValue: 19_100)),
        ]
    }

    @Test("every fact that is shown is told with its record and date, and its row is the one in the file")
    func complete() throws {
        let (ingested, trace) = try traced(files, dates)
        for program in trace.programs {
            let shown = try #require(ingested.catalog.programs.first { $0.id == program.id })
            let told = Dictionary(program.entries.map { ($0.field, $0) }, uniquingKeysWith: { first, _ in first })
            for entry in shown.facts.entries {
                let line = try #require(told[ingested.catalog.vocabulary[entry.term].code])
                #expect(line.origin == Int(entry.fact.record) && line.asOf == entry.fact.asOf)
                #expect(line.value.hasPrefix(entry.fact.state.name) && !line.rule.isEmpty)
            }
            #expect(told["level"]?.rule.contains("stated as") == true && told["id"]?.rule == "the ledger knows it")
        }
        let places = trace.origins.map { "\($0.path):\($0.line)" }
        #expect(Set(places) == ["su.csv:3", "old.csv:2", "mh.csv:2"])
        #expect(trace.entries.filter { $0.field == "joined" }.count == 2)
        #expect(trace.entries.first { $0.field == "id" }?.rule == "the ledger knows one of its records")
    }

    @Test("what lost is told with its reason: older, not the program's own; a code of the table is named")
    func losers() throws {
        let (_, trace) = try traced(files, dates)
        let iop = try #require(
            trace.programs.first { $0.entries.contains { $0.field == "level" && $0.value == "iop" } })
        let medicaid = try #require(iop.entries.first { $0.field == "medicaid" })
        #expect(medicaid.value == "yes" && medicaid.rule.contains("MD “"))
        let reasons = Set(medicaid.lost.map { "\($0.value): \($0.reason)" })
        #expect(reasons.contains("no: older"), "\(reasons)")
        #expect(medicaid.lost.contains { $0.reason == "not of the program's own record" }, "\(reasons)")
        let name = try #require(trace.entries.first { $0.field == "name" })
        #expect(name.lost.contains { $0.reason == "older" })
    }

    @Test("a correction is told with its line, and what it stands above")
    func corrected() throws {
        let (plain, _) = try traced(files, dates)
        let iop = try #require(
            plain.catalog.programs.first {
                $0.level == .iop && plain.catalog.facilities[$0.facility].name.hasPrefix("Tamarisk")
            })
        let line = "action,id,field,value,day\nsay,\(base32(iop.id)),medicaid,no,2026-05-01\n"
        let (_, trace) = try traced(files + [ExportFile(name: "calls.csv", bytes: PipelineSamples.bytes(line))], dates)
        let medicaid = try #require(
            trace.programs.first { $0.id == iop.id }?.entries.first { $0.field == "medicaid" })
        #expect(
            medicaid.value == "no" && medicaid.rule == "corrected by the team, calls.csv:2"
                && medicaid.asOf == Day("2026-05-01"))
        #expect(medicaid.lost.first?.value == "yes" && medicaid.lost.first?.reason.contains("correction") == true)
        #expect(medicaid.origin.map { trace.origins[$0].publisher } == Source.team)
    }
}
