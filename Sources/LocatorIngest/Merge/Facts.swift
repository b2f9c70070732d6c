import Treatment

/// What one record brings to a program's facts.
struct FactLayer {
    let facts: FactSheet
    /// Ordinal of the record in its facility.
    let record: UInt8
    /// The record's date, for facts without one.
    let asOf: Day?
    /// The record states this program; else it only fills what is unknown.
    let isOwn: Bool
    let precedence: UInt8
}

/// The facts with their record and date written in.
func stamped(_ facts: FactSheet, record: UInt8, asOf: Day?) -> FactSheet {
    if record == 0, asOf == nil { return facts }
    return FactSheet(ascending: facts.entries.map { FactSheet.Entry($0.term, stamped($0.fact, record, asOf)) })
}

/// Facts of several records as one sheet. A program's own records decide, the higher precedence first; then the newer
/// fact; an undated one loses to a dated one. Where all that is equal, yes against no is unknown and *disputed*. The
/// others fill what is left unknown, but for the focus, which is the program's own.
/// - Parameter layers: at least one; in the order of the facility's records, whose ordinals are ascending.
/// - Returns: the sheet and the disputed terms.
func settled(_ layers: [FactLayer]) -> (facts: FactSheet, disputed: [Term]) {
    var settled: [FactSheet.Entry] = []
    for layer in layers {
        let facts = stamped(layer.facts, record: layer.record, asOf: layer.asOf).entries
        settled = settled.isEmpty && layer.isOwn ? facts : joined(settled, facts, layer, layers)
    }
    return (
        FactSheet(ascending: settled), settled.filter { $0.fact.basis.rawValue == Basis.disputed.rawValue }.map(\.term)
    )
}

private func joined(
    _ settled: [FactSheet.Entry], _ facts: [FactSheet.Entry], _ layer: FactLayer, _ layers: [FactLayer]
) -> [FactSheet.Entry] {
    var result: [FactSheet.Entry] = []
    result.reserveCapacity(settled.count + facts.count)
    // By record: its layer.
    var speakers = [Int](repeating: 0, count: Int(layer.record) + 1)
    for (place, layer) in layers.enumerated() where Int(layer.record) < speakers.count {
        speakers[Int(layer.record)] = place
    }
    var place = 0
    for entry in facts where layer.isOwn || !isFocus(entry.term) {
        while place < settled.count, settled[place].term < entry.term {
            result.append(settled[place])
            place += 1
        }
        if place < settled.count, settled[place].term == entry.term {
            let known = settled[place].fact
            let speaker = layers[speakers[Int(known.record)]]
            result.append(FactSheet.Entry(entry.term, stronger(known, speaker, entry.fact, layer)))
            place += 1
        } else {
            result.append(entry)
        }
    }
    result.append(contentsOf: settled[place...])
    return fitted(result)
}

/// The fact that stands, of two about one term.
func stronger(_ a: Fact, _ speaker: FactLayer, _ b: Fact, _ other: FactLayer) -> Fact {
    let (rank, otherRank) = (rank(a, speaker), rank(b, other))
    if rank != otherRank { return rank > otherRank ? a : b }
    // Patterns, not ==: across modules that is a call of a witness.
    if case .disputed = a.basis { return a }
    if case .disputed = b.basis { return b }
    if case .unknown = b.state { return a }
    if case .unknown = a.state { return b }
    if a.state.rawValue != b.state.rawValue { return Fact(.unknown, basis: .disputed, record: a.record, asOf: a.asOf) }
    if case .no = a.state, a.grade.rawValue != b.grade.rawValue {
        // "Accepted when prescribed elsewhere" says more than a plain no.
        if case .accepts = a.grade { return a }
        if case .accepts = b.grade { return b }
    }
    if a.grade.rawValue != b.grade.rawValue, a.grade.strength != b.grade.strength {
        return a.grade.strength > b.grade.strength ? a : b
    }
    if case .stated = b.basis { return a.basis.rawValue == b.basis.rawValue ? a : b }
    return a
}

/// Known and own, then precedence, then date: the higher one stands.
func rank(_ fact: Fact, _ layer: FactLayer) -> UInt32 {
    // Day.rawValue ends before 65,535: undated is 0, the first day is 1.
    let date = fact.asOf.map { UInt32($0.rawValue) + 1 } ?? 0
    // An *inferred* unknown is a finding (a lapsed accreditation), not a gap.
    let isKnown =
        switch (fact.state, fact.basis) {
        case (.unknown, .stated), (.unknown, .notAsked): false
        case (.unknown, .inferred), (.unknown, .disputed), (.yes, _), (.no, _): true
        }
    return (isKnown ? 1 << 31 : 0) | (layer.isOwn ? 1 << 30 : 0) | UInt32(layer.precedence) << 20 | date
}

func isFocus(_ term: Term) -> Bool { term == .substanceUse || term == .mentalHealth }

@inline(__always)
private func stamped(_ fact: Fact, _ record: UInt8, _ asOf: Day?) -> Fact {
    Fact(fact.state, basis: fact.basis, grade: fact.grade, record: record, asOf: fact.asOf ?? asOf)
}
