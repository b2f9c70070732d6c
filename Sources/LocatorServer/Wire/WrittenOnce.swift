import Synchronization

/// Bytes that tell of the things of a snapshot, each of nothing but itself: written when one is first shown, then kept as long as
/// there is room. No request is in them, so that whoever asks next may have them. `docs/decisions/0012` says why.
///
/// They lie side by side in a few large pieces of memory: a page takes fifty, and taking hold of fifty things costs more than
/// copying them.
final class WrittenOnce: Sendable {
    private struct Kept: Sendable {
        var chunks: [[UInt8]] = []
        /// By ordinal; of no bytes where nothing was written yet, or had no room. Empty until the first is kept.
        var places: [Place] = []
        var room: Int

        /// Appends the bytes of a thing; false where it is not kept.
        func append(_ ordinal: Int, to pieces: inout WrittenPieces) -> Bool {
            guard ordinal < places.count, case let place = places[ordinal], place.count > 0 else { return false }
            let start = Int(place.start)
            pieces.append(chunks[Int(place.chunk)][start..<start + Int(place.count)])
            return true
        }
    }

    private struct Place: Sendable {
        var chunk: UInt32 = 0
        var start: UInt32 = 0
        var count: UInt32 = 0
    }

    private static let chunkSize = 1 << 20
    private let kept: Mutex<Kept>
    private let count: Int

    /// - Parameters:
    ///   - count: how many things there are.
    ///   - room: bytes that may be kept; 0 keeps none.
    init(count: Int, room: Int) {
        self.count = count
        kept = Mutex(Kept(room: room))
    }

    /// The bytes of the things at ordinals; `write` makes those that are not kept.
    func pieces<Failure: Error>(
        at ordinals: [Int], _ write: (Int) throws(Failure) -> [UInt8]
    ) throws(Failure) -> WrittenPieces {
        var pieces = WrittenPieces(expecting: ordinals.count)
        kept.withLock { kept in
            for ordinal in ordinals { guard kept.append(ordinal, to: &pieces) else { return } }
        }
        // Whatever comes after the first that is not kept is asked for one by one.
        for ordinal in ordinals[pieces.count...] where !kept.withLock({ $0.append(ordinal, to: &pieces) }) {
            let bytes = try write(ordinal)
            keep(bytes, of: ordinal)
            pieces.append(bytes[...])
        }
        return pieces
    }

    private func keep(_ bytes: [UInt8], of ordinal: Int) {
        kept.withLock { kept in
            guard kept.room >= bytes.count, !bytes.isEmpty else { return }
            if kept.places.isEmpty { kept.places = Array(repeating: Place(), count: count) }
            guard kept.places[ordinal].count == 0 else { return }
            if (kept.chunks.last?.count ?? .max) > WrittenOnce.chunkSize - bytes.count {
                kept.chunks.append([])
                kept.chunks[kept.chunks.count - 1].reserveCapacity(max(WrittenOnce.chunkSize, bytes.count))
            }
            let chunk = kept.chunks.count - 1
            kept.places[ordinal] = Place(
                chunk: UInt32(chunk), start: UInt32(kept.chunks[chunk].count), count: UInt32(bytes.count))
            kept.chunks[chunk] += bytes
            kept.room -= bytes.count
        }
    }
}

/// Written things one behind the other.
struct WrittenPieces: RandomAccessCollection, Sendable {
    private var bytes: [UInt8] = []
    private var ends: [Int] = []

    fileprivate init(expecting count: Int) {
        ends.reserveCapacity(count)
        bytes.reserveCapacity(512 * count)
    }

    var startIndex: Int { 0 }
    var endIndex: Int { ends.count }

    subscript(place: Int) -> ArraySlice<UInt8> { bytes[(place == 0 ? 0 : ends[place - 1])..<ends[place]] }

    fileprivate mutating func append(_ piece: ArraySlice<UInt8>) {
        bytes += piece
        ends.append(bytes.count)
    }
}
