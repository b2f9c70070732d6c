import LocatorIndex
import Treatment

/// What was asked and is not known, as questions for the telephone: what each answer would do to the rank among the same hits.
extension HitPage {
    /// One a term, however many needs name it. What could change the rank most comes first; ties in the order they were asked.
    func questions() -> [Explanation.Question] {
        var questions: [(change: Int, question: Explanation.Question)] = []
        var asked: [Term] = []
        for need in plan.needs {
            for (place, term) in need.need.terms.enumerated() where !asked.contains(term) {
                guard state(need, place) == .unknown else { continue }
                asked.append(term)
                questions.append(question(term))
            }
        }
        if let age = ageQuestion() { questions.append(age) }
        if let schedule = scheduleQuestion() { questions.append(schedule) }
        guard questions.count > 1 else { return questions.first.map { [$0.question] } ?? [] }
        return questions.enumerated().sorted { ($1.element.change, $0.offset) < ($0.element.change, $1.offset) }
            .map(\.element.question)
    }

    /// An answer that may drop the program weighs more than any points.
    private static let dropping = 10_000_000

    private func question(_ term: Term) -> (change: Int, question: Explanation.Question) {
        question(speech.question(term), about: term)
    }

    private func ageQuestion() -> (change: Int, question: Explanation.Question)? {
        guard let age = plan.request.age, Run(plan, engine).ageState(hit.program) == .unknown else { return nil }
        return question(words.ageQuestion(age.years), about: nil)
    }

    private func question(_ text: String, about term: Term?) -> (change: Int, question: Explanation.Question) {
        let (yes, no) = (Answered(term: term, state: .yes), Answered(term: term, state: .no))
        let scores = (score(yes), score(no))
        let drops = (isDropping(yes), isDropping(no))
        let question = Explanation.Question(
            text: text, rankIfYes: drops.0 ? nil : rank(yes, scores.0), rankIfNo: drops.1 ? nil : rank(no, scores.1))
        return ((drops.0 || drops.1 ? HitPage.dropping : 0) + abs(scores.0 - scores.1), question)
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

    /// Nil: not in the list for another reason too.
    private func rank(_ answered: Answered, _ score: Int) -> Int? {
        let isElsewhereMissing = absences.contains { absence in
            if absence.isAge { return !decidesAge(answered) }
            guard case .need(let ordinal, _) = absence.cause, let term = answered.term else { return true }
            return !plan.needs[ordinal].need.terms.contains(term)
        }
        guard !isElsewhereMissing else { return nil }
        let unanswered = Answered(term: answered.term, state: .unknown)
        var gain = (isAgeConfirmed(answered) ? 1 : 0) - (isAgeConfirmed(unanswered) ? 1 : 0)
        for need in plan.needs where need.names(answered.term) {
            gain += (isConfirmed(need, answered) ? 1 : 0) - (isConfirmed(need, unanswered) ? 1 : 0)
        }
        return rank(score, confirming: gain)
    }

    private func rank(_ score: Int, confirming gain: Int) -> Int {
        let changed = hit.key.with(score: score, confirming: gain, sort: plan.request.sort)
        return ladder.rank(of: changed, insteadOf: absences.isEmpty ? hit.key : nil)
    }

    /// What is known of a value after the answer.
    private func state(_ need: PlannedNeed, _ place: Int, _ answered: Answered) -> Ternary {
        if need.need.terms[place] == answered.term { return answered.state }
        return state(need, place)
    }

    private func isConfirmed(_ need: PlannedNeed, _ answered: Answered) -> Bool {
        let places = need.need.terms.indices
        if need.need.mode == .not { return places.allSatisfy { state(need, $0, answered) == .no } }
        return need.need.combination == .any
            ? places.contains { state(need, $0, answered) == .yes }
            : places.allSatisfy { state(need, $0, answered) == .yes }
    }

    /// Whether the program leaves the list by the answer when nothing else changes.
    func isDropping(_ answered: Answered) -> Bool {
        if isAgeDropping(answered) { return true }
        return plan.needs.contains { need in
            guard need.need.mode != .prefer, need.names(answered.term) else { return false }
            let places = need.need.terms.indices
            switch need.need.mode {
            case .prefer: return false
            case .not: return places.contains { state(need, $0, answered) == .yes }
            case .must:
                return need.need.combination == .all
                    ? places.contains { state(need, $0, answered) == .no }
                    : places.allSatisfy { state(need, $0, answered) == .no }
            case .strict: return !isConfirmed(need, answered)
            }
        }
    }

    /// T after the answer.
    func score(_ answered: Answered) -> Int {
        let scoring = plan.needs.first { $0.names(answered.term) }?.dimension
        guard let dimension = scoring ?? (decidesAge(answered) ? .specialty : nil),
            let position = plan.active.firstIndex(of: dimension)
        else { return hit.score }
        var sum = 0
        var count = 0
        for need in plan.needs where need.dimension == dimension {
            let places = need.need.terms.indices
            if dimension == .specialty {
                for place in places { sum += points(need, place, dimension, answered) }
                count += places.count
            } else if need.need.combination == .any, need.need.mode != .not {
                sum += places.reduce(0) { max($0, points(need, $1, dimension, answered)) }
                count += 1
            } else {
                let whole = places.reduce(0) { $0 + points(need, $1, dimension, answered) }
                sum += (whole + places.count / 2) / places.count
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

    /// Of a value of a need, the answered one as if it were said today by the program's own record.
    private func points(_ need: PlannedNeed, _ place: Int, _ dimension: Dimension, _ answered: Answered) -> Int {
        let excludes = need.need.mode == .not
        let term = need.need.terms[place]
        guard term == answered.term else {
            return engine.verdict(need.values[place], hit.program, dimension, excludes: excludes).points
        }
        let asWanted = excludes ? Points.full : Points.yes(snapshot.vocabulary[term], .plain, isOwn: true)
        return (answered.state == .yes) != excludes ? asWanted : 0
    }
}

extension PlannedNeed {
    /// One of its values is the term; never for the age, which no need names.
    fileprivate func names(_ term: Term?) -> Bool { term.map(need.terms.contains) ?? false }
}
