import LocatorIndex
package import Treatment

/// What hangs on one thing that is known, or not known, of a hit: its score if a telephone call says yes, and if it says no.
package struct Stake: Hashable, Sendable {
    package enum Subject: Hashable, Sendable {
        /// Whether the program is still held at all.
        case level
        case term(Term)
        /// When its sessions are.
        case sessions
    }
    package let subject: Subject
    /// What the listings say today.
    package let state: Ternary
    package let grade: Grade
    /// The day it was true; nil for what is unknown or undated.
    package let asOf: Day?
    /// Ten-thousandths of the most that a program can score, if the answer were given today; 0 when it would leave the list.
    package let ifYes, ifNo: Int

    /// How much of the score the answer decides, 0 ... 10,000.
    package var change: Int { abs(ifYes - ifNo) }
}

extension SearchEngine {
    /// For each hit of an answer, all that its place in the answer hangs on and that a person could be asked.
    package func stakes(
        _ answer: SearchAnswer, for request: SearchRequest
    ) throws(SearchError) -> [[Stake]] {
        let plan = Plan(request, self)
        let ladder = RankLadder(answer, self)
        var all: [[Stake]] = []
        all.reserveCapacity(answer.hits.count)
        do throws(IndexError) {
            for (hit, stated) in zip(answer.hits, try stated.programs(at: answer.hits.map(\.program))) {
                all.append(HitPage(hit, stated, plan, self, ladder: ladder, language: .english).stakes())
            }
        } catch { throw SearchError.damaged(error) }
        return all
    }
}

extension HitPage {
    fileprivate func stakes() -> [Stake] {
        let own = Int(stated.ownRecord)
        let listed = stated.records.indices.contains(own) ? stated.records[own].asOf : nil
        var stakes = [Stake(.level, .yes, asOf: listed, ifYes: share(hit.score), ifNo: 0)]
        var asked: [Term] = []
        for need in plan.needs {
            for (term, value) in zip(need.need.terms, need.values) where !asked.contains(term) {
                asked.append(term)
                if let stake = stake(term, value) { stakes.append(stake) }
            }
        }
        if let age = ageStake(listed), !asked.contains(where: { .term($0) == age.subject }) { stakes.append(age) }
        if let sessions = sessionStake() { stakes.append(sessions) }
        return stakes
    }

    /// Nil where what is known follows from something else than a fact on the term itself.
    private func stake(_ term: Term, _ value: Value) -> Stake? {
        let state = engine.verdict(value, hit.program, nil, excludes: false).state
        let fact = fact(term)
        guard state == .unknown || fact?.state == state else { return nil }
        return stake(.term(term), state, state == .unknown ? nil : fact, term)
    }

    private func ageStake(_ listed: Day?) -> Stake? {
        guard let age = plan.request.age, let first = age.terms.first else { return nil }
        let state = Run(plan, engine).ageState(hit.program)
        let known = age.terms.first { fact($0).map { $0.state != .unknown } ?? false }
        let said = known.flatMap { fact($0) } ?? Fact(state, record: stated.ownRecord, asOf: listed)
        return stake(.term(known ?? first), state, state == .unknown ? nil : said, nil)
    }

    private func stake(_ subject: Stake.Subject, _ state: Ternary, _ fact: Fact?, _ term: Term?) -> Stake {
        let worth = [Ternary.yes, .no].map { answer -> Int in
            let answered = Answered(term: term, state: answer)
            return isDropping(answered) ? 0 : share(score(answered))
        }
        return Stake(
            subject, state, grade: fact?.grade ?? .plain, asOf: fact?.asOf, ifYes: worth[0], ifNo: worth[1])
    }

    /// Yes: they fit the person's week as well as can be; no: not at all.
    private func sessionStake() -> Stake? {
        guard let schedule = plan.request.schedule, let place = plan.active.firstIndex(of: .schedule) else {
            return nil
        }
        let weight = plan.request.weights[.schedule]
        let rest = hit.score - weight * hit.points[place]
        let best = share(rest + weight * Points.full)
        let (ifYes, ifNo): (Int, Int) =
            switch schedule.mode {
            case .prefer: (best, share(rest))
            case .must, .strict: (best, 0)
            case .not: (0, share(rest))
            }
        let asOf = stated.tracks.map(\.asOf) ?? stated.hours?.asOf
        return Stake(
            .sessions, hit.fit?.attendable ?? .unknown, asOf: hit.fit == nil ? nil : asOf, ifYes: ifYes, ifNo: ifNo)
    }

    private func share(_ score: Int) -> Int {
        let most = plan.active.reduce(0) { $0 + plan.request.weights[$1] }
        return most == 0 ? 0 : score / most
    }
}

extension Stake {
    fileprivate init(
        _ subject: Subject, _ state: Ternary, grade: Grade = .plain, asOf: Day?, ifYes: Int, ifNo: Int
    ) {
        self.init(subject: subject, state: state, grade: grade, asOf: asOf, ifYes: ifYes, ifNo: ifNo)
    }
}
