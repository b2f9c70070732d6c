import LocatorIndex
import Treatment

/// What the comparison of programs and of merges needs to know of a facility.
struct Site {
    let id: UInt64
    let label: SiteLabel
    let records: [RecordReference]
    /// By record, its place in `JointWords.publishers`.
    let publishers: [Int]
    /// Where it counts; nil when it lies outside of the state that was asked for.
    let places: Places?
}

/// What became of the facilities.
struct SiteComparison {
    var tally = DifferenceTally(sizes: [])
    var changes: [SiteChange] = []
    /// By ordinal.
    var before: [Site?]
    var after: [Site]
    var states = Interned()
    var counties = Interned()
    let pairs: Pairs
}

func compareSites(
    _ from: Snapshot, _ to: Snapshot, _ words: JointWords, in state: StateCode?, redirect: ((UInt64) -> UInt64?)?
) throws(IndexError) -> SiteComparison {
    var comparison = SiteComparison(
        before: [Site?](repeating: nil, count: from.summary.facilities), after: [],
        pairs: Pairs.facilities(from: from, to: to, redirect: redirect))
    var differences: [Int: SiteDifference] = [:]
    for now in 0..<to.summary.facilities {
        let facility = try to.facility(now)
        comparison.after.append(site(facility, words.publisherAfter, in: state, &comparison))
        guard case let then = comparison.pairs.before[now], then >= 0 else { continue }
        let former = try from.facility(then)
        comparison.before[then] = site(former, words.publisherBefore, in: state, &comparison)
        let found = difference(former, facility, from, to, words)
        if found.isThere { differences[now] = found }
    }
    for then in comparison.before.indices where comparison.before[then] == nil {
        comparison.before[then] = site(try from.facility(then), words.publisherBefore, in: state, &comparison)
    }
    count(differences, words, &comparison)
    return comparison
}

private func count(_ differences: [Int: SiteDifference], _ words: JointWords, _ comparison: inout SiteComparison) {
    var tally = DifferenceTally(sizes: [
        words.publishers.count, comparison.states.names.count, comparison.counties.names.count, Level.allCases.count,
    ])
    var changes: [SiteChange] = []
    for (then, site) in comparison.before.enumerated() where comparison.pairs.after[then] < 0 {
        guard let site, let places = site.places else { continue }
        let target = comparison.pairs.joined[then]
        tally.gone(places, isJoined: target >= 0)
        let other = target >= 0 ? comparison.after[target].id : nil
        changes.append(change(target >= 0 ? .joined : .gone, site, other, SiteDifference()))
    }
    for (now, site) in comparison.after.enumerated() {
        let then = comparison.pairs.before[now]
        guard then >= 0, let former = comparison.before[then] else {
            guard let places = site.places else { continue }
            tally.added(places)
            changes.append(change(.added, site, nil, SiteDifference()))
            continue
        }
        let found = differences[now] ?? SiteDifference()
        let isRenamed = former.id != site.id
        guard site.places != nil || former.places != nil else { continue }
        tally.kept(former.places, site.places, found.kept(isRenamed: isRenamed))
        guard found.isThere || isRenamed else { continue }
        changes.append(change(.changed, site, isRenamed ? former.id : nil, found))
    }
    comparison.tally = tally
    comparison.changes = changes
}

private func change(_ kind: ChangeKind, _ site: Site, _ other: UInt64?, _ found: SiteDifference) -> SiteChange {
    SiteChange(
        kind: kind, id: site.id, otherID: other, label: site.label, fields: found.fields, codes: found.codes,
        moved: found.moved)
}

private func site(
    _ facility: Facility, _ publishers: [Int], in state: StateCode?, _ comparison: inout SiteComparison
) -> Site {
    let code = facility.state?.description ?? ""
    let label = SiteLabel(
        state: code, county: facility.county,
        name: facility.name2.isEmpty ? facility.name : "\(facility.name) · \(facility.name2)", city: facility.city)
    let speakers = facility.records.map { $0.source < publishers.count ? publishers[$0.source] : 0 }
    let county = facility.county.isEmpty ? "unknown" : facility.county
    let places = Places(
        publisher: speakers.first ?? -1, state: comparison.states.place(of: code.isEmpty ? "unknown" : code),
        county: comparison.counties.place(of: code.isEmpty ? county : "\(county), \(code)"), level: -1)
    return Site(
        id: facility.id, label: label, records: facility.records, publishers: speakers,
        places: state == nil || state == facility.state ? places : nil)
}
