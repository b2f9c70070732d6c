import LocatorIndex
import Treatment

/// Everything that keeps one program out of the list of a request.
struct Absences {
    let plan: Plan
    let engine: SearchEngine
    let list: RankedList
    let page: ProgramPage
    private var run: Run

    /// - Parameter page: the program as a hit of the request, though it is none.
    init(_ page: ProgramPage, _ list: RankedList) {
        self.page = page
        self.list = list
        plan = page.plan
        engine = page.engine
        run = Run(page.plan, page.engine)
    }

    private var request: SearchRequest { plan.request }
    private var program: Int { page.hit.program }
    private var words: AbsenceWords { AbsenceWords(page.language, page.snapshot.vocabulary) }

    /// In the order level, age, needs, serves-only, attendable, name, text, place; empty when the program is in the list.
    mutating func all() throws(IndexError) -> [Absence] {
        var found = try level()
        found += age()
        for ordinal in plan.needs.indices { found += need(ordinal) }
        found += servesOnly()
        found += attendable()
        found += words(of: plan.named, request.name)
        found += text()
        return found + place()
    }

    // MARK: - What it is

    private func level() throws(IndexError) -> [Absence] {
        guard let need = request.level, plan.levels >> UInt64(page.program.level.rawValue) & 1 == 0 else { return [] }
        var others: [Level] = []
        let columns = engine.columns
        let siblings =
            Int(columns.facilityStart[page.program.facility])..<Int(columns.facilityStart[page.program.facility + 1])
        for sibling in siblings where sibling != program {
            if let level = Level(rawValue: columns.level[sibling]), !others.contains(level) { others.append(level) }
        }
        let offered = others.sorted().filter { need.levels.contains($0) != (need.mode == .not) }
        return [
            Absence(
                cause: .level, state: .no, text: words.level(page.program.level, need, elsewhere: offered),
                reasons: [page.page.recordReason(words.levelStated(page.program))])
        ]
    }

    private func age() -> [Absence] {
        guard let age = request.age, case let state = run.ageState(program), drops(age.mode, state) else { return [] }
        return [
            Absence(
                cause: .age, state: state, text: words.age(age, page.program, state), reasons: page.page.ageReasons(age)
            )
        ]
    }

    private func need(_ ordinal: Int) -> [Absence] {
        let planned = plan.needs[ordinal]
        let mode = planned.need.mode
        guard case let state = run.needState(planned, program), drops(mode, state) else { return [] }
        let reasons = planned.values.indices.map { page.page.reason(planned, $0) }
        // Of several values those that matter: for `not` a yes, else what is no yes.
        let telling = reasons.filter { ($0.state == .yes) == (mode == .not) }
        return [
            Absence(
                cause: .need(ordinal, label: planned.need.label), state: state,
                text: words.need(planned.need, state), reasons: telling)
        ]
    }

    private func servesOnly() -> [Absence] {
        let only = ServesOnlySet(rawValue: engine.columns.servesOnly[program])
        return ServesOnlyAxis.allCases.compactMap { axis in
            let here = only.intersection(ServesOnlySet(axis))
            guard let said = plan.said.first(where: { $0.axis == ServesOnlySet(axis) })?.said, !here.isEmpty,
                here.intersection(said).isEmpty
            else { return nil }
            let text = words.servesOnly(here.terms, said: said.terms)
            return Absence(cause: .servesOnly(axis), state: .no, text: text, reasons: [page.page.recordReason(text)])
        }
    }

    private mutating func attendable() -> [Absence] {
        guard let schedule = request.schedule, schedule.mode != .prefer else { return [] }
        let attendable = run.fits.verdict(program).attendable
        let state = schedule.mode == .not ? run.inverted(attendable) : attendable
        guard drops(schedule.mode, state) else { return [] }
        return [
            Absence(
                cause: .attendable, state: state, text: words.attendable(schedule.mode, state),
                reasons: page.page.reasons(.schedule))
        ]
    }

    /// Programs that hold the asked name, or all.
    private func words(of named: [UInt32]?, _ name: String?) -> [Absence] {
        guard let named, let name, !named.contains(UInt32(program)) else { return [] }
        let held = Set(
            foldedTokens(page.facility.name) + foldedTokens(page.facility.name2) + foldedTokens(page.program.name))
        let missing = foldedTokens(name).filter { !held.contains($0) }
        return [Absence(cause: .name, state: .no, text: words.name(missing), reasons: [])]
    }

    /// Whatever the text asks: a search for nothing but the text tells.
    private func text() -> [Absence] {
        guard let text = request.text, text.mode != .prefer else { return [] }
        var alone = SearchRequest()
        alone.text = text
        var scan = Run(Plan(alone, engine), engine)
        scan.scan(program..<program + 1)
        guard scan.programs.isEmpty else { return [] }
        return [Absence(cause: .text, state: .no, text: words.text(excludes: text.mode == .not), reasons: [])]
    }

    // MARK: - Where it is

    private mutating func place() -> [Absence] {
        guard request.origin != nil else { return area() }
        guard let metres = page.hit.metres else {
            return [Absence(cause: .noPoint, state: .unknown, text: words.noPoint(page.facility), reasons: [])]
        }
        guard let radius = list.radius.metres, metres > radius else { return [] }
        if !list.radius.isExplicit, page.hit.isAttendedOnline { return [] }
        var text = words.radius(metres, list.radius, page.facility.precision)
        if page.hit.isAttendedOnline {
            text += words.attendedOnlineBeyond
        } else if let person = request.home.state, engine.hasOnlineTrack[Int(engine.columns.schedule[program])],
            engine.serves(person, program) == .no
        {
            text += words.onlineElsewhere(person, engine.snapshot.telehealthStates(program), page.facility.state)
        }
        return [Absence(cause: .radius, state: .no, text: text, reasons: [])]
    }

    /// Outside a county or a state.
    private func area() -> [Absence] {
        guard let area = request.area else { return [] }
        var test = AreaTest(area, engine)
        let facility = Int(engine.columns.facilityOf[program])
        guard !test.holds(facility) else { return [] }
        let mayBeThere = test.mayHold(facility)
        return [
            Absence(
                cause: .area, state: mayBeThere ? .unknown : .no, text: words.area(area, mayBeThere: mayBeThere),
                reasons: [])
        ]
    }

    private func drops(_ mode: Mode, _ state: Ternary) -> Bool {
        switch mode {
        case .must, .not: state == .no
        case .strict: state != .yes
        case .prefer: false
        }
    }
}

extension HitPage {
    /// What the program's own record says.
    func recordReason(_ text: String) -> Explanation.Reason {
        let own = Int(stated.ownRecord)
        let asOf = own < stated.records.count ? stated.records[own].asOf : nil
        return Explanation.Reason(text, .no, basis: .stated, source: publisher(stated.ownRecord), asOf: asOf)
    }

    /// The stated ages, else what is said of the person's age groups.
    func ageReasons(_ age: AgeNeed) -> [Explanation.Reason] {
        if let ages = stated.ages { return [recordReason(AbsenceWords(language, snapshot.vocabulary).ages(ages))] }
        return age.terms.map { term in
            let phrase = TermWords(snapshot.vocabulary[term], language)
            guard let fact = self.fact(term) else {
                return Explanation.Reason(phrase.text(.unknown, .plain), .unknown, basis: .notAsked)
            }
            return said(phrase.text(fact.state, .plain), fact, state: fact.state)
        }
    }
}
