import LocatorIndex
import LocatorSearch
import LocatorServer
import Treatment

/// The hits as a table: rank, score, program, distance, what matched, what is unknown, whom to call.
func hitTable(
    _ rows: [HitRow], _ answer: SearchAnswer, _ request: SearchRequest, _ snapshot: Snapshot, _ page: PageFrame
) -> String {
    guard !rows.isEmpty else { return "" }
    let language = page.language
    let hasDistance = request.origin != nil
    var columns = [
        Table.Column("#", width: 4, isNumber: true),
        Table.Column(language.say("Score", "Puntos"), width: 6, isNumber: true),
    ]
    columns.append(Table.Column(language.say("Program", "Programa")))
    if hasDistance { columns.append(Table.Column(language.say("Miles", "Millas"), width: 8, isNumber: true)) }
    columns += [
        Table.Column(language.say("Matched (✗ not)", "Coincide (✗ no)")),
        Table.Column(language.say("Unknown: ask", "No se sabe: pregunte")),
        Table.Column(language.say("Phone", "Teléfono"), width: 20),
    ]
    var table = Table(columns: columns)
    for row in rows {
        var cells = ["\(row.hit.rank)", tenths(row.explanation.total), programCell(row, snapshot, language)]
        if hasDistance { cells.append(distanceCell(row, language)) }
        cells += [
            row.matched.joined(separator: "; "), row.texts(.unknown).joined(separator: "; "), phoneCell(row.facility),
        ]
        table.rows.append(cells)
    }
    return table.text(page.terminal)
}

private func programCell(_ row: HitRow, _ snapshot: Snapshot, _ language: PageLanguage) -> String {
    var lines = [row.program.name.isEmpty ? row.facility.name : row.program.name]
    if !row.program.name.isEmpty { lines.append(row.facility.name) }
    if !row.facility.name2.isEmpty { lines.append(row.facility.name2) }
    let others = row.hit.others.compactMap { Level(rawValue: snapshot.columns.level[$0])?.name }
    var levels: [String] = []
    for level in [row.program.level.name] + others where !levels.contains(level) { levels.append(level) }
    lines.append(levels.joined(separator: ", ") + " · \(place(row.facility, language))")
    lines += row.explanation.cautions
    if row.hit.more > 0 {
        lines.append(
            language.say(
                "and \(row.hit.more) more of this organisation", "y \(row.hit.more) más de esta organización"))
    }
    lines.append(base32(row.program.id))
    return lines.joined(separator: "\n")
}

/// `Los Angeles, CA`.
func place(_ facility: Facility, _ language: PageLanguage = .english) -> String {
    let hidden = language.say("address not published", "dirección no publicada")
    let city = facility.isConfidential ? hidden : facility.city
    return [city, facility.state?.description ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
}

private func distanceCell(_ row: HitRow, _ language: PageLanguage) -> String {
    if row.hit.isAttendedOnline { return language.say("online", "en línea") }
    guard let metres = row.hit.metres else { return "–" }
    return (row.facility.precision == .site ? "" : "≈") + tenths(metres.tenthsOfMiles)
}

private func phoneCell(_ facility: Facility) -> String {
    let shown = facility.phones.filter { $0.kind == .main || $0.kind == .intake || $0.kind == .hotline }.prefix(3)
    return shown.map { $0.kind == .main ? $0.text : "\($0.kind.name) \($0.text)" }.joined(separator: "\n")
}
