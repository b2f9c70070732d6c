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

/// Stretches of `0 ..< count`, each of `length` but for the last: what `concurrently` is given for the elements of an array.
package func stretches(of count: Int, length: Int) -> [Range<Int>] {
    stride(from: 0, to: count, by: length).map { $0..<min($0 + length, count) }
}
