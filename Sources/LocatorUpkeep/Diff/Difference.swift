package import LocatorIndex
package import Treatment

/// What is different between two snapshots: programs and sites by id, facts, fields, points, and which records are one site.
/// Nobody is ever *closed* here: a program that is gone was not seen.
package struct Difference: Sendable {
    package let from, to: Side
    /// Only this state's; nil for all.
    package let state: StateCode?
    package let programs, facilities: PartCounts
    /// Each with the counts of its programs and sites; those of one cut add up to the whole.
    package let byPublisher, byState, byCounty, byLevel: [CutCounts]
    /// Programs that are gone, added or changed, by state, county, name and id.
    package let programChanges: [ProgramChange]
    /// The same of facilities.
    package let siteChanges: [SiteChange]
    /// Sites that became one and sites that became several, by name.
    package let merges: [MergeChange]
    /// How many programs say yes to each term before and after, those that moved most first.
    package let rates: [RateChange]

    package struct Side: Hashable, Sendable {
        package let id: String
        package let asOf: Day?
        package let programs, facilities: Int
        package let sources: [Source]
    }

    /// Sites that stand more than a mile from where they stood, the farthest first.
    package var movedFar: [SiteChange] {
        siteChanges.filter(\.isMovedFar).sorted { ($1.moved ?? Metres(0), $0.id) < ($0.moved ?? Metres(0), $1.id) }
    }
}

/// Compares two snapshots; the same two give the same difference.
/// - Parameters:
///   - state: count and list what lies in one state only, before or after.
///   - redirect: the id that an old id of a program or facility leads to; nil: what `to` says.
/// - Throws: `IndexError.damaged`.
package func difference(
    from: Snapshot, to: Snapshot, in state: StateCode? = nil, redirect: ((UInt64) -> UInt64?)? = nil
) throws(IndexError) -> Difference {
    let words = JointWords(from, to)
    let sites = try compareSites(from, to, words, in: state, redirect: redirect)
    let programs = try comparePrograms(from, to, words, sites, in: state, redirect: redirect)
    return Difference(
        from: side(from), to: side(to), state: state, programs: programs.tally.whole, facilities: sites.tally.whole,
        byPublisher: cuts(.publisher, words.publishers, programs.tally, sites.tally),
        byState: cuts(.state, sites.states.names, programs.tally, sites.tally),
        byCounty: cuts(.county, sites.counties.names, programs.tally, sites.tally),
        byLevel: cuts(.level, Level.allCases.map(\.name), programs.tally, sites.tally),
        programChanges: programs.changes.sorted { ($0.label, $0.id) < ($1.label, $1.id) },
        siteChanges: sites.changes.sorted { ($0.label, $0.id) < ($1.label, $1.id) },
        merges: mergeChanges(from, to, sites, in: state),
        rates: rates(words, programs))
}

private func side(_ snapshot: Snapshot) -> Difference.Side {
    Difference.Side(
        id: snapshot.id, asOf: snapshot.asOf, programs: snapshot.summary.programs,
        facilities: snapshot.summary.facilities, sources: snapshot.sources)
}

private func rates(_ words: JointWords, _ programs: ProgramComparison) -> [RateChange] {
    words.terms.indices.compactMap { place in
        let before = Share(programs.yesBefore[place], of: programs.tally.whole.before)
        let after = Share(programs.yesAfter[place], of: programs.tally.whole.after)
        return before == after ? nil : RateChange(term: words.terms[place], before: before, after: after)
    }.sorted { (abs($1.points), $0.term.code) < (abs($0.points), $1.term.code) }
}
