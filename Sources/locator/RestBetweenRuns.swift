import Synchronization
import UnixSignals

/// The sleep of `locator ingest --every`, which ends early when the process is asked to end, by SIGTERM (as `docker stop` does) or
/// SIGINT. A run that is under way is not broken off. A process that is number 1 of its container hears of neither unless it listens.
final class RestBetweenRuns: Sendable {
    private struct State {
        var isOver = false
        var sleep: Task<Void, Never>?
    }

    private let state = Mutex(State())

    /// Listens from now on.
    static func listening() async -> RestBetweenRuns {
        let rest = RestBetweenRuns()
        let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint)
        Task { for await _ in signals { rest.end() } }
        return rest
    }

    /// - Returns: whether there is to be another run.
    func sleep(seconds: Int) async -> Bool {
        let sleep = state.withLock { state -> Task<Void, Never>? in
            if state.isOver { return nil }
            // Ended early, it is over all the same.
            state.sleep = Task { _ = try? await Task.sleep(for: .seconds(seconds)) }
            return state.sleep
        }
        await sleep?.value
        return !isOver
    }

    var isOver: Bool { state.withLock { $0.isOver } }

    private func end() {
        state.withLock { state in
            state.isOver = true
            state.sleep?.cancel()
        }
    }
}
