import Foundation
import LocatorIndex
import LocatorIngest
import LocatorUpkeep
import TestSupport
import Testing
import Treatment

/// The substance-use directory of 2022, when it is there, and what could become of it overnight.
@Suite(.enabled(if: sharedData("samhsa-directory-2022-sa") != nil))
struct RealGuardTests {
    private static let tables = Result { try ReferenceTables(ReferenceFiles(folder: "\(repository)/data")) }

    private static let rows = Result {
        let url = try #require(sharedData("samhsa-directory-2022-sa")?.appending(path: "facilities.csv"))
        // Half of it: as true, and half as slow.
        return Array(try String(contentsOf: url, encoding: .utf8).split(separator: "\n").prefix(6001))
    }

    private static let live = Result { try build(rows.get()) }

    private static func build(_ rows: [Substring]) throws -> Snapshot {
        let tables = try tables.get()
        var options = IngestOptions()
        options.categories = tables.options.categories
        options.asOf = [("facilities.csv", Day(rawValue: 19_357))]
        let bytes = Array((rows.joined(separator: "\n") + "\n").utf8)
        // Without the gazetteer's names: points of ZIP codes are enough.
        let catalog = try ingest(
            [ExportFile(name: "facilities.csv", bytes: bytes)], tables: tables.vocabulary, gazetteer: tables.gazetteer,
            options: options
        ).catalog
        return try Snapshot(bytes: encode(catalog))
    }

    private func tripped(by change: ([Substring]) -> [Substring]) throws -> [TrippedGuard] {
        try guards(live: Self.live.get(), candidate: Self.build(change(Self.rows.get())), records: [])
    }

    @Test("SNR falls as from 3,652 to 113: the code trips, and nothing else does")
    func collapse() throws {
        var left = 56
        let found = try tripped { rows in
            rows.map { row in
                guard row.contains(" SNR ") else { return row }
                left -= 1
                return left >= 0 ? row : row.replacing(" SNR ", with: " ")[...]
            }
        }
        #expect(!found.isEmpty && found.allSatisfy { $0.id == "rate" }, "\(found.map(\.message))")
        let code = try #require(found.first { $0.about == "SNR" })
        #expect(code.measured > 95 && code.message.contains("Seniors (SNR) fell from 1,"), "\(code.message)")
    }

    @Test("half of the file: vanished, and no rate has changed by it")
    func halved() throws {
        let found = try tripped { rows in rows.enumerated().filter { $0.offset % 2 == 0 }.map(\.element) }
        #expect(found.map(\.id) == ["vanished"], "\(found.map(\.message))")
        #expect((45.0...55).contains(found[0].measured) && found[0].message.contains("half"))
    }

    @Test("Medicaid and Medicare swapped")
    func swapped() throws {
        let found = try tripped { rows in
            rows.map { row in
                row.replacing(" MD ", with: " M? ").replacing(" MC ", with: " MD ").replacing(" M? ", with: " MC ")[...]
            }
        }
        #expect(found.first?.id == "medicaid-medicare-swapped", "\(found.map(\.message))")
        #expect(!found.contains { $0.id == "vanished" || $0.about == "medicaid" && $0.id == "rate" })
    }

    @Test("the difference of a changed year is quick to say what it was")
    func difference() throws {
        let rows = try Self.rows.get()
        let other = rows.prefix(5900).map { $0.replacing(" MD ", with: " ")[...] }
        let found = try LocatorUpkeep.difference(from: Self.live.get(), to: Self.build(Array(other)))
        #expect(found.programs.addUp && found.programs.notSeen > 50 && found.programs.added < 50)
        #expect(found.rates.first?.term.code == "medicaid")
    }
}
