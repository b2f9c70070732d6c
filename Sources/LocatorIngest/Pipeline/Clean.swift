import Treatment

/// All records of a run, cleaned and in canonical order, with what became of the rest.
struct CleanRun: Sendable {
    var records: [SiteRecord] = []
    /// By source.
    var tallies: [Tally] = []
    var notices: [Notice] = []
}

/// Puts the files' records together: numbers their sources, takes points that too many records carry from them, and drops those
/// that say nothing new.
func gathered(_ given: consuming [CleanFile], _ gazetteer: Gazetteer) -> CleanRun {
    var files = given
    var run = CleanRun()
    let shared = SharedPoints(files.map(\.sightings))
    var places = PlaceFinder()
    run.records.reserveCapacity(files.reduce(0) { $0 + $1.records.count })
    for ordinal in files.indices {
        let file = files[ordinal].withoutRecords
        var tally = Tally(
            file: file.input.file.path, format: file.input.format, publisher: file.publisher, asOf: file.asOf)
        tally.read = file.counts.read
        tally.setAside = file.counts.setAside
        tally.quarantined = file.counts.quarantined
        run.tallies.append(tally)
        run.notices += file.notices
        let first = run.records.count
        // From the end, so that records are moved and not copied: each has dozens of texts.
        files[ordinal].records.reverse()
        while let record = files[ordinal].records.popLast() { run.records.append(record) }
        for place in first..<run.records.count {
            run.records[place].source = ordinal
            if run.records[place].place.precision == .site {
                drop(shared, from: &run.records[place], gazetteer, &places, &run.notices)
            }
        }
    }
    dropUnchanged(&run)
    return run
}

private func drop(
    _ shared: SharedPoints, from site: inout SiteRecord, _ gazetteer: Gazetteer, _ places: inout PlaceFinder,
    _ notices: inout [Notice]
) {
    guard let point = site.record.point, !site.record.isForeign, shared.contains(point) else { return }
    site.place = withoutPoint(site.place, site.record, .pointShared, gazetteer, &places, &notices)
    // They depend on its county.
    site.rareWords = rareWords(site)
}

/// Puts records into canonical order (precedence, date, key, content, source) and keeps one of those that are equal
/// in key and content: the newest of the highest precedence.
private func dropUnchanged(_ run: inout CleanRun) {
    let repeated = repeatedKeys(run.records)
    var ranks: [Rank] = []
    ranks.reserveCapacity(run.records.count)
    for ordinal in run.records.indices {
        let isRepeated = !repeated.isEmpty && repeated.contains(run.records[ordinal].key)
        ranks.append(
            Rank(
                run.records[ordinal], content: isRepeated ? contentKey(run.records[ordinal]) : 0, ordinal: ordinal))
    }
    ranks.sort()
    var kept: [Content: Rank] = [:]
    for rank in ranks where !repeated.isEmpty && repeated.contains(rank.key) {
        let content = Content(key: rank.key, content: rank.content)
        if let known = kept[content], !rank.isNewer(than: known) { continue }
        kept[content] = rank
    }
    var order: [Int] = []
    order.reserveCapacity(ranks.count)
    for rank in ranks {
        if !kept.isEmpty, let known = kept[Content(key: rank.key, content: rank.content)], known.ordinal != rank.ordinal
        {
            run.tallies[run.records[rank.ordinal].source].unchanged += 1
            run.notices.append(Notice(.recordUnchanged, at: run.records[rank.ordinal].record.position))
        } else {
            order.append(rank.ordinal)
        }
    }
    var records: [SiteRecord] = []
    swap(&records, &run.records)
    run.records = arranged(consume records, by: order)
}

/// The elements at `order`, in that order: moved and not copied, for a record has dozens of texts.
private func arranged(_ given: consuming [SiteRecord], by order: [Int]) -> [SiteRecord] {
    var records = given
    // By ordinal, where its record is now.
    var at = Array(records.indices)
    var ordinalAt = at
    var span = records.mutableSpan
    for (place, ordinal) in order.enumerated() {
        let from = at[ordinal]
        guard from != place else { continue }
        span.swapAt(place, from)
        let moved = ordinalAt[place]
        at[moved] = from
        ordinalAt[from] = moved
        at[ordinal] = place
        ordinalAt[place] = ordinal
    }
    records.removeLast(records.count - order.count)
    return records
}

private struct Content: Hashable {
    let key: UInt64
    let content: UInt64
}

/// What decides a record's place: the higher precedence first, then the earlier date, undated last, then key and
/// content.
private struct Rank: Comparable {
    let precedence: UInt8
    /// 65,535 is undated.
    let date: UInt16
    let key: UInt64
    let content: UInt64
    let source: Int
    let ordinal: Int

    init(_ record: SiteRecord, content: UInt64, ordinal: Int) {
        precedence = record.precedence
        date = record.asOf?.rawValue ?? UInt16.max
        key = record.key
        self.content = content
        source = record.source
        self.ordinal = ordinal
    }

    static func < (a: Rank, b: Rank) -> Bool {
        if a.precedence != b.precedence { return a.precedence > b.precedence }
        return (a.date, a.key, a.content, a.source) < (b.date, b.key, b.content, b.source)
    }

    func isNewer(than other: Rank) -> Bool {
        guard precedence == other.precedence, date != UInt16.max else { return false }
        return other.date == UInt16.max || date > other.date
    }
}

private func repeatedKeys(_ records: [SiteRecord]) -> Set<UInt64> {
    var keys: [UInt64] = []
    keys.reserveCapacity(records.count)
    for ordinal in records.indices { keys.append(records[ordinal].key) }
    keys.sort()
    return Set(keys.indices.dropFirst().filter { keys[$0] == keys[$0 - 1] }.map { keys[$0] })
}
