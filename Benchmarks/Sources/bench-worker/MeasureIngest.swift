import LocatorIndex
import LocatorIngest
import Treatment

/// Ingests exports the way `locator ingest` does, to a synced snapshot, and tells where the time goes.
/// - Parameters:
///   - cache: the folder in which records are kept; nil: every file is read. With it the snapshot in `folder` is the one before.
///   - changed: the end of the path of a file that is taken without its last line.
func measureIngest(
    _ paths: [String], into folder: String, data: String, cache: String? = nil, changed: String? = nil
) throws {
    let (tables, tableSeconds, tableCPU) = try timed { try BenchTables(data) }
    var (files, fileSeconds, fileCPU) = try timed { try paths.flatMap { try readExport($0) } }
    if let changed { files = files.map { $0.path.hasSuffix(changed) ? withoutLastLine($0) : $0 } }
    let (count, bytes) = (files.count, files.reduce(0) { $0 + $1.byteCount })
    var options = tables.options
    // What is read by another build of this program would be of other rules.
    options.cache = cache.map { RecordCache(folder: $0, basis: 1) }
    let (before, beforeSeconds, beforeCPU) = try timed { try cache.flatMap { _ in try current(folder) } }
    options.before = before?.id
    let (_, hashSeconds, _) = timed { files.reduce(0) { $0 ^ contentHash($1.bytes) } }
    var (ingested, ingestSeconds, ingestCPU) = try timed {
        try ingest(consume files, tables: tables.vocabulary, gazetteer: tables.gazetteer, options: options)
    }
    let programs = ingested.report.programs
    let copied = ingested.catalog.unchanged.count
    let groups = ingested.groups
    let afterIngest = residentKilobytes("VmHWM")
    // Handed over, not shared: what is written is let go of.
    let catalog = ingested.catalog
    ingested.catalog = Catalog()
    let (image, encodeSeconds, encodeCPU) = try timed { try encode(catalog, over: before) }
    let (path, publishSeconds, publishCPU) = try timed { try publish(image, into: folder) }
    let (_, keepSeconds, keepCPU) = timed {
        if let groups { options.cache?.keep(groups, of: hexadecimal(image[24..<32])) }
    }
    let steps = [
        ("the snapshot before, checked", beforeSeconds, beforeCPU),
        ("reference tables", tableSeconds, tableCPU), ("reading files", fileSeconds, fileCPU),
        ("ingest", ingestSeconds, ingestCPU), ("encode", encodeSeconds, encodeCPU),
        ("check and publish", publishSeconds, publishCPU),
        ("keeping what facilities are made from", keepSeconds, keepCPU),
    ]
    print("\(count) files, \(megabytes(bytes)) MB → \(programs) programs, \(megabytes(image.count)) MB, \(path)")
    if cache != nil { print("  \(ingested.parsed) files read, the others known; \(copied) facilities copied") }
    for (name, seconds, cpu) in steps + [("in all", steps.reduce(0) { $0 + $1.1 }, steps.reduce(0) { $0 + $1.2 })] {
        print("  \(name): \(rounded(seconds * 1e3, 0)) ms, of the processor \(rounded(cpu * 1e3, 0)) ms")
    }
    print("  hash of the files' bytes: \(rounded(Double(bytes) / 1e9 / max(hashSeconds, 1e-9))) GB/s")
    print("  highest memory: \(residentKilobytes("VmHWM") / 1024) MiB, after ingest \(afterIngest / 1024) MiB")
}

/// The snapshot that is live in a folder, its checksums compared; nil when there is none.
private func current(_ folder: String) throws -> Snapshot? {
    guard let path = try? currentSnapshot(in: folder) else { return nil }
    let snapshot = try Snapshot(path: path)
    try snapshot.verifyChecksums()
    return snapshot
}

private func withoutLastLine(_ file: ExportFile) -> ExportFile {
    let end = file.bytes.dropLast().lastIndex(of: 0x0A) ?? 0
    return ExportFile(name: file.name, path: file.path, bytes: Array(file.bytes[...end]))
}

/// The reviewed tables that ingest works by.
private struct BenchTables {
    let vocabulary: VocabularyTables
    let gazetteer: Gazetteer
    let options: IngestOptions

    init(_ data: String) throws {
        vocabulary = try referenceVocabulary(data)
        gazetteer = try referenceGazetteer(data)
        var options = IngestOptions()
        options.airsLevels = try AIRSLevels(try onlyFile("\(data)/taxonomy/airs-levels.csv"))
        options.hsdsRules = try HSDSRules(try onlyFile("\(data)/taxonomy/hsds-treatment.csv"))
        options.concepts = try readConcepts(try onlyFile("\(data)/vocabulary/synonyms.csv"))
        options.safety = try readSafetyPhrases(try onlyFile("\(data)/vocabulary/safety.csv"))
        options.categories = try readCategories(try onlyFile("\(data)/vocabulary/categories.csv"), of: vocabulary)
        self.options = options
    }
}

/// Reads each file into records, nothing more, the best of three times; CSV also into rows whose cells are looked at.
func measureReaders(_ paths: [String], data: String) throws {
    let tables = try referenceVocabulary(data)
    let levels = try AIRSLevels(try onlyFile("\(data)/taxonomy/airs-levels.csv"))
    for file in try paths.flatMap({ try readExport($0) }) {
        guard let format = recognise(file) else { continue }
        let (records, seconds) = try best { try read(file, format, tables, levels) }
        var line = "\(file.name), \(format.rawValue), \(megabytes(file.bytes.count)) MB: \(records) records"
        line += " at \(rate(file, seconds)) MB/s of processor time"
        if format != .airs, format != .listingXML {
            let (rows, seconds) = try best { try countRows(file) }
            line += "; \(rows) rows at \(rate(file, seconds)) MB/s"
        }
        print(line)
    }
}

private func read(
    _ file: ExportFile, _ format: Format, _ tables: VocabularyTables, _ levels: AIRSLevels
) throws -> Int {
    switch format {
    case .samhsaDirectory: try readSAMHSADirectory(file, ordinal: 0, tables: tables).records.count
    case .findTreatment: try readFindTreatment(file, ordinal: 0, tables: tables).records.count
    case .airs: try readAIRS(file, ordinal: 0, levels: levels).records.count
    case .listingXML: try readListingXML(file, ordinal: 0).records.count
    case .listingCSV: try readListingCSV(file, ordinal: 0).records.count
    case .hsds: try readHSDS(file, ordinal: 0, firstPart: 0, rules: HSDSRules(), asOf: nil).records.count
    }
}

/// Rows of a CSV file; every cell's bytes are found and trimmed.
private func countRows(_ file: ExportFile) throws -> Int {
    var reader = try CSVReader(file.bytes, file: file.name)
    var row = CSVRow()
    var rows = 0
    var bytes = 0
    while try reader.next(&row) {
        rows += 1
        for column in 0..<row.count { bytes += row.range(column).count }
    }
    precondition(bytes <= file.bytes.count)
    return rows
}

private func best(_ work: () throws -> Int) rethrows -> (count: Int, seconds: Double) {
    var least = Double.infinity
    var count = 0
    for _ in 0..<3 {
        let (value, _, seconds) = try timed(work)
        count = value
        least = min(least, seconds)
    }
    return (count, least)
}

private func rate(_ file: ExportFile, _ seconds: Double) -> String {
    rounded(Double(file.bytes.count) / 1e6 / max(seconds, 1e-9), 0)
}

func megabytes(_ bytes: Int) -> String { rounded(Double(bytes) / 1e6) }

/// The gazetteer in a data folder.
func referenceGazetteer(_ data: String) throws -> Gazetteer {
    func bytes(_ name: String) throws -> [UInt8] { try onlyFile("\(data)/gazetteer/\(name).csv").bytes }
    return try loadGazetteer(
        zips: try bytes("zips"), places: try bytes("places"), states: try bytes("states"), zones: try bytes("zones"),
        aliases: try bytes("aliases"))
}
