import Synchronization

/// Bytes that tell of the things of a snapshot, each of nothing but itself: written when one is first shown, then kept as long as
/// there is room. No request is in them, so that whoever asks next may have them. `docs/decisions/0012` says why.
package final class WrittenOnce: Sendable {
    private struct Kept {
        /// By ordinal; nil for what was not written yet, or had no room.
        var bytes: [[UInt8]?]
        var room: Int
    }

    private let kept: Mutex<Kept>

    /// - Parameters:
    ///   - count: how many things there are.
    ///   - room: bytes that may be kept; 0 keeps none.
    package init(count: Int, room: Int) {
        kept = Mutex(Kept(bytes: Array(repeating: nil, count: count), room: room))
    }

    /// The bytes of the thing at an ordinal; `write` makes them when they are not kept.
    package func bytes<Failure: Error>(
        of ordinal: Int, _ write: () throws(Failure) -> [UInt8]
    ) throws(Failure) -> [UInt8] {
        if let known = kept.withLock({ $0.bytes[ordinal] }) { return known }
        let bytes = try write()
        kept.withLock { kept in
            guard kept.bytes[ordinal] == nil, kept.room >= bytes.count else { return }
            kept.room -= bytes.count
            kept.bytes[ordinal] = bytes
        }
        return bytes
    }
}
