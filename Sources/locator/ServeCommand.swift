import ArgumentParser
import Foundation
import LocatorIndex
import LocatorServer
import Logging

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve the current snapshot over HTTP.",
        discussion: """
              locator serve --index index --port 8080
              locator serve --host 0.0.0.0 --trusted-proxy 10.0.0.0/8 --drain 5 --log-format json

            SIGHUP takes up a new snapshot at once (it is looked for every two seconds anyway); SIGTERM and SIGINT answer what \
            has come, then end. docs/operations.md tells how to run it.
            """)

    @Option(name: .customLong("index"), help: "Index folder.")
    var index = "index"

    @Option(help: "Address to listen on.")
    var host = "127.0.0.1"

    @Option(help: "Port to listen on; 0 takes a free one.")
    var port = 8080

    @Option(help: "Requests a second that one client may go on asking, or \"off\".")
    var rate = "20/s"

    @Option(help: "Requests that one client may ask at once.")
    var burst = 60

    @Option(help: "Requests in work at once; more are refused with 503.")
    var atOnce = 512

    @Option(
        name: .customLong("trusted-proxy"),
        help: "Address or network (10.0.0.0/8) of a proxy whose X-Forwarded-For is believed; may be repeated.")
    var trustedProxies: [String] = []

    @Option(help: "Seconds after SIGTERM in which /readyz says 503 and requests are still taken.")
    var drain = 0.0

    @Option(help: "How to write the log.")
    var logFormat = LogFormat.text

    @Flag(
        help: "Write a line for every request: method, route, status, bytes, time, id; never what was asked or by whom."
    )
    var accessLog = false

    enum LogFormat: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port \(port): expected 0 to 65535") }
        guard (1...1_000_000).contains(burst) else { throw ValidationError("--burst \(burst): expected 1 to 1000000") }
        guard (1...1_000_000).contains(atOnce) else {
            throw ValidationError("--at-once \(atOnce): expected 1 to 1000000")
        }
        guard (0...600).contains(drain) else { throw ValidationError("--drain \(drain): expected 0 to 600 seconds") }
        _ = try limits()
        _ = try networks()
    }

    func run() async throws {
        var options = ServerOptions(host: host, port: port)
        options.limits = try limits()
        options.trustedProxies = try networks()
        options.drainSeconds = drain
        options.logsRequests = accessLog
        let logger = logger()
        let name = openableName(host)
        do {
            try await serve(folder: index, options: options, logger: logger) { port in
                note("ready: http://\(name):\(port)/")
            }
        } catch let error as IndexError {
            complain("\(error)")
            throw ExitCode(2)
        }
    }

    private func limits() throws -> Limits {
        var limits = Limits()
        limits.requestsInWork = atOnce
        guard rate != "off" else {
            limits.rate = nil
            return limits
        }
        let number = rate.hasSuffix("/s") ? String(rate.dropLast(2)) : rate
        guard let perSecond = Int(number), (1...1_000_000).contains(perSecond) else {
            throw ValidationError("--rate \(rate): expected a whole number of requests a second, like 20/s, or off")
        }
        limits.rate = Limits.Rate(perSecond: perSecond, burst: burst)
        return limits
    }

    private func networks() throws -> [IPNetwork] {
        try trustedProxies.map { text in
            guard let network = IPNetwork(text) else {
                throw ValidationError("--trusted-proxy \(text): expected an address or a network, like 10.0.0.0/8")
            }
            return network
        }
    }

    private func logger() -> Logger {
        let isJSON = logFormat == .json
        var logger = Logger(label: "locator") { label -> any LogHandler in
            if isJSON { return JSONLines { note($0) } }
            return StreamLogHandler.standardError(label: label)
        }
        logger.logLevel = .notice
        return logger
    }
}

/// A host that a browser can open: one that listens everywhere is reached on loopback.
func openableName(_ host: String) -> String {
    switch host {
    case "0.0.0.0", "": "127.0.0.1"
    case "::": "[::1]"
    default: host.contains(":") ? "[\(host)]" : host
    }
}

struct Health: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Ask a running server whether it is well: exit code 0 or 1.",
        discussion: "  locator health --port 8080")

    @Option(help: "Address of the server.")
    var host = "127.0.0.1"

    @Option(help: "Port of the server.")
    var port = 8080

    func run() async throws {
        guard await isHealthy(host: host, port: port) else {
            complain("no answer from \(host):\(port)")
            throw ExitCode(1)
        }
    }
}
