package import LocatorIndex
import Treatment

/// What speaks against putting `candidate` in the place of `live`, the worst first; empty when nothing does.
/// - Parameters:
///   - live: the last accepted snapshot; nil on the first run, which has nothing to differ from.
///   - records: what became of the records of this run, by source.
///   - before: what `live` was found to be, where somebody has looked already.
///   - after: the same of `candidate`.
/// - Throws: `IndexError.damaged`.
package func guards(
    live: Snapshot?, candidate: Snapshot, records: [RecordCounts],
    before: GuardedFigures? = nil, after: GuardedFigures? = nil, allowed: AllowedChanges = AllowedChanges()
) throws(IndexError) -> [TrippedGuard] {
    var tripped = recordGuards(records, allowed)
    guard let live else { return worstFirst(tripped) }
    let (former, latter): (GuardedFigures, GuardedFigures)
    if let before { former = before } else { former = try GuardedFigures(of: live) }
    if let after { latter = after } else { latter = try GuardedFigures(of: candidate) }
    let compared = Compared(live: live, candidate: candidate, before: former.figures, after: latter.figures)
    tripped += countGuards(compared, allowed)
    tripped += rateGuards(compared, allowed)
    tripped += knownGuards(compared, allowed)
    tripped += movedGuards(compared, allowed)
    tripped += lintGuards(compared, before: former.lints, after: latter.lints, allowed)
    return worstFirst(toldOnce(tripped, compared))
}

/// How many records one source of a run brought, and how many of them were refused.
package struct RecordCounts: Hashable, Sendable {
    /// As the sources file or the path names it.
    package let name: String
    package let publisher: String
    package let read, quarantined: Int

    package init(name: String, publisher: String, read: Int, quarantined: Int) {
        self.name = name
        self.publisher = publisher
        self.read = read
        self.quarantined = quarantined
    }

    package init(_ record: RunRecord.SourceRecord) {
        self.init(
            name: record.name, publisher: record.publisher, read: record.read, quarantined: record.quarantined)
    }
}

/// Two snapshots with their figures and pairs: worked out once, asked by every guard.
struct Compared {
    let live, candidate: Snapshot
    let before, after: SnapshotFigures
    let programs: Pairs

    init(live: Snapshot, candidate: Snapshot, before: SnapshotFigures, after: SnapshotFigures) {
        self.live = live
        self.candidate = candidate
        self.before = before
        self.after = after
        programs = Pairs.programs(from: live, to: candidate)
    }

    /// Publishers that were there before, and nil for the whole where they are several.
    var publishers: [String?] {
        let names = before.sources.filter { $0.programs > 0 }.map(\.publisher)
        return names.count > 1 ? [nil] + names : names
    }

    /// The same for what a new or a lost publisher changes in the whole without anybody's fault: its own guards tell.
    var publishersWithSameWhole: [String?] {
        let isSame = before.sources.map(\.publisher) == after.sources.map(\.publisher)
        return publishers.filter { isSame || $0 != nil }
    }
}

/// Gone before refused, refused before vanished, and so on; within a kind what is farthest over its bound.
private func worstFirst(_ tripped: [TrippedGuard]) -> [TrippedGuard] {
    let kinds = ["empty", "source-gone", "quarantined", "vanished", "appeared", "medicaid-medicare-swapped", "rate"]
    func key(_ one: TrippedGuard) -> (Int, Double, String, String, String) {
        let excess = one.allowed > 0 ? one.measured / one.allowed : one.measured
        let kind = kinds.firstIndex(of: one.id) ?? kinds.count
        return (kind, -excess, one.id, one.source ?? "", one.about ?? "")
    }
    return tripped.sorted { key($0) < key($1) }
}
