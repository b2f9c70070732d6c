import LocatorIndex
import Treatment

extension SearchEngine {
    /// What would bring a missing program into the list: every reason weakened as little as it takes, the radius last.
    func wayIn(_ page: ProgramPage, _ radius: RadiusUsed) throws(SearchError) -> WayIn? {
        var relaxing = Relaxing(page)
        var absences = page.absences
        // Leaving out the place, or a need that lifted the radius, may raise another reason: each round removes at least one.
        for _ in 0..<page.plan.needs.count + Relaxing.rounds {
            relaxing.weaken(absences)
            let scene = Scene(relaxing.request, self, page.language)
            if let place = scene.list.place(of: page.hit.program) {
                return WayIn(
                    request: relaxing.request, changes: relaxing.changes, rank: place.rank,
                    total: scene.list.hits.count)
            }
            absences = try scene.page(of: page.hit.program).absences
        }
        return nil
    }
}

/// A request while it is weakened, with each change in words.
private struct Relaxing {
    private(set) var request: SearchRequest
    private(set) var changes: [String] = []
    private let page: ProgramPage
    private let words: AbsenceWords
    /// Ordinals of needs that go when the round is over.
    private var dropped: Set<Int> = []
    private var language: PageLanguage { page.language }

    /// More rounds than there are kinds of reasons.
    static let rounds = 12

    init(_ page: ProgramPage) {
        self.page = page
        request = page.plan.request
        // The way in is the same list: folded as before.
        request.collapse = request.collapsing
        words = AbsenceWords(page.language, page.snapshot.vocabulary)
    }

    /// Weakens every reason of one round.
    mutating func weaken(_ absences: [Absence]) {
        for absence in absences { weaken(absence) }
        request.needs = request.needs.indices.filter { !dropped.contains($0) }.map { request.needs[$0] }
        dropped = []
    }

    private mutating func weaken(_ absence: Absence) {
        switch absence.cause {
        case .level: weakenLevel()
        case .age: weakenAge(absence.state)
        case .need(let ordinal, _): weakenNeed(ordinal, absence.state)
        case .servesOnly(let axis): unsay(axis)
        case .attendable: weakenSchedule(absence.state)
        case .name:
            request.name = nil
            changes.append(language.say("without the words of the name", "sin las palabras del nombre"))
        case .text:
            request.text = request.text.map { TextNeed($0.words, mode: .prefer) }
            changes.append(language.say("without requiring the words", "sin exigir las palabras"))
        case .radius: widen()
        case .noPoint, .area: leavePlace()
        }
    }

    private mutating func weakenLevel() {
        guard let level = request.level else { return }
        let own = page.program.level
        let name = words.name(own)
        if level.mode == .not {
            let left = level.levels.filter { $0 != own }
            request.level = left.isEmpty ? nil : LevelNeed(left, mode: .not)
            changes.append(language.say("without leaving out: \(name)", "sin excluir: \(name)"))
        } else {
            request.level = LevelNeed(level.levels + [own], mode: level.mode)
            changes.append(language.say("asking for \(name) too", "pidiendo también \(name)"))
        }
    }

    private mutating func weakenAge(_ state: Ternary) {
        guard let age = request.age else { return }
        let years = age.years
        if age.mode == .strict, state == .unknown {
            request.age = AgeNeed(years: years, mode: .must)
            changes.append(
                language.say(
                    "keeping programs whose ages are not known", "conservando programas cuyas edades no se saben"))
        } else {
            request.age = age.mode == .not ? nil : AgeNeed(years: years, mode: .prefer)
            changes.append(language.say("without requiring the age of \(years)", "sin exigir la edad de \(years) años"))
        }
    }

    private mutating func weakenNeed(_ ordinal: Int, _ state: Ternary) {
        guard request.needs.indices.contains(ordinal) else { return }
        let need = request.needs[ordinal]
        let labels = need.terms.map { TermWords(page.snapshot.vocabulary[$0], language).inSentence }
        let name = words.list(labels, "or", "o")
        if need.mode == .strict, state == .unknown {
            request.needs[ordinal] = Need(need.terms, need.combination, mode: .must, label: need.label)
            changes.append(
                language.say(
                    "keeping programs where it is not known: \(name)", "conservando programas donde no se sabe: \(name)"
                ))
        } else if need.mode == .not {
            // Preferring it would say that the person wants it.
            dropped.insert(ordinal)
            changes.append(language.say("without leaving out: \(name)", "sin excluir: \(name)"))
        } else {
            request.needs[ordinal] = Need(need.terms, need.combination, mode: .prefer, label: need.label)
            changes.append(language.say("without requiring: \(name)", "sin exigir: \(name)"))
        }
    }

    /// Takes back what was said on an axis.
    private mutating func unsay(_ axis: ServesOnlyAxis) {
        let said = axis.terms
        var taken: [Term] = []
        for ordinal in request.needs.indices where request.needs[ordinal].mode != .not {
            let need = request.needs[ordinal]
            let left = need.terms.filter { !said.contains($0) }
            guard left.count < need.terms.count else { continue }
            taken += need.terms.filter(said.contains)
            if left.isEmpty {
                dropped.insert(ordinal)
            } else {
                request.needs[ordinal] = Need(left, need.combination, mode: need.mode, label: need.label)
            }
        }
        var names = taken.map { TermWords(page.snapshot.vocabulary[$0], language).inSentence }
        if let age = request.age, age.mode != .not, age.terms.contains(where: said.contains) {
            request.age = nil
            names.append(language.say("the age of \(age.years)", "la edad de \(age.years) años"))
        }
        changes.append(
            language.say(
                "without saying: \(words.list(names, "or", "o"))", "sin indicar: \(words.list(names, "or", "o"))"))
    }

    private mutating func weakenSchedule(_ state: Ternary) {
        guard let schedule = request.schedule else { return }
        let isUnknown = schedule.mode == .strict && state == .unknown
        request.schedule = ScheduleNeed(
            free: WeeklySchedule(schedule.free), bufferMinutes: schedule.bufferMinutes,
            mode: isUnknown ? .must : .prefer)
        changes.append(
            isUnknown
                ? language.say(
                    "keeping programs whose sessions are not known", "conservando programas cuyas sesiones no se saben")
                : language.say("without requiring that sessions fit", "sin exigir que las sesiones quepan"))
    }

    /// The next whole mile that holds the program; beyond what a radius may be, the place is left out.
    private mutating func widen() {
        guard let metres = page.hit.metres else { return leavePlace() }
        let miles = (Int(metres.rawValue) * 1000 + 1_609_343) / 1_609_344
        guard miles <= 5000 else { return leavePlace() }
        request.radius = Metres(miles: max(1, miles))
        request.ring = nil
        changes.append(
            language.say(
                "within \(max(1, miles)) \(miles > 1 ? "miles" : "mile")",
                "a \(max(1, miles)) \(miles > 1 ? "millas" : "milla") o menos"))
    }

    private mutating func leavePlace() {
        request.origin = nil
        request.area = nil
        request.near = nil
        request.radius = nil
        request.ring = nil
        request.scaleMiles = nil
        request.sort = .score
        changes.append(language.say("without a place, in the whole country", "sin indicar lugar, en todo el país"))
    }
}
