import LocatorIndex
import Treatment

/// What the program says to the asked age: its stated ages, or what is said of the person's age groups where that decides.
extension HitPage {
    func ageReason(_ age: ScoredAge) -> Explanation.Reason {
        let stated = engine.statedAge(age.years, hit.program)
        let told = bestGroup(age)
        if let ages = self.stated.ages, stated == .no || told.state != .yes || told.points < Points.statedAge {
            let because = AbsenceWords(language, snapshot.vocabulary).ages(ages)
            return Explanation.Reason(
                words.age(age.years, stated, because), stated, basis: .stated, source: publisher(self.stated.ownRecord))
        }
        guard told.state != .unknown, let fact = self.fact(told.term) else {
            return Explanation.Reason(words.unknownAge(age.years), .unknown, basis: .notAsked)
        }
        let phrase = TermWords(snapshot.vocabulary[told.term], language).text(told.state, fact.grade)
        let because = phrase + speaker(of: fact, told.state)
        return said(words.age(age.years, told.state, because), fact, state: told.state)
    }

    /// The age group that counts: the one with the most points, of equal ones the first.
    private func bestGroup(_ age: ScoredAge) -> (term: Term, state: Ternary, points: Int) {
        var best = (term: age.groups[0].term, state: Ternary.unknown, points: -1)
        for group in age.groups {
            let points = engine.points(group, .specialty, hit.program)
            guard points > best.points else { continue }
            best = (group.term, engine.state(group.term, hit.program), points)
        }
        return best
    }
}
