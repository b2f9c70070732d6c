import HTTPTypes
import NIOCore
import NIOHTTPTypes
import Synchronization

/// Stands in a connection's pipeline: counts its requests among those in work, and cuts it when it is too slow.
final class ConnectionWatch: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let metrics: ServerMetrics
    private var pace: Pace
    private var check: Scheduled<Void>?

    init(_ limits: Limits, metrics: ServerMetrics, at now: Int) {
        self.metrics = metrics
        pace = Pace(limits, at: now)
    }

    func handlerAdded(context: ChannelHandlerContext) {
        metrics.connections.add(1, ordering: .relaxed)
        checkLater(context)
    }

    func channelInactive(context: ChannelHandlerContext) {
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        check?.cancel()
        check = nil
        metrics.connections.subtract(1, ordering: .relaxed)
        metrics.inWork.subtract(pace.open, ordering: .relaxed)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            pace.requestBegan(at: now(context))
            metrics.inWork.add(1, ordering: .relaxed)
        case .body: break
        case .end: pace.requestEnded()
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head: break
        case .body(let bytes): pace.handOver(bytes.readableBytes)
        case .end:
            if pace.open > 0 { metrics.inWork.subtract(1, ordering: .relaxed) }
            pace.answerEnded(at: now(context))
        }
        context.write(data, promise: promise)
    }

    private func checkLater(_ context: ChannelHandlerContext) {
        check = context.eventLoop.assumeIsolated().scheduleTask(in: .nanoseconds(Int64(pace.step))) {
            guard let buffered = self.buffered(context) else { return }
            if let cut = self.pace.check(at: self.now(context), buffered: buffered) {
                self.metrics.countCut(cut)
                context.close(promise: nil)
            } else {
                self.checkLater(context)
            }
        }
    }

    /// Bytes handed over that the system has not taken; nil when the connection is gone.
    private func buffered(_ context: ChannelHandlerContext) -> Int? {
        guard context.channel.isActive else { return nil }
        do { return try context.channel.syncOptions?.getOption(.bufferedWritableBytes) ?? 0 } catch { return nil }
    }

    private func now(_ context: ChannelHandlerContext) -> Int { Int(context.eventLoop.now.uptimeNanoseconds) }
}
