import LocatorIndex
import Treatment

/// What was asked and is not known, as questions for the telephone: what each answer would do to the rank among the same hits.
extension HitPage {
    /// One a term, however many needs name it. What could change the rank most comes first; ties in the order they were asked.
    func questions() -> [Explanation.Question] {
        var questions: [(change: Int, question: Explanation.Question)] = []
        var asked: [Term] = []
        for need in plan.needs {
            for (term, value) in zip(need.need.terms, need.values) where !asked.contains(term) {
                guard engine.verdict(value, hit.program, nil, excludes: false).state == .unknown else { continue }
                asked.append(term)
                questions.append(question(term))
            }
        }
        if let age = ageQuestion() { questions.append(age) }
        if let schedule = scheduleQuestion() { questions.append(schedule) }
        return questions.enumerated().sorted { ($1.element.change, $0.offset) < ($0.element.change, $1.offset) }
            .map(\.element.question)
    }

    /// An answer that may drop the program weighs more than any points.
    private static let dropping = 10_000_000

    private func question(_ term: Term) -> (change: Int, question: Explanation.Question) {
        question(TermWords(snapshot.vocabulary[term], language).question, about: term)
    }

    private func ageQuestion() -> (change: Int, question: Explanation.Question)? {
        guard let age = plan.request.age, Run(plan, engine).ageState(hit.program) == .unknown else { return nil }
        return question(words.ageQuestion(age.years), about: nil)
    }

    private func question(_ text: String, about term: Term?) -> (change: Int, question: Explanation.Question) {
        let answers = [Ternary.yes, .no].map { Answered(term: term, state: $0) }
        let scores = answers.map(score)
        let drops = answers.contains(where: isDropping)
        let question = Explanation.Question(text: text, rankIfYes: rank(answers[0]), rankIfNo: rank(answers[1]))
        return ((drops ? HitPage.dropping : 0) + abs(scores[0] - scores[1]), question)
    }

    private func scheduleQuestion() -> (change: Int, question: Explanation.Question)? {
        guard let schedule = plan.request.schedule, hit.fit == nil,
            let place = plan.active.firstIndex(of: .schedule)
        else { return nil }
        let weight = plan.request.weights[.schedule]
        let rest = hit.score - weight * hit.points[place]
        func rank(_ state: Ternary) -> Int? {
            let isWanted = (state == .yes) != (schedule.mode == .not)
            guard isWanted || schedule.mode == .prefer, absences.allSatisfy(\.isSchedule) else { return nil }
            let score = state == .yes ? rest + weight * Points.full : rest
            return self.rank(score, confirming: isWanted ? 1 : 0)
        }
        let question = Explanation.Question(text: words.scheduleQuestion, rankIfYes: rank(.yes), rankIfNo: rank(.no))
        return ((schedule.mode == .prefer ? 0 : HitPage.dropping) + weight * Points.full, question)
    }

    // MARK: - What an answer would do

    /// A term, or the age, as if the program itself had said this of it today.
    struct Answered {
        /// Nil: the age.
        let term: Term?
        let state: Ternary
    }

    private func needs(naming term: Term?) -> [PlannedNeed] {
        guard let term else { return [] }
        return plan.needs.filter { $0.need.terms.contains(term) }
    }

    /// Nil: out of the list, or not in it for another reason too.
    private func rank(_ answered: Answered) -> Int? {
        let isElsewhereMissing = absences.contains { absence in
            if absence.isAge { return !decidesAge(answered) }
            guard case .need(let ordinal, _) = absence.cause, let term = answered.term else { return true }
            return !plan.needs[ordinal].need.terms.contains(term)
        }
        guard !isDropping(answered), !isElsewhereMissing else { return nil }
        let unanswered = Answered(term: answered.term, state: .unknown)
        let ageGain = (isAgeConfirmed(answered) ? 1 : 0) - (isAgeConfirmed(unanswered) ? 1 : 0)
        let gain = needs(naming: answered.term).reduce(ageGain) {
            $0 + (isConfirmed($1, answered) ? 1 : 0) - (isConfirmed($1, unanswered) ? 1 : 0)
        }
        return rank(score(answered), confirming: gain)
    }

    private func rank(_ score: Int, confirming gain: Int) -> Int {
        let changed = hit.key.with(score: score, confirming: gain, sort: plan.request.sort)
        return ladder.rank(of: changed, insteadOf: absences.isEmpty ? hit.key : nil)
    }

    private func states(_ need: PlannedNeed, _ answered: Answered) -> [Ternary] {
        zip(need.need.terms, need.values).map { term, value in
            term == answered.term ? answered.state : engine.verdict(value, hit.program, nil, excludes: false).state
        }
    }

    private func isConfirmed(_ need: PlannedNeed, _ answered: Answered) -> Bool {
        let states = states(need, answered)
        if need.need.mode == .not { return states.allSatisfy { $0 == .no } }
        return need.need.combination == .any ? states.contains(.yes) : states.allSatisfy { $0 == .yes }
    }

    /// Whether the program leaves the list by the answer when nothing else changes.
    func isDropping(_ answered: Answered) -> Bool {
        isAgeDropping(answered)
            || needs(naming: answered.term).contains { need in
                let states = states(need, answered)
                let isAll = need.need.combination == .all
                switch need.need.mode {
                case .prefer: return false
                case .not: return states.contains(.yes)
                case .must: return isAll ? states.contains(.no) : states.allSatisfy { $0 == .no }
                case .strict: return !isConfirmed(need, answered)
                }
            }
    }

    /// T after the answer.
    func score(_ answered: Answered) -> Int {
        let scoring = needs(naming: answered.term).first?.dimension
        guard let dimension = scoring ?? (decidesAge(answered) ? .specialty : nil),
            let position = plan.active.firstIndex(of: dimension)
        else { return hit.score }
        var sum = 0
        var count = 0
        for need in plan.needs where need.dimension == dimension {
            let points = points(need, dimension, answered)
            if dimension == .specialty {
                sum += points.reduce(0, +)
                count += points.count
            } else if need.need.combination == .any, need.need.mode != .not {
                sum += points.max() ?? 0
                count += 1
            } else {
                sum += (points.reduce(0, +) + points.count / 2) / points.count
                count += 1
            }
        }
        if dimension == .specialty, let age = agePoints(answered) {
            sum += age
            count += 1
        }
        guard count > 0 else { return hit.score }
        let changed = (sum + count / 2) / count
        return hit.score + plan.request.weights[dimension] * (changed - hit.points[position])
    }

    /// Of each value of a need, the answered one as if it were said today by the program's own record.
    private func points(_ need: PlannedNeed, _ dimension: Dimension, _ answered: Answered) -> [Int] {
        let excludes = need.need.mode == .not
        return zip(need.need.terms, need.values).map { term, value in
            guard term == answered.term else {
                return engine.verdict(value, hit.program, dimension, excludes: excludes).points
            }
            let asWanted = excludes ? Points.full : Points.yes(snapshot.vocabulary[term], .plain, isOwn: true)
            return (answered.state == .yes) != excludes ? asWanted : 0
        }
    }
}
