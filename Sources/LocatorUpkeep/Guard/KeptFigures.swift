import Foundation
package import LocatorIngest
import Treatment

/// Figures as they are kept in the folder of records, from the run that made a snapshot to the run that makes the next one: a million
/// programs would be gone through again for them. They may be deleted at any time; what is missing, of another program or damaged is
/// worked out again.
package struct KeptFigures: Sendable {
    private let cache: RecordCache

    package init(_ cache: RecordCache) { self.cache = cache }

    private static let ending = "figures"

    private struct Content: Codable {
        let basis: String
        let whole: SourceFigures
        let sources: [SourceFigures]
        /// Two bytes a program, the lower first.
        let publisherOf: Data
        let lints: [Count]
        let found: [String: Int]
    }

    private struct Count: Codable {
        let key: LintKey
        let count: Int
    }

    /// The figures of a snapshot; nil when they are not known.
    package func figures(of snapshot: String) -> GuardedFigures? {
        guard let bytes = cache.kept(KeptFigures.ending, of: snapshot), bytes.count > 8 else { return nil }
        let sum = bytes[..<8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard xxh64(bytes.span.extracting(8..<bytes.count)) == sum else { return nil }
        let content: Content
        do { content = try JSONDecoder().decode(Content.self, from: Data(bytes[8...])) } catch { return nil }
        guard content.basis == base32(cache.basis) else { return nil }
        let pairs = [UInt8](content.publisherOf)
        let publishers = stride(from: 0, to: pairs.count - 1, by: 2).map {
            UInt16(pairs[$0]) | UInt16(pairs[$0 + 1]) << 8
        }
        return GuardedFigures(
            figures: SnapshotFigures(whole: content.whole, sources: content.sources, publisherOf: publishers),
            lints: Dictionary(content.lints.map { ($0.key, $0.count) }, uniquingKeysWith: +), found: content.found)
    }

    /// Keeps the figures of a snapshot, and removes those of all others but those named. A folder that cannot be written to keeps nothing.
    package func keep(_ figures: GuardedFigures, of snapshot: String, beside others: [String]) {
        var pairs: [UInt8] = []
        pairs.reserveCapacity(2 * figures.figures.publisherOf.count)
        for publisher in figures.figures.publisherOf {
            pairs.append(UInt8(publisher & 0xFF))
            pairs.append(UInt8(publisher >> 8))
        }
        let counts = figures.lints.map { Count(key: $0.key, count: $0.value) }
            .sorted { ($0.key.publisher ?? "", $0.key.id) < ($1.key.publisher ?? "", $1.key.id) }
        let content = Content(
            basis: base32(cache.basis), whole: figures.figures.whole, sources: figures.figures.sources,
            publisherOf: Data(pairs), lints: counts, found: figures.found)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let json: Data
        do { json = try encoder.encode(content) } catch { return }
        let text = [UInt8](json)
        let sum = xxh64(text.span)
        let bytes = stride(from: UInt64(56), through: 0, by: -8).map { UInt8(truncatingIfNeeded: sum >> $0) } + text
        cache.keep(bytes, as: KeptFigures.ending, of: snapshot, beside: others)
    }
}
