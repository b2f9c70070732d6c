import Treatment

/// A file of the run with what it is.
struct Input: Sendable {
    let file: ExportFile
    let format: Format
    let hash: UInt64
    /// Place in `Inputs.paths` of a package's first file.
    var firstPart = 0
}

/// The run's files as far as they hold records, in an order that does not depend on how they were given.
struct Inputs {
    var exports: [Input] = []
    var orders: [MergeOrder] = []
    /// Lines of the data team's corrections and calls.
    var corrections: [Correction] = []
    /// Where in `paths` the files stand that these lines are of.
    var correctionFiles: [Int] = []
    /// By `Position.file`.
    var paths: [String] = []
    var notices: [Notice] = []
}

/// Tells files by their content, drops what stands there twice, and sorts by format, content and name.
/// - Throws: a file of no known format.
func sortInputs(_ files: [ExportFile], _ options: IngestOptions) throws(FileError) -> Inputs {
    let hashed = concurrently(files) { (file: $0, hash: contentHash($0)) }
        .sorted { ($0.hash, $0.file.name, $0.file.path) < ($1.hash, $1.file.name, $1.file.path) }
    var inputs = Inputs(orders: options.orders)
    var aside: [(path: String, rule: Rule, value: String)] = []
    var corrections: [ExportFile] = []
    for (place, (file, hash)) in hashed.enumerated() {
        if place > 0, hashed[place - 1].hash == hash, hashed[place - 1].file.hasSameBytes(as: file) {
            aside.append((file.path, .fileRepeated, hashed[place - 1].file.path))
        } else if isCorrections(file) {
            corrections.append(file)
        } else if let format = recognise(file) {
            if let expected = options.rules(of: file).format, expected != format {
                throw FileError(
                    file: file.path, problem: "this is \(format.rawValue), and its source says \(expected.rawValue)",
                    cure: "Put the right file there, or write format: \(format.rawValue) in the sources file.")
            }
            inputs.exports.append(Input(file: file, format: format, hash: hash))
        } else if isMergeFile(file.bytes) {
            inputs.orders += try readMergeOrders(file)
        } else if let what = bystander(file) {
            aside.append((file.path, .filePassedOver, what))
        } else {
            throw unknownFormat(file)
        }
    }
    inputs.exports.sort { ($0.format.rawValue, $0.hash, $0.file.name) < ($1.format.rawValue, $1.hash, $1.file.name) }
    inputs.orders.sort { ($0.kind.rawValue, $0.first, $0.second) < ($1.kind.rawValue, $1.first, $1.second) }
    inputs.paths = inputs.exports.map(\.file.path)
    for (ordinal, input) in inputs.exports.enumerated() where input.format.isCSV {
        if input.file.parts.isEmpty { noteUnended(input.file, ordinal, &inputs.notices) }
        inputs.exports[ordinal].firstPart = inputs.paths.count
        for part in input.file.parts {
            if part.name.lowercased().hasSuffix(".csv") { noteUnended(part, inputs.paths.count, &inputs.notices) }
            inputs.paths.append(part.path)
        }
    }
    for file in corrections {
        let read = try readCorrections(file, ordinal: inputs.paths.count)
        inputs.corrections += read.corrections
        inputs.notices += read.notices
        inputs.correctionFiles.append(inputs.paths.count)
        inputs.paths.append(file.path)
    }
    for (path, rule, value) in aside {
        inputs.notices.append(Notice(rule, at: Position(file: inputs.paths.count, line: 0, byte: 0), value: value))
        inputs.paths.append(path)
    }
    return inputs
}

private func noteUnended(_ file: ExportFile, _ ordinal: Int, _ notices: inout [Notice]) {
    guard let last = file.bytes.last, last != 0x0A, last != 0x0D else { return }
    notices.append(Notice(.fileUnended, at: Position(file: ordinal, line: 0, byte: file.bytes.count)))
}

/// Reads and cleans every export, several at once. Files come out by format, publisher, date and name, so that the order of
/// rows, which changes a file's hash, does not change theirs.
/// - Throws: what a reader throws: a file that cannot be read at all; of several the first.
func readInputs(
    _ inputs: consuming [Input], _ tables: VocabularyTables, _ gazetteer: Gazetteer, _ options: IngestOptions
) throws(FileError) -> [CleanFile] {
    // The longest first, so that none is left over when the others are done.
    let order = inputs.indices.sorted { (inputs[$1].labour, $0) < (inputs[$0].labour, $1) }
    let ordered = order.map { (ordinal: $0, input: inputs[$0]) }
    inputs = []
    var files = concurrently(ordered) { (ordinal, input) -> (ordinal: Int, file: Result<CleanFile, FileError>) in
        do throws(FileError) {
            return (ordinal, .success(try readInput(input, ordinal, tables, gazetteer, options)))
        } catch { return (ordinal, .failure(error)) }
    }
    files.sort { $0.ordinal < $1.ordinal }
    var read: [CleanFile] = []
    for file in files { read.append(try file.file.get()) }
    return read.sorted { $0.order < $1.order }
}

private func readInput(
    _ input: Input, _ ordinal: Int, _ tables: VocabularyTables, _ gazetteer: Gazetteer, _ options: IngestOptions
) throws(FileError) -> CleanFile {
    // The bytes are read: only the names go on.
    let named = Input(file: input.file.emptied, format: input.format, hash: input.hash, firstPart: input.firstPart)
    let key = options.cache.map { $0.key(input, options, gazetteer) } ?? 0
    if let cache = options.cache, var known = cache.file(named, ordinal: ordinal, key: key) {
        known.kept = cache.name(key)
        known.name = FileName(key: key, place: FilePlace(ordinal: ordinal, firstPart: input.firstPart))
        return known
    }
    let rules = options.rules(of: input.file)
    var outcome = try read(input, ordinal, try tables.applying(rules.codes, of: input.file), options)
    if let publisher = rules.publisher { outcome.publisher = publisher }
    var file = cleaned(
        outcome, of: named, asOf: outcome.asOf ?? options.date(of: input.file),
        precedence: rules.precedence ?? input.format.precedence, gazetteer)
    if let cache = options.cache {
        cache.keep(file, ordinal: ordinal, key: key)
        file.kept = cache.name(key)
        file.name = FileName(key: key, place: FilePlace(ordinal: ordinal, firstPart: input.firstPart))
        file.isParsed = true
    }
    return file
}

private func read(
    _ input: Input, _ ordinal: Int, _ tables: VocabularyTables, _ options: IngestOptions
) throws(FileError) -> ReadOutcome {
    do throws(FileError) {
        return switch input.format {
        case .samhsaDirectory: try readSAMHSADirectory(input.file, ordinal: ordinal, tables: tables)
        case .findTreatment: try readFindTreatment(input.file, ordinal: ordinal, tables: tables)
        case .airs: try readAIRS(input.file, ordinal: ordinal, levels: options.airsLevels)
        case .hsds:
            try readHSDS(
                input.file, ordinal: ordinal, firstPart: input.firstPart, rules: options.hsdsRules,
                asOf: options.date(of: input.file))
        case .listingXML: try readListingXML(input.file, ordinal: ordinal)
        case .listingCSV: try readListingCSV(input.file, ordinal: ordinal)
        }
    } catch {
        // A package's reader names the file by its path.
        if !input.file.parts.isEmpty { throw error }
        // Readers know the name; several files of a run may have it.
        throw FileError(file: input.file.path, line: error.line, problem: error.problem, cure: error.cure)
    }
}

extension VocabularyTables {
    fileprivate func applying(_ overrides: [CodeOverride], of file: ExportFile) throws(FileError) -> VocabularyTables {
        switch applying(overrides) {
        case .success(let tables): return tables
        case .failure(let unknown):
            throw FileError(
                file: file.path, problem: "its source overrides \(unknown.letters), which is no code",
                cure: "Take a code of data/vocabulary/codes.csv.")
        }
    }
}

extension Format {
    /// A data team's own listing stands before what publishers export.
    fileprivate var precedence: UInt8 {
        switch self {
        case .listingXML, .listingCSV: 2
        case .samhsaDirectory, .findTreatment, .airs, .hsds: 1
        }
    }
}

extension Input {
    /// About how long reading takes, in bytes of a directory: a listing's CSV takes several times as long a byte.
    fileprivate var labour: Int { file.byteCount * (format == .listingCSV ? 4 : 1) }
}
