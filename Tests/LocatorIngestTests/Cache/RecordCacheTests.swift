import Foundation
import LocatorIngest
import Testing
import Treatment

/// The result is the same without a cache, with one that is empty, full, of another run, or damaged.
struct RecordCacheTests {
    /// A folder of its own, removed with the value.
    private final class Folder {
        let path = FileManager.default.temporaryDirectory.appending(path: "records-\(UUID().uuidString)").path

        var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }

        deinit { try? FileManager.default.removeItem(atPath: path) }
    }

    /// All that a run tells, in a form that can be compared.
    private struct Told: Equatable {
        let catalog: ComparableCatalog
        let report: String

        init(_ ingested: Ingested) {
            catalog = ComparableCatalog(ingested.catalog)
            report = ingested.report.json
        }
    }

    private let data = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../../data").path

    private func ingested(_ files: [ExportFile], _ folder: Folder?, basis: UInt64 = 1) throws -> Ingested {
        let levels = try AIRSLevels(try #require(try readExport("\(data)/taxonomy/airs-levels.csv").first))
        let rules = try HSDSRules(try #require(try readExport("\(data)/taxonomy/hsds-treatment.csv").first))
        return try PipelineSamples.ingested(files) { options in
            options.cache = folder.map { RecordCache(folder: $0.path, basis: basis) }
            (options.airsLevels, options.hsdsRules) = (levels, rules)
            options.asOf = [("samhsa-directory-su.csv", Day(rawValue: 19_000))]
        }
    }

    /// `file` without its last line.
    private func shortened(_ file: ExportFile) -> ExportFile {
        let end = file.bytes.dropLast().lastIndex(of: 0x0A) ?? 0
        return ExportFile(name: file.name, path: file.path, bytes: Array(file.bytes[...end]))
    }

    @Test("every format of the sample, and what the real exports have besides")
    func formats() throws {
        var files = try readExport("\(data)/sample")
        for folder in ["samhsa-directory-2022-sa", "samhsa-directory-2022-mh", "hsds-miami", "airs-bc211"] {
            let path = "\(data)/../../shared/data/\(folder)"
            if FileManager.default.fileExists(atPath: path) { files += try readExport(path) }
        }
        let folder = Folder()
        let plain = Told(try ingested(files, nil))
        let cold = try ingested(files, folder)
        #expect(Told(cold) == plain)
        #expect(cold.parsed == cold.kept.count && cold.kept == folder.names)
        let warm = try ingested(files.reversed(), folder)
        #expect(Told(warm) == plain && warm.parsed == 0 && warm.kept == cold.kept)

        let changed = try #require(files.firstIndex { $0.name == "samhsa-directory-su.csv" })
        files[changed] = shortened(files[changed])
        let after = try ingested(files, folder)
        let expected = Told(try ingested(files, nil))
        #expect(after.parsed == 1 && Told(after) == expected)
        let cache = RecordCache(folder: folder.path, basis: 1)
        cache.prune(keeping: Set(after.kept))
        #expect(folder.names == after.kept && after.kept.count == cold.kept.count)
    }

    @Test("damage anywhere, half a file, another basis and a folder that cannot be written to: read again")
    func damage() throws {
        let rows = (1...40).map { PipelineSamples.Row(name: "Sample House \($0)", street: "\($0) Oak Street") }
        let files = [PipelineSamples.directory("su.csv", rows), HSDSSamples.package(HSDSSamples.small)]
        let folder = Folder()
        let plain = Told(try ingested(files, nil))
        let names = try ingested(files, folder).kept
        #expect(names.count == 2)
        #expect(try ingested(files, folder, basis: 2).parsed == 2)

        var random = SplitMix64(seed: 8)
        for name in names {
            let path = URL(fileURLWithPath: "\(folder.path)/\(name)")
            let whole = try Data(contentsOf: path)
            // Every byte of the head, and all over the rest.
            let places = Array(0..<24) + (0..<60).map { _ in random.below(whole.count) } + [whole.count - 1]
            for place in places {
                var bytes = whole
                bytes[place] ^= 1 << UInt8(random.below(8))
                try bytes.write(to: path)
                let mended = try ingested(files, folder)
                #expect(Told(mended) == plain && mended.parsed == 1, "seed 8, \(name), byte \(place)")
            }
            for length in [0, 7, 8, 23, 24, 25, whole.count / 2, whole.count - 1] {
                try whole.prefix(length).write(to: path)
                let mended = try ingested(files, folder)
                #expect(Told(mended) == plain && mended.parsed == 1, "\(name) cut at \(length)")
            }
            #expect(try Data(contentsOf: path) == whole)
        }
        let elsewhere = try PipelineSamples.ingested(files) {
            $0.cache = RecordCache(folder: "/dev/null/records", basis: 1)
        }
        #expect(elsewhere.catalog.programs.count > 0)
    }
}
