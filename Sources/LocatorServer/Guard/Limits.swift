/// Every bound on what a client may ask of this process, in one place; `docs/operations.md` has the table with the errors.
/// What a search may ask (parameters, values, sizes of pages) is bounded where it is read: `Parameters`.
package struct Limits: Sendable {
    /// Bytes of a request's target; more is a 414.
    package static let targetBytes = 8 * 1024
    /// Bytes of a request's body; more is a 413.
    package static let bodyBytes = 2 * 1024 * 1024
    /// Bytes of one header field and of all, and how many; more is a 400 and the end of the connection.
    package static let headerFieldBytes = 16 * 1024
    package static let headerBytes = 32 * 1024
    package static let headerFields = 100

    /// Seconds a connection may be without a whole request head: new, between two requests, or dripping one.
    package var idleSeconds = 30.0
    /// Seconds from a request's head to the end of its body.
    package var bodySeconds = 30.0
    /// A client that lets bytes wait takes `readerBytes` of them in every `readerSeconds`, or is cut.
    package var readerSeconds = 15.0
    package var readerBytes = 8 * 1024
    /// Seconds from a request's head to the end of its answer, streams included.
    package var answerSeconds = 300.0

    /// Requests that have come and are not answered to the end; more are refused with a 503.
    package var requestsInWork = 512
    /// Connections; more wait in the system's backlog.
    package var connections = 4096
    /// Nil is no limit for a client.
    package var rate: Rate? = Rate(perSecond: 20, burst: 60)
    /// Clients that have a bucket of their own at one time; the others share one.
    package var clients = 65_536

    /// Requests a second that a client may go on asking, and how many at once.
    package struct Rate: Sendable, Equatable {
        package let perSecond: Int
        package let burst: Int

        package init(perSecond: Int, burst: Int) {
            self.perSecond = perSecond
            self.burst = burst
        }
    }

    package init() {}
}
