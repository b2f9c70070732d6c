import Foundation
import LocatorIndex

/// Lets go of snapshots that are neither among the newest nor young, of held ones that nobody can accept any more, and of old
/// records. Only what a record names is touched; the live snapshot never is. What cannot be deleted stays.
func retain(_ keep: Retention, in folder: IndexFolder, at now: Moment) {
    let history = RunHistory(folder)
    let live = liveID(folder)
    let newest = Set(history.liveOrder.suffix(keep.snapshots))
    for id in history.liveOrder where id != live && !newest.contains(id) {
        let last = history.runs.last { $0.snapshot == id && $0.outcome.changesLive }?.ended ?? now
        // A clock that was set back makes it young, not old.
        guard now.seconds - last.seconds > keep.days * 86_400 else { continue }
        remove(folder.snapshot(id))
        remove(folder.ledger(of: id))
    }
    for run in history.runs where run.outcome == .held && run.before != live {
        guard let id = run.snapshot else { continue }
        remove(folder.heldSnapshot(id))
        remove(folder.heldLedger(of: id))
    }
    for run in history.runs.dropLast(keep.runs) {
        guard let id = run.snapshot, isFile(folder.snapshot(id)) else {
            remove(folder.run(run.number))
            continue
        }
    }
}

/// Removes a file, as far as that can be.
func remove(_ path: String) { try? FileManager.default.removeItem(atPath: path) }
