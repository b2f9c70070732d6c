package import Hummingbird
import NIOCore

/// What a request comes with: its name, and the address of the peer.
package struct ClientContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// Nil when the peer has none (a socket of the file system).
    let peer: IPAddress?
    /// Given by the guard before a route sees it.
    var requestID = RequestID(own: "", shown: "")

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        peer = source.channel.remoteAddress?.ipAddress.flatMap { IPAddress($0) }
    }
}
