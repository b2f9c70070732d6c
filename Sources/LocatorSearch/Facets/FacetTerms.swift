import LocatorIndex
import Treatment

/// What facets need to know of a vocabulary, worked out once a snapshot.
struct FacetTerms: Sendable {
    /// By group of terms, its mask words and what may be shown of it, ascending.
    private let groups: [TermMask]
    /// Carriers that have plans, with those.
    let families: [(carrier: Term, plans: [Term])]
    /// All carriers and plans.
    let carriers: TermMask
    /// By ordinal of term.
    let words: [FacetWord]

    init(_ vocabulary: Vocabulary) {
        groups = TermGroup.allCases.map { group in
            TermMask(
                vocabulary.terms(in: group).map(\.term).filter { group != .shape || Term.windows.contains($0) })
        }
        words = vocabulary.entries.map(FacetWord.init)
        let named = vocabulary.entries.filter(\.isCarrier)
        carriers = TermMask(named.map(\.term))
        families = named.compactMap { entry in
            guard case .carrier(let carrier, let plans) = Value(entry.term, vocabulary, person: nil), !plans.isEmpty
            else { return nil }
            return (carrier, plans)
        }
    }

    /// The terms of a group that may be shown, by mask word.
    func words(of group: TermGroup) -> [(word: Int, mask: UInt64)] { groups[Int(group.rawValue)].words }

    /// What of a mask word some groups show.
    func mask(_ word: Int, of groups: [TermGroup]) -> UInt64 {
        var mask: UInt64 = 0
        for group in groups { for held in words(of: group) where held.word == word { mask |= held.mask } }
        return mask
    }

    /// The terms of a group that may be shown, ascending.
    func terms(of group: TermGroup) -> [Term] {
        words(of: group).flatMap { word, mask in
            (0..<64).filter { mask >> UInt64($0) & 1 == 1 }.map { Term(rawValue: UInt16(64 * word + $0)) }
        }
    }

    /// Ordinals of the mask words that hold the terms of some groups, ascending; and, with payment, that of private insurance.
    func words(of groups: [TermGroup]) -> [Int] {
        var held: [Int] = groups.contains(.payment) ? [Term.privateInsurance.word] : []
        for group in groups { for (word, _) in words(of: group) where !held.contains(word) { held.append(word) } }
        return held.sorted()
    }
}
