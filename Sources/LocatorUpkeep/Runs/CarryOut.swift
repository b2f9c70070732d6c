import Foundation
import LocatorIndex

/// A decision is one step, though it moves several files: it is written down first, then done, then crossed out. Killed in between,
/// it is finished by whoever holds the lock next.
/// - Parameter record: of the decision, as the history will have it.
/// - Throws: a place that cannot be written. What is written down by then stays, and is finished when the place can be.
func carryOut(_ record: RunRecord, in folder: IndexFolder) throws {
    try writeWhole(reportJSON(record), to: folder.decision)
    try finish(record, in: folder)
}

/// Finishes the decision that a killed command left; to be called under the lock, before anything else is looked at.
/// - Returns: the record of it; nil when there was none, or its snapshot is not whole any more and it is dropped.
@discardableResult
func finishDecision(_ folder: IndexFolder) throws -> RunRecord? {
    guard let data = FileManager.default.contents(atPath: folder.decision) else { return nil }
    guard let record = try? JSONDecoder().decode(RunRecord.self, from: data), let id = record.snapshot,
        whole(folder.snapshot(id)) != nil || whole(folder.heldSnapshot(id)) != nil
    else {
        try FileManager.default.removeItem(atPath: folder.decision)
        return nil
    }
    try finish(record, in: folder)
    return record
}

/// Every step may have been done before.
private func finish(_ record: RunRecord, in folder: IndexFolder) throws {
    guard let id = record.snapshot else { return }
    if isFile(folder.heldLedger(of: id)) { try move(folder.heldLedger(of: id), to: folder.ledger(of: id)) }
    if isFile(folder.heldSnapshot(id)) { try move(folder.heldSnapshot(id), to: folder.snapshot(id)) }
    try point(folder.path, to: id)
    try keep(record, in: folder, every: nil)
    try FileManager.default.removeItem(atPath: folder.decision)
}
