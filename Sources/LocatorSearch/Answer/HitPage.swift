import LocatorIndex
import Treatment

/// One hit while it is explained: the program's values, and the words for them.
struct HitPage {
    let hit: Hit
    let plan: Plan
    let engine: SearchEngine
    let ladder: RankLadder
    let language: PageLanguage
    /// Why the program is not in the list; empty when it is.
    var absences: [Absence] = []
    let program: Program
    let facility: Facility
    var snapshot: Snapshot { engine.snapshot }
    var words: ReasonWords { ReasonWords(language) }

    init(
        _ hit: Hit, _ plan: Plan, _ engine: SearchEngine, ladder: RankLadder, language: PageLanguage
    ) throws(IndexError) {
        self.hit = hit
        self.plan = plan
        self.engine = engine
        self.ladder = ladder
        self.language = language
        program = try engine.snapshot.program(hit.program)
        facility = try engine.snapshot.facility(program.facility)
    }

    /// - Parameter asks: false leaves out the questions, which alone need the ladder.
    func explanation(asks: Bool = true) -> Explanation {
        let weights = plan.request.weights
        let shown = shownParts(points: hit.points, weights: weights, active: plan.active)
        let most = shownMaxima(weights: weights, active: plan.active)
        let parts = plan.active.enumerated().map { place, dimension in
            Explanation.Part(
                dimension: dimension, points: shown.parts[place], most: most[place], reasons: reasons(dimension))
        }
        return Explanation(
            total: shown.total, parts: parts, questions: asks ? questions() : [], cautions: cautions(),
            program: program,
            facility: facility)
    }

    private var scheduleWords: ScheduleWords {
        ScheduleWords(
            hit: hit, program: program, facility: facility, plan: plan, engine: engine, language: language)
    }

    // MARK: - Reasons

    func reasons(_ dimension: Dimension) -> [Explanation.Reason] {
        switch dimension {
        case .distance: return [distanceReason()]
        case .schedule: return [scheduleWords.reason()]
        case .text: return engine.textReasons(plan.text, hit.program, in: language)
        case .accreditation, .payment, .specialty, .language:
            let needs = plan.needs.filter { $0.dimension == dimension }
            let age = dimension == .specialty ? plan.age : nil
            guard !needs.isEmpty || age != nil else { return [bestAccreditation()] }
            let said = needs.flatMap { need in need.need.terms.indices.map { reason(need, $0) } }
            return said + (age.map { [ageReason($0)] } ?? [])
        }
    }

    private func distanceReason() -> Explanation.Reason {
        if hit.isAttendedOnline { return Explanation.Reason(words.attendedOnline, .yes) }
        guard let metres = hit.metres else { return Explanation.Reason(words.noDistance, .unknown) }
        return Explanation.Reason(words.distance(metres, facility.precision), .yes)
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
        if let (entry, fact) = best { return said(TermWords(entry, language).label, fact, state: .yes) }
        let isKnown = entries.allSatisfy { program.facts[$0.term]?.state == .no }
        return Explanation.Reason(
            isKnown ? words.noAccreditation : words.unknownAccreditation, isKnown ? .no : .unknown)
    }

    func said(_ text: String, _ fact: Fact, state: Ternary) -> Explanation.Reason {
        Explanation.Reason(text, state, basis: fact.basis, source: publisher(fact.record), asOf: fact.asOf)
    }

    func publisher(_ record: UInt8) -> String? {
        guard Int(record) < facility.records.count else { return nil }
        let source = facility.records[Int(record)].source
        return snapshot.sources.indices.contains(source) ? snapshot.sources[source].publisher : nil
    }

    private func cautions() -> [String] {
        var cautions: [String] = []
        let only = program.servesOnly.map { TermWords(snapshot.vocabulary[$0], language).inSentence }
        if !only.isEmpty { cautions.append(words.servesOnly(only)) }
        if let tracks = program.tracks {
            let least = program.level.leastMinutesAWeek(forAdolescents: program.isForAdolescents)
            let most = tracks.tracks.map(\.minutesAWeek).max() ?? 0
            if most > 0, most < least { cautions.append(words.fewHours(least / 60)) }
        }
        return cautions + scheduleWords.cautions()
    }
}

/// `12.3` for 123.
package func tenths(_ value: Int) -> String { "\(value / 10).\(value % 10)" }
