import HTTPTypes
package import Hummingbird
import LocatorSearch
import NIOCore
import Synchronization

/// Stands before the routes: lets a request pass or refuses it, counts it, and says so in the log when asked. The order on one
/// screen; `Limits` has the numbers, `ConnectionWatch` cuts who is slow.
package struct GuardedResponder<Inner: HTTPResponder>: HTTPResponder where Inner.Context == ClientContext {
    package typealias Context = ClientContext

    private let inner: Inner
    private let limits: Limits
    private let trusted: [IPNetwork]
    private let rateLimit: RateLimit?
    private let metrics: ServerMetrics
    private let accessLog: AccessLog?
    /// Nanoseconds since any fixed moment.
    private let now: @Sendable () -> Int
    /// How a refusal is told, by its request's id; nil: as JSON.
    private let tell: (@Sendable (Problem, Request, String) -> Response)?

    package init(
        _ inner: Inner, limits: Limits, trusted: [IPNetwork], rateLimit: RateLimit?, metrics: ServerMetrics,
        accessLog: AccessLog?, now: @escaping @Sendable () -> Int,
        tell: (@Sendable (Problem, Request, String) -> Response)? = nil
    ) {
        self.inner = inner
        self.limits = limits
        self.trusted = trusted
        self.rateLimit = rateLimit
        self.metrics = metrics
        self.accessLog = accessLog
        self.now = now
        self.tell = tell
    }

    package func respond(to request: Request, context: ClientContext) async throws -> Response {
        let begun = now()
        let route = Route(request.uri.path.split(separator: "/").map(String.init))
        let answered = Answered(
            route: route?.template ?? Route.noTemplate, method: request.method, id: context.id, begun: begun)
        if let refusal = refusal(of: request, to: route, context, at: begun) {
            let id = shownID(of: request, own: context.id)
            return record(
                tell?(refusal, request, id) ?? Reply(refusal, requestID: id).response(to: request, id: id), answered)
        }
        return record(try await inner.respond(to: request, context: context), answered)
    }

    /// Health, metrics and what a page is made of are never refused. Whom there is no room for is told so before it costs a
    /// token, and a token is cheaper than a search.
    private func refusal(of request: Request, to route: Route?, _ context: ClientContext, at now: Int) -> Problem? {
        if route?.isAlwaysAnswered == true { return nil }
        if metrics.inWork.load(ordering: .relaxed) > limits.requestsInWork {
            metrics.countShed()
            return Problem.overload
        }
        guard let rateLimit else { return nil }
        let client = clientAddress(
            peer: context.peer, forwardedFor: trusted.isEmpty ? [] : request.headers[values: .xForwardedFor],
            trusted: trusted)
        guard let seconds = rateLimit.take(client, at: now) else { return nil }
        metrics.countLimited()
        return Problem.tooMany(waitSeconds: seconds)
    }

    /// Counts an answer: one of bytes as it is handed over, a stream when it has ended.
    private func record(_ response: Response, _ answered: Answered) -> Response {
        let status = response.status.code
        if let bytes = response.body.contentLength {
            finish(answered, status, bytes: bytes)
            return response
        }
        var streamed = response
        let body = response.body
        streamed.body = ResponseBody { writer in
            let count = ByteCount()
            do {
                try await body.write(CountingWriter(writer, count))
                finish(answered, status, bytes: count.bytes)
            } catch {
                finish(answered, status, bytes: count.bytes)
                throw error
            }
        }
        return streamed
    }

    private func finish(_ answered: Answered, _ status: Int, bytes: Int) {
        let nanoseconds = now() - answered.begun
        metrics.count(answered.route, status: status, nanoseconds: nanoseconds, bytes: bytes)
        accessLog?.write(answered, status: status, bytes: bytes, nanoseconds: nanoseconds)
    }
}

/// What is known of a request that is safe to tell.
struct Answered: Sendable {
    /// `/v1/programs/{id}`, never the path that was asked.
    let route: String
    let method: HTTPRequest.Method
    let id: String
    let begun: Int
}

extension HTTPField.Name {
    /// Whom a proxy asks for. There is no token that is not a name.
    fileprivate static var xForwardedFor: HTTPField.Name { HTTPField.Name("X-Forwarded-For") ?? .via }
}

extension Problem {
    /// Too many requests are in work.
    static let overload = Problem(
        status: 503, title: "Too many requests at once",
        detail: "This server has more to do than it can. Ask again in a second.", headers: [("Retry-After", "1")])

    /// A client has asked too often.
    static func tooMany(waitSeconds: Int) -> Problem {
        Problem(
            status: 429, title: "Too many requests",
            detail: "You have asked too often. Ask again in \(waitSeconds) s.",
            headers: [("Retry-After", "\(waitSeconds)")])
    }
}
