import LocatorIngest

/// What became of the records of each source: its files together.
func sourceRecords(_ tallies: [Tally], _ sourceOf: [String: String]) -> [RunRecord.SourceRecord] {
    var records: [RunRecord.SourceRecord] = []
    for tally in tallies {
        let name = sourceOf[tally.file] ?? tally.file
        let place = records.firstIndex { $0.name == name && $0.publisher == tally.publisher } ?? records.count
        if place == records.count {
            records.append(
                .init(
                    name: name, publisher: tally.publisher, asOf: nil, read: 0, loaded: 0, merged: 0, unchanged: 0,
                    setAside: 0, quarantined: 0))
        }
        records[place].asOf = [records[place].asOf, tally.asOf.map { "\($0)" }].compactMap(\.self).max()
        records[place].read += tally.read
        records[place].loaded += tally.loaded
        records[place].merged += tally.merged
        records[place].unchanged += tally.unchanged
        records[place].setAside += tally.setAside.values.reduce(0, +)
        records[place].quarantined += tally.quarantined.values.reduce(0, +)
    }
    return records.sorted { ($0.name, $0.publisher) < ($1.name, $1.publisher) }
}
