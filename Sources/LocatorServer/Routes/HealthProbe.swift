import NIOCore
import NIOPosix

/// Asks a server's `/healthz` and waits at most two seconds: what a container's health check runs.
package func isHealthy(host: String, port: Int) async -> Bool {
    do {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connectTimeout(.seconds(2))
            .connect(host: host, port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            try await outbound.write(
                ByteBuffer(string: "GET /healthz HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n"))
            let deadline = Task {
                try await Task.sleep(for: .seconds(2))
                try await channel.channel.close()
            }
            defer { deadline.cancel() }
            for try await bytes in inbound { return String(buffer: bytes).hasPrefix("HTTP/1.1 200") }
            return false
        }
    } catch {
        return false
    }
}
