import ArgumentParser
import LocatorIngest
import LocatorUpkeep

struct Sample: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write made-up exports in every format, to try things with.",
        discussion: "  locator sample --into data/sample\n  locator sample --seed 7 --facilities 2000 --into big-sample"
    )

    @Option(help: "Folder to write into.")
    var into = "data/sample"

    @Option(help: "Decides everything: the same seed gives the same bytes.")
    var seed: UInt64 = 2026

    @Option(help: "How many facilities to make up.")
    var facilities = 400

    @Option(help: "Folder with the gazetteer and the vocabulary tables.")
    var data = "data"

    func run() async throws {
        do throws(FileError) {
            let tables = try ReferenceTables(ReferenceFiles(folder: data))
            let exports = sampleExports(
                seed: seed, facilities: facilities, gazetteer: tables.gazetteer, tables: tables.vocabulary)
            for export in exports {
                let files = export.parts.isEmpty ? [export] : export.parts
                for file in files {
                    let name = export.parts.isEmpty ? file.name : "\(export.name)/\(file.name)"
                    try writeFile(file.bytes, to: "\(into)/\(name)")
                    print("\(into)/\(name)  \(file.bytes.count) bytes")
                }
            }
        } catch {
            complain("\(error)")
            throw ExitCode(2)
        }
    }
}
