import LocatorSearch
import Treatment

// docs/ranking.md, "1 What a value's state is".

extension NaiveScan {
    /// The table, row by row.
    func state(of term: Term, _ program: Program) -> Ternary {
        if term == .telehealth, let home { return telehealthState(program, home) }
        if [.evening, .weekend, .daytime].contains(term) { return windowState(term, program) }
        guard vocabulary[term].isCarrier else { return stated(term, program) }
        return vocabulary[term].code.contains("/") ? planState(term, program) : carrierState(term, program)
    }

    /// "A term: the program says yes · it says no · unknown."
    func stated(_ term: Term, _ program: Program) -> Ternary { program.facts[term]?.state ?? .unknown }

    /// "Telehealth, when the person's state is known: it says yes and serves that state · it says no, or serves other states
    /// only · unknown."
    private func telehealthState(_ program: Program, _ home: StateCode) -> Ternary {
        if stated(.telehealth, program) == .no || serves(program, home) == .no { return .no }
        return stated(.telehealth, program) == .yes ? serves(program, home) : .unknown
    }

    /// "A program's telehealth serves the states it names; when it names none, the state of its own site (unknown if that is
    /// unknown)."
    func serves(_ program: Program, _ state: StateCode) -> Ternary {
        if !program.telehealthStates.isEmpty { return program.telehealthStates.contains(state) ? .yes : .no }
        guard let site = facility(of: program).state else { return .unknown }
        return site == state ? .yes : .no
    }

    /// "A carrier: the carrier or one of its plans is yes · none of these is yes, and the carrier is no or `private` is no."
    private func carrierState(_ carrier: Term, _ program: Program) -> Ternary {
        let these = [carrier] + plans[carrier, default: []]
        if these.contains(where: { stated($0, program) == .yes }) { return .yes }
        return stated(carrier, program) == .no || stated(.privateInsurance, program) == .no ? .no : .unknown
    }

    /// "A plan: the plan is yes, or its carrier is yes and the plan is not no · the plan is no; or neither is yes and the
    /// carrier or `private` is no."
    private func planState(_ plan: Term, _ program: Program) -> Ternary {
        let own = stated(plan, program)
        let carrier = carriers[plan].map { stated($0, program) } ?? .unknown
        if own == .yes || (carrier == .yes && own != .no) { return .yes }
        if own == .no { return .no }
        return carrier == .no || stated(.privateInsurance, program) == .no ? .no : .unknown
    }

    /// "An age: stated age range holds it; no range stated: one of its age groups is yes · range does not; no range: all its
    /// groups are no."
    func ageState(_ years: Int, _ program: Program) -> Ternary {
        if let ages = program.ages { return (Int(ages.lowerBound)...Int(ages.upperBound)).contains(years) ? .yes : .no }
        return anyOf(ageGroups(years).map { stated($0, program) })
    }
}

/// "0–12 children, 13–17 adolescents, 18–25 young adults and adults, 26–64 adults, 65+ adults and older adults."
func ageGroups(_ years: Int) -> [Term] {
    if years <= 12 { return [.children] }
    if years <= 17 { return [.adolescents] }
    if years <= 25 { return [.youngAdults, .adults] }
    if years <= 64 { return [.adults] }
    return [.adults, .olderAdults]
}

// docs/ranking.md, "2 What a need's state is".

/// "*any*: yes if one value is yes, no if all are no, else unknown."
func anyOf(_ states: [Ternary]) -> Ternary {
    if states.contains(.yes) { return .yes }
    return states.allSatisfy { $0 == .no } ? .no : .unknown
}

/// "*all*: no if one is no, yes if all are yes, else unknown."
func allOf(_ states: [Ternary]) -> Ternary {
    if states.contains(.no) { return .no }
    return states.allSatisfy { $0 == .yes } ? .yes : .unknown
}

/// "For mode `not`: a need's state is yes when all values are no, no when one is yes, else unknown."
func noneOf(_ states: [Ternary]) -> Ternary {
    if states.contains(.yes) { return .no }
    return states.allSatisfy { $0 == .no } ? .yes : .unknown
}

extension NaiveScan {
    func state(of need: Need, _ program: Program) -> Ternary {
        let states = need.terms.map { state(of: $0, program) }
        if need.mode == .not { return noneOf(states) }
        return need.combination == .any ? anyOf(states) : allOf(states)
    }

    func state(of level: LevelNeed, _ program: Program) -> Ternary {
        let isAmong: Ternary = level.levels.contains(program.level) ? .yes : .no
        return level.mode == .not ? noneOf([isAmong]) : isAmong
    }

    func state(of age: AgeNeed, _ program: Program) -> Ternary {
        let state = ageState(age.years, program)
        return age.mode == .not ? noneOf([state]) : state
    }

    /// "Attendable is yes or no when tracks are known, else unknown."
    func attendable(_ schedule: ScheduleNeed, _ fit: NaiveFit) -> Ternary {
        schedule.mode == .not ? noneOf([fit.attendable]) : fit.attendable
    }

    /// Level, age, needs, attendable: those that were asked.
    func states(_ program: Program, _ fit: NaiveFit?) -> [Ternary] {
        var states: [Ternary] = []
        if let level = request.level { states.append(state(of: level, program)) }
        if let age = request.age { states.append(state(of: age, program)) }
        states += request.needs.map { state(of: $0, program) }
        if let schedule = request.schedule, let fit { states.append(attendable(schedule, fit)) }
        return states
    }
}
