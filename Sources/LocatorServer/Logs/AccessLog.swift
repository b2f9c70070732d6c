import HTTPTypes
package import Logging

/// One line a request, when asked for: how it was asked, the template of its route, what came of it. Never its path, query, body,
/// referrer, user agent or address.
package struct AccessLog: Sendable {
    private var logger: Logger

    package init(_ logger: Logger) {
        self.logger = logger
        self.logger.logLevel = .info
    }

    func write(_ answered: Answered, status: Int, bytes: Int, nanoseconds: Int) {
        logger.info(
            "request",
            metadata: [
                "method": "\(knownMethod(answered.method.rawValue))", "route": "\(answered.route)",
                "status": .stringConvertible(status), "bytes": .stringConvertible(bytes),
                "microseconds": .stringConvertible(nanoseconds / 1000),
                "id": "\(answered.id)",
            ])
    }
}

/// A method can be any word that a client makes up.
private func knownMethod(_ name: String) -> String {
    ["GET", "HEAD", "POST", "OPTIONS", "PUT", "DELETE", "PATCH"].contains(name) ? name : "other"
}
