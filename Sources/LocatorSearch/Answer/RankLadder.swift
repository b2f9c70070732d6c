import LocatorIndex
import Treatment

/// The keys of all hits, best first: where a changed program would stand among them.
struct RankLadder {
    private let keys: [RankKey]

    /// Of no hits.
    init() { keys = [] }

    /// Goes through the whole list of the request once.
    init(_ list: RankedList) { keys = list.hits.map(\.key) }

    /// The rank that the hit with `key` would have with `changed` instead; nil for a program that is not in the list.
    func rank(of changed: RankKey, insteadOf key: RankKey?) -> Int {
        var low = 0
        var high = keys.count
        while low < high {
            let middle = (low + high) / 2
            if keys[middle] < changed { low = middle + 1 } else { high = middle }
        }
        // Those before it, without itself, and then itself.
        return low - (key.map { $0 < changed } == true ? 1 : 0) + 1
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
