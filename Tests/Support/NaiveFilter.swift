package import LocatorSearch
package import Treatment

// docs/ranking.md, "2 What a need's state is": what is kept.

extension NaiveScan {
    /// Whether a program is kept by all that was asked, wherever it is.
    func passes(_ program: Program) -> Bool {
        if let level = request.level, !keeps(level.mode, state(of: level, program)) { return false }
        if let age = request.age, !keeps(age.mode, state(of: age, program)) { return false }
        for need in request.needs where !keeps(need.mode, state(of: need, program)) { return false }
        if let schedule = request.schedule, !keeps(schedule.mode, attendable(schedule, fit(of: program))) {
            return false
        }
        if let text, !text.keeps(program) { return false }
        return !servesOthersOnly(program, said) && hasName(program)
    }

    /// The table of modes. A `not` need's state is no when a listed value is yes.
    private func keeps(_ mode: Mode, _ state: Ternary) -> Bool {
        switch mode {
        case .must, .not: state != .no
        case .strict: state == .yes
        case .prefer: true
        }
    }

    /// "A program that serves only some terms of an axis is dropped when the person said something on that axis and none of it
    /// is among them."
    func servesOthersOnly(_ program: Program, _ said: Set<Term>) -> Bool {
        ServesOnlyAxis.allCases.contains { axis in
            let served = program.servesOnly.filter(axis.terms.contains)
            let saidHere = axis.terms.filter(said.contains)
            return !served.isEmpty && !saidHere.isEmpty && !saidHere.contains(where: served.contains)
        }
    }

    /// "A name need keeps programs whose facility or program names hold every word."
    private func hasName(_ program: Program) -> Bool {
        guard let name = request.name else { return true }
        let facility = facility(of: program)
        let words = Set(foldedTokens(facility.name) + foldedTokens(facility.name2) + foldedTokens(program.name))
        return foldedTokens(name).allSatisfy(words.contains)
    }
}

/// "What the person named in any need that is not `not`, and their age groups, is what they *said*; who said women said
/// pregnant and postpartum too, and the reverse."
package func whatThePersonSaid(_ request: SearchRequest) -> Set<Term> {
    var said = Set(request.needs.filter { $0.mode != .not }.flatMap(\.terms))
    if let age = request.age, age.mode != .not { said.formUnion(ageGroups(age.years)) }
    if said.contains(.women) || said.contains(.pregnantPostpartum) { said.formUnion([.women, .pregnantPostpartum]) }
    return said
}
