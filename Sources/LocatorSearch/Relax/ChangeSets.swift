/// The sets of changes that are tried: none, each one, each two of different things.
struct ChangeSets {
    let changes: [Change]
    /// Ordinals in `changes`.
    private(set) var members: [[Int]] = [[]]
    /// The failures that each forgives.
    private(set) var forgiven: [UInt64] = [0]
    /// By set, the sets that give up less of the same: it is offered only when it brings more than each of them.
    private(set) var weaker: [[Int]] = [[]]

    /// The set without a change.
    static let none = 0

    init(_ all: [(change: Change, thing: Int, allowed: UInt64)]) {
        changes = all.map(\.change)
        func gentler(_ i: Int) -> Int? { i > 0 && all[i - 1].thing == all[i].thing ? i - 1 : nil }
        for i in all.indices {
            members.append([i])
            forgiven.append(all[i].allowed)
            weaker.append([ChangeSets.none] + (gentler(i).map { [$0 + 1] } ?? []))
        }
        var pairs: [[Int]: Int] = [:]
        for i in all.indices {
            for j in all.indices where j > i && all[i].thing != all[j].thing {
                let gentlerPairs = [gentler(i).map { [$0, j] }, gentler(j).map { [i, $0] }].compactMap(\.self)
                weaker.append([i + 1, j + 1] + gentlerPairs.compactMap { pairs[$0] })
                pairs[[i, j]] = members.count
                members.append([i, j])
                forgiven.append(all[i].allowed | all[j].allowed)
            }
        }
    }

    func isPair(_ set: Int) -> Bool { members[set].count == 2 }
}
