import LocatorIndex
import Treatment

/// One hit while it is explained: what is known of the program, and the words for it. A class: its parts ask it in turn.
final class HitPage {
    private(set) var hit: Hit
    let plan: Plan
    let engine: SearchEngine
    let ladder: RankLadder
    let language: PageLanguage
    /// Why the program is not in the list; empty when it is.
    var absences: [Absence] = []
    private(set) var stated: StatedProgram
    let speech: TermSpeech
    var snapshot: Snapshot { engine.snapshot }
    var words: ReasonWords { ReasonWords(language) }

    init(
        _ hit: Hit, _ stated: StatedProgram, _ plan: Plan, _ engine: SearchEngine, ladder: RankLadder,
        language: PageLanguage
    ) {
        self.hit = hit
        self.plan = plan
        self.engine = engine
        self.ladder = ladder
        self.language = language
        speech = engine.speech(language)
        self.stated = stated
    }

    /// Goes on to another hit of the same answer.
    func turn(to hit: Hit, _ stated: StatedProgram) {
        self.hit = hit
        self.stated = stated
    }

    /// - Parameter asks: false leaves out the questions, which alone need the ladder.
    func explanation(asks: Bool = true) -> Explanation {
        let active = plan.active
        let weights = plan.request.weights
        let shown = shownParts(points: hit.points, weights: weights, active: active)
        // All reasons lie in one place, and each part has its stretch of it.
        var reasons: [Explanation.Reason] = []
        reasons.reserveCapacity(active.count + plan.needs.count)
        var ends = InlineArray<8, Int>(repeating: 0)
        for place in active.indices {
            appendReasons(active[place], to: &reasons)
            ends[place] = reasons.count
        }
        var parts: [Explanation.Part] = []
        parts.reserveCapacity(active.count)
        for place in active.indices {
            parts.append(
                Explanation.Part(
                    dimension: active[place], points: shown.parts[place], most: plan.mostShown[place],
                    reasons: reasons[(place == 0 ? 0 : ends[place - 1])..<ends[place]]))
        }
        return Explanation(
            total: shown.total, parts: parts, questions: asks ? questions() : [], cautions: cautions(),
            track: hit.fit.flatMap(stated.track), precision: precision, asOf: stated.asOf)
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
        var reasons: [Explanation.Reason] = []
        appendReasons(dimension, to: &reasons)
        return reasons
    }

    private func appendReasons(_ dimension: Dimension, to reasons: inout [Explanation.Reason]) {
        switch dimension {
        case .distance: reasons.append(distanceReason())
        case .schedule: reasons.append(ScheduleWords(page: self).reason())
        case .text: reasons += engine.textReasons(plan.text, hit.program, in: language)
        case .accreditation, .payment, .specialty, .language:
            let before = reasons.count
            for need in plan.needs where need.dimension == dimension {
                for place in need.need.terms.indices { reasons.append(reason(need, place)) }
            }
            if dimension == .specialty, let age = plan.age { reasons.append(ageReason(age)) }
            if reasons.count == before { reasons.append(bestAccreditation()) }
        }
    }

    private func distanceReason() -> Explanation.Reason {
        if hit.isAttendedOnline { return Explanation.Reason(words.attendedOnline, .yes) }
        guard let metres = hit.metres else { return Explanation.Reason(words.noDistance, .unknown) }
        return Explanation.Reason(words.distance(metres, precision), .yes)
    }

    private func bestAccreditation() -> Explanation.Reason {
        var best: (place: Int, worth: Int)?
        var noes = 0
        for (word, mask) in engine.accreditationMask.words {
            var yes = engine.columns.yes[word][hit.program] & mask
            noes += (engine.columns.no[word][hit.program] & mask).nonzeroBitCount
            while yes != 0 {
                let place = engine.accreditationPlace[word * 64 + yes.trailingZeroBitCount]
                yes &= yes - 1
                let worth = engine.accreditations[place].worth ?? 0
                if let best, (best.worth, place) >= (worth, best.place) { continue }
                best = (place, worth)
            }
        }
        if let term = best.map({ engine.accreditations[$0.place].term }), let fact = self.fact(term) {
            return said(speech.title(term), fact, state: .yes)
        }
        let isKnown = noes == engine.accreditations.count
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
        if stated.hours != nil { cautions += ScheduleWords(page: self).cautions() }
        return cautions
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
package func tenths(_ value: Int) -> String {
    smallTenths.indices.contains(value) ? smallTenths[value] : String(value / 10) + "." + String(value % 10)
}

/// The tenths that distances and scores are said in.
private let smallTenths: [String] = (0...1000).map { "\($0 / 10).\($0 % 10)" }
