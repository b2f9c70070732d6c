import Synchronization

/// The buckets of all clients, and who a client is. A client is a keyed hash of its address: the key is random, known to this
/// process alone and changed every hour, so that what lies in memory cannot be turned back into addresses, and goes away by
/// itself after `TokenBuckets.window`.
package final class RateLimit: Sendable {
    private struct State {
        var buckets: TokenBuckets
        var salt: UInt64
        var saltDue: Int
    }

    private let state: Mutex<State>
    private let rate: Limits.Rate
    private let capacity: Int
    private let salts: @Sendable () -> UInt64

    private static let hour = 3600 * 1_000_000_000

    /// - Parameter salts: gives another random number every time.
    package init(_ rate: Limits.Rate, capacity: Int, salts: @escaping @Sendable () -> UInt64) {
        self.rate = rate
        self.capacity = capacity
        self.salts = salts
        state = Mutex(State(buckets: TokenBuckets(rate, capacity: capacity), salt: salts(), saltDue: RateLimit.hour))
    }

    /// Takes a token for a request from `address` at a moment in nanoseconds.
    /// - Returns: nil when it may go on, else whole seconds to wait.
    package func take(_ address: IPAddress?, at now: Int) -> Int? {
        state.withLock { state in
            if now >= state.saltDue {
                state = State(
                    buckets: TokenBuckets(rate, capacity: capacity), salt: salts(), saltDue: now + RateLimit.hour)
            }
            // `Hasher` is SipHash, keyed anew in every process.
            var hash = Hasher()
            hash.combine(state.salt)
            hash.combine(address?.clientPart)
            return state.buckets.take(UInt64(bitPattern: Int64(hash.finalize())), at: now)
                .map { max(1, ($0 + 999_999_999) / 1_000_000_000) }
        }
    }

    /// Forgets who has not asked for a while: also when nobody asks any more.
    package func sweep(at now: Int) { state.withLock { $0.buckets.sweep(at: now) } }

    /// Clients that are remembered.
    package var clients: Int { state.withLock { $0.buckets.count } }
}

/// Whose request it is: the peer, or the client that proxies of ours vouch for. `X-Forwarded-For` is read from its end, past
/// the proxies that are trusted: what stands before was written by who knows whom.
package func clientAddress(peer: IPAddress?, forwardedFor: [String], trusted: [IPNetwork]) -> IPAddress? {
    guard let peer, trusted.contains(where: { $0.contains(peer) }) else { return peer }
    var last = peer
    for hop in forwardedFor.joined(separator: ",").split(separator: ",").reversed() {
        guard let address = IPAddress(hop.trimmingPrefix { $0 == " " || $0 == "\t" }.prefix { $0 != " " && $0 != "\t" })
        else { return last }
        last = address
        if !trusted.contains(where: { $0.contains(address) }) { return address }
    }
    return last
}
