package import Treatment

/// What a run of ingest makes: the programs, and what there is to say about their making.
package struct Ingested: Sendable {
    package var catalog: Catalog
    package let report: IngestReport
    /// Who bears which id after this run: an input of the next one.
    package let ledger: IdentityLedger
    /// Names of the files of `IngestOptions.cache` that belong to this run's exports, sorted.
    package let kept: [String]
    /// How many exports were read although a cache was given: changed, new, or not kept.
    package let parsed: Int
    /// What the facilities were made from, to be kept of the snapshot that they go into; nil without a cache.
    package let groups: KnownGroups?
    /// Nil when none was asked for, or nothing of it is shown.
    package var trace: Trace?
}

/// Version of the rules by which records become programs; goes into every snapshot.
package let rulesVersion: UInt32 = 1

/// Exports in, programs out: told apart, read, cleaned, joined into facilities and programs, counted. The same files
/// give the same catalog, in whatever order they or their rows stand.
/// - Throws: a file that cannot be read or is of no known format. Bad records are in the report.
package func ingest(
    _ files: consuming [ExportFile], tables: VocabularyTables, gazetteer: Gazetteer,
    options: IngestOptions = IngestOptions()
) throws(FileError) -> Ingested {
    try ingest(readExports(files, tables, gazetteer, options), tables: tables, gazetteer: gazetteer, options: options)
}

/// The first half: files told apart, read and cleaned, on all processors. The second half keeps one of them busy for most of its time.
/// - Throws: a file that cannot be read or is of no known format.
package func readExports(
    _ files: consuming [ExportFile], _ tables: VocabularyTables, _ gazetteer: Gazetteer, _ options: IngestOptions
) throws(FileError) -> ReadExports {
    var inputs = try sortInputs(files, options)
    files = []
    let known = knownBefore(options)
    var exports: [Input] = []
    swap(&exports, &inputs.exports)
    let read = try readInputs(consume exports, tables, gazetteer, options)
    return ReadExports(inputs: inputs, files: read, known: known)
}

/// The exports of a run, read and cleaned.
package struct ReadExports: Sendable {
    fileprivate var inputs: Inputs
    fileprivate var files: [CleanFile]
    /// What is kept of the snapshot at hand; nil: nothing is.
    fileprivate var known: Underway<KnownGroups?>?
}

/// The second half.
/// - Parameter options: those that the exports were read with.
/// - Throws: a ledger that cannot be read.
package func ingest(
    _ exports: consuming ReadExports, tables: VocabularyTables, gazetteer: Gazetteer, options: IngestOptions
) throws(FileError) -> Ingested {
    var inputs = exports.inputs
    var known = exports.known
    exports.known = nil
    var read: [CleanFile] = []
    swap(&read, &exports.files)
    let names = read.map(\.name)
    let kept = read.map(\.kept).filter { !$0.isEmpty }.sorted()
    let parsed = read.count { $0.isParsed }
    let corrections = holding(inputs.corrections, on: options.today, &inputs.notices)
    let (sources, ofFile) = publishers(read, corrections)
    var run = gathered(consume read, gazetteer)
    let ledger = try options.ledgerUnderway?.result.get() ?? options.ledger ?? IdentityLedger()
    inputs.orders += orders(corrections, run.records, ledger, &inputs.notices)
    let sites = joinSites(run.records, orders: inputs.orders)
    let (vocabulary, excess) = vocabulary(naming: run.records)
    let memory = memory(known, names, corrections, gazetteer, vocabulary, options)
    known = nil
    var built = build(
        sites.groups, &run, vocabulary, ledger, orders: inputs.orders, memory: memory, tracing: options.trace)
    letGo(of: consume memory)
    let corrected = applyCorrections(corrections, to: &built, source: ofFile.count - 1, vocabulary, &run)
    var catalog = Catalog(
        facilities: named(built.facilities, byPublisher: ofFile), programs: built.programs, sources: sources,
        vocabulary: vocabulary,
        gazetteer: gazetteer, rulesVersion: rulesVersion)
    if !options.concepts.isEmpty { catalog.concepts = allConcepts(options.concepts, vocabulary) }
    catalog.unchanged = built.unchanged.ids
    catalog.redirects = redirects(built.ledger, catalog, built.unchanged)
    catalog.codeBook = codeBook(tables, options.categories)
    catalog.safety = options.safety.sorted { $0.phrase.utf8.lexicographicallyPrecedes($1.phrase.utf8) }

    var notices = inputs.notices + run.notices + corrected.notices
    notices += siteNotices(sites, run.records) + orderNotices(inputs.orders, run.records) + carrierNotices(excess)
    notices += unusedDates(options, inputs.paths)
    let told = correctionTallies(inputs.correctionFiles, inputs.corrections, notices, inputs.paths)
    let report = IngestReport(
        tallies: run.tallies + told, counts: CatalogCounts(catalog, unchanged: built.unchanged.counts), sites: sites,
        notices: notices, paths: inputs.paths, options: options)
    var ingested = Ingested(
        catalog: catalog, report: report, ledger: built.ledger, kept: kept, parsed: parsed, groups: built.groups)
    if let traced = built.traced, let place = catalog.facilities.firstIndex(where: { $0.id == traced.identity.id }) {
        let context = TraceContext(
            vocabulary: vocabulary, tables: tables, tallies: run.tallies, paths: inputs.paths, ledger: built.ledger,
            joins: sites.joins, records: run.records, corrected: corrected)
        ingested.trace = makeTrace(
            traced, catalog.facilities[place], catalog.programs.filter { $0.facility == place }, context)
    }
    var records: [SiteRecord] = []
    swap(&records, &run.records)
    letGo(of: consume records)
    return ingested
}

/// What is known of the snapshot at hand; nil without a cache. A facility that is traced is put together again, and all others with it.
private func memory(
    _ known: Underway<KnownGroups?>?, _ files: [FileName], _ corrections: [Correction], _ gazetteer: Gazetteer,
    _ vocabulary: Vocabulary, _ options: IngestOptions
) -> GroupMemory? {
    guard let cache = options.cache, options.trace == nil else { return nil }
    let basis = cache.basis(gazetteer, vocabulary)
    let groups = known?.result
    return GroupMemory(
        known: groups?.basis == basis ? groups : nil, basis: basis, files: files,
        corrected: Set(corrections.map(\.id)))
}

/// What is kept of the snapshot at hand: it is read while the exports are.
private func knownBefore(_ options: IngestOptions) -> Underway<KnownGroups?>? {
    guard let cache = options.cache, options.trace == nil, let before = options.before else { return nil }
    return Underway { cache.groups(of: before) }
}

/// Former ids of what the catalog shows.
private func redirects(_ ledger: IdentityLedger, _ catalog: Catalog, _ unchanged: Unchanged) -> [Redirect] {
    if ledger.redirects.isEmpty { return [] }
    let present = Set(catalog.facilities.map(\.id)).union(catalog.programs.map(\.id)).union(unchanged.ids)
        .union(unchanged.programs)
    return ledger.redirects.filter { present.contains($0.new) }
}

/// The publishers of the run by name, each with the latest date of its facts, and which one each file is of: the same for one
/// file and for the same records in ten. The team's corrections come behind the files.
private func publishers(
    _ read: [CleanFile], _ corrections: [Correction]
) -> (sources: [Source], ofFile: [Int]) {
    var latest: [String: Day?] = [:]
    for file in read {
        let known = latest[file.publisher] ?? nil
        latest[file.publisher] = .some([known, file.counts.latest, file.asOf].compactMap(\.self).max())
    }
    if !corrections.isEmpty { latest[Source.team] = .some(corrections.compactMap(\.day).max()) }
    let names = latest.keys.sorted()
    let sources = names.map { Source(publisher: $0, asOf: latest[$0] ?? nil) }
    let publishers = read.map(\.publisher) + [Source.team]
    return (sources, publishers.map { names.firstIndex(of: $0) ?? 0 })
}

/// Records name the file they stood in until here; from here on their publisher.
private func named(_ facilities: consuming [Facility], byPublisher ofFile: [Int]) -> [Facility] {
    for place in facilities.indices {
        facilities[place].records = facilities[place].records.map {
            RecordReference(key: $0.key, source: ofFile[$0.source], asOf: $0.asOf)
        }
    }
    return facilities
}
