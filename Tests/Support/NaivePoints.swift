import LocatorSearch
import Treatment

// docs/ranking.md, "3 Score", "A value's points": the table and the paragraph "Age".

/// Points of 10,000 of what is not known.
func unknownPoints(_ dimension: Dimension) -> Int {
    switch dimension {
    case .distance, .text: 0
    case .payment: 4000
    case .specialty: 3000
    case .schedule: 3500
    case .language: 2500
    case .accreditation: 3000
    }
}

/// "h in months: payment 12, schedule 6, language 24, specialty 24, accreditation 36."
private func halfLifeMonths(_ dimension: Dimension) -> Int {
    switch dimension {
    case .payment: 12
    case .schedule: 6
    case .language, .specialty: 24
    case .accreditation: 36
    case .distance, .text: 1
    }
}

extension NaiveScan {
    /// "`u ± (|s − u| · f + 5,000) ÷ 10,000`, `f = max(2,500, halving(days·10,000, h·304,375))`, days from the fact's as-of
    /// day to the snapshot's. Undated facts, or a snapshot without a date: f = 5,000."
    func aged(_ fresh: Int, _ dimension: Dimension, asOf: Day?) -> Int {
        var f = 5000
        if let asOf, let today = catalog.asOf {
            let days = max(0, Int(today.rawValue) - Int(asOf.rawValue))
            f = max(2500, halving(days * 10_000, halfLifeMonths(dimension) * 304_375))
        }
        let u = unknownPoints(dimension)
        let moved = (abs(fresh - u) * f + 5000) / 10_000
        return fresh >= u ? u + moved : u - moved
    }

    /// Points of one asked value. "A value of a `not` need: yes 0, unknown u, no 10,000."
    func points(of term: Term, _ mode: Mode, _ program: Program) -> Int {
        guard let dimension = scoringDimension(vocabulary[term].group) else { return 0 }
        switch (state(of: term, program), mode == .not) {
        case (.yes, false): return yesPoints(term, dimension, program)
        case (.unknown, false): return unknownValuePoints(term, dimension, program)
        case (.no, false): return aged(0, dimension, asOf: dayOfNo(term, program))
        case (.yes, true): return 0
        case (.unknown, true): return unknownPoints(dimension)
        case (.no, true): return aged(10_000, dimension, asOf: dayOfNo(term, program))
        }
    }

    /// "Carrier without the plan 8,500; plan 10,000", the best of them, and never less than the 6,000 that `private` alone would
    /// give, since "no ≤ unknown ≤ yes at any age"; every other term by its own fact.
    private func yesPoints(_ term: Term, _ dimension: Dimension, _ program: Program) -> Int {
        guard vocabulary[term].isCarrier else { return ownYesPoints(term, dimension, program) }
        let carrier = vocabulary[term].code.contains("/") ? carriers[term] : term
        let named = vocabulary[term].code.contains("/") ? [term] : plans[term, default: []]
        var candidates = named.compactMap { plan in
            program.facts[plan].flatMap { $0.state == .yes ? aged(10_000, .payment, asOf: $0.asOf) : nil }
        }
        if let carrier, let fact = program.facts[carrier], fact.state == .yes {
            candidates.append(aged(8500, .payment, asOf: fact.asOf))
        }
        candidates.append(unknownValuePoints(term, .payment, program))
        return candidates.max() ?? unknownPoints(.payment)
    }

    private func ownYesPoints(_ term: Term, _ dimension: Dimension, _ program: Program) -> Int {
        guard let fact = program.facts[term] else { return unknownPoints(dimension) }
        let fresh =
            switch dimension {
            case .payment: paymentPoints(term)
            case .specialty: specialtyPoints(fact, isOwn: isOwn(fact, program))
            case .language: languagePoints(fact.grade)
            case .accreditation: accreditationPoints(term)
            case .distance, .schedule, .text: 0
            }
        return aged(fresh, dimension, asOf: fact.asOf)
    }

    /// "Listed by the program's own record, or said by the team."
    private func isOwn(_ fact: Fact, _ program: Program) -> Bool {
        let records = catalog.facilities[program.facility].records
        if fact.record == program.ownRecord { return true }
        return Int(fact.record) < records.count
            && catalog.sources[records[Int(fact.record)].source].publisher == Source.team
    }

    /// "4,000; a carrier or plan was asked, nothing is known of it and `private` is yes: 6,000. The 6,000 for `private` ages
    /// with the fact about `private`."
    private func unknownValuePoints(_ term: Term, _ dimension: Dimension, _ program: Program) -> Int {
        guard vocabulary[term].isCarrier, let fact = program.facts[.privateInsurance], fact.state == .yes else {
            return unknownPoints(dimension)
        }
        return aged(6000, .payment, asOf: fact.asOf)
    }

    /// "A telehealth yes that does not serve the person's state is a no with the age of that yes; where nothing is said of
    /// telehealth, the no is undated. A no that comes from `private` ages with `private`."
    private func dayOfNo(_ term: Term, _ program: Program) -> Day? {
        guard vocabulary[term].isCarrier else {
            return stated(term, program) == .unknown ? nil : program.facts[term]?.asOf
        }
        for source in [term, carriers[term], .privateInsurance].compactMap(\.self) {
            if let fact = program.facts[source], fact.state == .no { return fact.asOf }
        }
        return nil
    }
}

/// "10,000; sliding scale, assistance, scholarship 9,000; payment plan 6,000."
private func paymentPoints(_ term: Term) -> Int {
    if [.slidingScale, .assistance, .scholarship].contains(term) { return 9000 }
    return term == .paymentPlan ? 6000 : 10_000
}

/// "Named or integrated 10,000; special 9,000; listed by the program's own record 9,000, by another record of its facility
/// 8,000; apart 6,000; screening 3,500."
private func specialtyPoints(_ fact: Fact, isOwn: Bool) -> Int {
    switch fact.grade {
    case .named, .integrated: 10_000
    case .special: 9000
    case .apart: 6000
    case .screening: 3500
    default: isOwn ? 9000 : 8000
    }
}

/// "Sessions (or a named program) 10,000; bilingual staff, or not said how 8,500; interpreter 6,000; phone line 5,000."
private func languagePoints(_ grade: Grade) -> Int {
    switch grade {
    case .sessions, .named: 10_000
    case .interpreter: 6000
    case .phoneLine: 5000
    default: 8500
    }
}

/// "Joint Commission, CARF, COA 10,000; NCQA, HFAP 8,000; anything else in the group 6,000."
private func accreditationPoints(_ term: Term) -> Int {
    if [.jointCommission, .carf, .coa].contains(term) { return 10_000 }
    return [.ncqa, .hfap].contains(term) ? 8000 : 6000
}
