import LocatorIndex
import Treatment

/// What an answer on the telephone does to the asked age: said of the age itself, or of one of its age groups.
extension HitPage {
    /// Whether the answer may change what is known of the age.
    func decidesAge(_ answered: Answered) -> Bool {
        guard let age = plan.request.age else { return false }
        guard let term = answered.term else { return true }
        return age.terms.contains(term)
    }

    /// Points of the age after the answer; nil when no age scores.
    func agePoints(_ answered: Answered) -> Int? {
        guard let age = plan.age else { return nil }
        if answered.term == nil { return answered.state == .yes ? Points.listed : 0 }
        let groups = age.groups.map { group in
            guard group.term == answered.term else { return engine.points(group, .specialty, hit.program) }
            return answered.state == .yes ? Points.listed : 0
        }
        return Points.age(groups: groups.max() ?? 0, stated: engine.statedAge(age.years, hit.program))
    }

    /// The age is confirmed as it was asked.
    func isAgeConfirmed(_ answered: Answered) -> Bool {
        guard let age = plan.request.age else { return false }
        return ageState(answered) == (age.mode == .not ? .no : .yes)
    }

    /// Whether the program leaves the list by what the answer says of the age.
    func isAgeDropping(_ answered: Answered) -> Bool {
        guard let age = plan.request.age, decidesAge(answered) else { return false }
        let state = ageState(answered)
        switch age.mode {
        case .prefer: return false
        case .not: return state == .yes
        case .must: return state == .no
        case .strict: return state != .yes
        }
    }

    /// Whether the program takes the person's age, after the answer; not turned round for `not`.
    private func ageState(_ answered: Answered) -> Ternary {
        guard let age = plan.request.age else { return .unknown }
        if answered.term == nil { return answered.state }
        let stated = engine.statedAge(age.years, hit.program)
        if stated != .unknown { return stated }
        let states = age.terms.map { $0 == answered.term ? answered.state : engine.state($0, hit.program) }
        return states.contains(.yes) ? .yes : states.allSatisfy { $0 == .no } ? .no : .unknown
    }
}
