import LocatorIndex
import LocatorIngest
import Treatment

/// Runs ingest once, under the lock of the index folder:
///
///     heal     drafts that a killed run left
///     gather   files of the sources, hashed: the same recipe as the live snapshot's ends the run here
///     build    exports → programs → snapshot, in memory
///     guard    against the live snapshot: what trips puts it into held/
///     publish  the ledger, the snapshot, then `current`
///     keep     the record; what retention lets go of
///
/// What goes wrong with inputs is a failed run with a record; the live snapshot stays.
/// - Parameters:
///   - now: the moment it is asked; asked twice, at the beginning and at the end.
///   - say: progress, for a person.
/// - Throws: a folder that cannot be written, or another run under way: nothing was done and nothing recorded.
package func runIngest(
    _ request: RunRequest, now: () -> Moment, say: @escaping (String) -> Void = { _ in }
) throws -> RunResult {
    let started = now()
    // Held to the end of the function.
    let lock = try RunLock(request.index, holder: "\(request.holder) since \(started)")
    defer { withExtendedLifetime(lock) {} }
    sweep(request.index)
    // A rehearsal writes nothing.
    let finished = request.isRehearsal ? nil : try finishDecision(request.index)
    let files = try? stamps(request)
    if finished == nil, let record = untouched(request, files, started: started) {
        var result = RunResult(record: record)
        end(&result, request, now())
        return result
    }
    let history = RunHistory(request.index)
    var run = Run(request: request, history: history, live: liveSnapshot(request.index), started: started, say: say)
    var result: RunResult
    do {
        result = try run.ingest()
    } catch {
        result = RunResult(record: run.record(.failed))
        result.record.problem = "\(error)"
    }
    result.remarks += history.unreadable.map { "\($0) is no record of a run; it was passed over" }
    if let finished {
        result.remarks.append("run \(finished.number), a decision that was broken off, was finished first")
    }
    end(&result, request, now())
    if request.isRehearsal { return result }
    retain(request.sources.keep, in: request.index, at: result.record.ended)
    remember(files, of: result.record, request, started: started)
    return result
}

private func end(_ result: inout RunResult, _ request: RunRequest, _ now: Moment) {
    result.record.ended = now
    if request.isRehearsal { return }
    do throws(IndexError) {
        try keep(result.record, in: request.index, every: request.sources.every)
    } catch {
        // What was published is live all the same; without a record the next run builds again and finds it so.
        result.remarks.append("the record of run \(result.record.number) could not be kept: \(error.reasonAlone)")
    }
}

/// One run while it is under way.
struct Run {
    let request: RunRequest
    let history: RunHistory
    /// What is live and whole; nil when nothing is.
    let live: Live
    let started: Moment
    let say: (String) -> Void
    var inputs = RunInputs()

    init(request: RunRequest, history: RunHistory, live: Live, started: Moment, say: @escaping (String) -> Void) {
        self.request = request
        self.history = history
        self.live = live
        self.started = started
        self.say = say
    }

    mutating func ingest() throws -> RunResult {
        let tables = try ReferenceFiles(folder: request.data)
        inputs = try gather(request, tables: tables)
        let bytes = inputs.records.reduce(0) { $0 + $1.bytes }
        say(
            "read \(inputs.files.count) \(inputs.files.count == 1 ? "file" : "files"), \(bytes / 100_000 / 10).\(bytes / 100_000 % 10) MB"
        )
        if !request.isFromScratch, !request.isRehearsal, let known = alreadyKnown() { return RunResult(record: known) }

        let built = try build(tables)
        // No run ends while it writes.
        defer { _ = built.kept?.result }
        if request.isRehearsal {
            var result = try inspected(built)
            result.image = built.new.image
            return result
        }
        // Written to the disk while it is looked at.
        let draft = RunDraft(built.new, built.ledger, in: request.index)
        do {
            var result = try inspected(built)
            try decide(&result, built, draft)
            return result
        } catch {
            draft.discard()
            throw error
        }
    }

    /// The record of what was built, with what guards say of it.
    private func inspected(_ built: BuiltSnapshot) throws -> RunResult {
        let (snapshot, day) = (built.new.content, started.day)
        let quality = Underway { QualityFigures(of: snapshot, on: day) }
        let figures = try GuardedFigures(of: snapshot)
        var result = RunResult(record: record(.published), report: built.report)
        result.record.sources = sourceRecords(built.report.tallies, inputs.sourceOf)
        result.record.facilities = built.report.facilities
        result.record.programs = built.report.programs
        result.record.lints = figures.found
        result.record.quality = quality.result
        result.record.quality?.ingest = IngestFigures(built.report)
        result.record.snapshot = built.new.id
        built.figures?.keep(figures, of: built.new.id, beside: [live.id].compactMap(\.self))
        result.record.guards = try tripped(built, figures, result.record.sources)
        return result
    }

    /// Publishes what was built, or holds it, or finds it live already.
    private func decide(_ result: inout RunResult, _ built: BuiltSnapshot, _ draft: RunDraft) throws(IndexError) {
        if built.new.id == live.id {
            // The same once more; a damaged file gives way to it.
            result.record.outcome = .unchanged
            result.record.guards = []
            if live.isWhole { try draft.renewLedger() } else { result.path = try draft.publish() }
        } else if result.record.guards.isEmpty || request.acceptance != nil {
            if !result.record.guards.isEmpty { result.record.acceptance = request.acceptance }
            result.path = try draft.publish()
        } else {
            result.record.outcome = .held
            result.path = try draft.hold()
        }
    }

    /// A record with what is known so far.
    func record(_ outcome: RunRecord.Outcome) -> RunRecord {
        RunRecord(
            number: history.nextNumber(), started: started, ended: started, outcome: outcome, snapshot: nil,
            before: live.id, recipe: inputs.recipe, inputs: inputs.records, sources: [], facilities: 0, programs: 0,
            quality: nil, lints: nil, guards: [], acceptance: nil, problem: nil)
    }

    /// A former run of the same recipe that says how this one would end.
    private func alreadyKnown() -> RunRecord? {
        guard live.isWhole, let live = live.id else { return nil }
        let same = history.runs.last { $0.recipe == inputs.recipe && $0.snapshot == live && $0.outcome != .failed }
        let held = history.runs.last {
            $0.recipe == inputs.recipe && $0.outcome == .held && $0.before == live && request.acceptance == nil
                && isFile(request.index.heldSnapshot($0.snapshot ?? ""))
        }
        guard let known = same ?? held else { return nil }
        var record = record(same == nil ? .held : .unchanged)
        record.snapshot = known.snapshot
        record.sources = known.sources
        record.facilities = known.facilities
        record.programs = known.programs
        if same == nil { record.guards = known.guards }
        return record
    }

    private func tripped(
        _ built: BuiltSnapshot, _ after: GuardedFigures, _ sources: [RunRecord.SourceRecord]
    ) throws -> [TrippedGuard] {
        var allowed = AllowedChanges(whole: request.sources.allow)
        // Corrections are the team's own: no line of theirs holds a run.
        let sources = sources.filter { $0.publisher != Source.team }
        for source in sources {
            let entry = request.sources.sources.first { $0.name == source.name }
            allowed.byPublisher[source.publisher] = entry?.allow
        }
        var found = try guards(
            live: live.snapshot, candidate: built.new.content, records: sources.map(RecordCounts.init),
            before: try built.before?.result.get(), after: after, allowed: allowed)
        found += cutShort(built.report, inputs.sourceOf, sources, before: live.id.flatMap(history.maker))
        if let back = history.lastChange, back.outcome == .rolledBack, back.before == built.new.id {
            found.insert(rolledBackGuard(back), at: 0)
        }
        return found
    }
}
