import Dispatch
import Synchronization

/// Does `work` for every element on all processors, and returns when all is done: results in the order of the elements, whatever
/// the order they were made in. Each element is let go of when its work is done. For work that takes milliseconds, not less.
/// - Parameter elements: the first ones are begun first: the longest belong there.
package func concurrently<Element: Sendable, Result: Sendable>(
    _ elements: consuming [Element], _ work: @Sendable (Element) -> Result
) -> [Result] {
    let count = elements.count
    guard count > 1 else { return elements.map(work) }
    let waiting = Mutex((consume elements).map(Optional.some))
    let done = Mutex([Result?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { place in
        guard let element = waiting.withLock({ $0[place].take() }) else { return }
        let result = work(element)
        done.withLock { $0[place] = result }
    }
    return done.withLock { $0.compactMap(\.self) }
}

/// Does two pieces of work at once, and returns when both are done.
package func atOnce<A: Sendable, B: Sendable>(_ one: @Sendable () -> A, _ other: @Sendable () -> B) -> (A, B) {
    let first = Mutex<A?>(nil)
    let second = Mutex<B?>(nil)
    DispatchQueue.concurrentPerform(iterations: 2) { place in
        if place == 0 {
            let made = one()
            first.withLock { $0 = made }
        } else {
            let made = other()
            second.withLock { $0 = made }
        }
    }
    guard let a = first.withLock({ $0.take() }), let b = second.withLock({ $0.take() }) else {
        preconditionFailure("both pieces of work are done")
    }
    return (a, b)
}

/// Stretches of `0 ..< count`, each of `length` but for the last: what `concurrently` is given for the elements of an array.
package func stretches(of count: Int, length: Int) -> [Range<Int>] {
    stride(from: 0, to: count, by: length).map { $0..<min($0 + length, count) }
}
