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

    func explanation() -> Explanation {
        let weights = plan.request.weights
        let shown = shownParts(points: hit.points, weights: weights, active: plan.active)
        let most = shownMaxima(weights: weights, active: plan.active)
        let parts = plan.active.enumerated().map { place, dimension in
            Explanation.Part(
                dimension: dimension, points: shown.parts[place], most: most[place], reasons: reasons(dimension))
        }
        return Explanation(total: shown.total, parts: parts, questions: questions(), cautions: cautions())
    }

    // MARK: - Reasons

    func reasons(_ dimension: Dimension) -> [Explanation.Reason] {
        switch dimension {
        case .distance: return [distanceReason()]
        case .schedule: return [scheduleReason()]
        case .text: return engine.textReasons(plan.text, hit.program, in: .english)
        case .accreditation, .payment, .specialty, .language:
            let needs = plan.needs.filter { $0.dimension == dimension }
            guard !needs.isEmpty else { return [bestAccreditation()] }
            return needs.flatMap { need in need.need.terms.indices.map { reason(need, $0) } }
        }
    }

    private func distanceReason() -> Explanation.Reason {
        if hit.isAttendedOnline { return Explanation.Reason(words.attendedOnline, .yes) }
        guard let metres = hit.metres else { return Explanation.Reason(words.noDistance, .unknown) }
        return Explanation.Reason(words.distance(metres, facility.precision), .yes)
    }

    private func scheduleReason() -> Explanation.Reason {
        guard let tracks = program.tracks, let fit = hit.fit else {
            let labels = [Term.evening, .weekend, .daytime].filter { program.facts[$0]?.state == .yes }
            guard let label = labels.first, let fact = program.facts[label] else {
                return Explanation.Reason("session times are not known", .unknown)
            }
            let names = labels.map { snapshot.vocabulary[$0].english.lowercased() }.joined(separator: ", ")
            return said("says \(names), but not which hours", fact, state: .unknown)
        }
        let source = publisher(tracks.record)
        guard let ordinal = fit.track, case let meeting = tracks.tracks.filter({ !$0.sessions.isEmpty }),
            ordinal < meeting.count
        else {
            return Explanation.Reason(
                "its online sessions do not serve your state", .no, source: source, asOf: tracks.asOf)
        }
        let track = meeting[ordinal]
        let name = track.name.isEmpty ? "a track" : "the track “\(track.name)”"
        let needed = track.required ?? track.sessions.count
        let text: String
        if fit.attendable == .yes {
            let slack =
                fit.slackMinutes >= WeekInterval.week ? "all your week is free" : "\(fit.slackMinutes) min to spare"
            text =
                "\(fit.fitting.count) of \(track.sessions.count) sessions of \(name) fit (\(needed) needed), \(slack)"
        } else {
            text = "only \(fit.fitting.count) of \(track.sessions.count) sessions of \(name) fit (\(needed) needed)"
        }
        return Explanation.Reason(text, fit.attendable, source: source, asOf: tracks.asOf)
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
        return cautions
    }
}

/// `12.3` for 123.
package func tenths(_ value: Int) -> String { "\(value / 10).\(value % 10)" }
