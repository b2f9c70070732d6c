import LocatorIndex
import Treatment

/// What facets need to know of a vocabulary, worked out once a snapshot.
struct FacetTerms: Sendable {
    /// By group of terms: what may be shown of it, in the order of the vocabulary.
    let entries: [[TermEntry]]
    /// Carriers that have plans, with those.
    let families: [(carrier: Term, plans: [Term])]
    /// All carriers and plans.
    let carriers: TermMask

    init(_ vocabulary: Vocabulary) {
        entries = TermGroup.allCases.map { group in
            vocabulary.terms(in: group).filter { group != .shape || Term.windows.contains($0.term) }
        }
        let named = vocabulary.entries.filter(\.isCarrier)
        carriers = TermMask(named.map(\.term))
        families = named.compactMap { entry in
            guard case .carrier(let carrier, let plans) = Value(entry.term, vocabulary, person: nil), !plans.isEmpty
            else { return nil }
            return (carrier, plans)
        }
    }

    func entries(of group: TermGroup) -> [TermEntry] { entries[Int(group.rawValue)] }
}
