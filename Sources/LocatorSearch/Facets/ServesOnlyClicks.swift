import LocatorIndex
import Treatment

/// What *serves only* does to clicks: who names women is turned away where only men are served, and one who names women
/// besides men is no longer.
struct ServesOnlyClicks {
    /// Terms that may be clicked.
    private let terms: [Term]
    /// What the request says without the need that a value joins, and with it.
    private let listSays, clickSays: [Term]
    private let words: [Int]
    /// By set of serves-only terms: place in `rows`.
    private var places: [UInt32: Int] = [:]
    private var rows: [Row] = []

    struct Row {
        /// Programs with this set are in the list.
        let isListed: Bool
        /// By word: bits of the clicks after which they are, and those of all other terms.
        let admitted: [UInt64]
    }

    init(_ terms: [Term], listSays: [Term], clickSays: [Term], words: [Int]) {
        self.terms = terms
        self.listSays = listSays
        self.clickSays = clickSays
        self.words = words
    }

    /// - Parameter servesOnly: not empty.
    mutating func row(_ servesOnly: ServesOnlySet) -> Row {
        if let place = places[servesOnly.rawValue] { return rows[place] }
        var admitted = words.map { _ in UInt64.max }
        let isAdmitted = servesOnly.admits(Plan.said(clickSays))
        for term in terms {
            // A term of no axis says nothing more.
            let stays = ServesOnlyAxis(term) == nil ? isAdmitted : servesOnly.admits(Plan.said(clickSays + [term]))
            if !stays, let place = words.firstIndex(of: term.word) { admitted[place] &= ~term.bit }
        }
        let row = Row(isListed: servesOnly.admits(Plan.said(listSays)), admitted: admitted)
        places[servesOnly.rawValue] = rows.count
        rows.append(row)
        return row
    }
}

extension ServesOnlySet {
    /// Whether someone who said this is served: on every axis that both speak of, they share a term.
    func admits(_ said: [(axis: ServesOnlySet, said: ServesOnlySet)]) -> Bool {
        !said.contains { axis, said in
            let only = intersection(axis)
            return !only.isEmpty && only.intersection(said).isEmpty
        }
    }
}
