import ServiceLifecycle
import UnixSignals

/// Looks for a new snapshot every two seconds, and at once on SIGHUP. Beside that, whatever has to be done from time to time.
struct SnapshotWatch: Service {
    let live: LiveSnapshot
    let besides: @Sendable () -> Void

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await withDiscardingTaskGroup { group in
                group.addTask {
                    for await _ in await UnixSignalsSequence(trapping: .sighup) { live.refresh() }
                }
                group.addTask {
                    while !Task.isCancelled {
                        do { try await Task.sleep(for: .seconds(2)) } catch { return }
                        live.refresh()
                        besides()
                    }
                }
            }
        }
    }
}

/// Stands before the server when it is told to end: readiness turns 503 and requests are still taken for a while, so that who
/// spreads the load can look elsewhere first.
struct DrainGate: Service {
    let live: LiveSnapshot
    let seconds: Double

    func run() async throws {
        do { try await gracefulShutdown() } catch { return }
        live.drain()
        do { try await Task.sleep(for: .seconds(seconds)) } catch { return }
    }
}
