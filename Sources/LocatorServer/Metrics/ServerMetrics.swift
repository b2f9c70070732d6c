package import Synchronization

/// What this process counts. Series go by the template of a route and the class of a status: nothing of a request is in a
/// label, so their number is fixed. `docs/decisions/0010-own-metrics.md` says why there is no library.
package final class ServerMetrics: Sendable {
    /// Upper bounds of the histogram's buckets, in microseconds; the last has none.
    static let bucketMicroseconds = [500, 1000, 2500, 5000, 10_000, 25_000, 50_000, 100_000, 250_000, 1_000_000]

    /// What is counted of one route.
    struct RouteCounts {
        /// By class: 1xx to 5xx.
        var statuses = [Int](repeating: 0, count: 5)
        var buckets = [Int](repeating: 0, count: ServerMetrics.bucketMicroseconds.count + 1)
        var nanoseconds = 0
        var bytes = 0
    }

    private let routes = Mutex<[String: RouteCounts]>([:])
    private let cuts = Mutex<[Pace.Cut: Int]>([:])
    private let shed = Atomic<Int>(0)
    private let limited = Atomic<Int>(0)
    /// Requests that have come and are not answered to the end.
    package let inWork = Atomic<Int>(0)
    /// Connections that are open.
    package let connections = Atomic<Int>(0)

    package init() {}

    /// One answer. One lock for all: it is held for some forty nanoseconds.
    func count(_ route: String, status: Int, nanoseconds: Int, bytes: Int) {
        let microseconds = nanoseconds / 1000
        let bucket =
            ServerMetrics.bucketMicroseconds.firstIndex { microseconds <= $0 }
            ?? ServerMetrics.bucketMicroseconds.count
        routes.withLock { routes in
            routes[route, default: RouteCounts()].statuses[min(max(status / 100, 1), 5) - 1] += 1
            routes[route, default: RouteCounts()].buckets[bucket] += 1
            routes[route, default: RouteCounts()].nanoseconds += nanoseconds
            routes[route, default: RouteCounts()].bytes += bytes
        }
    }

    func countShed() { shed.add(1, ordering: .relaxed) }
    func countLimited() { limited.add(1, ordering: .relaxed) }
    func countCut(_ cut: Pace.Cut) { cuts.withLock { $0[cut, default: 0] += 1 } }

    /// All of it as it is now, routes by name.
    var counts: (routes: [(route: String, counts: RouteCounts)], cuts: [(Pace.Cut, Int)], shed: Int, limited: Int) {
        let routes = self.routes.withLock { $0 }.sorted { $0.key < $1.key }.map { (route: $0.key, counts: $0.value) }
        let cuts = self.cuts.withLock { $0 }
        return (
            routes, Pace.Cut.allCases.map { ($0, cuts[$0] ?? 0) }, shed.load(ordering: .relaxed),
            limited.load(ordering: .relaxed)
        )
    }
}
