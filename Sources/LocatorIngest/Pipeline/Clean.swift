import Treatment

/// All records of a run, cleaned and in canonical order, with what became of the rest.
struct CleanRun {
    var records: [SiteRecord] = []
    /// By source.
    var tallies: [Tally] = []
    var notices: [Notice] = []
}

/// Normalises and geocodes every record, and drops those that say nothing new. The records as they were read are given up on
/// the way, so that they are not held twice.
func clean(_ read: consuming [ReadInput], _ gazetteer: Gazetteer) -> CleanRun {
    var run = CleanRun()
    let shared = sharedPoints(read)
    var places = PlaceFinder()
    run.records.reserveCapacity(read.reduce(0) { $0 + $1.outcome.records.count })
    for ordinal in read.indices {
        let export = read[ordinal]
        let outcome = export.outcome
        read[ordinal].outcome.records = []
        var tally = Tally(
            file: export.input.file.path, format: export.input.format, publisher: outcome.publisher, asOf: export.asOf)
        tally.read = outcome.read
        tally.setAside = outcome.setAside
        tally.quarantined = outcome.quarantined
        run.notices += outcome.notices
        let standing = SourceStanding(
            ordinal: ordinal, precedence: export.precedence, asOf: export.asOf, idSpace: export.idSpace)
        for record in outcome.records {
            let place = locate(record, gazetteer: gazetteer, shared: shared, places: &places, notices: &run.notices)
            let address = streetAddress(record.street, record.street2)
            if let record = siteRecord(record, from: standing, at: place, address, notices: &run.notices) {
                run.records.append(record)
            } else {
                tally.quarantined[Rule.nameMissing.id, default: 0] += 1
            }
        }
        if export.asOf == nil, !outcome.records.isEmpty, !outcome.records.allSatisfy({ $0.asOf != nil }) {
            run.notices.append(
                Notice(.fileUndated, at: Position(file: outcome.records[0].position.file, line: 0, byte: 0)))
        }
        run.tallies.append(tally)
    }
    dropUnchanged(&run)
    return run
}

private func sharedPoints(_ read: [ReadInput]) -> SharedPoints {
    var sightings: [(point: Coordinate, zip: String, street: UInt64)] = []
    for export in read {
        for record in export.outcome.records where !record.isForeign {
            guard let point = record.point else { continue }
            var street = StableHash()
            street.add(streetAddress(record.street, record.street2).folded)
            sightings.append((point, ZIPCode(record.zip)?.description ?? "", street.value))
        }
    }
    return SharedPoints(sightings)
}

/// Puts records into canonical order (precedence, date, key, content, source) and keeps one of those that are equal
/// in key and content: the newest of the highest precedence.
private func dropUnchanged(_ run: inout CleanRun) {
    let repeated = repeatedKeys(run.records)
    let ranks = run.records.enumerated().map { ordinal, record in
        Rank(record, content: repeated.contains(record.key) ? contentKey(record) : 0, ordinal: ordinal)
    }.sorted()
    var kept: [Content: Rank] = [:]
    for rank in ranks where repeated.contains(rank.key) {
        let content = Content(key: rank.key, content: rank.content)
        if let known = kept[content], !rank.isNewer(than: known) { continue }
        kept[content] = rank
    }
    var records: [SiteRecord] = []
    records.reserveCapacity(run.records.count)
    for rank in ranks {
        let record = run.records[rank.ordinal]
        if let known = kept[Content(key: rank.key, content: rank.content)], known.ordinal != rank.ordinal {
            run.tallies[record.source].unchanged += 1
            run.notices.append(Notice(.recordUnchanged, at: record.record.position))
        } else {
            records.append(record)
        }
    }
    run.records = records
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
    let keys = records.map(\.key).sorted()
    return Set(keys.indices.dropFirst().filter { keys[$0] == keys[$0 - 1] }.map { keys[$0] })
}
