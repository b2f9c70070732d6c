/// Records put into groups, one a facility: a forest of links (union–find), the lowest ordinal its root.
struct Groups {
    private var parent: [Int32]
    /// By root: keys that the group has and that a `split` line names. Empty without such lines.
    private var keys: [Int32: Set<UInt64>] = [:]
    private let splits: [(UInt64, UInt64)]

    /// - Parameter splits: pairs of record keys that must not come into one group.
    init(_ records: [SiteRecord], splits: [(UInt64, UInt64)]) {
        parent = records.indices.map { Int32($0) }
        self.splits = splits
        if splits.isEmpty { return }
        let named = Set(splits.flatMap { [$0.0, $0.1] })
        for (ordinal, record) in records.enumerated() where named.contains(record.key) {
            keys[Int32(ordinal)] = [record.key]
        }
    }

    func root(_ ordinal: Int) -> Int {
        var at = Int32(ordinal)
        while parent[Int(at)] != at { at = parent[Int(at)] }
        return Int(at)
    }

    /// Joins the groups of two records; false when they are one already or a `split` line forbids it.
    mutating func join(_ a: Int, _ b: Int) -> Bool {
        let (i, j) = (root(a), root(b))
        guard i != j, isAllowed(Int32(i), Int32(j)) else { return false }
        let (low, high) = (Int32(min(i, j)), Int32(max(i, j)))
        parent[Int(high)] = low
        // Shorter ways for the next one who asks.
        for start in [a, b] {
            var at = Int32(start)
            while parent[Int(at)] != at {
                let next = parent[Int(at)]
                parent[Int(at)] = low
                at = next
            }
        }
        if let moved = keys.removeValue(forKey: high) { keys[low, default: []].formUnion(moved) }
        return true
    }

    /// The groups in the order of their first records, each in the order of the records.
    func lists() -> [[Int]] {
        var place: [Int: Int] = [:]
        var lists: [[Int]] = []
        for ordinal in parent.indices {
            let root = root(ordinal)
            if let at = place[root] {
                lists[at].append(ordinal)
            } else {
                place[root] = lists.count
                lists.append([ordinal])
            }
        }
        return lists
    }

    private func isAllowed(_ i: Int32, _ j: Int32) -> Bool {
        guard let mine = keys[i], let theirs = keys[j] else { return true }
        return !splits.contains {
            mine.contains($0.0) && theirs.contains($0.1) || mine.contains($0.1) && theirs.contains($0.0)
        }
    }
}
