import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
package import Logging
import NIOCore
import ServiceLifecycle
import Treatment

/// Where and how to listen.
package struct ServerOptions: Sendable {
    package var host: String
    /// 0 takes a free port.
    package var port: Int

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
    let live = try LiveSnapshot(folder: folder, logger: logger)
    let pages = try Pages(today: currentDay)
    var application = Application(
        responder: LocatorResponder(live: live, pages: pages),
        // Idle and slow clients are cut; headers are bounded.
        server: .http1(
            configuration: HTTP1Channel.Configuration(
                idleTimeout: .seconds(30),
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: 16 * 1024, maxHeaderListSize: 32 * 1024, maxHeaderFieldCount: 100))),
        configuration: ApplicationConfiguration(
            address: .hostname(options.host, port: options.port), serverName: "treatment-locator"),
        onServerRunning: { channel in
            // Health checks are answered from the first moment; searches when every section is known to be whole.
            live.verify()
            await onReady(channel.localAddress?.port ?? options.port)
        },
        logger: logger)
    application.addServices(SnapshotWatch(live: live))
    try await application.runService()
}

/// The day on this machine's clock, in universal time: what pages count ages to.
@Sendable private func currentDay() -> Day {
    Day(rawValue: UInt16(clamping: Int(Date().timeIntervalSince1970 / 86_400)))
}
