import Treatment

/// A fact that does not stand, and why.
struct LostFact {
    enum Reason: String {
        case saysNothing = "says nothing certain"
        case notOwn = "not of the program's own record"
        case precedence = "lower precedence"
        case older, undated
        case disputed = "same standing and date, and says otherwise"
        case same = "same standing and date, and says no more"
    }

    let fact: Fact
    let reason: Reason
}

/// What each layer says of one term, as `settled` decides it: the fact that stands, and those that lose with their reasons.
func contest(_ term: Term, _ layers: [FactLayer]) -> (standing: Fact?, lost: [LostFact]) {
    var standing: (fact: Fact, layer: FactLayer)?
    var lost: [LostFact] = []
    for layer in layers where layer.isOwn || !isFocus(term) {
        guard let said = stamped(layer.facts, record: layer.record, asOf: layer.asOf)[term] else { continue }
        guard let known = standing else {
            standing = (said, layer)
            continue
        }
        let winner = stronger(known.fact, known.layer, said, layer)
        if winner == said, winner != known.fact {
            lost.append(LostFact(fact: known.fact, reason: reason(known.fact, known.layer, losesTo: said, layer)))
            standing = (said, layer)
        } else if winner == known.fact {
            lost.append(LostFact(fact: said, reason: reason(said, layer, losesTo: known.fact, known.layer)))
        } else {
            lost += [LostFact(fact: known.fact, reason: .disputed), LostFact(fact: said, reason: .disputed)]
            standing = (winner, known.layer)
        }
    }
    return (standing?.fact, lost)
}

private func reason(_ fact: Fact, _ layer: FactLayer, losesTo other: Fact, _ otherLayer: FactLayer) -> LostFact.Reason {
    let differing = rank(fact, layer) ^ rank(other, otherLayer)
    if differing >> 31 != 0 { return .saysNothing }
    if differing >> 30 != 0 { return .notOwn }
    if differing >> 20 != 0 { return .precedence }
    if differing != 0 { return fact.asOf == nil ? .undated : .older }
    if other.basis == .disputed { return .disputed }
    return fact.state == other.state ? .same : .saysNothing
}
