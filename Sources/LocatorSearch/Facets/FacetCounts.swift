import Treatment

/// What one value of a facet comes to.
struct TermCounts {
    let yes, unknown, no, hits, strictHits: Int
}

/// What every term of some mask words comes to over one list.
struct FacetCounts {
    /// Ordinals of the words, ascending.
    let words: [Int]
    /// Hits of the list.
    let list: Int
    /// By word of `words` and bit: those that are yes, those that are not no, and the totals after a click.
    let yes, kept, hits, strictHits: [Int]

    func yes(_ term: Term) -> Int { place(term).map { yes[$0] } ?? 0 }

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
