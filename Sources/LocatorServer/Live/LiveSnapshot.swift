package import LocatorIndex
package import LocatorSearch
package import Logging
import Synchronization

/// The snapshot that requests begin with. Swapped whole; a request keeps the one it began with, and a cursor finds the one it
/// came from for a quarter of an hour.
package final class LiveSnapshot: Sendable {
    private let folder: String
    private let logger: Logger
    private let now: @Sendable () -> Int
    private let state: Mutex<State>

    private struct State {
        var engine: SearchEngine { didSet { written = WrittenListings(engine.snapshot) } }
        var written: WrittenListings
        var servedSince: Int
        var isVerified = false
        /// Why the newest `current` was refused; nil when it is the one that is served.
        var refusal: String?
        var former = FormerSnapshots<SearchEngine>()
        var takenUp = 0
        var refused = 0
        var isDraining = false
    }

    /// How things stand at one moment.
    package struct Status {
        package let engine: SearchEngine
        package let servedSeconds: Int
        package let isVerified: Bool
        package let isDraining: Bool
        /// Why the newest `current` was refused, or nil. Names files: for the log alone.
        package let trouble: String?
        package let former: Int
        package let takenUp: Int
        package let refused: Int
        /// When ingest last ended well; nil for a snapshot that no scheduled run made.
        package let lastSuccess: LastSuccess?

        package var isReady: Bool { isVerified && !isDraining }
    }

    /// Opens the current snapshot of a folder: a map and a header check, nothing more.
    /// - Parameter now: nanoseconds since any fixed moment.
    package init(folder: String, logger: Logger, now: @escaping @Sendable () -> Int) throws(IndexError) {
        self.folder = folder
        self.logger = logger
        self.now = now
        let engine = SearchEngine(try Snapshot(path: currentSnapshot(in: folder)))
        state = Mutex(State(engine: engine, written: WrittenListings(engine.snapshot), servedSince: now()))
    }

    package var engine: SearchEngine { state.withLock { $0.engine } }

    /// What answers from an engine say again and again; nothing is kept of a snapshot that is no longer served.
    func written(from engine: SearchEngine) -> WrittenListings {
        state.withLock { $0.engine === engine ? $0.written : nil } ?? WrittenListings(engine.snapshot, room: 0)
    }

    /// The engine that made the `cursor` among parameters; nil without one, or when it is no longer kept.
    func engine(continuing parameters: [(name: String, value: String)]) -> SearchEngine? {
        guard let text = parameters.first(where: { $0.name == "cursor" })?.value, let cursor = Cursor(text: text) else {
            return nil
        }
        return engine(of: cursor.snapshotID)
    }

    /// The engine of the snapshot that is served, or of a former one that is still kept.
    package func engine(of id: String) -> SearchEngine? {
        let now = now()
        return state.withLock { $0.engine.snapshot.id == id ? $0.engine : $0.former.find(id, at: now) }
    }

    /// Every section has been compared with its checksum: only then is it read.
    package var isVerified: Bool { state.withLock { $0.isVerified } }

    package var status: Status {
        let now = now()
        let success = LastSuccess(in: folder)
        return state.withLock { state in
            Status(
                engine: state.engine, servedSeconds: (now - state.servedSince) / 1_000_000_000,
                isVerified: state.isVerified, isDraining: state.isDraining, trouble: state.refusal,
                former: state.former.count, takenUp: state.takenUp, refused: state.refused,
                lastSuccess: success)
        }
    }

    /// The process is about to end: readiness says so, requests are still answered.
    package func drain() { state.withLock { $0.isDraining = true } }

    // MARK: - Taking up another snapshot

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
                let older = SearchEngine(snapshot)
                let now = now()
                state.withLock { state in
                    // A newer one that came meanwhile stays.
                    guard state.engine === damaged else { return }
                    state.engine = older
                    state.servedSince = now
                    state.isVerified = true
                    state.refusal = reason
                    state.refused += 1
                }
                logger.notice("serving an older snapshot", metadata: ["snapshot": "\(snapshot.id)"])
                return
            } catch { logger.warning("passed over a snapshot", metadata: ["reason": "\(error)"]) }
        }
        state.withLock { state in
            guard state.engine === damaged else { return }
            state.refusal = reason
            state.refused += 1
        }
    }

    /// Takes up another `current` when there is one: checked in full before a request sees it, refused when it is not whole.
    package func refresh() {
        let moment = now()
        state.withLock { $0.former.expire(at: moment) }
        do throws(IndexError) {
            let path = try currentSnapshot(in: folder)
            guard path != engine.snapshot.path else {
                // The pointer is back at what is served.
                return state.withLock { if $0.isVerified { $0.refusal = nil } }
            }
            let snapshot = try Snapshot(path: path)
            try snapshot.verifyChecksums()
            take(SearchEngine(snapshot))
            logger.notice("serving a new snapshot", metadata: ["snapshot": "\(snapshot.id)"])
        } catch {
            let isNews = state.withLock { state in
                guard state.refusal != "\(error)" else { return false }
                state.refusal = "\(error)"
                state.refused += 1
                return true
            }
            if isNews { logger.error("a new snapshot was refused", metadata: ["reason": "\(error)"]) }
        }
    }

    private func take(_ engine: SearchEngine) {
        let now = now()
        state.withLock { state in
            // The watch and SIGHUP may have seen the same pointer.
            guard state.engine.snapshot.path != engine.snapshot.path else { return }
            if state.isVerified { state.former.retire(state.engine, id: state.engine.snapshot.id, at: now) }
            state.former.forget(engine.snapshot.id)
            state.engine = engine
            state.servedSince = now
            state.isVerified = true
            state.refusal = nil
            state.takenUp += 1
        }
    }
}
