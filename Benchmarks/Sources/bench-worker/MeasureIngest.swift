import LocatorIndex
import LocatorIngest
import Treatment

/// Ingests exports the way `locator ingest` does, to a synced snapshot, and tells where the time goes.
func measureIngest(_ paths: [String], into folder: String, data: String) throws {
    let (tables, tableSeconds, tableCPU) = try timed {
        (
            vocabulary: try referenceVocabulary(data),
            gazetteer: try referenceGazetteer(data),
            levels: try AIRSLevels(try onlyFile("\(data)/taxonomy/airs-levels.csv")),
            concepts: try readConcepts(try onlyFile("\(data)/vocabulary/synonyms.csv"))
        )
    }
    let (files, fileSeconds, fileCPU) = try timed { try paths.flatMap { try readExport($0) } }
    let bytes = files.reduce(0) { $0 + $1.bytes.count }
    var options = IngestOptions()
    options.airsLevels = tables.levels
    options.concepts = tables.concepts
    let (ingested, ingestSeconds, ingestCPU) = try timed {
        try ingest(files, tables: tables.vocabulary, gazetteer: tables.gazetteer, options: options)
    }
    let (image, encodeSeconds, encodeCPU) = try timed { try encode(ingested.catalog) }
    let (_, publishSeconds, publishCPU) = try timed { try publish(image, into: folder) }
    let steps = [
        ("reference tables", tableSeconds, tableCPU), ("reading files", fileSeconds, fileCPU),
        ("ingest", ingestSeconds, ingestCPU), ("encode", encodeSeconds, encodeCPU),
        ("check and publish", publishSeconds, publishCPU),
    ]
    let programs = ingested.catalog.programs.count
    print("\(files.count) files, \(megabytes(bytes)) MB → \(programs) programs, \(megabytes(image.count)) MB")
    for (name, seconds, cpu) in steps + [("in all", steps.reduce(0) { $0 + $1.1 }, steps.reduce(0) { $0 + $1.2 })] {
        print("  \(name): \(rounded(seconds * 1e3, 0)) ms, of the processor \(rounded(cpu * 1e3, 0)) ms")
    }
    print("  highest memory: \(residentKilobytes("VmHWM") / 1024) MiB")
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
