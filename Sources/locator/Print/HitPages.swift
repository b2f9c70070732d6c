import LocatorIndex
import LocatorSearch
import LocatorServer
import Treatment

/// A hit with everything its row needs.
struct HitRow {
    let hit: Hit
    let explanation: Explanation
    let program: Program
    let facility: Facility
    /// What was asked and is a known yes; what was asked and is unknown.
    let matched, unknown: [String]
}

func hitPages(
    _ answer: SearchAnswer, _ explanations: [Explanation], _ snapshot: Snapshot
) throws(SearchError) -> [HitRow] {
    var rows: [HitRow] = []
    for (hit, explanation) in zip(answer.hits, explanations) {
        do throws(IndexError) {
            let program = try snapshot.program(hit.program)
            let facility = try snapshot.facility(program.facility)
            var matched: [String] = []
            var unknown: [String] = []
            for part in explanation.parts where part.dimension != .distance {
                let isMatched = part.reasons.contains { $0.state == .yes }
                for reason in part.reasons {
                    switch reason.state {
                    case .yes: matched.append(reason.text)
                    case .unknown: unknown.append(topic(of: reason.text))
                    // A no beside a yes of the same dimension is in the explanation; alone it belongs into the row.
                    case .no where !isMatched: matched.append("✗ \(reason.text)")
                    case .no: break
                    }
                }
            }
            rows.append(
                HitRow(
                    hit: hit, explanation: explanation, program: program, facility: facility, matched: matched,
                    unknown: unknown))
        } catch { throw SearchError.damaged(error) }
    }
    return rows
}

/// What is not known, without saying again that it is not.
private func topic(of text: String) -> String {
    text.replacing("not known: ", with: "").replacing("no se sabe ", with: "")
}

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
        cells += [row.matched.joined(separator: "; "), row.unknown.joined(separator: "; "), phoneCell(row.facility)]
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

/// One row a hit; no cell can start a formula.
func hitCSV(_ rows: [HitRow]) -> String {
    var text = csvRow([
        "rank", "score", "program_id", "level", "name", "name2", "program", "street", "city", "state", "zip", "miles",
        "matched",
        "unknown", "phones", "website",
    ])
    for row in rows {
        let facility = row.facility
        text += csvRow([
            "\(row.hit.rank)", tenths(row.explanation.total), base32(row.program.id), row.program.level.name,
            facility.name,
            facility.name2, row.program.name, facility.street, facility.city, facility.state?.description ?? "",
            facility.zip?.description ?? "", row.hit.metres.map { tenths($0.tenthsOfMiles) } ?? "",
            row.matched.joined(separator: "; "), row.unknown.joined(separator: "; "),
            facility.phones.map(\.text).joined(separator: "; "), facility.website,
        ])
    }
    return text
}
