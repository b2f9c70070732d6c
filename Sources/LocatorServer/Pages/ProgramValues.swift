import LocatorIndex
import LocatorSearch
import Treatment

/// One program as the values of its page.
struct ProgramValues {
    let program: Program
    let facility: Facility
    let question: PageQuestion
    let asked: Asked?
    /// As the search that led here sees it; nil without one.
    let look: ProgramInSearch?
    let engine: SearchEngine
    let words: PageWords
    let today: Day

    var snapshot: Snapshot { engine.snapshot }
    var language: PageLanguage { words.language }
    private var id: String { base32(program.id) }

    /// - Parameter id: of a program that the snapshot has.
    init(
        id: UInt64, question: PageQuestion, asked: Asked?, engine: SearchEngine, words: PageWords, today: Day
    ) throws(SearchError) {
        self.question = question
        self.asked = asked
        self.engine = engine
        self.words = words
        self.today = today
        look =
            if let asked { try engine.look(at: id, for: asked.request, in: words.language) } else { nil }
        do throws(IndexError) {
            program = try engine.snapshot.program(engine.snapshot.ordinal(ofProgram: id) ?? 0)
            facility = try engine.snapshot.facility(program.facility)
        } catch { throw SearchError.damaged(error) }
    }

    func values() throws(SearchError) -> PageValues {
        let carried = CarriedFields(question: question)
        let shown = program.name.isEmpty ? facility.name : program.name
        var values: PageValues = [
            "title": "\(shown) · \(words["site"])", "id": id, "name": shown, "level": name(of: program.level),
            "focus": words["program.focus.\(program.focus.name)"], "carried": carried.values,
            "short": short(), "topics": topics(), "records": records(),
            "here": "/programs/\(id)", "identity": words("program.id", ["id": id, "snapshot": snapshot.id]),
        ]
        let more = [program.name.isEmpty ? "" : facility.name, facility.name2].filter { !$0.isEmpty }
        if !more.isEmpty { values["more_names"] = ["text": more.joined(separator: " · ")] }
        values.add(contact())
        values.add(actions(carried))
        values.add(times())
        values.add(search())
        if !program.notes.isEmpty { values["notes"] = ["list": program.notes.map { ["text": $0] }] }
        values.add(try siblings())
        values.add(try nearby())
        return values
    }

    func name(of level: Level) -> String { language.say(level.english, level.spanish) }

    // MARK: - Contact

    private func contact() -> PageValues {
        var values: PageValues = [:]
        let phones = callable(facility.phones) + facility.phones.filter { $0.kind == .fax }
        let shown = phones.map { phone -> PageValues in
            var values = phoneValues(phone, words)
            if phone.kind == .fax { values["href"] = nil }
            return values
        }
        if shown.isEmpty { values["no_phone"] = true } else { values["phones"] = ["list": shown] }
        values["address"] = addressLines().map { ["text": $0] }
        if facility.precision == .zip || facility.precision == .place {
            values["precision"] = ["text": words["program.point.\(facility.precision.name)"]]
        }
        // Nothing but the web: a listing could hold any scheme.
        if facility.website.hasPrefix("https://") || facility.website.hasPrefix("http://") {
            values["website"] = ["href": facility.website, "text": webName(facility.website)]
        }
        return values
    }

    private func addressLines() -> [String] {
        let county =
            facility.county.isEmpty ? "" : language.say("\(facility.county) County", "condado de \(facility.county)")
        let state = facility.state?.description ?? ""
        if facility.isConfidential {
            return [words["program.confidential"], [county, state].filter { !$0.isEmpty }.joined(separator: ", ")]
                .filter { !$0.isEmpty }
        }
        let street = [facility.street, facility.unit].filter { !$0.isEmpty }.joined(separator: ", ")
        let town = [facility.city, state].filter { !$0.isEmpty }.joined(separator: ", ")
        return [street, [town, facility.zip?.description ?? ""].filter { !$0.isEmpty }.joined(separator: " "), county]
            .filter { !$0.isEmpty }
    }

    // MARK: - Buttons

    private func actions(_ carried: CarriedFields) -> PageValues {
        var values: PageValues = [:]
        if carried.hasSearch { values["has_search"] = true } else { values["no_search"] = true }
        let picks = question.picks
        if picks.contains(id) { values["picked"] = true } else { values["not_picked"] = true }
        if picks.count >= SideBySide.counts.lowerBound {
            values["compare_open"] = ["text": words("program.compare.open", ["n": "\(picks.count)"])]
        }
        if picks.count > 1 || (picks.count == 1 && !picks.contains(id)) {
            values["sheet_open"] = ["text": words("program.sheet.all", ["n": "\(picks.count)"])]
        }
        return values
    }

    // MARK: - Where it comes from

    private func records() -> [PageValues] {
        facility.records.map { record in
            let source = snapshot.sources.indices.contains(record.source) ? snapshot.sources[record.source] : nil
            return [
                "source": source?.publisher ?? "–", "age": ageLine(record.asOf),
                "key": words("program.record", ["key": base32(record.key)]),
            ]
        }
    }

    /// `2022-05-25, 4 years ago`.
    func ageLine(_ day: Day?) -> String {
        day.map { "\($0), \(ageText($0, on: today, language))" } ?? words["program.undated"]
    }

    func publisher(_ record: UInt8) -> String? { facility.publisher(ofRecord: record, snapshot.sources) }

    /// `SAMHSA National Directory; 2022-05-25, 4 years ago`.
    func origin(_ record: UInt8, _ asOf: Day?) -> String {
        [publisher(record), ageLine(asOf)].compactMap(\.self).joined(separator: "; ")
    }
}

/// A web address without its scheme and last slash.
func webName(_ address: String) -> String {
    let rest = address.firstRange(of: "://").map { address[$0.upperBound...] } ?? address[...]
    return String(rest.hasSuffix("/") ? rest.dropLast() : rest)
}
