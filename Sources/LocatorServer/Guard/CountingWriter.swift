import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization

/// Bytes that a stream has written.
final class ByteCount: Sendable {
    private let count = Atomic<Int>(0)

    var bytes: Int { count.load(ordering: .relaxed) }

    func add(_ bytes: Int) { count.add(bytes, ordering: .relaxed) }
}

/// Passes a stream on and counts its bytes.
struct CountingWriter: ResponseBodyWriter {
    private var writer: any ResponseBodyWriter
    private let count: ByteCount

    init(_ writer: any ResponseBodyWriter, _ count: ByteCount) {
        self.writer = writer
        self.count = count
    }

    mutating func write(_ buffer: ByteBuffer) async throws {
        count.add(buffer.readableBytes)
        try await writer.write(buffer)
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws { try await writer.finish(trailingHeaders) }
}
