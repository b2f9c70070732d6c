import Foundation
import HTTPTypes
import Hummingbird
import LocatorIndex
import LocatorServer
import Logging
import NIOCore
import NIOPosix
import TestSupport
import Treatment

/// Runs `body` with the port of a server in this process: over a small random index, with options of the test's own, and beside
/// its routes a work that lasts and a stream that does not end.
func withServer(
    over catalog: Catalog = randomCatalog(seed: 3, facilities: 30), _ change: (inout ServerOptions) -> Void,
    _ body: @escaping @Sendable (Int) async throws -> Void
) async throws {
    var options = ServerOptions(host: "127.0.0.1", port: 0)
    options.limits.rate = nil
    change(&options)
    let folder = FileManager.default.temporaryDirectory.appending(path: "locator-server-\(UUID().uuidString)").path
    defer {
        do { try FileManager.default.removeItem(atPath: folder) } catch { print("left behind: \(folder)") }
    }
    _ = try publish(encode(catalog), into: folder)
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    let live = try LiveSnapshot(folder: folder, logger: logger, now: monotonicNanoseconds)
    let (ports, port) = AsyncStream<Int>.makeStream()
    try await withThrowingTaskGroup(of: Void.self) { [options] group in
        group.addTask {
            try await serve(live, options: options, logger: logger) {
                port.yield($0)
            } _: {
                SlowRoutes(routes: $0)
            }
        }
        group.addTask {
            for await port in ports { return try await body(port) }
        }
        // The server runs until it is cancelled; what `body` throws is the test's.
        try await group.next()
        group.cancelAll()
        while await group.nextResult() != nil {}
    }
}

/// `/v1/names` works for a second; `/v1/export` streams without end.
private struct SlowRoutes: HTTPResponder {
    let routes: LocatorResponder

    func respond(to request: Request, context: ClientContext) async throws -> Response {
        switch request.uri.path {
        case "/v1/names":
            try await Task.sleep(for: .seconds(1))
            return Response(status: .ok, body: ResponseBody(byteBuffer: ByteBuffer(string: "{}")))
        case "/v1/export":
            let chunk = ByteBuffer(repeating: UInt8(ascii: "x"), count: 65_536)
            return Response(
                status: .ok,
                body: ResponseBody { writer in
                    while !Task.isCancelled { try await writer.write(chunk) }
                    try await writer.finish(nil)
                })
        default: return try await routes.respond(to: request, context: context)
        }
    }
}

/// Speaks bytes, as slowly as a test wants.
struct RawClient {
    /// Sends pieces, each after a pause, and reads until the server closes; at most twenty seconds.
    /// - Parameter readsAfter: seconds in which nothing is read.
    /// - Returns: what was read, and whether it was the server that closed.
    static func exchange(
        _ port: Int, _ pieces: [(pause: Duration, text: String)], readsAfter: Double = 0
    ) async throws -> (text: String, isClosed: Bool) {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(ChannelOptions.socketOption(.so_rcvbuf), value: 8192)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        let late = Task {
            try await Task.sleep(for: .seconds(20))
            try await channel.channel.close()
        }
        defer { late.cancel() }
        do {
            return try await channel.executeThenClose { inbound, outbound in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask {
                        for piece in pieces {
                            try await Task.sleep(for: piece.pause)
                            // A server that has closed takes no more.
                            do { try await outbound.write(ByteBuffer(string: piece.text)) } catch { return }
                        }
                    }
                    try await Task.sleep(for: .seconds(readsAfter))
                    var text = ""
                    do {
                        for try await bytes in inbound { text += String(buffer: bytes) }
                    } catch is IOError {}
                    group.cancelAll()
                    return (text, !late.isCancelled)
                }
            }
        } catch is IOError { return ("", true) }
    }

    /// One request with a body, read to its end; again as below.
    static func post(
        _ port: Int, _ path: String, _ body: String, type: String = "application/json"
    ) async throws -> String {
        let request =
            "POST \(path) HTTP/1.1\r\nHost: test\r\nConnection: close\r\nContent-Type: \(type)\r\n"
            + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
        for _ in 0..<5 {
            let text = try await exchange(port, [(.zero, request)]).text
            if !text.isEmpty { return text }
        }
        return ""
    }

    /// One request, read to its end. An impatient server on a busy machine may cut it off before it is sent: then once more.
    static func get(_ port: Int, _ path: String, _ fields: String = "") async throws -> String {
        let request = "GET \(path) HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\(fields)\r\n"
        for _ in 0..<5 {
            let text = try await exchange(port, [(.zero, request)]).text
            if !text.isEmpty { return text }
        }
        return ""
    }
}
