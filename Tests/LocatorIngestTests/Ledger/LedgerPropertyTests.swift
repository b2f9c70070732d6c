import LocatorIngest
import Testing
import Treatment

/// What holds for every ledger, on seeded years of a small town where much changes at once.
struct LedgerPropertyTests {
    private func run(_ rows: [PipelineSamples.Row], _ year: Int, _ ledger: IdentityLedger?) throws -> Ingested {
        try PipelineSamples.ingested([PipelineSamples.directory("\(year).csv", rows)]) {
            $0.ledger = ledger
            $0.asOf = [("\(year).csv", Day(year: 2000 + year, month: 6, day: 1) ?? Day(rawValue: 0))]
        }
    }

    @Test(
        "years of change: the ledger can be read back, a second run changes nothing, order does not matter, no id changes hands"
    )
    func years() throws {
        for seed in UInt64(1)...8 {
            var random = SplitMix64(seed: seed)
            var rows = SampleTown.rows(&random)
            var ledger: IdentityLedger?
            for year in 1...5 {
                let now = try run(rows, year, ledger)
                let text = now.ledger.bytes
                #expect(
                    try IdentityLedger(ExportFile(name: "l", bytes: text)) == now.ledger, "seed \(seed), year \(year)")
                let again = try run(rows, year, now.ledger)
                #expect(again.ledger.bytes == text, "seed \(seed), year \(year): not idempotent")
                #expect(
                    ComparableCatalog(again.catalog) == ComparableCatalog(now.catalog), "seed \(seed), year \(year)")
                #expect(again.catalog.redirects == now.catalog.redirects, "seed \(seed), year \(year)")
                let backwards = try run(rows.reversed(), year, ledger)
                #expect(backwards.ledger.bytes == text, "seed \(seed), year \(year): order matters")
                try check(now, before: ledger, "seed \(seed), year \(year)")
                ledger = now.ledger
                rows = SampleTown.changed(rows, &random)
            }
        }
    }

    /// Ids are unique; redirects lead from what is not shown to what is; nothing that was known is lost.
    private func check(_ now: Ingested, before: IdentityLedger?, _ what: String) throws {
        let ids = now.catalog.facilities.map(\.id) + now.catalog.programs.map(\.id)
        #expect(Set(ids).count == ids.count, "\(what)")
        let present = Set(ids)
        for redirect in now.catalog.redirects {
            #expect(!present.contains(redirect.old) && present.contains(redirect.new), "\(what)")
        }
        guard let before else { return }
        let after = Set(now.ledger.text.split(whereSeparator: { $0 == "\n" || $0 == "," }).map(String.init))
        for line in before.text.split(separator: "\n").dropFirst() {
            let id = String(line.split(separator: ",")[1])
            #expect(after.contains(id), "\(what): \(id) is forgotten")
        }
    }

    @Test("hostile ledgers are refused with their line, and none of them traps")
    func hostile() throws {
        var random = SplitMix64(seed: 9)
        let good = try run(SampleTown.rows(&random), 1, nil).ledger.bytes
        for round in 0..<400 {
            var bytes = good
            for _ in 0...random.below(3) { bytes[random.below(bytes.count)] = UInt8(random.below(256)) }
            if round % 7 == 0 { bytes.removeLast(random.below(bytes.count)) }
            do throws(FileError) { _ = try IdentityLedger(ExportFile(name: "l", bytes: bytes)) } catch {
                #expect(!error.cure.isEmpty)
            }
        }
        func error(_ lines: String...) -> String? {
            let text = ([String(decoding: good.prefix { $0 != 10 }, as: UTF8.self)] + lines).joined(separator: "\n")
            do throws(FileError) {
                _ = try IdentityLedger(ExportFile(name: "l.csv", bytes: PipelineSamples.bytes(text)))
                return nil
            } catch { return error.description }
        }
        #expect(error() == nil)
        #expect(error("redirect,0000000000001,0000000000002,,,,,,,,,,")?.contains("leads to 0000000000002") == true)
        #expect(error("facility,1,,,,,,,,,,,")?.hasPrefix("l.csv:2: expected a facility") == true)
        #expect(error("", "note,a")?.hasPrefix("l.csv:3: expected 13 columns") == true)
    }
}

extension IdentityLedger {
    fileprivate var text: String { String(decoding: bytes, as: UTF8.self) }
}
