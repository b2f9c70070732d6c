import LocatorIndex

/// What the programs of a snapshot say at all, by mask word and bit: what nobody says, and what everybody says, need not be
/// counted. Worked out once a snapshot.
struct SaidWords: Sendable {
    /// Some program says yes.
    let yes: [UInt64]
    /// Every program says yes or no: those that do not say yes say no.
    let known: [UInt64]
    /// Some say no, and some neither: the noes have to be counted.
    let open: [UInt64]

    init(_ columns: Columns) {
        let yeses = zip(columns.yes, columns.no).map { $0.joined(with: $1) }
        let noes = zip(columns.no, columns.yes).map { $0.joined(with: $1) }
        yes = yeses.map(\.any)
        known = yeses.map(\.always)
        open = zip(noes, yeses).map { $0.any & ~$1.always }
    }
}
