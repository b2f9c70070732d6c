import HTTPTypes
package import Hummingbird
import HummingbirdCore
import LocatorIndex
package import Logging
import NIOCore
import ServiceLifecycle
import Treatment
import UnixSignals

/// Where and how to listen.
package struct ServerOptions: Sendable {
    package var host: String
    /// 0 takes a free port.
    package var port: Int
    package var limits = Limits()
    /// Proxies whose `X-Forwarded-For` is believed.
    package var trustedProxies: [IPNetwork] = []
    /// Seconds after SIGTERM in which requests are still taken while `/readyz` says 503.
    package var drainSeconds = 0.0
    /// Writes a line for every request.
    package var logsRequests = false

    package init(host: String, port: Int) {
        self.host = host
        self.port = port
    }
}

/// Serves the current snapshot of a folder until SIGTERM or SIGINT, then drains.
/// - Parameter onReady: called once with the port when requests are accepted.
package func serve(
    folder: String, options: ServerOptions, logger: Logger, onReady: @escaping @Sendable (Int) async -> Void
) async throws {
    let live = try LiveSnapshot(folder: folder, logger: logger, now: monotonicNanoseconds)
    try await serve(live, options: options, logger: logger, onReady: onReady) { $0 }
}

/// The same, with something between the guard and the routes: what the load benchmark measures beside them.
package func serve<Inner: HTTPResponder>(
    _ live: LiveSnapshot, options: ServerOptions, logger: Logger, onReady: @escaping @Sendable (Int) async -> Void,
    _ wrap: (LocatorResponder) -> Inner
) async throws where Inner.Context == ClientContext {
    ProcessFigures.begin()
    letThreadsFinish()
    let limits = options.limits
    let metrics = ServerMetrics()
    let rateLimit = limits.rate.map {
        RateLimit($0, capacity: limits.clients) { UInt64.random(in: .min ... .max) }
    }
    let pages = try Pages(today: today)
    let routes = LocatorResponder(live: live, pages: pages) {
        metricsBody(metrics, live, clients: rateLimit?.clients, day: today())
    }
    let guarded = GuardedResponder(
        wrap(routes), limits: limits, trusted: options.trustedProxies, rateLimit: rateLimit, metrics: metrics,
        accessLog: options.logsRequests ? AccessLog(logger) : nil,
        now: monotonicNanoseconds,
        tell: { problem, request, id in
            routes.told(problem, request, request.uri.path.split(separator: "/").map(String.init), id: id)
                .response(to: request, id: id)
        })
    // A process without free descriptors cannot accept, and some must be left for snapshots.
    let connections = max(16, min(limits.connections, (ProcessFigures.mostOpenFiles ?? .max) - 64))
    var application = Application(
        responder: guarded,
        server: .http1(
            configuration: HTTP1Channel.Configuration(
                additionalChannelHandlers: [ConnectionWatch(limits, metrics: metrics, at: monotonicNanoseconds())],
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: Limits.headerFieldBytes, maxHeaderListSize: Limits.headerBytes,
                    maxHeaderFieldCount: Limits.headerFields))),
        configuration: ApplicationConfiguration(
            address: .hostname(options.host, port: options.port), serverName: "treatment-locator",
            availableConnectionsDelegate: MaximumAvailableConnections(connections)),
        onServerRunning: { channel in
            // Health checks are answered from the first moment; searches when every section is known to be whole.
            live.verify()
            await onReady(channel.localAddress?.port ?? options.port)
        },
        logger: logger)
    application.addServices(
        SnapshotWatch(live: live) { rateLimit?.sweep(at: monotonicNanoseconds()) })
    // Told to end in this order: the gate, then the server; what is being answered gets half a minute.
    var configuration = ServiceGroupConfiguration(
        services: [application, DrainGate(live: live, seconds: options.drainSeconds)],
        gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
    configuration.maximumGracefulShutdownDuration = .seconds(30 + options.drainSeconds)
    try await ServiceGroup(configuration: configuration).run()
}
