import LocatorIndex
import Treatment

/// Too many sites that stand more than a mile from where they stood.
func movedGuards(_ compared: Compared, _ allowed: AllowedChanges) -> [TrippedGuard] {
    let sites = movedSites(compared)
    return compared.publishers.compactMap { publisher in
        let limits = allowed[publisher]
        guard let moved = sites[publisher], moved.count * 5 >= limits.leastCount,
            moved.percent > Double(limits.moved)
        else { return nil }
        return TrippedGuard(
            id: "moved", source: publisher, about: nil, measured: moved.percent, allowed: Double(limits.moved),
            message:
                "\(publisher ?? "All sources together"): \(moved.words) programs stand more than a mile from where "
                + "they stood, more than \(limits.moved) %: latitude and longitude swapped, or points of another make?")
    }
}

/// By publisher, nil for all: how many of the programs with a point before and now stand more than a mile away.
private func movedSites(_ compared: Compared) -> [String?: Share] {
    let mile = Metres(miles: 1)
    let sources = compared.before.sources
    var moved = [Int](repeating: 0, count: sources.count)
    var both = moved
    guard !sources.isEmpty else { return [:] }
    for (former, latter) in compared.programs.after.enumerated() where latter >= 0 {
        let facility = Int(compared.live.columns.facilityOf[former])
        let now = Int(compared.candidate.columns.facilityOf[latter])
        guard let there = compared.live.point(ofFacility: facility),
            let here = compared.candidate.point(ofFacility: now)
        else { continue }
        let source = Int(compared.before.publisherOf[former])
        both[source] += 1
        if there != here, metres(from: there, to: here) > mile { moved[source] += 1 }
    }
    var shares: [String?: Share] = [nil: Share(moved.reduce(0, +), of: both.reduce(0, +))]
    for (place, source) in sources.enumerated() { shares[source.publisher] = Share(moved[place], of: both[place]) }
    return shares
}
