package import Hummingbird
import NIOCore

/// What a request comes with: its name and the address of the peer.
package struct ClientContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// A counter under a number of this process: not taken from the logger, which need not keep what it is told.
    let id = RequestID().description
    /// Nil when the peer has none (a socket of the file system).
    let peer: IPAddress?

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        peer = source.channel.remoteAddress?.ipAddress.flatMap { IPAddress($0) }
    }
}
