import LocatorIndex
import LocatorIngest
import Treatment

/// A snapshot in memory with what was said at its making.
struct BuiltSnapshot {
    let new: NewSnapshot
    let ledger: IdentityLedger
    let report: IngestReport
    /// What its facilities were made from goes into the cache; nil without one.
    let kept: Underway<Void>?
    /// What guards ask of the live snapshot; nil without one.
    let before: Underway<Result<GuardedFigures, IndexError>>?
    /// Where they are kept for the next run; nil where nothing is.
    let figures: KeptFigures?
}

extension Run {
    /// Puts the exports together and encodes them, in memory; what the guards will ask of the live snapshot meanwhile.
    mutating func build(_ tables: ReferenceFiles) throws -> BuiltSnapshot {
        let tables = try ReferenceTables(tables)
        var options = tables.options
        options.files = inputs.rules
        options.asOf = request.dates
        options.today = request.today
        options.ledgerUnderway = liveLedger()
        let cache = RecordCache(folder: request.index.cache, basis: basis(tables.hash))
        if !request.isFromScratch, !request.isRehearsal { options.cache = cache }
        if live.isWhole { options.before = live.snapshot?.id }
        let files = inputs.files
        inputs.files = []
        // What guards ask of the live snapshot is looked up meanwhile.
        let figures = options.cache.map { KeptFigures($0) }
        let before = live.snapshot.map { snapshot in
            Underway {
                Result { () throws(IndexError) in
                    if let known = figures?.figures(of: snapshot.id) { return known }
                    return try GuardedFigures(of: snapshot)
                }
            }
        }
        let read = try readExports(files, tables.vocabulary, tables.gazetteer, options)
        var ingested = try LocatorIngest.ingest(
            consume read, tables: tables.vocabulary, gazetteer: tables.gazetteer, options: options)
        let ledger = options.ledgerUnderway
        options.ledgerUnderway = nil
        letGo(of: consume ledger)
        say("building the index of \(ingested.report.programs) programs")
        if !request.isFromScratch, !request.isRehearsal { cache.prune(keeping: Set(ingested.kept)) }
        // Handed over, not shared: what is written is let go of.
        let catalog = ingested.catalog
        ingested.catalog = Catalog()
        let new: NewSnapshot
        do { new = try NewSnapshot(catalog, over: live.snapshot) } catch {
            // Whatever could not be copied: the next run copies nothing.
            cache.forgetGroups()
            throw error
        }
        let former = [live.id].compactMap(\.self)
        let kept = ingested.groups.map { groups in Underway { cache.keep(groups, of: new.id, beside: former) } }
        return BuiltSnapshot(
            new: new, ledger: ingested.ledger, report: ingested.report, kept: kept, before: before, figures: figures)
    }

    /// Who bears which id in the live snapshot: what decides who bears it in the next one. It is read while the exports are.
    private func liveLedger() -> Underway<Result<IdentityLedger?, FileError>>? {
        guard let id = live.id, isFile(request.index.ledger(of: id)) else { return nil }
        let path = request.index.ledger(of: id)
        return Underway {
            Result { () throws(FileError) in
                guard let file = try readExport(path).first else { return nil }
                return try IdentityLedger(file)
            }
        }
    }

    /// All that records depend on beside their files.
    private func basis(_ tables: UInt64) -> UInt64 {
        var hash = StableHash()
        hash.add(number: tables)
        hash.add(request.program)
        return hash.value
    }
}
