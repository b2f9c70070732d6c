import LocatorIndex
import LocatorIngest

/// Publishes what a guard held.
/// - Parameter number: of the run; nil: the last held one.
/// - Returns: the record of the decision.
/// - Throws: no such run; a held snapshot that is gone, damaged, or was built beside another live one.
package func acceptHeld(
    _ number: Int?, in folder: IndexFolder, _ acceptance: RunRecord.Acceptance, holder: String
) throws -> RunRecord {
    let lock = try RunLock(folder, holder: "\(holder) since \(acceptance.at)")
    defer { withExtendedLifetime(lock) {} }
    let finished = try finishDecision(folder)
    let history = RunHistory(folder)
    let held = number == nil ? history.runs.last { $0.outcome == .held } : number.flatMap { history[$0] }
    guard let held, held.outcome == .held, let id = held.snapshot else {
        throw FileError(
            file: folder.path, problem: number.map { "run \($0) was not held" } ?? "no run is held",
            cure: "locator history lists the runs.")
    }
    // The same command again after it was killed: it is done by now.
    if let finished, finished.outcome == .accepted, finished.snapshot == id { return finished }
    let live = liveID(folder)
    guard held.before == live else {
        throw FileError(
            file: folder.path,
            problem: "another snapshot is live than the one that run \(held.number) was compared with",
            cure: "Run locator ingest again: it compares with what is live now.")
    }
    guard whole(folder.heldSnapshot(id)) != nil else {
        throw FileError(
            file: folder.heldSnapshot(id), problem: "the held snapshot is gone or damaged",
            cure: "Run locator ingest again with --accept.")
    }
    var record = held
    record.number = history.nextNumber()
    (record.started, record.ended) = (acceptance.at, acceptance.at)
    record.outcome = .accepted
    record.before = live
    record.acceptance = acceptance
    try carryOut(record, in: folder)
    return record
}

/// Points back to a snapshot that is kept.
/// - Parameter target: a snapshot's id, or a run's number; nil: the one that was live before the live one.
/// - Throws: nothing to go back to; a snapshot that is gone or damaged.
package func rollBack(
    to target: String?, in folder: IndexFolder, _ acceptance: RunRecord.Acceptance, holder: String
) throws -> RunRecord {
    let lock = try RunLock(folder, holder: "\(holder) since \(acceptance.at)")
    defer { withExtendedLifetime(lock) {} }
    if let finished = try finishDecision(folder), finished.outcome == .rolledBack,
        target == nil || target == finished.snapshot
    {
        return finished
    }
    let history = RunHistory(folder)
    let live = liveID(folder)
    let id = try snapshotID(target, history, live, folder)
    guard whole(folder.snapshot(id)) != nil else {
        throw FileError(
            file: folder.snapshot(id), problem: "the snapshot is gone, damaged or of another format",
            cure: "locator history shows which snapshots are kept.")
    }
    let maker = history.maker(of: id)
    let record = RunRecord(
        number: history.nextNumber(), started: acceptance.at, ended: acceptance.at, outcome: .rolledBack, snapshot: id,
        before: live, recipe: maker?.recipe ?? "", inputs: maker?.inputs ?? [], sources: maker?.sources ?? [],
        facilities: maker?.facilities ?? 0, programs: maker?.programs ?? 0, quality: maker?.quality,
        lints: maker?.lints, guards: [],
        acceptance: acceptance,
        problem: nil)
    try carryOut(record, in: folder)
    return record
}

private func snapshotID(
    _ target: String?, _ history: RunHistory, _ live: String?, _ folder: IndexFolder
) throws(FileError) -> String {
    let id: String?
    if let target {
        id = Int(target).flatMap { history[$0]?.snapshot } ?? (isFile(folder.snapshot(target)) ? target : nil)
    } else {
        id = history.liveOrder.last { $0 != live && isFile(folder.snapshot($0)) }
    }
    guard let id else {
        throw FileError(
            file: folder.path,
            problem: target.map { "\($0) is neither a run with a snapshot nor a snapshot that is kept" }
                ?? "there is no older snapshot to go back to",
            cure: "locator history lists the runs and what is kept.")
    }
    guard id != live else {
        throw FileError(file: folder.path, problem: "the snapshot \(id) is live already", cure: "Nothing to do.")
    }
    return id
}
