import Foundation
import Glibc

/// Asks the system to let a thread of this process go on when another one of it wakes (`SCHED_BATCH`). Every answer wakes the event loop
/// that sends it: else that takes the processor from a search half done, for each answer by itself. Shares between processes stay as they
/// are, and who wakes on an idle processor runs at once. `docs/decisions/0018` says what it brings.
///
/// Threads that begin later do as those that began them. Nothing happens where the system refuses.
/// - Returns: whether it holds for every thread.
@discardableResult
package func letThreadsFinish() -> Bool {
    do {
        let threads = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/task").compactMap { pid_t($0) }
        return threads.allSatisfy { thread in
            // Batch threads have no priority but 0.
            var parameters = sched_param(sched_priority: 0)
            return unsafe sched_setscheduler(thread, batchPolicy, &parameters) == 0
        }
    } catch { return false }
}

/// `SCHED_BATCH` of Linux, which Glibc's module does not show.
package let batchPolicy: Int32 = 3
