import Synchronization

/// Bytes that tell of the things of a snapshot, each of nothing but itself: written when one is first shown, then kept as long as
/// there is room. No request is in them, so that whoever asks next may have them. `docs/decisions/0012` says why.
///
/// They lie side by side in chunks, and a page takes hold of the chunks, not of each of its fifty things:
///
///     chunks   ┌────────────────┬───────┬──────── …      ┌── …
///              │ {"id":"3F…"}   │ {…}   │ {…}            │
///              └────────────────┴───────┴──────── …      └── …
///     places     chunk 0, 0, 412  0,412,…
final class WrittenOnce: Sendable {
    private struct Kept: Sendable {
        var chunks: [[UInt8]] = []
        /// By ordinal; of no bytes where nothing was written yet, or had no room. Empty until the first is kept.
        var places: [WrittenPieces.Place] = []
        var room: Int

        func place(_ ordinal: Int) -> WrittenPieces.Place {
            ordinal < places.count ? places[ordinal] : WrittenPieces.Place()
        }
    }

    /// Bytes. What is kept while a page holds the last chunk copies it: so it is small.
    private static let chunkSize = 1 << 16
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
        var pieces = kept.withLock { kept in
            WrittenPieces(chunks: kept.chunks, places: ordinals.map(kept.place))
        }
        guard pieces.places.contains(where: { $0.count == 0 }) else { return pieces }
        pieces.chunks = []
        for (piece, ordinal) in ordinals.enumerated() where pieces.places[piece].count == 0 {
            let bytes = try write(ordinal)
            pieces.places[piece] = keep(bytes, of: ordinal) ?? pieces.own(bytes)
        }
        pieces.chunks = kept.withLock { $0.chunks }
        return pieces
    }

    /// - Returns: nil where there is no room for them.
    private func keep(_ bytes: [UInt8], of ordinal: Int) -> WrittenPieces.Place? {
        kept.withLock { kept in
            if case let known = kept.place(ordinal), known.count > 0 { return known }
            guard kept.room >= bytes.count, !bytes.isEmpty else { return nil }
            if kept.places.isEmpty { kept.places = Array(repeating: WrittenPieces.Place(), count: count) }
            if (kept.chunks.last?.count ?? .max) > WrittenOnce.chunkSize - bytes.count {
                kept.chunks.append([])
                kept.chunks[kept.chunks.count - 1].reserveCapacity(max(WrittenOnce.chunkSize, bytes.count))
            }
            let chunk = kept.chunks.count - 1
            let place = WrittenPieces.Place(
                chunk: UInt32(chunk), start: UInt32(kept.chunks[chunk].count), count: UInt32(bytes.count))
            kept.places[ordinal] = place
            kept.chunks[chunk] += bytes
            kept.room -= bytes.count
            return place
        }
    }
}

/// Written things, each where it lies.
struct WrittenPieces: RandomAccessCollection, Sendable {
    /// Of no bytes: not written.
    struct Place: Sendable {
        var chunk: UInt32 = 0
        var start: UInt32 = 0
        var count: UInt32 = 0

        /// What is not in a chunk.
        static let own = UInt32.max
    }

    fileprivate var chunks: [[UInt8]]
    fileprivate var places: [Place]
    /// What had no room to be kept.
    private var owned: [UInt8] = []

    fileprivate init(chunks: [[UInt8]], places: [Place]) {
        self.chunks = chunks
        self.places = places
    }

    var startIndex: Int { 0 }
    var endIndex: Int { places.count }

    subscript(piece: Int) -> ArraySlice<UInt8> {
        let place = places[piece]
        let bytes = Int(place.start)..<Int(place.start) + Int(place.count)
        return place.chunk == Place.own ? owned[bytes] : chunks[Int(place.chunk)][bytes]
    }

    fileprivate mutating func own(_ bytes: [UInt8]) -> Place {
        let place = Place(chunk: Place.own, start: UInt32(owned.count), count: UInt32(bytes.count))
        owned += bytes
        return place
    }
}
