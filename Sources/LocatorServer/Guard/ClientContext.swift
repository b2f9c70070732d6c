package import Hummingbird
import NIOCore

/// What a request comes with: the routes' own context, and the address of the peer, which the routes never see.
package struct ClientContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// Nil when the peer has none (a socket of the file system).
    let peer: IPAddress?
    let basic: BasicRequestContext

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        basic = BasicRequestContext(source: source)
        peer = source.channel.remoteAddress?.ipAddress.flatMap { IPAddress($0) }
    }
}
