import Dispatch
import Synchronization

/// Work that is done on another processor as soon as one is free. Whoever asks for its result does it himself when nobody has begun,
/// and else waits: so it never hangs on a processor being free. For work that takes a tenth of a second, not less.
package final class Underway<Result: Sendable>: Sendable {
    private enum State {
        case waiting(@Sendable () -> Result)
        case begun
        case done(Result)
        case taken
    }

    private let state: Mutex<State>
    private let unfinished = DispatchGroup()

    package init(_ work: @escaping @Sendable () -> Result) {
        state = Mutex(.waiting(work))
        unfinished.enter()
        DispatchQueue.global().async { self.carryOut() }
    }

    /// What the work came to.
    package var result: Result { end(takes: false) }

    /// What the work came to, for the last time: it is not held here any more, and can be changed without being copied.
    package func take() -> Result { end(takes: true) }

    private func end(takes: Bool) -> Result {
        carryOut()
        unfinished.wait()
        return state.withLock { state in
            guard case .done(let result) = state else { preconditionFailure("what was taken is asked for again") }
            if takes { state = .taken }
            return result
        }
    }

    private func carryOut() {
        let work = state.withLock { state -> (@Sendable () -> Result)? in
            guard case .waiting(let work) = state else { return nil }
            state = .begun
            return work
        }
        guard let work else { return }
        let result = work()
        state.withLock { $0 = .done(result) }
        unfinished.leave()
    }
}

/// Lets go of a value on another processor: of millions of texts that takes seconds.
package func letGo<Value: Sendable>(of value: consuming Value) {
    let last = Last(value)
    DispatchQueue.global().async { last.letGo() }
}

/// Holds a value until it is let go of.
private final class Last<Value: Sendable>: Sendable {
    private let value: Mutex<Value?>

    init(_ value: consuming Value) { self.value = Mutex(value) }

    func letGo() {
        var last: Value?
        value.withLock { swap(&$0, &last) }
    }
}
