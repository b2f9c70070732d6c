internal import Treatment

/// Turns the texts of a listing into values, the same for its XML and its CSV form, and keeps a notice of each text
/// that is none. A value that cannot be read is left out; what it belongs to stays.
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

    /// The fact. An accreditation whose expiry lies before the day the record speaks of is unknown; a medication that is
    /// accepted when prescribed elsewhere is a no that says how: it is not prescribed here.
    mutating func fact(_ words: FactWords) -> Fact {
        if words.state == .yes, words.grade == .accepts, let term = words.term,
            Vocabulary.fixed[term].group == .medication
        {
            return Fact(.no, basis: words.basis, grade: .accepts, asOf: words.asOf)
        }
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

    /// The code of a carrier's name; listings name the same few again and again.
    mutating func code(ofCarrier name: String) -> String {
        if let known = carrierCodes[name] { return known }
        let code = carrierCode(name)
        if carrierCodes.count < 4096 { carrierCodes[name] = code }
        return code
    }

    /// The value with the nearest codes beside it: `dbtt; nearest: dbt`.
    mutating func suggested(_ code: String) -> String {
        if let known = suggestions[code] { return known }
        // A hostile file has a million wrong codes: the first few hundred are helped.
        guard suggestions.count < 256, code.utf8.count <= 40 else { return code }
        let nearest = Vocabulary.fixed.suggestions(for: code, in: Set(TermGroup.allCases))
        let text = nearest.isEmpty ? code : "\(code); nearest: \(nearest.joined(separator: ", "))"
        suggestions[code] = text
        return text
    }
}

extension Term {
    static func <= (a: Term, b: Term) -> Bool { a.rawValue <= b.rawValue }
}
