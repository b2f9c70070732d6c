import ArgumentParser
import Foundation
import LocatorIndex
import LocatorServer
import Logging

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve the current snapshot over HTTP.",
        discussion: "  locator serve --index index --port 8080")

    @Option(name: .customLong("index"), help: "Index folder.")
    var index = "index"

    @Option(help: "Address to listen on.")
    var host = "127.0.0.1"

    @Option(help: "Port to listen on; 0 takes a free one.")
    var port = 8080

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port \(port): expected 0 to 65535") }
    }

    func run() async throws {
        var logger = Logger(label: "locator") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .notice
        let host = host
        do {
            try await serve(folder: index, options: ServerOptions(host: host, port: port), logger: logger) { port in
                note("ready: http://\(host):\(port)/v1/programs?near=90012&level=iop&payment=medicaid")
            }
        } catch let error as IndexError {
            complain("\(error)")
            throw ExitCode(2)
        }
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
