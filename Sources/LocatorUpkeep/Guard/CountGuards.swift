import LocatorIndex
import Treatment

/// Sources that brought nothing, and those with too many records refused.
func recordGuards(_ records: [RecordCounts], _ allowed: AllowedChanges) -> [TrippedGuard] {
    records.compactMap { source in
        if source.read == 0 {
            return TrippedGuard(
                id: "empty", source: source.publisher, about: nil, measured: 0, allowed: 0,
                message: "\(source.name) holds no records: is its file cut short, or a page of an error in its place?")
        }
        let limit = allowed[source.publisher].quarantined
        let share = Share(source.quarantined, of: source.read)
        guard share.percent > Double(limit) else { return nil }
        return TrippedGuard(
            id: "quarantined", source: source.publisher, about: nil, measured: share.percent, allowed: Double(limit),
            message:
                "\(source.name): \(share.words) of the records were refused, more than \(limit) %; the report of the run "
                + "names the rules and the first rows: a column renamed, or another separator?")
    }
}

/// Too many programs vanished or appeared, of a publisher or of all.
func countGuards(_ compared: Compared, _ allowed: AllowedChanges) -> [TrippedGuard] {
    let gone = counts(compared.before, where: { compared.programs.after[$0] < 0 && compared.programs.joined[$0] < 0 })
    // A new publisher may bring any number, and so it does to the whole.
    let known = compared.after.sources.map { (compared.before[$0.publisher]?.programs ?? 0) > 0 }
    let added = counts(
        compared.after,
        where: { compared.programs.before[$0] < 0 && known[Int(compared.after.publisherOf[$0])] })
    return compared.publishers.flatMap { publisher -> [TrippedGuard] in
        guard let before = compared.before[publisher], before.programs > 0 else { return [] }
        let after = compared.after[publisher]?.programs ?? 0
        let limits = allowed[publisher]
        let name = publisher ?? "All sources together"
        let vanished = Share(gone[publisher] ?? 0, of: before.programs)
        let appeared = Share(added[publisher] ?? 0, of: before.programs)
        let now = "\(grouped(after)) now, \(grouped(before.programs)) before"
        var tripped: [TrippedGuard] = []
        if after == 0, vanished.count == before.programs {
            tripped.append(
                TrippedGuard(
                    id: "source-gone", source: publisher, about: nil, measured: 100, allowed: Double(limits.vanished),
                    message: "\(name): every one of its \(counted(before.programs, "program")) is gone: is its file "
                        + "missing, empty or not among the sources any more?"))
        } else if vanished.percent > Double(limits.vanished) {
            tripped.append(
                TrippedGuard(
                    id: "vanished", source: publisher, about: nil, measured: vanished.percent,
                    allowed: Double(limits.vanished),
                    message:
                        "\(name): \(vanished.words) programs are not in this run, more than \(limits.vanished) %; \(now)"
                        + vanishedCause(vanished, appeared)))
        }
        if appeared.percent > Double(limits.appeared) {
            tripped.append(
                TrippedGuard(
                    id: "appeared", source: publisher, about: nil, measured: appeared.percent,
                    allowed: Double(limits.appeared),
                    message:
                        "\(name): \(counted(appeared.count, "program")) appeared beside the \(grouped(before.programs)) "
                        + "there were, more than \(limits.appeared) %; \(now)" + appearedCause(vanished, appeared)))
        }
        return tripped
    }
}

private func vanishedCause(_ vanished: Share, _ appeared: Share) -> String {
    // What left under one id has come back under another.
    if appeared.count * 10 > vanished.count * 7 { return ": did names, addresses or ids change their form?" }
    return vanished.count * 10 > vanished.of * 4 ? ": is half of the file missing?" : ": is the file whole?"
}

private func appearedCause(_ vanished: Share, _ appeared: Share) -> String {
    if vanished.count * 10 > appeared.count * 7 { return ": did names, addresses or ids change their form?" }
    return appeared.count * 10 > appeared.of * 9
        ? ": it has doubled; is a file in it twice, in two years or forms?" : ": is a second file in it?"
}

/// Programs by publisher, nil for all.
private func counts(_ figures: SnapshotFigures, where isOne: (Int) -> Bool) -> [String?: Int] {
    var counts: [String?: Int] = [:]
    var bySource = [Int](repeating: 0, count: figures.sources.count)
    guard !bySource.isEmpty else { return counts }
    for program in figures.publisherOf.indices where isOne(program) { bySource[Int(figures.publisherOf[program])] += 1 }
    for (source, count) in zip(figures.sources, bySource) { counts[source.publisher] = count }
    counts[nil] = bySource.reduce(0, +)
    return counts
}
