import Foundation
import LocatorIngest
import Testing
import Treatment

/// A package among other exports.
struct HSDSIngestTests {
    private func ingested(_ files: [ExportFile]) throws -> Ingested {
        let rules = try HSDSSamples.rules()
        return try PipelineSamples.ingested(files) { $0.hsdsRules = rules }
    }

    @Test("a directory's IOP gains the hours of the same site's package, and nothing else changes hands")
    func hours() throws {
        let row = PipelineSamples.Row(name: "Sample House", phone: "213-555-0100")
        let both = try ingested([PipelineSamples.directory("su.csv", [row]), HSDSSamples.package(HSDSSamples.small)])
        #expect(both.catalog.facilities.count == 1 && both.catalog.programs.count == 1)
        let program = try #require(both.catalog.programs.first)
        #expect(program.hours?.week.description == "Mo,Tu 09:00-21:00" && program.tracks == nil)
        #expect(program.hours?.asOf == Day("2026-03-01"))
        let record = both.catalog.facilities[0].records[Int(program.hours?.record ?? 0)]
        #expect(both.catalog.sources[record.source].publisher == "Sample 211")
        for tally in both.report.tallies { #expect(tally.read == tally.accountedFor, "\(tally.file)") }
    }

    @Test("the order of rows and of files changes nothing, and a copy of the package is read once")
    func order() throws {
        let package = HSDSSamples.package(HSDSSamples.small)
        let straight = ComparableCatalog(try ingested([package]).catalog)
        var random = SplitMix64(seed: 11)
        for round in 0..<8 {
            var tables = HSDSSamples.small
            for table in tables.keys.sorted() where !["services", "datapackage.json"].contains(table) {
                var lines = (tables[table] ?? "").split(separator: "\n").map(String.init)
                guard lines.count > 2 else { continue }
                for last in stride(from: lines.count - 1, to: 1, by: -1) { lines.swapAt(last, 1 + random.below(last)) }
                tables[table] = lines.joined(separator: "\n") + "\n"
            }
            // Telephones keep the order of the file.
            tables["phones"] = HSDSSamples.small["phones"]
            #expect(
                ComparableCatalog(try ingested([HSDSSamples.package(tables)]).catalog) == straight, "seed 11, \(round)")
        }
        let twice = try ingested([package, HSDSSamples.package(HSDSSamples.small, name: "copy")])
        #expect(ComparableCatalog(twice.catalog) == straight)
        #expect(twice.report.findings.first { $0.rule.id == "file-repeated" }?.count == 1)
    }

    @Test("a folder is told by its tables; its other files stand for themselves")
    func folders() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "locator-hsds-\(UUID().uuidString)")
        let package = folder.appending(path: "exports/hsds")
        try FileManager.default.createDirectory(at: package, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func write(_ text: String, _ path: String) throws {
            try Data(text.utf8).write(to: folder.appending(path: path))
        }
        for part in HSDSSamples.package(HSDSSamples.small).parts {
            try Data(part.bytes).write(to: package.appending(path: part.name))
        }
        try write("id,name,email\n1,a person,x\n", "exports/hsds/contacts.csv")
        try write("# Sample\n", "exports/hsds/README.md")
        let directory = PipelineSamples.directory("su.csv", [PipelineSamples.Row()])
        try Data(directory.bytes).write(to: folder.appending(path: "exports/su.csv"))
        let files = try readExport(folder.path)
        #expect(
            files.map(\.name) == ["hsds", "README.md", "su.csv"]
                && files.map { recognise($0) } == [.hsds, nil, .samhsaDirectory])
        #expect(files[0].parts.count == 12 && files[0].parts.first { $0.name == "contacts.csv" }?.bytes.isEmpty == true)
        let report = try ingested(files).report
        #expect(report.tallies.map(\.format) == [.hsds, .samhsaDirectory] && report.held.isEmpty)
        #expect(try readExport(package.path).map(\.name) == ["hsds", "README.md"])
        #expect(try readExport(package.path + "/").first?.path == package.path)
        // One table alone is not read, and the message says what to do.
        let lone = try readExport(package.appending(path: "services.csv").path)
        #expect { try ingested(lone) } throws: {
            ($0 as? FileError)?.problem.contains("one table of an HSDS package") == true
        }
        // A broken table is named by its path.
        try write("id,name\n\"open", "exports/hsds/locations.csv")
        #expect { try ingested(try readExport(package.path)) } throws: {
            ($0 as? FileError)?.file == package.appending(path: "locations.csv").path && ($0 as? FileError)?.line == 2
        }
    }

    @Test("findings name the table and its line")
    func findings() throws {
        let report = try ingested([HSDSSamples.package(HSDSSamples.small("organizations", "id,name\no2,x\n"))]).report
        let finding = report.findings.first { $0.rule.id == "hsds-dangling-id" }
        #expect(finding?.examples == ["data/hsds/services.csv:2 organization_id \"o1\""])
    }
}
