import LocatorIndex
import Treatment

/// One hit while it is explained: what is known of the program, and the words for it.
struct HitPage {
    let hit: Hit
    let plan: Plan
    let engine: SearchEngine
    let ladder: RankLadder
    let language: PageLanguage
    /// Why the program is not in the list; empty when it is.
    var absences: [Absence] = []
    let stated: StatedProgram
    let speech: TermSpeech
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
        speech = engine.speech(language)
        stated = try engine.snapshot.statedProgram(hit.program)
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
            track: hit.fit.flatMap(stated.track), precision: precision,
            asOf: stated.records.compactMap(\.asOf).max())
    }

    /// What the program's records say of a term; nil where none was asked.
    func fact(_ term: Term) -> Fact? {
        guard engine.state(term, hit.program) != .unknown else { return stated.unknown[term] }
        return snapshot.classes[engine.factClass(term, hit.program)].fact
    }

    /// What is known of a value of a need, whatever the need wants.
    func state(_ need: PlannedNeed, _ place: Int) -> Ternary {
        if need.isPlain { return engine.state(need.need.terms[place], hit.program) }
        return engine.verdict(need.values[place], hit.program, nil, excludes: false).state
    }

    private var precision: PointPrecision {
        snapshot.precision(ofFacility: Int(engine.columns.facilityOf[hit.program]))
    }

    // MARK: - Reasons

    func reasons(_ dimension: Dimension) -> [Explanation.Reason] {
        switch dimension {
        case .distance: return [distanceReason()]
        case .schedule: return [ScheduleWords(page: self).reason()]
        case .text: return engine.textReasons(plan.text, hit.program, in: language)
        case .accreditation, .payment, .specialty, .language:
            var said: [Explanation.Reason] = []
            for need in plan.needs where need.dimension == dimension {
                for place in need.need.terms.indices { said.append(reason(need, place)) }
            }
            if dimension == .specialty, let age = plan.age { said.append(ageReason(age)) }
            return said.isEmpty ? [bestAccreditation()] : said
        }
    }

    private func distanceReason() -> Explanation.Reason {
        if hit.isAttendedOnline { return Explanation.Reason(words.attendedOnline, .yes) }
        guard let metres = hit.metres else { return Explanation.Reason(words.noDistance, .unknown) }
        return Explanation.Reason(words.distance(metres, precision), .yes)
    }

    private func bestAccreditation() -> Explanation.Reason {
        var best: (term: Term, worth: Int)?
        var isKnown = true
        for value in engine.accreditations {
            let state = engine.state(value.term, hit.program)
            isKnown = isKnown && state == .no
            guard state == .yes, case let worth = value.worth ?? 0, worth > best?.worth ?? -1 else { continue }
            best = (value.term, worth)
        }
        if let term = best?.term, let fact = self.fact(term) {
            return said(speech.title(term), fact, state: .yes)
        }
        return Explanation.Reason(
            isKnown ? words.noAccreditation : words.unknownAccreditation, isKnown ? .no : .unknown)
    }

    func said(_ text: String, _ fact: Fact, state: Ternary) -> Explanation.Reason {
        Explanation.Reason(text, state, basis: fact.basis, source: publisher(fact.record), asOf: fact.asOf)
    }

    func publisher(_ record: UInt8) -> String? {
        guard Int(record) < stated.records.count else { return nil }
        let source = stated.records[Int(record)].source
        return snapshot.sources.indices.contains(source) ? snapshot.sources[source].publisher : nil
    }

    private func cautions() -> [String] {
        var cautions: [String] = []
        if !stated.servesOnly.isEmpty {
            cautions.append(words.servesOnly(stated.servesOnly.map(speech.label)))
        }
        if let tracks = stated.tracks, let schedule = engine.schedules[Int(engine.columns.schedule[hit.program])] {
            let most = tracks.tracks.map(\.minutesAWeek).max() ?? 0
            if most < schedule.leastMinutes { cautions.append(words.fewHours(schedule.leastMinutes / 60)) }
        }
        return cautions + ScheduleWords(page: self).cautions()
    }
}

extension StatedProgram {
    /// The track that a fit speaks of: its number counts those that have sessions.
    func track(_ fit: ScheduleFit) -> Track? {
        guard let ordinal = fit.track, let tracks, case let meeting = tracks.tracks.filter({ !$0.sessions.isEmpty }),
            ordinal < meeting.count
        else { return nil }
        return meeting[ordinal]
    }
}

/// `12.3` for 123.
package func tenths(_ value: Int) -> String { String(value / 10) + "." + String(value % 10) }
