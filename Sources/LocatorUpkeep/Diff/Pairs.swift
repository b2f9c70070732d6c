package import LocatorIndex

/// Which of the things of two snapshots, programs or facilities, are the same one: by id, or by a redirect from an old id.
/// Every one has at most one partner, so that before − gone + added = after.
package struct Pairs: Sendable {
    /// By ordinal before: the ordinal after; −1 when it is gone.
    package private(set) var after: [Int]
    /// By ordinal after: the ordinal before; −1 when it is added.
    package private(set) var before: [Int]
    /// By ordinal before: of one that is gone, what its id leads to, which is another one's partner; −1 when to nothing.
    package private(set) var joined: [Int]
    /// How many have another id after than before.
    package private(set) var renamed = 0

    init(_ former: SortedIDs, _ latter: SortedIDs, redirect: (UInt64) -> UInt64?) {
        after = [Int](repeating: -1, count: former.ids.count)
        before = [Int](repeating: -1, count: latter.ids.count)
        joined = after
        var next = 0
        for ordinal in former.order {
            let id = former.ids[ordinal]
            while next < latter.order.count, latter.ids[latter.order[next]] < id { next += 1 }
            guard next < latter.order.count, latter.ids[latter.order[next]] == id else { continue }
            after[ordinal] = latter.order[next]
            before[latter.order[next]] = ordinal
        }
        // In the order of ids, so that of two that lead to one place the lower id becomes its partner.
        for ordinal in former.order where after[ordinal] < 0 {
            guard let id = redirect(former.ids[ordinal]), let target = latter.ordinal(of: id) else { continue }
            if before[target] < 0 {
                after[ordinal] = target
                before[target] = ordinal
                renamed += 1
            } else {
                joined[ordinal] = target
            }
        }
    }

    /// Programs of two snapshots.
    /// - Parameter redirect: the id that an old id leads to; nil: what the latter snapshot says.
    package static func programs(
        from: Snapshot, to: Snapshot, redirect: ((UInt64) -> UInt64?)? = nil
    ) -> Pairs {
        Pairs(SortedIDs(programsOf: from), SortedIDs(programsOf: to), redirect: redirect ?? { to.redirect(of: $0) })
    }

    /// Facilities of two snapshots.
    /// - Parameter redirect: the id that an old id leads to; nil: what the latter snapshot says.
    package static func facilities(
        from: Snapshot, to: Snapshot, redirect: ((UInt64) -> UInt64?)? = nil
    ) -> Pairs {
        Pairs(SortedIDs(facilitiesOf: from), SortedIDs(facilitiesOf: to), redirect: redirect ?? { to.redirect(of: $0) })
    }
}

/// Ids by ordinal, and the ordinals ascending by id.
struct SortedIDs {
    let ids: [UInt64]
    let order: [Int]

    init(programsOf snapshot: Snapshot) {
        ids = snapshot.columns.programID.elements
        order = snapshot.columns.ordinalByID.elements.map(Int.init)
    }

    init(facilitiesOf snapshot: Snapshot) {
        let ids = (0..<snapshot.summary.facilities).map { snapshot.id(ofFacility: $0) }
        self.ids = ids
        order = ids.indices.sorted { ids[$0] < ids[$1] }
    }

    func ordinal(of id: UInt64) -> Int? {
        var low = 0
        var high = order.count
        while low < high {
            let middle = (low + high) / 2
            if ids[order[middle]] < id { low = middle + 1 } else { high = middle }
        }
        return low < order.count && ids[order[low]] == id ? order[low] : nil
    }
}
