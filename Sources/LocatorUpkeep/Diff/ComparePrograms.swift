import LocatorIndex
import Treatment

/// What became of the programs.
struct ProgramComparison {
    var tally: DifferenceTally
    var changes: [ProgramChange] = []
    /// By place in `JointWords.terms`.
    var yesBefore, yesAfter: [Int]
}

func comparePrograms(
    _ from: Snapshot, _ to: Snapshot, _ words: JointWords, _ sites: SiteComparison, in state: StateCode?,
    redirect: ((UInt64) -> UInt64?)?
) throws(IndexError) -> ProgramComparison {
    let pairs = Pairs.programs(from: from, to: to, redirect: redirect)
    let former = sites.before.compactMap(\.self)
    let before = (0..<from.summary.programs).map { stand($0, from, former) }
    let after = (0..<to.summary.programs).map { stand($0, to, sites.after) }
    var comparison = ProgramComparison(
        tally: DifferenceTally(sizes: [
            words.publishers.count, sites.states.names.count, sites.counties.names.count, Level.allCases.count,
        ]), yesBefore: [Int](repeating: 0, count: words.terms.count),
        yesAfter: [Int](repeating: 0, count: words.terms.count))
    let facts = FactComparison(from, to, words)
    for then in before.indices where pairs.after[then] < 0 {
        guard let places = before[then].places else { continue }
        let target = pairs.joined[then]
        comparison.tally.gone(places, isJoined: target >= 0)
        comparison.changes.append(
            change(
                target >= 0 ? .joined : .gone, then, from, before[then], former, words,
                other: target >= 0 ? to.columns.programID[target] : nil))
    }
    for now in after.indices {
        guard case let then = pairs.before[now], then >= 0 else {
            guard let places = after[now].places else { continue }
            comparison.tally.added(places)
            comparison.changes.append(change(.added, now, to, after[now], sites.after, words))
            continue
        }
        guard before[then].places != nil || after[now].places != nil else { continue }
        let said = (former[before[then].facility].publishers, sites.after[after[now].facility].publishers)
        let (a, b) = (try from.programBesideFacts(then), try to.programBesideFacts(now))
        var kept = Kept(isRenamed: a.id != b.id)
        let changed = try facts.changes(then, now, a.facts, b.facts, said, &kept.redated)
        var fields = fieldChanges(a, b)
        note(
            .publisher, publisher(before[then], words), publisher(after[now], words), &fields)
        (kept.facts, kept.fields) = (changed.count, fields.count)
        comparison.tally.kept(before[then].places, after[now].places, kept)
        guard kept.isChanged || kept.isRenamed else { continue }
        comparison.changes.append(
            change(
                .changed, now, to, after[now], sites.after, words, other: kept.isRenamed ? a.id : nil, changed, fields))
    }
    for then in before.indices where before[then].places != nil { facts.addYes(of: then, to: &comparison.yesBefore) }
    for now in after.indices where after[now].places != nil { facts.addYes(now: now, to: &comparison.yesAfter) }
    return comparison
}

/// Where a program stands and who states it.
private struct Stand {
    let facility: Int
    /// Place in `JointWords.publishers`; −1 when no record does.
    let publisher: Int
    /// Nil when it lies outside of the state that was asked for.
    let places: Places?
}

private func stand(_ program: Int, _ snapshot: Snapshot, _ sites: [Site]) -> Stand {
    let facility = Int(snapshot.columns.facilityOf[program])
    let site = sites[facility]
    let own = snapshot.outline(ofProgram: program).ownRecord
    let publisher = own < site.publishers.count ? site.publishers[own] : -1
    var places = site.places
    places?.publisher = publisher
    places?.level = Int(snapshot.columns.level[program])
    return Stand(facility: facility, publisher: publisher, places: places)
}

private func publisher(_ stand: Stand, _ words: JointWords) -> String {
    stand.publisher >= 0 ? words.publishers[stand.publisher] : ""
}

private func change(
    _ kind: ChangeKind, _ program: Int, _ snapshot: Snapshot, _ stand: Stand, _ sites: [Site], _ words: JointWords,
    other: UInt64? = nil, _ facts: [FactChange] = [], _ fields: [FieldChange] = []
) -> ProgramChange {
    ProgramChange(
        kind: kind, id: snapshot.columns.programID[program], otherID: other, facility: sites[stand.facility].id,
        level: Level(rawValue: snapshot.columns.level[program]) ?? .op, publisher: publisher(stand, words),
        label: sites[stand.facility].label, facts: facts, fields: fields)
}

private func fieldChanges(_ a: Program, _ b: Program) -> [FieldChange] {
    var fields: [FieldChange] = []
    func compare<Value: Equatable>(_ field: ChangedField, _ a: Value, _ b: Value, _ text: (Value) -> String) {
        if a != b { note(field, text(a), text(b), &fields) }
    }
    compare(.level, a.level, b.level, \.name)
    compare(.focus, a.focus, b.focus, \.name)
    compare(.levelStated, a.levelStated, b.levelStated, \.self)
    compare(.program, a.name, b.name, \.self)
    compare(.ages, a.ages, b.ages, agesText)
    compare(.servesOnly, a.servesOnly, b.servesOnly) { list($0.map { Vocabulary.fixed[$0].code }) }
    compare(.tracks, a.tracks?.tracks, b.tracks?.tracks, tracksText)
    compare(.hours, a.hours?.week, b.hours?.week) { $0?.description ?? "" }
    compare(.statedHours, a.statedTenthHours, b.statedTenthHours) { $0.map { "\($0 / 10).\($0 % 10)" } ?? "" }
    compare(.lengthWeeks, a.lengthWeeks, b.lengthWeeks) { $0.map { "\($0.lowerBound)-\($0.upperBound)" } ?? "" }
    compare(.capacity, a.capacity?.state, b.capacity?.state) { $0?.name ?? "" }
    compare(.telehealthStates, a.telehealthStates, b.telehealthStates) { list($0.map(\.description)) }
    compare(.notes, a.notes, b.notes) { $0.joined(separator: "; ") }
    return fields
}
