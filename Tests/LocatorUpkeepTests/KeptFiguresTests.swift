import Foundation
import LocatorIndex
import LocatorIngest
import LocatorUpkeep
import TestSupport
import Testing
import Treatment

@Suite struct KeptFiguresTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "figures-\(UUID().uuidString)").path

    private func cache(_ basis: UInt64 = 7) -> RecordCache { RecordCache(folder: folder, basis: basis) }

    private func bytes(of id: String) throws -> [UInt8] { try #require(cache().kept("figures", of: id)) }

    /// What comes back says the same: kept again, it has the same bytes, and guards find what they find without it.
    @Test(arguments: 0..<UInt64(6))
    func comeBack(seed: UInt64) throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let live = try Snapshot(bytes: encode(randomCatalog(seed: seed, facilities: 60)))
        let next = try Snapshot(bytes: encode(randomCatalog(seed: seed + 100, facilities: 50)))
        let kept = KeptFigures(cache())
        kept.keep(try GuardedFigures(of: live), of: "live", beside: [])
        let back = try #require(kept.figures(of: "live"), "seed \(seed)")
        kept.keep(back, of: "again", beside: ["live"])
        #expect(try bytes(of: "again") == bytes(of: "live"), "seed \(seed)")
        let (with, without) = (
            try guards(live: live, candidate: next, records: [], before: back),
            try guards(live: live, candidate: next, records: [])
        )
        #expect(with == without && !with.isEmpty, "seed \(seed)")
    }

    /// What is missing, flipped, cut or of another program is not there.
    @Test func whatCannotBeTrustedIsNotThere() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let snapshot = try Snapshot(bytes: encode(randomCatalog(seed: 1, facilities: 20)))
        let kept = KeptFigures(cache())
        kept.keep(try GuardedFigures(of: snapshot), of: "one", beside: [])
        let whole = try bytes(of: "one")
        #expect(kept.figures(of: "one") != nil && kept.figures(of: "two") == nil)
        #expect(KeptFigures(cache(8)).figures(of: "one") == nil)
        var damaged = [[], Array(whole.prefix(8)), Array(whole.dropLast())]
        for place in stride(from: 0, to: whole.count, by: max(1, whole.count / 40)) {
            var flipped = whole
            flipped[place] ^= 4
            damaged.append(flipped)
        }
        for bytes in damaged {
            try Data(bytes).write(to: URL(filePath: "\(folder)/one.figures"))
            #expect(kept.figures(of: "one") == nil, "\(bytes.count) bytes")
        }
        // Only those of the snapshots that are named stay.
        kept.keep(try GuardedFigures(of: snapshot), of: "three", beside: ["two"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["three.figures"])
    }
}
