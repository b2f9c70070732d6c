package import LocatorIndex
package import LocatorIngest
package import Treatment

/// Where what a snapshot shows came from, and what has become of its inputs since.
package struct Provenance: Sendable {
    package let trace: Trace
    /// Inputs that have changed, are gone or have come since the snapshot was made, and what is no longer as it shows.
    package let remarks: [String]
}

/// Reads the inputs of a run again and follows one facility through it: files and rows are in no snapshot.
/// - Parameters:
///   - request: with the sources or paths of the run that made the snapshot; nothing is written.
///   - made: that run; nil when it is not known.
///   - ledger: the snapshot's, so that ids are as it has them.
/// - Returns: nil when no record of the facility is among the inputs any more.
/// - Throws: what reading the inputs throws.
package func provenance(
    of facility: Facility, in snapshot: Snapshot, _ request: RunRequest, made: RunRecord?, ledger: IdentityLedger?
) throws -> Provenance? {
    let files = try ReferenceFiles(folder: request.data)
    let inputs = try gather(request, tables: files)
    let tables = try ReferenceTables(files)
    var options = tables.options
    options.files = inputs.rules
    options.asOf = request.dates
    options.today = request.today
    options.ledger = ledger
    options.trace = TraceRequest(facility)
    let ingested = try ingest(inputs.files, tables: tables.vocabulary, gazetteer: tables.gazetteer, options: options)
    guard let trace = ingested.trace else { return nil }
    let changed =
        made.map { changes(of: $0.inputs, since: inputs.records) } ?? [
            "it is not known which run made this snapshot: the inputs may have been others"
        ]
    return Provenance(trace: trace, remarks: changed + (try differences(trace, facility, snapshot)))
}

/// How the inputs differ from those of the run.
private func changes(of then: [RunRecord.InputRecord], since now: [RunRecord.InputRecord]) -> [String] {
    let before = Dictionary(then.map { ($0.path, $0.hash) }, uniquingKeysWith: { first, _ in first })
    let after = Dictionary(now.map { ($0.path, $0.hash) }, uniquingKeysWith: { first, _ in first })
    let gone = then.map(\.path).filter { after[$0] == nil }.map { "\($0) is gone since the snapshot was made" }
    let others = now.compactMap { input -> String? in
        guard let hash = before[input.path] else { return "\(input.path) has come since the snapshot was made" }
        return hash == input.hash ? nil : "\(input.path) has changed since the snapshot was made: rows may be others"
    }
    return (gone + others).sorted()
}

/// What the snapshot shows otherwise than the inputs as they are now.
private func differences(_ trace: Trace, _ facility: Facility, _ snapshot: Snapshot) throws(IndexError) -> [String] {
    var remarks: [String] = []
    for traced in trace.programs {
        guard let ordinal = snapshot.ordinal(ofProgram: traced.id) else {
            remarks.append("program \(base32(traced.id)) is not in the snapshot")
            continue
        }
        let facts = try snapshot.program(ordinal).facts
        for entry in traced.entries {
            guard let term = snapshot.vocabulary.term(entry.field) else { continue }
            let shown = facts[term]
            if (shown?.state.name ?? "unknown") != entry.value.prefix(while: { $0 != "," })
                || shown != nil && shown?.asOf != entry.asOf
            {
                remarks.append(
                    "\(entry.field) of program \(base32(traced.id)) is not as the snapshot shows it: other inputs, dates or tables"
                )
            }
        }
    }
    return remarks
}
