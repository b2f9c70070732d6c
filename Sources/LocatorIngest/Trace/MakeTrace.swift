import Treatment

/// What a trace is made from beside the group itself.
struct TraceContext {
    let vocabulary: Vocabulary
    let tables: VocabularyTables
    let tallies: [Tally]
    let paths: [String]
    let ledger: IdentityLedger
    let joins: [SiteGroups.Join]
    /// All records of the run, for `joins`.
    let records: [SiteRecord]
    let corrected: CorrectionOutcome
}

/// The trace of a facility as it is shown.
/// - Parameters:
///   - facility: as it went into the catalog.
///   - programs: of that facility.
func makeTrace(_ traced: TracedGroup, _ facility: Facility, _ programs: [Program], _ context: TraceContext) -> Trace {
    var origins = traced.records.map { origin($0, context) }
    // The team's record, behind the others.
    if facility.records.count > traced.records.count, let team = facility.records.last {
        origins.append(
            Trace.Origin(
                key: team.key, publisher: Source.team, path: "", line: 0, format: "corrections",
                asOf: team.asOf, precedence: 255, name: ""))
    }
    let stated = joinPrograms(traced.records)
    let entries = zip(stated, traced.programs).compactMap { stated, known -> Trace.OfProgram? in
        guard let program = programs.first(where: { $0.id == known.id }) else { return nil }
        return Trace.OfProgram(
            id: known.id, entries: programEntries(stated, program, isKnown: known.isKnown, traced.records, context))
    }
    return Trace(
        facility: facility.id, origins: origins, entries: facilityEntries(traced, facility, context), programs: entries)
}

private func origin(_ record: SiteRecord, _ context: TraceContext) -> Trace.Origin {
    let tally = context.tallies[record.source]
    return Trace.Origin(
        key: record.key, publisher: tally.publisher, path: context.path(record.record.position) ?? tally.file,
        line: record.record.position.line, format: tally.formatName, asOf: record.asOf,
        precedence: Int(record.precedence), name: record.name)
}

extension TraceContext {
    func path(_ position: Position) -> String? { paths.indices.contains(position.file) ? paths[position.file] : nil }
}
