/// How a connection gets on, as a value: what has come, what has been handed over, and who is too slow. Moments are in
/// nanoseconds.
package struct Pace {
    /// Why a connection is cut.
    package enum Cut: String, CaseIterable, Sendable {
        /// No request, or none that ends: also a head that drips.
        case idle
        /// A body that does not end.
        case body
        /// An answer that is not taken.
        case reader
        /// An answer that does not end.
        case answer
    }

    private let idle, body, window, answer: Int
    private let windowBytes: Int
    /// Requests that are not answered to the end.
    package private(set) var open = 0
    private var quietSince: Int
    private var bodySince: Int?
    private var answerSince: Int?
    private var handedOver = 0
    /// While bytes wait: when that began, or the last window did, and how much had been taken then.
    private var mark: (moment: Int, taken: Int)?

    package init(_ limits: Limits, at now: Int) {
        func nanoseconds(_ seconds: Double) -> Int { Int(seconds * 1e9) }
        idle = nanoseconds(limits.idleSeconds)
        body = nanoseconds(limits.bodySeconds)
        window = nanoseconds(limits.readerSeconds)
        answer = nanoseconds(limits.answerSeconds)
        windowBytes = limits.readerBytes
        quietSince = now
    }

    /// How often to `check`, in nanoseconds.
    package var step: Int { max(10_000_000, min(idle, body, window, answer) / 6) }

    package mutating func requestBegan(at now: Int) {
        open += 1
        bodySince = now
        if answerSince == nil { answerSince = now }
    }

    package mutating func requestEnded() { bodySince = nil }

    package mutating func handOver(_ bytes: Int) { handedOver += bytes }

    package mutating func answerEnded(at now: Int) {
        open = max(0, open - 1)
        answerSince = open > 0 ? now : nil
        quietSince = now
    }

    /// - Parameter buffered: bytes handed over that the system has not taken yet.
    package mutating func check(at now: Int, buffered: Int) -> Cut? {
        if let bodySince, now - bodySince >= body { return .body }
        if let answerSince, now - answerSince >= answer { return .answer }
        guard buffered > 0 else {
            mark = nil
            return open == 0 && now - quietSince >= idle ? .idle : nil
        }
        quietSince = now
        let taken = handedOver - buffered
        guard let begun = mark else {
            mark = (now, taken)
            return nil
        }
        guard now - begun.moment >= window else { return nil }
        mark = (now, taken)
        return taken - begun.taken < windowBytes ? .reader : nil
    }
}
