import LocatorIndex
import Treatment

/// One hit while it is explained: the program's values, and the words for them.
struct HitPage {
    let hit: Hit
    let answer: SearchAnswer
    let plan: Plan
    let engine: SearchEngine
    let ladder: ScoreLadder
    private var program = Program(id: 0, facility: 0, level: .op, focus: .both)
    private var facility = Facility(id: 0, name: "")
    private var snapshot: Snapshot { engine.snapshot }

    init(_ hit: Hit, _ answer: SearchAnswer, _ plan: Plan, _ engine: SearchEngine, ladder: ScoreLadder) {
        self.hit = hit
        self.answer = answer
        self.plan = plan
        self.engine = engine
        self.ladder = ladder
    }

    mutating func explanation() throws(IndexError) -> Explanation {
        program = try snapshot.program(hit.program)
        facility = try snapshot.facility(program.facility)
        let shown = shownParts(points: hit.points, weights: answer.weights, active: answer.active)
        let most = shownMaxima(weights: answer.weights, active: answer.active)
        let parts = answer.active.enumerated().map { place, dimension in
            Explanation.Part(
                dimension: dimension, points: shown.parts[place], most: most[place], reasons: reasons(dimension))
        }
        return Explanation(total: shown.total, parts: parts, questions: questions(), cautions: cautions())
    }

    private var scheduleWords: ScheduleWords {
        ScheduleWords(
            hit: hit, program: program, facility: facility, plan: plan, engine: engine, language: .english)
    }

    // MARK: - Reasons

    private func reasons(_ dimension: Dimension) -> [Explanation.Reason] {
        switch dimension {
        case .distance: return [distanceReason()]
        case .schedule: return [scheduleWords.reason()]
        case .text: return []
        case .accreditation, .payment, .specialty, .language:
            let needs = plan.needs.filter { $0.dimension == dimension }
            guard !needs.isEmpty else { return [bestAccreditation()] }
            return needs.flatMap { need in need.need.terms.indices.map { reason(need, $0) } }
        }
    }

    private func distanceReason() -> Explanation.Reason {
        if hit.isAttendedOnline {
            return Explanation.Reason("attended online from home, so the distance does not count", .yes)
        }
        guard let metres = hit.metres else { return Explanation.Reason("no distance is known", .unknown) }
        let exactness =
            switch facility.precision {
            case .site: ""
            case .zip: ", measured to the middle of its ZIP code"
            case .place: ", measured to the middle of its town"
            case .none: ""
            }
        let sign = facility.precision == .site ? "" : "≈ "
        return Explanation.Reason("\(sign)\(tenths(metres.tenthsOfMiles)) miles away\(exactness)", .yes)
    }

    private func bestAccreditation() -> Explanation.Reason {
        let entries = snapshot.vocabulary.terms(in: .accreditation)
        let held = entries.compactMap { entry in program.facts[entry.term].map { (entry, $0) } }.filter {
            $0.1.state == .yes
        }
        let best = held.max { a, b in
            let worth = (Points.yes(a.0, .plain, isOwn: true), Points.yes(b.0, .plain, isOwn: true))
            return worth.0 != worth.1 ? worth.0 < worth.1 : a.0.term > b.0.term
        }
        if let (entry, fact) = best { return said(entry.english, fact, state: .yes) }
        let isKnown = entries.allSatisfy { program.facts[$0.term]?.state == .no }
        return Explanation.Reason(
            isKnown ? "no accreditation or licence is listed" : "accreditation is not known", isKnown ? .no : .unknown)
    }

    private func reason(_ need: PlannedNeed, _ place: Int) -> Explanation.Reason {
        let entry = snapshot.vocabulary[need.need.terms[place]]
        let verdict = engine.verdict(need.values[place], hit.program, need.dimension, excludes: false)
        let words = TermWords(entry)
        guard let fact = program.facts[entry.term] else {
            if verdict.state == .unknown, entry.isCarrier, program.facts[.privateInsurance]?.state == .yes {
                return Explanation.Reason("takes private insurance; whether \(entry.english) is not known", .unknown)
            }
            return Explanation.Reason(words.text(verdict.state, .plain), verdict.state, basis: .notAsked)
        }
        if fact.basis == .disputed {
            return said("\(words.text(.unknown, .plain)): its sources disagree", fact, state: .unknown)
        }
        let scope = fact.record == program.ownRecord || verdict.state != .yes ? "" : " (listed for the facility)"
        return said(words.text(verdict.state, fact.grade) + scope, fact, state: verdict.state)
    }

    private func said(_ text: String, _ fact: Fact, state: Ternary) -> Explanation.Reason {
        Explanation.Reason(text, state, basis: fact.basis, source: publisher(fact.record), asOf: fact.asOf)
    }

    private func publisher(_ record: UInt8) -> String? {
        guard Int(record) < facility.records.count else { return nil }
        let source = facility.records[Int(record)].source
        return snapshot.sources.indices.contains(source) ? snapshot.sources[source].publisher : nil
    }

    private func cautions() -> [String] {
        var cautions: [String] = []
        let only = program.servesOnly.map { snapshot.vocabulary[$0].english.lowercased() }
        if !only.isEmpty { cautions.append("serves only: \(only.joined(separator: ", "))") }
        if let tracks = program.tracks {
            let least = program.level.leastMinutesAWeek(forAdolescents: program.isForAdolescents)
            let most = tracks.tracks.map(\.minutesAWeek).max() ?? 0
            if most > 0, most < least { cautions.append("its sessions add up to less than \(least / 60) hours a week") }
        }
        return cautions + scheduleWords.cautions()
    }

    // MARK: - Questions

    private func questions() -> [Explanation.Question] {
        var questions: [(change: Int, question: Explanation.Question)] = []
        for (number, need) in plan.needs.enumerated() {
            for place in need.values.indices {
                let state = engine.verdict(need.values[place], hit.program, need.dimension, excludes: false).state
                guard state == .unknown else { continue }
                let ifYes = score(answering: .yes, number, place)
                let ifNo = score(answering: .no, number, place)
                let isDroppedByYes = isDropped(answering: .yes, need, place)
                let isDroppedByNo = isDropped(answering: .no, need, place)
                let question = Explanation.Question(
                    text: TermWords(snapshot.vocabulary[need.need.terms[place]]).question,
                    rankIfYes: isDroppedByYes ? nil : ladder.rank(of: ifYes, insteadOf: hit.score, at: hit.rank),
                    rankIfNo: isDroppedByNo ? nil : ladder.rank(of: ifNo, insteadOf: hit.score, at: hit.rank))
                let change = (isDroppedByYes || isDroppedByNo ? 10_000_000 : 0) + abs(ifYes - ifNo)
                questions.append((change, question))
            }
        }
        if let schedule = plan.request.schedule, program.tracks == nil,
            let place = answer.active.firstIndex(of: .schedule)
        {
            let weight = answer.weights[.schedule]
            let rest = hit.score - weight * hit.points[place]
            let ifYes = rest + weight * Points.full
            let question = Explanation.Question(
                text: "Are there sessions when I am free, and which days and hours?",
                rankIfYes: ladder.rank(of: ifYes, insteadOf: hit.score, at: hit.rank),
                rankIfNo: schedule.mode == .must ? nil : ladder.rank(of: rest, insteadOf: hit.score, at: hit.rank))
            questions.append(((schedule.mode == .must ? 10_000_000 : 0) + weight * Points.full, question))
        }
        return questions.enumerated().sorted { ($1.element.change, $0.offset) < ($0.element.change, $1.offset) }
            .map(\.element.question)
    }

    /// Whether the program leaves the list when the value's state becomes `state` and nothing else changes.
    private func isDropped(answering state: Ternary, _ need: PlannedNeed, _ place: Int) -> Bool {
        var states = need.values.map { engine.verdict($0, hit.program, nil, excludes: false).state }
        states[place] = state
        let isAll = need.need.combination == .all
        switch need.need.mode {
        case .prefer: return false
        case .not: return states.contains(.yes)
        case .must: return isAll ? states.contains(.no) : states.allSatisfy { $0 == .no }
        case .strict: return !(isAll ? states.allSatisfy { $0 == .yes } : states.contains(.yes))
        }
    }

    /// T when one value gets a fresh answer from the program itself.
    private func score(answering state: Ternary, _ number: Int, _ place: Int) -> Int {
        guard let dimension = plan.needs[number].dimension, let position = answer.active.firstIndex(of: dimension)
        else {
            return hit.score
        }
        var sum = 0
        var count = 0
        for (other, need) in plan.needs.enumerated() where need.dimension == dimension {
            let excludes = need.need.mode == .not
            var points = need.values.map { engine.verdict($0, hit.program, dimension, excludes: excludes).points }
            if other == number {
                let entry = snapshot.vocabulary[need.need.terms[place]]
                let asWanted = excludes ? Points.full : Points.yes(entry, .plain, isOwn: true)
                points[place] = (state == .yes) != excludes ? asWanted : 0
            }
            if dimension == .specialty {
                sum += points.reduce(0, +)
                count += points.count
            } else if need.need.combination == .any, !excludes {
                sum += points.max() ?? 0
                count += 1
            } else {
                sum += (points.reduce(0, +) + points.count / 2) / points.count
                count += 1
            }
        }
        let changed = (sum + count / 2) / count
        return hit.score + answer.weights[dimension] * (changed - hit.points[position])
    }
}

/// `12.3` for 123.
package func tenths(_ value: Int) -> String { "\(value / 10).\(value % 10)" }
