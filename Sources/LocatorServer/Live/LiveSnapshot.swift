package import LocatorIndex
package import LocatorSearch
package import Logging
import ServiceLifecycle
import Synchronization

/// The snapshot that requests begin with. Swapped whole; a request keeps the one it began with.
package final class LiveSnapshot: Sendable {
    private let folder: String
    private let logger: Logger
    private let state: Mutex<State>

    private struct State {
        var engine: SearchEngine
        var isVerified = false
        /// Why the newest `current` was refused; nil when it is the one that is served.
        var refusal: String?
    }

    /// Opens the current snapshot of a folder: a map and a header check, nothing more.
    package init(folder: String, logger: Logger) throws(IndexError) {
        self.folder = folder
        self.logger = logger
        let engine = SearchEngine(try Snapshot(path: currentSnapshot(in: folder)))
        state = Mutex(State(engine: engine))
    }

    package var engine: SearchEngine { state.withLock { $0.engine } }

    /// Every section has been compared with its checksum: only then is it read.
    package var isVerified: Bool { state.withLock { $0.isVerified } }

    /// Nil when all is well; else what is wrong, in words.
    package var trouble: String? { state.withLock { $0.refusal } }

    /// Reads every section once and compares its checksum. A damaged snapshot gives way to the newest older one that is whole.
    package func verify() {
        let engine = self.engine
        do throws(IndexError) {
            try engine.snapshot.verifyChecksums()
            state.withLock { $0.isVerified = true }
        } catch {
            logger.error("snapshot is damaged", metadata: ["reason": "\(error)"])
            fallBack(from: engine, because: "\(error)")
        }
    }

    private func fallBack(from damaged: SearchEngine, because reason: String) {
        for path in keptSnapshots(in: folder) where path != damaged.snapshot.path {
            do throws(IndexError) {
                let snapshot = try Snapshot(path: path)
                try snapshot.verifyChecksums()
                let older = State(engine: SearchEngine(snapshot), isVerified: true, refusal: reason)
                // A newer one that came meanwhile stays.
                state.withLock { if $0.engine === damaged { $0 = older } }
                logger.notice("serving an older snapshot", metadata: ["snapshot": "\(snapshot.id)"])
                return
            } catch { logger.warning("passed over a snapshot", metadata: ["reason": "\(error)"]) }
        }
        state.withLock { $0.refusal = reason }
    }

    /// Takes up another `current` when there is one: checked in full before a request sees it, refused when it is not whole.
    package func refresh() {
        do throws(IndexError) {
            let path = try currentSnapshot(in: folder)
            guard path != engine.snapshot.path else {
                // The pointer is back at what is served.
                return state.withLock { if $0.isVerified { $0.refusal = nil } }
            }
            let snapshot = try Snapshot(path: path)
            try snapshot.verifyChecksums()
            state.withLock { $0 = State(engine: SearchEngine(snapshot), isVerified: true) }
            logger.notice("serving a new snapshot", metadata: ["snapshot": "\(snapshot.id)"])
        } catch {
            let isNews = state.withLock { state in
                defer { state.refusal = "\(error)" }
                return state.refusal != "\(error)"
            }
            if isNews { logger.error("a new snapshot was refused", metadata: ["reason": "\(error)"]) }
        }
    }
}

/// Looks for a new snapshot every two seconds.
struct SnapshotWatch: Service {
    let live: LiveSnapshot

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do { try await Task.sleep(for: .seconds(2)) } catch { return }
                live.refresh()
            }
        }
    }
}
