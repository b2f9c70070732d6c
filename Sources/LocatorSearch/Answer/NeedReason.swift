import LocatorIndex
import Treatment

/// What the program says to one asked value, with the record that says so.
extension HitPage {
    func reason(_ need: PlannedNeed, _ place: Int) -> Explanation.Reason {
        let entry = snapshot.vocabulary[need.need.terms[place]]
        let state = engine.verdict(need.values[place], hit.program, nil, excludes: false).state
        switch need.values[place] {
        case .term: return plainReason(entry, state)
        case .window(let entry, _): return windowReason(entry, state)
        case .telehealth(_, let person): return telehealthReason(entry, state, person)
        case .carrier(_, let plans): return carrierReason(entry, state, named: [entry.term] + plans, denied: entry.term)
        case .plan(let plan, let carrier):
            let named = [plan] + (carrier.map { [$0] } ?? [])
            let denied = program.facts[plan]?.state == .no ? plan : carrier
            return carrierReason(entry, state, named: named, denied: denied ?? plan)
        }
    }

    private func plainReason(_ entry: TermEntry, _ state: Ternary) -> Explanation.Reason {
        let phrase = TermWords(entry, language)
        guard let fact = program.facts[entry.term] else {
            return Explanation.Reason(phrase.text(state, .plain), state, basis: .notAsked)
        }
        if state == .unknown, fact.basis == .disputed {
            return said(phrase.text(.unknown, .plain) + words.sourcesDisagree, fact, state: .unknown)
        }
        let isOwn = fact.record == program.ownRecord || state != .yes
        return said(phrase.text(state, fact.grade) + (isOwn ? "" : words.listedForFacility), fact, state: state)
    }

    /// What decides an evening, a weekend or a daytime says so: sessions before hours of opening before a label.
    private func windowReason(_ entry: TermEntry, _ state: Ternary) -> Explanation.Reason {
        let text = TermWords(entry, language).text(state, .plain)
        if let tracks = program.tracks, !tracks.tracks.isEmpty {
            return Explanation.Reason(text, state, source: publisher(tracks.record), asOf: tracks.asOf)
        }
        guard state == .no, let hours = program.hours, program.facts[entry.term]?.state != .no else {
            return plainReason(entry, state)
        }
        return Explanation.Reason(text, .no, basis: .inferred, source: publisher(hours.record), asOf: hours.asOf)
    }

    /// Telehealth counts only where it serves the person's state.
    private func telehealthReason(_ entry: TermEntry, _ state: Ternary, _ person: StateCode) -> Explanation.Reason {
        let fact = program.facts[entry.term]
        guard state == .no, fact?.state != .no else { return plainReason(entry, state) }
        let text = words.telehealthElsewhere(isOffered: fact?.state == .yes, person: person)
        guard let fact else { return Explanation.Reason(text, .no, basis: .inferred) }
        return said(text, fact, state: .no)
    }

    /// - Parameters:
    ///   - named: a yes to one of them is a yes; the first that says so is shown.
    ///   - denied: whose no is a no.
    private func carrierReason(
        _ entry: TermEntry, _ state: Ternary, named: [Term], denied: Term
    ) -> Explanation.Reason {
        let phrase = TermWords(entry, language)
        switch state {
        case .yes:
            for term in named {
                guard let fact = program.facts[term], fact.state == .yes else { continue }
                let own = TermWords(snapshot.vocabulary[term], language)
                let isOwn = fact.record == program.ownRecord
                return said(own.text(.yes, .plain) + (isOwn ? "" : words.listedForFacility), fact, state: .yes)
            }
        case .no:
            if let fact = program.facts[denied], fact.state == .no {
                return said(TermWords(snapshot.vocabulary[denied], language).text(.no, .plain), fact, state: .no)
            }
            if let fact = program.facts[.privateInsurance], fact.state == .no {
                return said(phrase.text(.no, .plain) + words.noPrivateInsurance, fact, state: .no)
            }
        case .unknown:
            if program.facts[.privateInsurance]?.state == .yes {
                return Explanation.Reason(words.privateButUnnamed(phrase.label), .unknown)
            }
        }
        return Explanation.Reason(phrase.text(state, .plain), state, basis: .notAsked)
    }
}
