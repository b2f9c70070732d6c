package import Treatment

/// What a run of ingest makes: the programs, and what there is to say about their making.
package struct Ingested: Sendable {
    package let catalog: Catalog
    package let report: IngestReport
}

/// Version of the rules by which records become programs; goes into every snapshot.
package let rulesVersion: UInt32 = 1

/// Exports in, programs out: told apart, read, cleaned, joined into facilities and programs, counted. The same files
/// give the same catalog, in whatever order they or their rows stand.
/// - Throws: a file that cannot be read or is of no known format. Bad records are in the report.
package func ingest(
    _ files: [ExportFile], tables: VocabularyTables, gazetteer: Gazetteer, options: IngestOptions = IngestOptions()
) throws(FileError) -> Ingested {
    let inputs = try sortInputs(files, options)
    let read = try readInputs(inputs.exports, tables, options)
    var run = clean(read, gazetteer)
    let sites = joinSites(run.records, orders: inputs.orders)
    let (vocabulary, excess) = vocabulary(naming: run.records)
    let built = build(sites.groups, &run, vocabulary)
    let catalog = Catalog(
        facilities: built.facilities, programs: built.programs, sources: sources(read), vocabulary: vocabulary,
        gazetteer: gazetteer, rulesVersion: rulesVersion)

    var notices = inputs.notices + run.notices
    notices += siteNotices(sites, run.records) + orderNotices(inputs.orders, run.records) + carrierNotices(excess)
    notices += unusedDates(options, inputs.paths)
    let report = IngestReport(
        tallies: run.tallies, catalog: catalog, sites: sites, notices: notices, paths: inputs.paths, options: options)
    return Ingested(catalog: catalog, report: report)
}

/// What went into the run, each with the latest date of its facts.
private func sources(_ read: [ReadInput]) -> [Source] {
    read.map { export in
        let dates = export.outcome.records.compactMap { $0.asOf ?? export.asOf }
        return Source(
            name: export.input.file.name, publisher: export.outcome.publisher, format: export.input.format.rawValue,
            asOf: dates.max() ?? export.asOf, contentHash: export.input.hash)
    }
}
