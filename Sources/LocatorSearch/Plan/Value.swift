import LocatorIndex
import Treatment

/// One asked value, in a form that can be looked up in the masks.
enum Value: Sendable {
    /// A term of the fixed vocabulary.
    case term(TermEntry)
    /// Telehealth for a person of a known state.
    case telehealth(TermEntry, person: StateCode)
    /// A carrier with its plans.
    case carrier(Term, plans: [Term])
    /// A plan with its carrier, when a listing names the carrier too.
    case plan(Term, carrier: Term?)
    /// Evening, weekend or daytime: the program's sessions tell before its label does.
    case window(TermEntry, person: StateCode?)

    init(_ term: Term, _ vocabulary: Vocabulary, person: StateCode?) {
        let entry = vocabulary[term]
        if entry.isCarrier {
            if let slash = entry.code.firstIndex(of: "/") {
                self = .plan(term, carrier: vocabulary.term(String(entry.code[..<slash])))
            } else {
                let plans = vocabulary.entries.filter { $0.isCarrier && $0.code.hasPrefix(entry.code + "/") }
                self = .carrier(term, plans: plans.map(\.term))
            }
        } else if term == .telehealth, let person {
            self = .telehealth(entry, person: person)
        } else if Term.windows.contains(term) {
            self = .window(entry, person: person)
        } else {
            self = .term(entry)
        }
    }

    /// The term when its state is just its bit in the masks.
    var plainTerm: Term? {
        switch self {
        case .term(let entry): entry.term
        case .telehealth, .carrier, .plan, .window: nil
        }
    }
}

/// What a program says to a value, and what that is worth.
struct Verdict {
    let state: Ternary
    /// 0 ... 10,000, aged; already turned round for a need that excludes.
    let points: Int
}

extension SearchEngine {
    /// The state of a term: two bits.
    @inline(__always)
    func state(_ term: Term, _ program: Int) -> Ternary {
        if columns.yes[term.word][program] & term.bit != 0 { return .yes }
        return columns.no[term.word][program] & term.bit != 0 ? .no : .unknown
    }

    /// Ordinal of the class of a fact that is known to be there: the program's first plus the known terms before it.
    @inline(__always)
    func factClass(_ term: Term, _ program: Int) -> Int {
        var rank = Int(columns.factStart[program])
        for word in 0..<term.word { rank += (columns.yes[word][program] | columns.no[word][program]).nonzeroBitCount }
        let own = columns.yes[term.word][program] | columns.no[term.word][program]
        rank += (own & (term.bit - 1)).nonzeroBitCount
        return Int(columns.factClass[rank])
    }

    /// What a program says to a value of a need.
    /// - Parameters:
    ///   - dimension: the one the need scores in; nil when it only filters, and points are then 0.
    ///   - excludes: the need's mode is `not`.
    func verdict(_ value: Value, _ program: Int, _ dimension: Dimension?, excludes: Bool) -> Verdict {
        switch value {
        case .term(let entry):
            return plain(entry, state(entry.term, program), entry.term, program, dimension, excludes)
        case .telehealth(let entry, let person):
            let said = state(entry.term, program)
            let served = serves(person, program)
            // Nothing is said of telehealth, but if there were any it would be for other states.
            if said == .unknown, served == .no { return inferredNo(dimension, excludes) }
            return plain(entry, said == .yes ? served : said, entry.term, program, dimension, excludes)
        case .carrier(let carrier, let plans):
            return carrierVerdict(carrier, plans, program, excludes)
        case .plan(let plan, let carrier):
            return planVerdict(plan, carrier, program, excludes)
        case .window(let entry, let person):
            return Verdict(state: shapeState(entry.term, program, for: person), points: 0)
        }
    }

    /// Whether a program's telehealth serves a state: the states it names, else its own site's.
    func serves(_ person: StateCode, _ program: Int) -> Ternary {
        let named = snapshot.telehealthStates(program)
        if !named.isEmpty { return named.contains(person) ? .yes : .no }
        let site = columns.facilityState[Int(columns.facilityOf[program])]
        return site == 0 ? .unknown : site == person.rawValue ? .yes : .no
    }

    /// A no that no fact states: it has no date.
    private func inferredNo(_ dimension: Dimension?, _ excludes: Bool) -> Verdict {
        guard let dimension else { return Verdict(state: .no, points: 0) }
        let fresh = excludes ? Points.full : 0
        let freshness = Points.freshness(dimension, asOf: nil, on: nil)
        return Verdict(
            state: .no, points: Points.aged(fresh, unknown: Points.unknown(dimension), freshness: freshness))
    }

    /// - Parameter source: the term whose fact decides and whose age counts.
    private func plain(
        _ entry: TermEntry, _ state: Ternary, _ source: Term, _ program: Int, _ dimension: Dimension?, _ excludes: Bool
    ) -> Verdict {
        guard let dimension else { return Verdict(state: state, points: 0) }
        let unknown = Points.unknown(dimension)
        guard state != .unknown else { return Verdict(state: state, points: unknown) }
        let number = factClass(source, program)
        let fresh: Int
        switch (state, excludes) {
        case (.yes, false):
            fresh = Points.yes(entry, snapshot.classes[number].fact.grade, isOwn: snapshot.classes[number].isOwn == 1)
        case (.no, true): fresh = Points.full
        case (.yes, true): return Verdict(state: state, points: 0)
        case (.no, false), (.unknown, _): fresh = 0
        }
        return Verdict(
            state: state, points: Points.aged(fresh, unknown: unknown, freshness: freshness(dimension, number)))
    }

    private func carrierVerdict(_ carrier: Term, _ plans: [Term], _ program: Int, _ excludes: Bool) -> Verdict {
        var best = named(carrier, program, excludes, else: nil)
        for plan in plans { best = named(plan, program, excludes, else: best) }
        if let best { return notBelowPrivate(best, program, excludes) }
        return withoutCarrier(denied: state(carrier, program) == .no ? carrier : nil, program, excludes)
    }

    private func planVerdict(_ plan: Term, _ carrier: Term?, _ program: Int, _ excludes: Bool) -> Verdict {
        if state(plan, program) == .no {
            return plain(snapshot.vocabulary[plan], .no, plan, program, .payment, excludes)
        }
        var best = named(plan, program, excludes, else: nil)
        if let carrier { best = named(carrier, program, excludes, else: best) }
        if let best { return notBelowPrivate(best, program, excludes) }
        return withoutCarrier(denied: carrier.flatMap { state($0, program) == .no ? $0 : nil }, program, excludes)
    }

    /// The better of `other` and what a yes to this carrier or plan is worth: one that is named with an old date is never worth
    /// less than if it were not named.
    private func named(_ term: Term, _ program: Int, _ excludes: Bool, else other: Verdict?) -> Verdict? {
        guard state(term, program) == .yes else { return other }
        let found = plain(snapshot.vocabulary[term], .yes, term, program, .payment, excludes)
        return found.points >= other?.points ?? 0 ? found : other
    }

    /// A yes is worth no less than the unknown it would be without it.
    private func notBelowPrivate(_ verdict: Verdict, _ program: Int, _ excludes: Bool) -> Verdict {
        guard !excludes, state(.privateInsurance, program) == .yes else { return verdict }
        let unnamed = withoutCarrier(denied: nil, program, excludes)
        return Verdict(state: verdict.state, points: max(verdict.points, unnamed.points))
    }

    /// Nothing says yes to the carrier: its own no, else what private insurance tells.
    private func withoutCarrier(denied: Term?, _ program: Int, _ excludes: Bool) -> Verdict {
        let privateEntry = snapshot.vocabulary[.privateInsurance]
        if let denied { return plain(snapshot.vocabulary[denied], .no, denied, program, .payment, excludes) }
        switch state(.privateInsurance, program) {
        case .no: return plain(privateEntry, .no, .privateInsurance, program, .payment, excludes)
        case .unknown: return Verdict(state: .unknown, points: Points.unknown(.payment))
        case .yes:
            guard !excludes else { return Verdict(state: .unknown, points: Points.unknown(.payment)) }
            let fresh = freshness(.payment, factClass(.privateInsurance, program))
            return Verdict(
                state: .unknown,
                points: Points.aged(Points.categoryForCarrier, unknown: Points.unknown(.payment), freshness: fresh))
        }
    }
}
