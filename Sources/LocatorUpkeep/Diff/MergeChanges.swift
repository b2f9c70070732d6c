import LocatorIndex
import Treatment

/// Sites whose records, as far as both snapshots have them, lay in several sites before, and the reverse.
func mergeChanges(
    _ from: Snapshot, _ to: Snapshot, _ sites: SiteComparison, in state: StateCode?
) -> [MergeChange] {
    let before = sites.before.compactMap(\.self)
    let made = regrouped(sites.after, before, isMade: true)
    let undone = regrouped(before, sites.after, isMade: false)
    return (made + undone).sorted {
        ($0.label, $0.site, $0.isMade ? 0 : 1) < ($1.label, $1.site, $1.isMade ? 0 : 1)
    }
}

/// - Parameters:
///   - sites: those that hold records of several …
///   - others: … of these.
private func regrouped(_ sites: [Site], _ others: [Site], isMade: Bool) -> [MergeChange] {
    // A key that stands in two sites says of neither where it belongs.
    var owner: [UInt64: Int] = [:]
    for (place, site) in others.enumerated() {
        for record in site.records { owner[record.key] = owner[record.key, default: place] == place ? place : -1 }
    }
    return sites.compactMap { site in
        guard site.places != nil, !site.records.isEmpty else { return nil }
        var parts: [(place: Int, records: [UInt64])] = []
        for record in site.records {
            guard let place = owner[record.key], place >= 0 else { continue }
            if let part = parts.firstIndex(where: { $0.place == place }) {
                if !parts[part].records.contains(record.key) { parts[part].records.append(record.key) }
            } else {
                parts.append((place, [record.key]))
            }
        }
        guard parts.count > 1 else { return nil }
        return MergeChange(
            isMade: isMade, site: site.id,
            parts: parts.map { MergeChange.Part(site: others[$0.place].id, records: $0.records.sorted()) }
                .sorted { $0.site < $1.site }, label: site.label)
    }
}
