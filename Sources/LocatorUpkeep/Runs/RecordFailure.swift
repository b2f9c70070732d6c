import LocatorIngest
import Treatment

/// Keeps the record of a run that could not begin, for want of a sources file without mistakes: whoever watches the history and
/// not the terminal has to know too. Nothing else is touched.
/// - Throws: a folder that cannot be written; another run under way.
package func recordFailure(
    _ problem: String, in folder: IndexFolder, at now: Moment, holder: String
) throws -> RunRecord {
    let lock = try RunLock(folder, holder: "\(holder) since \(now)")
    defer { withExtendedLifetime(lock) {} }
    try finishDecision(folder)
    let record = RunRecord(
        number: RunHistory(folder).nextNumber(), started: now, ended: now, outcome: .failed, snapshot: nil,
        before: liveID(folder), recipe: "", inputs: [], sources: [], facilities: 0, programs: 0, quality: nil,
        lints: nil, guards: [], acceptance: nil, problem: problem)
    try keep(record, in: folder, every: nil)
    return record
}
