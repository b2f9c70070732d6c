import Synchronization

/// Bytes that tell of the things of a snapshot, each of nothing but itself: written when one is first shown, then kept as long as
/// there is room. No request is in them, so that whoever asks next may have them. `docs/decisions/0012` says why.
final class WrittenOnce: Sendable {
    private struct Kept {
        /// By ordinal; nil for what was not written yet, or had no room. Empty where nothing is kept.
        var bytes: [[UInt8]?]
        var room: Int

        subscript(ordinal: Int) -> [UInt8]? { ordinal < bytes.count ? bytes[ordinal] : nil }
    }

    private let kept: Mutex<Kept>

    /// - Parameters:
    ///   - count: how many things there are.
    ///   - room: bytes that may be kept; 0 keeps none.
    init(count: Int, room: Int) {
        kept = Mutex(Kept(bytes: Array(repeating: nil, count: room > 0 ? count : 0), room: room))
    }

    /// The bytes of the thing at an ordinal; `write` makes them when they are not kept.
    func bytes<Failure: Error>(
        of ordinal: Int, _ write: () throws(Failure) -> [UInt8]
    ) throws(Failure) -> [UInt8] {
        if let known = kept.withLock({ $0[ordinal] }) { return known }
        let bytes = try write()
        kept.withLock { kept in
            guard kept.room >= bytes.count, kept[ordinal] == nil else { return }
            kept.room -= bytes.count
            kept.bytes[ordinal] = bytes
        }
        return bytes
    }
}
