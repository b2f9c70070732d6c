import Treatment

/// A program while corrections are put over it, the earliest first.
struct CorrectedProgram {
    private(set) var program: Program
    /// The lines that decide something of it in the end.
    var lines: Set<Int> { Set(deciding.values) }
    /// By field, the line that decides it.
    private var deciding: [String: Int] = [:]
    /// As the publishers say it.
    private let original: Program
    /// Ordinal of the team's record in the facility.
    private let record: UInt8
    private let vocabulary: Vocabulary
    private var tracks: (day: Day?, isOne: Bool)?

    init(_ program: Program, record: UInt8, _ vocabulary: Vocabulary) {
        self.program = program
        original = program
        self.record = record
        self.vocabulary = vocabulary
    }

    mutating func take(_ told: Told, _ effects: inout [Effects]) {
        let correction = told.correction
        let day = correction.day
        switch correction.word {
        case .fact(let code, let fact): take(code, fact, told, &effects)
        case .ages(let ages): decide(told, &effects) { $0.ages = ages }
        case .weeks(let weeks): decide(told, &effects) { $0.lengthWeeks = weeks }
        case .tenthHours(let hours): decide(told, &effects) { $0.statedTenthHours = hours }
        case .hours(let week):
            let record = record
            decide(told, &effects) { $0.hours = OpeningHours(week, record: record, asOf: day) }
        case .capacity(let state): decide(told, &effects) { $0.capacity = Capacity(state, asOf: day) }
        case .track(let track): take(track, told, &effects)
        case .holds(let code): confirm(code, told, &effects)
        case .hidden, .joined, .apart: break
        }
    }

    /// Writes a field; the line that decided it before no longer does.
    private mutating func decide(_ told: Told, _ effects: inout [Effects], _ change: (inout Program) -> Void) {
        let field = told.correction.field
        if let before = deciding[field], before != told.line {
            effects[before].superseded = true; effects[before].applied = false
        }
        deciding[field] = told.line
        effects[told.line].applied = true
        change(&program)
    }

    private mutating func take(_ code: String, _ said: Fact, _ told: Told, _ effects: inout [Effects]) {
        guard let term = vocabulary.term(code) else {
            effects[told.line].unknownField = true
            return
        }
        let day = told.correction.day
        if let known = original.facts[term], known.state != .unknown {
            let isSame = known.state == said.state && (known.grade == said.grade || said.grade == .plain)
            let isLater = known.asOf.map { theirs in day.map { theirs > $0 } ?? true } ?? false
            if isSame, isLater || known.asOf != nil && known.asOf == day {
                decide(told, &effects) { $0.facts[term] = known }
                deciding[told.correction.field] = nil
                effects[told.line].applied = false
                effects[told.line].caughtUp = true
                return
            }
            if !isSame, isLater { effects[told.line].conflict = true }
        }
        let fact = Fact(said.state, basis: said.basis, grade: said.grade, record: record, asOf: day)
        decide(told, &effects) { $0.facts[term] = fact }
    }

    /// The first track of a day replaces what was known of the schedule, the others of that day are added.
    private mutating func take(_ track: Track, _ told: Told, _ effects: inout [Effects]) {
        let day = told.correction.day
        let isFurther = tracks.map { $0.day == day && $0.isOne == told.isOne } ?? false
        if isFurther { deciding["track"] = nil }
        tracks = (day, told.isOne)
        let record = record
        decide(told, &effects) { program in
            if !isFurther {
                forgetInferred(from: program.tracks, &program.facts)
                program.tracks = Tracks([], record: record, asOf: day)
            }
            program.tracks?.tracks.append(track)
            forgetInferred(from: program.tracks, &program.facts)
            program.facts = withInferred(program.facts, from: program.tracks)
        }
    }

    /// What is known keeps what it says, and gets the day on which it was heard again.
    private mutating func confirm(_ code: String?, _ told: Told, _ effects: inout [Effects]) {
        guard let day = told.correction.day else { return }
        func isOlder(_ date: Day?) -> Bool { date.map { $0 < day } ?? true }
        var isNewer = false
        var confirmed: [(Term, Fact)] = []
        if let code, !otherFields.contains(code), vocabulary.term(code) == nil {
            effects[told.line].unknownField = true
        }
        for entry in program.facts.entries where code == nil || vocabulary[entry.term].code == code {
            let fact = entry.fact
            guard fact.state != .unknown else { continue }
            if isOlder(fact.asOf) {
                confirmed.append(
                    (entry.term, Fact(fact.state, basis: fact.basis, grade: fact.grade, record: record, asOf: day)))
            } else {
                isNewer = true
            }
        }
        for (term, fact) in confirmed { program.facts[term] = fact }
        var isOther = false
        if code == nil || code == "track", let tracks = program.tracks, isOlder(tracks.asOf) {
            program.tracks = Tracks(tracks.tracks, record: record, asOf: day)
            isOther = true
        }
        if code == nil || code == "hours", let hours = program.hours, isOlder(hours.asOf) {
            program.hours = OpeningHours(hours.week, record: record, asOf: day)
            isOther = true
        }
        if code == nil || code == "capacity", let capacity = program.capacity, isOlder(capacity.asOf) {
            program.capacity = Capacity(capacity.state, asOf: day)
            isOther = true
        }
        if confirmed.isEmpty && !isOther {
            if isNewer { effects[told.line].caughtUp = true }
            return
        }
        effects[told.line].applied = true
        for (term, _) in confirmed { deciding[vocabulary[term].code] = told.line }
        if isOther { deciding[code ?? "all"] = told.line }
    }
}

/// Fields of a program that are no codes of the vocabulary.
private let otherFields: Set<String> = ["ages", "weeks", "hours_a_week", "hours", "capacity", "track"]

/// Takes out what the former tracks made certain.
private func forgetInferred(from tracks: Tracks?, _ facts: inout FactSheet) {
    guard let tracks else { return }
    for term in [Term.evening, .daytime, .weekend, .hybrid, .telehealth, .inPerson] {
        if let fact = facts[term], fact.basis == .inferred, fact.record == tracks.record { facts[term] = nil }
    }
}
