import Foundation
import Glibc
import LocatorServer
import Testing

@Suite struct SchedulingTests {
    /// The threads that there are, and one that begins afterwards.
    @Test func everyThreadFinishes() async {
        #expect(letThreadsFinish())
        let policies = await withCheckedContinuation { (told: CheckedContinuation<[Int32], Never>) in
            let caller = sched_getscheduler(0)
            Thread { told.resume(returning: [caller, sched_getscheduler(0)]) }.start()
        }
        #expect(policies == [batchPolicy, batchPolicy])
    }
}
