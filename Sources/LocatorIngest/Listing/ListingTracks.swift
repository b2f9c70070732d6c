internal import Treatment

// Programs, their room and their tracks.
extension ListingValues {
    /// A program of a level and a focus, or nil with a notice when either is not known.
    mutating func program(level: String, stated: String, focus: String) -> ProgramRecord? {
        guard let known = self.level(level) else {
            note(.listingUnknownLevel, "level", level)
            return nil
        }
        guard let raw = ListingCodes.focuses[focus], let about = Focus(rawValue: UInt8(raw)) else {
            note(.listingUnknownFocus, "focus", focus)
            return nil
        }
        return ProgramRecord(level: known, levelStated: stated.isEmpty ? level : stated, focus: about)
    }

    func level(_ text: some StringProtocol) -> Level? {
        ListingCodes.levels[text].flatMap { Level(rawValue: UInt8($0)) }
    }

    /// Room for new people; without a date of its own it has the record's.
    mutating func capacity(_ state: some StringProtocol, _ day: Day?, field: String) -> Capacity? {
        if state.isEmpty { return nil }
        guard let raw = ListingCodes.capacities[state], let known = Capacity.State(rawValue: UInt8(raw)) else {
            note(.listingBadValue, field, String(state))
            return nil
        }
        return Capacity(known, asOf: day ?? asOf)
    }

    /// Hours of opening; nil with a notice when they cannot be read.
    mutating func hours(_ text: String, _ day: Day?, field: String) -> OpeningHours? {
        if text.isEmpty { return nil }
        do {
            return OpeningHours(try WeeklySchedule(parsing: text), asOf: day)
        } catch {
            note(.listingBadValue, field, error.description)
            return nil
        }
    }

    /// The words of one track.
    struct TrackWords {
        var name = ""
        var inPerson = ""
        var online = ""
        var required = ""
        var language = ""
        var start = ""
        var capacity: Capacity?
    }

    /// A track, or nil with a notice when its sessions cannot be read: half of them would be a lie.
    mutating func track(_ words: TrackWords) -> Track? {
        var sessions: [Session] = []
        do {
            for interval in try intervals(words.inPerson) { sessions.append(Session(interval)) }
            for interval in try intervals(words.online) { sessions.append(Session(interval, isOnline: true)) }
        } catch {
            note(.listingBadSchedule, words.name.isEmpty ? "track" : words.name, error.description)
            return nil
        }
        guard !sessions.isEmpty else {
            note(.listingBadSchedule, words.name.isEmpty ? "track" : words.name, "no sessions")
            return nil
        }
        var required: Int?
        if !words.required.isEmpty {
            required = Int(words.required).flatMap { (1...sessions.count).contains($0) ? $0 : nil }
            if required == nil { note(.listingRequiredTooMany, "required", words.required) }
        }
        return Track(
            name: words.name, sessions: sessions, required: required, language: language(words.language),
            start: startRule(words.start), capacity: words.capacity)
    }

    /// `rolling`, or days with spaces between them.
    private mutating func startRule(_ text: String) -> StartRule {
        if text.isEmpty { return .unknown }
        if text == "rolling" { return .rolling }
        var days: Set<Day> = []
        for part in text.split(whereSeparator: { $0 == " " || $0 == "," || $0 == ";" }) {
            if let day = day(Array(part.utf8)[...], field: "start") { days.insert(day) }
        }
        return days.isEmpty ? .unknown : .cohorts(days.sorted())
    }

    private mutating func language(_ code: String) -> Term? {
        if code.isEmpty { return nil }
        if let term = Vocabulary.fixed.term(code), Vocabulary.fixed[term].group == .language { return term }
        noteUnknownTerm(code, field: "language")
        return nil
    }

    private func intervals(_ text: String) throws(ScheduleTextError) -> [WeekInterval] {
        text.isEmpty ? [] : try WeeklySchedule(parsing: text).intervals
    }
}
