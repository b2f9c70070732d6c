/// A bucket of tokens for each client, as a value: a request takes one, and they come back at the rate.
///
/// A bucket is one number, the moment at which it would be full again (the "theoretical arrival time" of GCRA, ITU-T I.371).
/// Past that moment it tells nothing and is dropped: no client is known for longer than `burst / perSecond` seconds.
package struct TokenBuckets {
    private let interval: Int
    private let burst: Int
    private let capacity: Int
    private var fullAt: [UInt64: Int] = [:]
    private var sweepDue = 0

    /// The bucket of all who come when the table is full.
    private static let shared: UInt64 = 0

    /// - Parameter capacity: clients that have a bucket of their own at one time.
    package init(_ rate: Limits.Rate, capacity: Int) {
        interval = 1_000_000_000 / max(1, rate.perSecond)
        burst = max(1, rate.burst)
        self.capacity = capacity
    }

    /// Clients that are remembered.
    package var count: Int { fullAt.count }

    /// Nanoseconds after which nothing is known of a client.
    package var window: Int { burst * interval }

    /// Takes a token of `client` at a moment in nanoseconds.
    /// - Returns: nil when there was one, else the nanoseconds until there is.
    package mutating func take(_ client: UInt64, at now: Int) -> Int? {
        if now >= sweepDue { sweep(at: now) }
        let hasRoom = fullAt.count < capacity || fullAt[client] != nil
        let key = hasRoom ? client : TokenBuckets.shared
        let full = max(fullAt[key] ?? now, now)
        let wait = full - now - (burst - 1) * interval
        guard wait <= 0 else { return wait }
        fullAt[key] = full + interval
        return nil
    }

    /// Forgets every client whose bucket is full again.
    package mutating func sweep(at now: Int) {
        fullAt = fullAt.filter { $0.value > now }
        sweepDue = now + window
    }
}
