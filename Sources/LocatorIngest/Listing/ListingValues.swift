internal import Treatment

/// Turns the texts of a listing into values, the same for its XML and its CSV form, and keeps a notice of each text that is
/// none. A value that cannot be read is left out; what it belongs to stays.
struct ListingValues {
    /// Where the record stands that is being read.
    var position: Position
    /// The day that record speaks of: its own, else the listing's.
    var asOf: Day?
    private(set) var notices: [Notice] = []
    private var suggestions: [String: String] = [:]
    private var carrierCodes: [String: String] = [:]

    init(file: Int) { position = Position(file: file, line: 1, byte: 0) }

    mutating func note(_ rule: Rule, _ field: String, _ value: String = "") {
        notices.append(Notice(rule, at: position, field: field, value: value))
    }

    // MARK: - Facts

    /// What a `<fact>` or an item of a CSV cell says.
    struct FactWords {
        /// Nil when its code is not in the vocabulary.
        var term: Term?
        var state = Ternary.yes
        var grade = Grade.plain
        var basis = Basis.stated
        var asOf: Day?
        var expires: Day?
    }

    /// The fact. An accreditation whose expiry lies before the day the record speaks of is unknown.
    mutating func fact(_ words: FactWords) -> Fact {
        if words.state == .yes, let expires = words.expires, let today = words.asOf ?? asOf, expires < today {
            note(.listingLapsed, "expires", "\(words.term.map { Vocabulary.fixed[$0].code } ?? "") until \(expires)")
            return Fact(.unknown, basis: .inferred, grade: words.grade, asOf: words.asOf)
        }
        return Fact(words.state, basis: words.basis, grade: words.grade, asOf: words.asOf)
    }

    mutating func noteUnknownTerm(_ code: String, field: String) { note(.listingUnknownTerm, field, suggested(code)) }

    mutating func grade(_ raw: UInt16?, _ text: @autoclosure () -> String) -> Grade {
        if let raw, let grade = Grade(rawValue: UInt8(raw)) { return grade }
        note(.listingUnknownGrade, "grade", text())
        return .plain
    }

    mutating func basis(_ raw: UInt16?, _ text: @autoclosure () -> String) -> Basis {
        if let raw, let basis = Basis(rawValue: UInt8(raw)) { return basis }
        note(.listingBadValue, "basis", text())
        return .stated
    }

    /// Yes, no or unknown; a word that is none of them says nothing.
    mutating func state(_ raw: UInt16?, _ text: @autoclosure () -> String) -> Ternary {
        if let raw, let state = Ternary(rawValue: UInt8(raw)) { return state }
        note(.listingBadValue, "is", text())
        return .unknown
    }

    /// A sheet of facts as they were read; of two for one term the later stands, with a notice.
    mutating func sheet(_ entries: [FactSheet.Entry]) -> FactSheet {
        var isAscending = true
        var before: Term?
        for entry in entries {
            if let before, entry.term <= before { isAscending = false }
            before = entry.term
        }
        if isAscending { return FactSheet(ascending: entries) }
        let sheet = FactSheet(entries)
        if sheet.entries.count < entries.count {
            let codes = entries.map(\.term).sorted()
            for (a, b) in zip(codes, codes.dropFirst()) where a == b {
                note(.listingFactTwice, Vocabulary.fixed[a].code)
            }
        }
        return sheet
    }

    /// The facility's facts and, over them, the program's own.
    func overlaid(_ facility: FactSheet, with own: FactSheet) -> FactSheet {
        let (below, above) = (facility.entries, own.entries)
        if below.isEmpty { return own }
        if above.isEmpty { return facility }
        var entries: [FactSheet.Entry] = []
        entries.reserveCapacity(below.count + above.count)
        var next = 0
        for entry in above {
            while next < below.count, below[next].term < entry.term {
                entries.append(below[next])
                next += 1
            }
            if next < below.count, below[next].term == entry.term { next += 1 }
            entries.append(entry)
        }
        while next < below.count {
            entries.append(below[next])
            next += 1
        }
        return FactSheet(ascending: entries)
    }

    /// Terms outside which nobody is taken, sorted; each is an inferred yes unless the sheet says something of it.
    mutating func servesOnly(_ codes: [Substring], _ sheet: inout FactSheet) -> [Term] {
        var terms: Set<Term> = []
        for code in codes {
            guard let raw = ListingCodes.terms[code] else {
                noteUnknownTerm(String(code), field: "serves_only")
                continue
            }
            let term = Term(rawValue: raw)
            guard ServesOnlyAxis(term) != nil else {
                note(.listingBadValue, "serves_only", Vocabulary.fixed[term].code)
                continue
            }
            terms.insert(term)
            if sheet[term] == nil { sheet[term] = Fact(.yes, basis: .inferred) }
        }
        return terms.sorted()
    }

    // MARK: - Single values

    mutating func day(_ text: ArraySlice<UInt8>, field: String) -> Day? {
        if text.isEmpty { return nil }
        let day = ListingCodes.day(text)
        if day == nil { note(.listingBadValue, field, String(decoding: text, as: UTF8.self)) }
        return day
    }

    /// `18-64`, `18-` (no upper end), `-17`, `18`.
    mutating func ages(_ text: String) -> ClosedRange<UInt8>? {
        if text.isEmpty { return nil }
        guard let range = span(text, least: 0, most: 255), let from = UInt8(exactly: range.lowerBound),
            let to = UInt8(exactly: range.upperBound)
        else {
            note(.listingBadValue, "ages", text)
            return nil
        }
        return from...to
    }

    /// `8-12`, `12`, `8-` (open-ended).
    mutating func weeks(_ text: String) -> ClosedRange<UInt16>? {
        if text.isEmpty { return nil }
        guard let range = span(text, least: 0, most: 65_535), let from = UInt16(exactly: range.lowerBound),
            let to = UInt16(exactly: range.upperBound)
        else {
            note(.listingBadValue, "weeks", text)
            return nil
        }
        return from...to
    }

    /// Tenths of an hour for `9`, `9.5`; 0 to 168 hours.
    mutating func tenthHours(_ text: String) -> Int? {
        if text.isEmpty { return nil }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard let first = parts.first, let whole = Int(first), (0...168).contains(whole), parts.count <= 2 else {
            note(.listingBadValue, "hours_a_week", text)
            return nil
        }
        guard parts.count == 2 else { return whole * 10 }
        guard parts[1].utf8.count == 1, let tenth = Int(parts[1]), whole < 168 || tenth == 0 else {
            note(.listingBadValue, "hours_a_week", text)
            return nil
        }
        return whole * 10 + tenth
    }

    mutating func states(_ text: String) -> [StateCode] {
        var states: Set<StateCode> = []
        for part in text.split(whereSeparator: { $0 == " " || $0 == "," || $0 == ";" }) {
            if let state = StateCode(part) {
                states.insert(state)
            } else {
                note(.listingBadValue, "telehealth_states", text)
            }
        }
        return states.sorted()
    }

    mutating func point(_ latitude: String, _ longitude: String) -> Coordinate? {
        if latitude.isEmpty, longitude.isEmpty { return nil }
        guard let latitude = Double(latitude), let longitude = Double(longitude),
            let point = Coordinate(latitude: latitude, longitude: longitude)
        else {
            note(.listingBadValue, "point", "\(latitude) \(longitude)")
            return nil
        }
        return point
    }

    mutating func levels(_ text: String) -> [Level] {
        var levels: Set<Level> = []
        for part in text.split(whereSeparator: { $0 == " " || $0 == ";" }) {
            if let level = level(part) { levels.insert(level) } else { note(.listingBadValue, "levels_asked", text) }
        }
        return levels.sorted()
    }

    mutating func flag(_ text: String, field: String) -> Bool {
        switch text.lowercased() {
        case "true", "yes", "1": return true
        case "false", "no", "0", "": return false
        default:
            note(.listingBadValue, field, text)
            return false
        }
    }

    mutating func phoneKind(_ text: some StringProtocol) -> Phone.Kind {
        if text.isEmpty { return .main }
        if let raw = ListingCodes.phoneKinds[text], let kind = Phone.Kind(rawValue: UInt8(raw)) { return kind }
        note(.listingBadValue, "phone", String(text))
        return .main
    }

    // MARK: - Programs and tracks

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

    private func level(_ text: some StringProtocol) -> Level? {
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

    // MARK: -

    /// The code of a carrier's name; listings name the same few again and again.
    mutating func code(ofCarrier name: String) -> String {
        if let known = carrierCodes[name] { return known }
        let code = carrierCode(name)
        if carrierCodes.count < 4096 { carrierCodes[name] = code }
        return code
    }

    /// The value with the nearest codes beside it: `dbtt; nearest: dbt`.
    private mutating func suggested(_ code: String) -> String {
        if let known = suggestions[code] { return known }
        // A hostile file has a million wrong codes: the first few hundred are helped.
        guard suggestions.count < 256, code.utf8.count <= 40 else { return code }
        let nearest = Vocabulary.fixed.suggestions(for: code, in: Set(TermGroup.allCases))
        let text = nearest.isEmpty ? code : "\(code); nearest: \(nearest.joined(separator: ", "))"
        suggestions[code] = text
        return text
    }

    /// `8-12`, `8`, `8-`, `-12`; nil when it is none of these or runs backwards.
    private func span(_ text: String, least: Int, most: Int) -> ClosedRange<Int>? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let from = parts[0].isEmpty ? least : Int(parts[0]) else { return nil }
        guard parts.count == 2 else { return from >= least && from <= most && !text.isEmpty ? from...from : nil }
        guard let to = parts[1].isEmpty ? most : Int(parts[1]), least <= from, from <= to, to <= most, text != "-"
        else {
            return nil
        }
        return from...to
    }
}

extension Term {
    static func <= (a: Term, b: Term) -> Bool { a.rawValue <= b.rawValue }
}
