import LocatorIndex
import Treatment

/// How the upkeep of an index folder stands at one moment: what a watch asks every few minutes.
package struct UpkeepStatus: Codable, Hashable, Sendable {
    /// Id of the live snapshot; nil when nothing is live.
    package var live: String?
    package var isWhole: Bool
    /// The latest as-of date of its facts.
    package var asOf: String?
    package var programs: Int
    package var lastSuccess: Moment?
    /// Seconds since then; 0 when the clock was set back since.
    package var lastSuccessAge: Int?
    /// Seconds between scheduled runs, as the last run was told.
    package var every: Int?
    /// A run was due: there was never a success, or it is longer ago than one and a half times `every`.
    package var isLate: Bool
    package var lastRun: Int?
    package var lastOutcome: RunRecord.Outcome?
    /// Runs since the last success that failed or were held.
    package var troubled: Int
    /// The last run that is held and can be accepted.
    package var heldRun: Int?
    package var problem: String?
}

package func status(of folder: IndexFolder, every: Int?, now: Moment) -> UpkeepStatus {
    let history = RunHistory(folder)
    let live = liveSnapshot(folder)
    let success = history.lastSuccess
    let due = success.map { LastSuccess(seconds: $0.ended.seconds, every: every) }
    let held = history.runs.last { $0.outcome == .held && $0.before == live.id }
    let last = history.runs.last
    return UpkeepStatus(
        live: live.id, isWhole: live.isWhole, asOf: live.isWhole ? live.snapshot?.asOf.map { "\($0)" } : nil,
        programs: live.isWhole ? live.snapshot?.summary.programs ?? 0 : 0, lastSuccess: success?.ended,
        lastSuccessAge: due?.age(at: now.seconds), every: every,
        isLate: due?.isLate(at: now.seconds) ?? (every != nil), lastRun: last?.number,
        lastOutcome: last?.outcome,
        troubled: history.runs.count {
            $0.number > success?.number ?? 0 && ($0.outcome == .failed || $0.outcome == .held)
        }, heldRun: held.flatMap { isFile(folder.heldSnapshot($0.snapshot ?? "")) ? $0.number : nil },
        problem: last?.problem)
}
