import Treatment

/// The columns that are read; any other is for the eyes of whoever calls.
private enum CorrectionColumn: String, CaseIterable {
    case action, id, field, value, day, until
    case trackName = "track_name"
    case inPerson = "in_person"
    case online, required
    case trackLanguage = "track_language"
    case start
}

/// Whether a file is one of corrections: its header has an action, an id, a field and a day.
package func isCorrections(_ file: ExportFile) -> Bool {
    guard file.parts.isEmpty else { return false }
    let head = decode(file.bytes.prefix(4096).prefix { $0 != 0x0A && $0 != 0x0D }).text.lowercased()
    let names = Set(head.split(separator: ",").map { $0.filter { $0.isLetter || $0 == "_" } })
    return names.isSuperset(of: ["action", "id", "field", "day"])
}

/// Reads the data team's corrections and calls. A line that cannot be read is refused with a notice, and stops nothing.
/// - Parameter ordinal: the file's place in `Inputs.paths`.
/// - Throws: what `CSVReader` throws.
func readCorrections(
    _ file: ExportFile, ordinal: Int
) throws(FileError) -> (corrections: [Correction], notices: [Notice]) {
    var reader = try CSVReader(file.bytes, file: file.path)
    let places = CorrectionColumn.allCases.map { column in (column, reader.column(column.rawValue)) }
    var values = ListingValues(file: ordinal)
    var corrections: [Correction] = []
    var notices: [Notice] = []
    var row = CSVRow()
    while try reader.next(&row) {
        var cells: [CorrectionColumn: String] = [:]
        for (column, place) in places { cells[column] = place.map { plain(row.text($0)) } ?? "" }
        let position = Position(file: ordinal, line: row.line, byte: row.byte)
        do throws(Unreadable) {
            corrections.append(try correction(cells, at: position, &values))
        } catch {
            let rule = error.isUnanswered ? Rule.correctionUnanswered : .correctionBadLine
            notices.append(Notice(rule, at: position, field: error.field, value: error.value))
        }
    }
    return (corrections, notices)
}

/// Why a line is none.
private struct Unreadable: Error {
    let field: String
    var value = ""
    var isUnanswered = false
}

private func correction(
    _ cells: [CorrectionColumn: String], at position: Position, _ values: inout ListingValues
) throws(Unreadable) -> Correction {
    func cell(_ column: CorrectionColumn) -> String { cells[column] ?? "" }
    func day(_ column: CorrectionColumn) throws(Unreadable) -> Day? {
        if cell(column).isEmpty { return nil }
        guard let day = Day(cell(column)) else { throw Unreadable(field: column.rawValue, value: cell(column)) }
        return day
    }
    guard let action = Correction.Action(rawValue: cell(.action).lowercased()) else {
        throw Unreadable(field: "action", value: cell(.action))
    }
    let answer = cell(.value).lowercased()
    let hasTrack = cell(.field).lowercased() == "track" && !(cell(.inPerson).isEmpty && cell(.online).isEmpty)
    if action == .call, ["", "unknown", "no answer"].contains(answer), !hasTrack {
        throw Unreadable(field: cell(.field), value: cell(.id), isUnanswered: true)
    }
    guard let id = parseBase32(cell(.id)) else { throw Unreadable(field: "id", value: cell(.id)) }
    let learnt = try day(.day)
    if learnt == nil, [.say, .call, .confirm].contains(action) { throw Unreadable(field: "day") }
    let field = cell(.field).lowercased()
    let word: Correction.Word
    switch action {
    case .suppress: word = .hidden
    case .merge, .split:
        guard let other = parseBase32(cell(.value)), other != id else {
            throw Unreadable(field: "value", value: cell(.value))
        }
        word = action == .merge ? .joined(other) : .apart(other)
    case .confirm: word = .holds(code: field == "all" || field.isEmpty ? nil : field)
    case .call where answer == "gone": word = .hidden
    case .call where answer == "same": word = .holds(code: field == "all" || field.isEmpty ? nil : field)
    case .say, .call:
        let track = ListingValues.TrackWords(
            name: cell(.trackName), inPerson: cell(.inPerson), online: cell(.online), required: cell(.required),
            language: cell(.trackLanguage), start: cell(.start))
        guard let said = said(field, cell(.value), track, learnt, &values) else {
            throw Unreadable(field: field.isEmpty ? "field" : field, value: cell(.value))
        }
        word = said
    }
    return Correction(
        position: position, action: action, id: id, field: field, word: word, day: learnt, until: try day(.until))
}

/// What a field is said to be; nil when the value is none of it.
private func said(
    _ field: String, _ value: String, _ track: ListingValues.TrackWords, _ day: Day?, _ values: inout ListingValues
) -> Correction.Word? {
    switch field {
    case "": return nil
    case "ages": return values.ages(value).map { .ages($0) }
    case "weeks": return values.weeks(value).map { .weeks($0) }
    case "hours_a_week": return values.tenthHours(value).map { .tenthHours($0) }
    case "hours": return values.hours(value, day, field: field).map { .hours($0.week) }
    case "capacity": return values.capacity(value.lowercased(), day, field: field).map { .capacity($0.state) }
    case "track": return values.track(track).map { .track($0) }
    default:
        let item = ListingItem(value.lowercased()[...], hasGrade: true)
        guard let raw = ListingCodes.states[item.head], let state = Ternary(rawValue: UInt8(raw)) else { return nil }
        var words = ListingValues.FactWords(term: Vocabulary.fixed.term(field), state: state)
        if let grade = item.grade {
            guard let raw = ListingCodes.grades[grade], let known = Grade(rawValue: UInt8(raw)) else { return nil }
            words.grade = known
        }
        words.asOf = day
        return .fact(code: field, values.fact(words))
    }
}

/// A cell without the apostrophe that keeps a spreadsheet from computing it.
private func plain(_ text: String) -> String {
    guard text.first == "'", let second = text.dropFirst().first, "=+-@".contains(second) else { return text }
    return String(text.dropFirst())
}
