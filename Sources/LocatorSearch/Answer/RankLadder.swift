import LocatorIndex
import Treatment

/// The keys of all hits, best first: where a changed program would stand among them. The whole list is gone through when the
/// first question needs it; most stay among the hits of the first page.
final class RankLadder {
    /// The best hits; empty where they are not at hand.
    private let top: [RankKey]
    /// There are no others.
    private let isWhole: Bool
    private lazy var keys = list().hits.map(\.key)
    private let list: () -> RankedList

    init(_ list: RankedList) {
        top = []
        isWhole = false
        self.list = { list }
    }

    /// Of the list that an answer is a page of.
    init(_ answer: SearchAnswer, _ engine: SearchEngine) {
        top = answer.hits.first?.rank == 1 ? answer.hits.map(\.key) : []
        isWhole = top.count == answer.total
        list = { RankedList(answer, engine) }
    }

    /// The rank that the hit with `key` would have with `changed` instead; nil for a program that is not in the list.
    func rank(of changed: RankKey, insteadOf key: RankKey?) -> Int {
        let isAmongTop = isWhole || top.last.map { changed <= $0 } ?? false
        let before = isAmongTop ? count(top, before: changed) : count(keys, before: changed)
        // Those before it, without itself, and then itself.
        return before - (key.map { $0 < changed } == true ? 1 : 0) + 1
    }

    /// How many of ascending keys come before another.
    private func count(_ keys: [RankKey], before key: RankKey) -> Int {
        var low = 0
        var high = keys.count
        while low < high {
            let middle = (low + high) / 2
            if keys[middle] < key { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension RankKey {
    /// The key with another score, and `confirmed` more needs confirmed than before.
    func with(score: Int, confirming confirmed: Int, sort: SortOrder) -> RankKey {
        RankKey(
            primary: sort == .score ? Int64(-score) : primary, negativeScore: Int64(-score),
            negativeConfirmed: negativeConfirmed - Int32(confirmed), metres: metres, id: id)
    }
}
