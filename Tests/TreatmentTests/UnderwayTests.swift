import Synchronization
import Testing
import Treatment

private final class Times: Sendable {
    private let number = Mutex(0)
    var count: Int { number.withLock { $0 } }
    func add() { number.withLock { $0 += 1 } }
}

struct UnderwayTests {
    @Test("what was begun is done once, whoever asks and however often")
    func once() {
        let times = Times()
        let work: [Underway<Int>] = (0..<200).map { number in
            Underway { () -> Int in
                times.add()
                return number * number
            }
        }
        let squares: [Int] = (0..<200).map { $0 * $0 }
        let found: [Int] = concurrently(work + work) { $0.result }
        #expect(found == squares + squares)
        #expect(times.count == 200)
    }

    @Test("work that waits for other work never hangs, however few processors there are")
    func chain() {
        var last = Underway { 0 }
        for _ in 0..<300 {
            let before = last
            last = Underway { before.result + 1 }
        }
        #expect(last.result == 300)
    }

    @Test("what is taken is not held any more, and what is let go of goes")
    func taken() async throws {
        final class Token: Sendable {}
        weak var token: Token?
        let work = Underway {
            Token()
        }
        do {
            let taken = work.take()
            token = taken
            #expect(token != nil)
        }
        #expect(token == nil)
        var other: Token? = Token()
        token = other
        letGo(of: other)
        other = nil
        for _ in 0..<1000 where token != nil { try await Task.sleep(for: .milliseconds(5)) }
        #expect(token == nil)
    }
}
