/// What became of the programs or sites of one cut: before − not seen − joined − left + added + came = after, and
/// changed + same + added = after.
package struct PartCounts: Hashable, Sendable {
    package internal(set) var before = 0
    /// Not seen any more.
    package internal(set) var notSeen = 0
    /// Their id leads to another one that was there before too.
    package internal(set) var joined = 0
    /// Still there, counted in another cut now (another publisher states it, or another county).
    package internal(set) var left = 0
    /// The reverse of `left`.
    package internal(set) var came = 0
    package internal(set) var added = 0
    package internal(set) var after = 0
    package internal(set) var changed = 0
    package internal(set) var same = 0
    /// Of changed and same: those with another id than before.
    package internal(set) var renamed = 0
    /// Facts that say something else; codes, of a facility.
    package internal(set) var facts = 0
    /// Facts that say the same as of another day.
    package internal(set) var redated = 0
    package internal(set) var fields = 0
    /// Sites whose point is another one, and those that moved by more than a mile.
    package internal(set) var moved = 0
    package internal(set) var movedFar = 0

    package var addUp: Bool {
        before - notSeen - joined - left + added + came == after && changed + same + added == after
    }

    /// Nothing happened here.
    package var isQuiet: Bool { notSeen + joined + left + came + added + changed + renamed == 0 }

    /// How much happened here, for the order of lists.
    package var stir: Int { notSeen + joined + left + came + added + changed }
}

extension PartCounts: Encodable {
    private enum CodingKeys: String, CodingKey {
        case before, joined, left, came, added, after, changed, same, renamed, facts, redated, fields, moved
        case notSeen = "not_seen"
        case movedFar = "moved_over_a_mile"
    }
}

/// The counts of one publisher, state, county or level.
package struct CutCounts: Hashable, Sendable, Encodable {
    /// `Los Angeles, CA`; empty when unknown.
    package let name: String
    package let programs, facilities: PartCounts
}

/// The ways to cut.
enum Cut: Int, CaseIterable { case publisher, state, county, level }

/// What became of one program or site that is in both.
struct Kept {
    var isRenamed = false
    var facts = 0
    var redated = 0
    var fields = 0
    var moved = 0
    var movedFar = 0

    var isChanged: Bool { facts + fields > 0 }
}

/// Where one program or site counts: a place in each cut; −1 where it counts in none.
struct Places {
    var publisher, state, county, level: Int

    subscript(cut: Cut) -> Int {
        switch cut {
        case .publisher: publisher
        case .state: state
        case .county: county
        case .level: level
        }
    }
}

extension PartCounts {
    fileprivate mutating func stood(leaves: Bool) {
        before += 1
        if leaves { left += 1 }
    }

    fileprivate mutating func stands(comes: Bool, _ kept: Kept) {
        after += 1
        if comes { came += 1 }
        if kept.isChanged { changed += 1 } else { same += 1 }
        if kept.isRenamed { renamed += 1 }
        facts += kept.facts
        redated += kept.redated
        fields += kept.fields
        moved += kept.moved
        movedFar += kept.movedFar
    }
}

/// Counts of the whole and of every cut.
struct DifferenceTally {
    private(set) var whole = PartCounts()
    private var cuts: [[PartCounts]]

    /// - Parameter sizes: how many places each cut has.
    init(sizes: [Int]) { cuts = sizes.map { [PartCounts](repeating: PartCounts(), count: $0) } }

    subscript(cut: Cut) -> [PartCounts] { cuts[cut.rawValue] }

    mutating func gone(_ before: Places, isJoined: Bool) {
        each(before) { counts in
            counts.before += 1
            if isJoined { counts.joined += 1 } else { counts.notSeen += 1 }
        }
    }

    mutating func added(_ after: Places) {
        each(after) { counts in
            counts.added += 1
            counts.after += 1
        }
    }

    /// - Parameters:
    ///   - before: nil where it lay outside of what is counted; `after` where it lies there.
    mutating func kept(_ before: Places?, _ after: Places?, _ kept: Kept) {
        if before != nil { whole.stood(leaves: after == nil) }
        if after != nil { whole.stands(comes: before == nil, kept) }
        for cut in Cut.allCases {
            let (former, latter) = (before?[cut] ?? -1, after?[cut] ?? -1)
            if former >= 0 { cuts[cut.rawValue][former].stood(leaves: former != latter) }
            if latter >= 0 { cuts[cut.rawValue][latter].stands(comes: former != latter, kept) }
        }
    }

    private mutating func each(_ places: Places, _ change: (inout PartCounts) -> Void) {
        change(&whole)
        for cut in Cut.allCases where places[cut] >= 0 { change(&cuts[cut.rawValue][places[cut]]) }
    }
}

/// The counts of a cut by name; those without anything left out.
func cuts(_ cut: Cut, _ names: [String], _ programs: DifferenceTally, _ sites: DifferenceTally) -> [CutCounts] {
    names.indices.compactMap { place in
        let counts = CutCounts(name: names[place], programs: programs[cut][place], facilities: sites[cut][place])
        let isThere = [counts.programs, counts.facilities].contains { $0.before + $0.after > 0 }
        return isThere ? counts : nil
    }.sorted { $0.name < $1.name }
}
