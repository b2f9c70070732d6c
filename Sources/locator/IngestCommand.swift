import ArgumentParser
import LocatorIndex
import LocatorIngest
import Treatment

struct Ingest: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read exports and publish one snapshot of them.",
        discussion: """
            Formats are told apart by content: SAMHSA National Directory CSV, FindTreatment.gov CSV, AIRS 3.0 XML, HSDS packages, and our \
            own program listing (XML or CSV). Folders are read whole.

              locator ingest data/sample --into index
              locator ingest exports/su.csv exports/mh.csv --as-of su.csv=2022 --as-of mh.csv=2022 --report report.json

            A bad row is set aside with a notice; a bad file, or too many bad rows, keeps the live snapshot and ends with \
            exit code 3.
            """)

    @Argument(help: "Export files or folders.")
    var paths: [String]

    @Option(help: "Folder that snapshots are published into.")
    var into = "index"

    @Option(name: .customLong("as-of"), help: "Date of a file without one: PATH=YYYY, PATH=YYYY-MM or PATH=YYYY-MM-DD.")
    var asOf: [String] = []

    @Option(help: "Folder with the gazetteer, the vocabulary tables and the taxonomy.")
    var data = "data"

    @Option(help: "Write the report as JSON to this file.")
    var report: String?

    @Option(name: .customLong("most-bad"), help: "Share of refused rows, in percent, over which a file holds the run.")
    var mostBad = 20

    @Flag(help: "Publish even though a guard holds the run.")
    var accept = false

    @Flag(help: "Print nothing but errors.")
    var quiet = false

    func run() async throws {
        let options = try ingestOptions()
        let image: [UInt8]
        do {
            let tables = try ReferenceTables(folder: data)
            var files: [ExportFile] = []
            for path in paths { files += try readExport(path) }
            progress(
                "read \(files.count) \(files.count == 1 ? "file" : "files"), \(megabytes(files.reduce(0) { $0 + $1.byteCount })) MB"
            )
            for path in options.unusedAsOf(files.map(\.path)) {
                complain(
                    "--as-of \(path)=…: no file of this run is called that; the files are \(files.map(\.path).prefix(5).joined(separator: ", "))"
                )
                throw ExitCode(2)
            }
            var options = options
            options.airsLevels = tables.airsLevels
            options.hsdsRules = tables.hsdsRules
            options.concepts = tables.concepts
            options.safety = tables.safety
            options.categories = tables.categories
            var ingested = try ingest(
                consume files, tables: tables.vocabulary, gazetteer: tables.gazetteer, options: options)
            if let report { try writeFile(Array(ingested.report.json.utf8), to: report) }
            if !quiet { print(ingested.report.text) }
            guard ingested.report.held.isEmpty || accept else {
                complain("held; the live snapshot is unchanged:")
                for reason in ingested.report.held { complain("  \(reason)") }
                complain("Mend the file, or publish all the same with: locator ingest … --accept")
                throw ExitCode(3)
            }
            progress("building the index of \(ingested.catalog.programs.count) programs")
            // Handed over, not shared: what is written is let go of.
            let catalog = ingested.catalog
            ingested.catalog = Catalog()
            image = try encode(catalog)
        } catch let error as FileError {
            complain("\(error)")
            complain("The live snapshot is unchanged.")
            throw ExitCode(3)
        }
        do throws(IndexError) {
            let path = try publish(image, into: into)
            if !quiet { print("published \(path) (\(megabytes(image.count)) MB)") }
        } catch {
            complain("\(error)")
            throw ExitCode(3)
        }
    }

    private func ingestOptions() throws -> IngestOptions {
        var options = IngestOptions()
        options.mostBadPercent = mostBad
        for text in asOf {
            guard let equals = text.lastIndex(of: "="), let day = Day(text[text.index(after: equals)...]) else {
                throw ValidationError(
                    "--as-of \(text): expected PATH=DATE, for example su.csv=2022 or su.csv=2022-05-25")
            }
            options.asOf.append((String(text[..<equals]), day))
        }
        return options
    }

    private func progress(_ text: String) {
        if !quiet { note(text) }
    }
}

/// The reviewed tables that ingest works by, read from the data folder.
struct ReferenceTables {
    let vocabulary: VocabularyTables
    let gazetteer: Gazetteer
    let airsLevels: AIRSLevels
    let hsdsRules: HSDSRules
    let concepts: [Concept]
    let safety: [SafetyPhrase]
    let categories: [CodeBook.Category]

    init(folder: String) throws(FileError) {
        func file(_ name: String) throws(FileError) -> ExportFile {
            guard let file = try readExport("\(folder)/\(name)").first else {
                throw FileError(
                    file: "\(folder)/\(name)", problem: "nothing to read",
                    cure: "Say where the tables are with --data FOLDER.")
            }
            return file
        }
        vocabulary = try VocabularyTables(
            codes: try file("vocabulary/codes.csv"), absence: try file("vocabulary/absence.csv"))
        gazetteer = try loadGazetteer(
            zips: try file("gazetteer/zips.csv").bytes, places: try file("gazetteer/places.csv").bytes,
            states: try file("gazetteer/states.csv").bytes, zones: try file("gazetteer/zones.csv").bytes,
            aliases: try file("gazetteer/aliases.csv").bytes)
        airsLevels = try AIRSLevels(try file("taxonomy/airs-levels.csv"))
        hsdsRules = try HSDSRules(try file("taxonomy/hsds-treatment.csv"))
        concepts = try readConcepts(try file("vocabulary/synonyms.csv"))
        safety = try readSafetyPhrases(try file("vocabulary/safety.csv"))
        categories = try readCategories(try file("vocabulary/categories.csv"), of: vocabulary)
    }
}
