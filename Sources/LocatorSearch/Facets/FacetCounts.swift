import Treatment

/// What one value of a facet comes to.
struct TermCounts {
    let yes, unknown, no, hits, strictHits: Int
}

/// What every term of some mask words comes to over one list. A class, for many values are read from it: one reference, not one
/// an array.
final class FacetCounts {
    /// Ordinals of the words, ascending.
    let words: [Int]
    /// Hits of the list.
    let list: Int
    /// By word of `words` and bit: those that are yes, those that are not no, and the totals after a click.
    let yes, kept, hits, strictHits: [Int]

    init(words: [Int], list: Int, yes: [Int], kept: [Int], hits: [Int], strictHits: [Int]) {
        self.words = words
        self.list = list
        self.yes = yes
        self.kept = kept
        self.hits = hits
        self.strictHits = strictHits
    }

    /// The terms of a mask word that some hit says yes to or that are asked for, with how many do; ascending.
    @inline(__always)
    func forEachYes(_ word: Int, _ mask: UInt64, _ asked: [UInt16], _ body: (UInt16, Int) -> Void) {
        guard let place = words.firstIndex(of: word) else { return }
        var rest = mask
        while rest != 0 {
            let bit = rest.trailingZeroBitCount
            rest &= rest - 1
            let ordinal = UInt16(truncatingIfNeeded: 64 * word + bit)
            let count = yes[64 * place + bit]
            if count > 0 || asked.contains(ordinal) { body(ordinal, count) }
        }
    }

    func counts(_ term: Term) -> TermCounts {
        guard let place = place(term) else { return TermCounts(yes: 0, unknown: 0, no: 0, hits: 0, strictHits: 0) }
        return TermCounts(
            yes: yes[place], unknown: kept[place] - yes[place], no: list - kept[place], hits: hits[place],
            strictHits: strictHits[place])
    }

    private func place(_ term: Term) -> Int? {
        words.firstIndex(of: term.word).map { 64 * $0 + term.bit.trailingZeroBitCount }
    }
}
