package import Hummingbird
import NIOCore

/// What a request comes with: the address of the peer.
package struct ClientContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// Nil when the peer has none (a socket of the file system).
    let peer: IPAddress?

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        peer = source.channel.remoteAddress?.ipAddress.flatMap { IPAddress($0) }
    }
}
