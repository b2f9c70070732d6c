import LocatorIndex
package import Treatment

/// Everything worth comparing of one program under a request. Which aspects there are, and their order, follow from the request
/// alone.
struct Aspects {
    let page: ProgramPage
    let scene: Scene
    let standing: Standing
    let words: AspectWords
    private var program: Program { page.program }
    private var facility: Facility { page.facility }
    private var language: PageLanguage { page.language }

    init(_ page: ProgramPage, _ standing: Standing, _ scene: Scene) {
        self.page = page
        self.standing = standing
        self.scene = scene
        words = AspectWords(page.language)
    }

    var all: [Aspect] {
        let hasOrigin = scene.request.origin != nil
        let hasSchedule = scene.request.schedule != nil
        return [place, level, focus] + (hasOrigin ? [distance, travel] : []) + (hasSchedule ? [fit] : []) + [sessions]
            + asked + [
                group(.payment, [.payment]), capacity, group(.language, [.language]),
                group(.medication, [.medication]), ages, servesOnly, group(.delivery, [.delivery]), shape,
                group(.accreditation, [.accreditation]), phones, website, listing,
            ]
    }

    // MARK: - Place and level

    private var place: Aspect {
        guard let listed = standing.listed else {
            return Aspect(.place, words.label(.place), words.notListed, .no)
        }
        return Aspect(.place, words.label(.place), words.place(listed, of: scene.list.hits.count), .yes)
    }

    private var level: Aspect {
        Aspect(.level, words.label(.level), language.say(program.level.english, program.level.spanish))
    }

    private var focus: Aspect { Aspect(.focus, words.label(.focus), words.focus(program.focus)) }

    private var distance: Aspect {
        if page.hit.isAttendedOnline { return Aspect(.distance, words.label(.distance), words.online, .yes) }
        guard let metres = page.hit.metres else {
            guard !facility.isConfidential else {
                return Aspect(.distance, words.label(.distance), words.confidential, .no)
            }
            return unknown(.distance)
        }
        let far = milesText(metres, facility.precision, in: language)
        return Aspect(.distance, words.label(.distance), far, .yes)
    }

    private var travel: Aspect {
        let way = page.hit.travel.map { travelText($0, in: language) }
        return Aspect(.travel, words.label(.travel), page.hit.isAttendedOnline ? words.online : way ?? "–")
    }

    // MARK: - Sessions

    private var fit: Aspect {
        let reasons = page.page.reasons(.schedule)
        let text = reasons.map(\.text).joined(separator: "; ")
        guard let reason = reasons.first, reason.state != .unknown else { return unknown(.fit) }
        return Aspect(.fit, words.label(.fit), text, reason.state, source: reason.source, asOf: reason.asOf)
    }

    private var sessions: Aspect {
        guard let tracks = program.tracks, !tracks.tracks.isEmpty else { return unknown(.sessions) }
        return Aspect(
            .sessions, words.label(.sessions), sessionLines.joined(separator: "; "), .yes,
            source: page.page.publisher(tracks.record), asOf: tracks.asOf)
    }

    /// One a track.
    var sessionLines: [String] {
        (program.tracks?.tracks ?? []).map { trackText($0, page.snapshot.vocabulary, in: language) }
    }

    private var shape: Aspect {
        guard let hours = program.statedTenthHours, let weeks = program.lengthWeeks else { return unknown(.shape) }
        return said(.shape, words.shape(hours, weeks))
    }

    // MARK: - Facts

    private var asked: [Aspect] {
        var terms: [Term] = []
        return page.plan.needs.flatMap { need in
            need.need.terms.indices.compactMap { place -> Aspect? in
                let term = need.need.terms[place]
                guard !terms.contains(term) else { return nil }
                terms.append(term)
                let phrase = TermWords(page.snapshot.vocabulary[term], language)
                let reason = page.page.reason(need, place)
                let isUnknown = reason.state == .unknown
                return Aspect(
                    .asked(term), phrase.label, isUnknown ? words.unknown : reason.text, reason.state,
                    source: reason.source, asOf: reason.asOf, question: isUnknown ? phrase.question : nil)
            }
        }
    }

    /// What a program says yes to in a group; unknown when it says yes to nothing and not no to everything.
    private func group(_ topic: Aspect.Topic, _ groups: Set<TermGroup>) -> Aspect {
        let known = program.facts.entries.filter { groups.contains(page.snapshot.vocabulary[$0.term].group) }
        let held = known.filter { $0.fact.state == .yes }
        guard let first = held.first else {
            let all = page.snapshot.vocabulary.entries.filter { groups.contains($0.group) && !$0.isCarrier }
            let isNone = all.allSatisfy { program.facts[$0.term]?.state == .no }
            return isNone ? said(topic, words.none, .no) : unknown(topic)
        }
        let labels = held.map { TermWords(page.snapshot.vocabulary[$0.term], language).label }
        let newest = held.max { ($0.fact.asOf?.rawValue ?? 0) < ($1.fact.asOf?.rawValue ?? 0) } ?? first
        return Aspect(
            topic, words.label(topic), labels.joined(separator: ", "), .yes,
            source: page.page.publisher(newest.fact.record), asOf: newest.fact.asOf)
    }

    private var ages: Aspect {
        if let ages = program.ages { return said(.ages, ageRange(ages, language)) }
        let groups = ServesOnlyAxis.age.terms.filter { program.facts[$0]?.state == .yes }
        let labels = groups.map { TermWords(page.snapshot.vocabulary[$0], language).label }
        guard let first = groups.first, let fact = program.facts[first] else { return unknown(.ages) }
        return Aspect(
            .ages, words.label(.ages), labels.joined(separator: ", "), .yes, source: page.page.publisher(fact.record),
            asOf: fact.asOf)
    }

    private var servesOnly: Aspect {
        let labels = program.servesOnly.map { TermWords(page.snapshot.vocabulary[$0], language).label }
        return Aspect(.servesOnly, words.label(.servesOnly), labels.isEmpty ? "–" : labels.joined(separator: ", "))
    }

    private var capacity: Aspect {
        guard let capacity = program.capacity else { return unknown(.capacity) }
        return Aspect(.capacity, words.label(.capacity), words.capacity(capacity.state), .yes, asOf: capacity.asOf)
    }

    // MARK: - Contact

    private var phones: Aspect {
        let numbers = callable(facility.phones).map(\.text)
        let text = numbers.isEmpty ? words.noPhone : numbers.joined(separator: ", ")
        return Aspect(.phones, words.label(.phones), text, numbers.isEmpty ? .no : .yes)
    }

    private var website: Aspect {
        Aspect(.website, words.label(.website), facility.website.isEmpty ? "–" : facility.website)
    }

    private var listing: Aspect {
        var publishers: [String] = []
        for record in facility.records where page.snapshot.sources.indices.contains(record.source) {
            let name = page.snapshot.sources[record.source].publisher
            if !publishers.contains(name) { publishers.append(name) }
        }
        let newest = facility.records.compactMap(\.asOf).max()
        return Aspect(
            .listing, words.label(.listing), words.listing(publishers, newest), source: publishers.first, asOf: newest)
    }

    // MARK: - Pieces

    private func said(_ topic: Aspect.Topic, _ text: String, _ state: Ternary = .yes) -> Aspect {
        let own = Int(program.ownRecord)
        return Aspect(
            topic, words.label(topic), text, state, source: page.page.publisher(program.ownRecord),
            asOf: own < facility.records.count ? facility.records[own].asOf : nil)
    }

    private func unknown(_ topic: Aspect.Topic) -> Aspect {
        let question: String
        switch topic {
        case .sessions where scene.request.schedule != nil, .fit: question = page.words.scheduleQuestion
        case .ages: question = scene.request.age.map { page.words.ageQuestion($0.years) } ?? words.question(.ages)
        default: question = words.question(topic)
        }
        return Aspect(topic, words.label(topic), words.unknown, .unknown, question: question)
    }
}

/// The numbers a person may call, for new people first; no fax.
package func callable(_ phones: [Phone]) -> [Phone] {
    [Phone.Kind.intake, .main, .hotline, .tty].flatMap { kind in phones.filter { $0.kind == kind } }
}
