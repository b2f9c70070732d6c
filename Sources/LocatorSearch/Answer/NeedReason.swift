import LocatorIndex
import Treatment

/// What the program says to one asked value, with the record that says so.
extension HitPage {
    func reason(_ need: PlannedNeed, _ place: Int) -> Explanation.Reason {
        let term = need.need.terms[place]
        let state = state(need, place)
        if need.isPlain { return plainReason(term, state) }
        switch need.values[place] {
        case .term: return plainReason(term, state)
        case .window: return windowReason(term, state)
        case .telehealth(_, let person): return telehealthReason(term, state, person)
        case .carrier(_, let plans): return carrierReason(term, state, named: [term] + plans, denied: term)
        case .plan(let plan, let carrier):
            let named = [plan] + (carrier.map { [$0] } ?? [])
            let denied = self.fact(plan)?.state == .no ? plan : carrier
            return carrierReason(term, state, named: named, denied: denied ?? plan)
        }
    }

    private func plainReason(_ term: Term, _ state: Ternary) -> Explanation.Reason {
        guard let fact = self.fact(term) else {
            return Explanation.Reason(speech.statement(term, state), state, basis: .notAsked)
        }
        if state == .unknown, fact.basis == .disputed {
            return said(speech.statement(term, .unknown) + words.sourcesDisagree, fact, state: .unknown)
        }
        guard state == .yes, fact.grade != .plain else {
            return said(sentence(term, fact, state), fact, state: state)
        }
        let phrase = TermWords(snapshot.vocabulary[term], language).text(.yes, fact.grade)
        return said(phrase + speaker(of: fact, state), fact, state: state)
    }

    /// What decides an evening, a weekend or a daytime says so: sessions before hours of opening before a label.
    private func windowReason(_ term: Term, _ state: Ternary) -> Explanation.Reason {
        let text = speech.statement(term, state)
        if let tracks = stated.tracks, !tracks.tracks.isEmpty {
            return Explanation.Reason(text, state, source: publisher(tracks.record), asOf: tracks.asOf)
        }
        guard state == .no, let hours = stated.hours, fact(term)?.state != .no else {
            return plainReason(term, state)
        }
        return Explanation.Reason(text, .no, basis: .inferred, source: publisher(hours.record), asOf: hours.asOf)
    }

    /// Telehealth counts only where it serves the person's state.
    private func telehealthReason(_ term: Term, _ state: Ternary, _ person: StateCode) -> Explanation.Reason {
        let fact = self.fact(term)
        guard state == .no, fact?.state != .no else { return plainReason(term, state) }
        let text = words.telehealthElsewhere(isOffered: fact?.state == .yes, person: person)
        guard let fact else { return Explanation.Reason(text, .no, basis: .inferred) }
        return said(text, fact, state: .no)
    }

    /// - Parameters:
    ///   - named: a yes to one of them is a yes; the first that says so is shown.
    ///   - denied: whose no is a no.
    private func carrierReason(
        _ term: Term, _ state: Ternary, named: [Term], denied: Term
    ) -> Explanation.Reason {
        switch state {
        case .yes:
            for term in named {
                guard let fact = self.fact(term), fact.state == .yes else { continue }
                return said(sentence(term, fact, .yes), fact, state: .yes)
            }
        case .no:
            if let fact = self.fact(denied), fact.state == .no {
                return said(sentence(denied, fact, .no), fact, state: .no)
            }
            if let fact = self.fact(.privateInsurance), fact.state == .no {
                return said(speech.statement(term, .no) + words.noPrivateInsurance, fact, state: .no)
            }
        case .unknown:
            if fact(.privateInsurance)?.state == .yes {
                return Explanation.Reason(
                    words.privateButUnnamed(speech.title(term)), .unknown)
            }
        }
        return Explanation.Reason(speech.statement(term, state), state, basis: .notAsked)
    }

    /// What a fact without a grade says, and behind it who says so.
    private func sentence(_ term: Term, _ fact: Fact, _ state: Ternary) -> String {
        if fact.record == stated.ownRecord { return speech.statement(term, state) }
        if publisher(fact.record) == Source.team { return speech.statement(term, state) + words.saidByTeam }
        // Put together once a snapshot.
        return state == .yes ? speech.yesOfFacility(term) : speech.statement(term, state)
    }

    /// What is said behind a fact that is not the program's own record's; empty for one that is, and for what another record
    /// denies.
    func speaker(of fact: Fact, _ state: Ternary) -> String {
        if fact.record == stated.ownRecord { return "" }
        if publisher(fact.record) == Source.team { return words.saidByTeam }
        return state == .yes ? words.listedForFacility : ""
    }
}
