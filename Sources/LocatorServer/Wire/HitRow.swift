import LocatorIndex
package import LocatorSearch
package import Treatment

/// A hit with everything its row needs: one line of a table, of CSV or of JSON lines, or one feature on a map.
package struct HitRow: Sendable {
    package let hit: Hit
    package let explanation: Explanation
    package let program: Program
    package let facility: Facility
    /// What is known of what was asked, in the order of the parts. A no beside a yes of its dimension is only in the explanation.
    private let said: [(text: String, state: Ternary)]

    /// The texts of one state.
    package func texts(_ state: Ternary) -> [String] { said.filter { $0.state == state }.map(\.text) }

    /// What is a known yes, and after ✗ what is a known no.
    package var matched: [String] {
        said.filter { $0.state != .unknown }.map { $0.state == .yes ? $0.text : "✗ \($0.text)" }
    }

    init(_ hit: Hit, _ explanation: Explanation, from snapshot: Snapshot) throws(IndexError) {
        self.hit = hit
        self.explanation = explanation
        program = try snapshot.program(hit.program)
        facility = try snapshot.facility(program.facility)
        var said: [(text: String, state: Ternary)] = []
        for part in explanation.parts where part.dimension != .distance {
            let isMatched = part.reasons.contains { $0.state == .yes }
            for reason in part.reasons where reason.state != .no || !isMatched {
                said.append((reason.state == .unknown ? topic(of: reason.text) : reason.text, reason.state))
            }
        }
        self.said = said
    }
}

/// The rows of an answer's page, explained.
/// - Parameter asks: false leaves out the questions.
package func hitRows(
    _ answer: SearchAnswer, _ engine: SearchEngine, in language: PageLanguage, asks: Bool = true
) throws(SearchError) -> [HitRow] {
    let explanations = try engine.explain(answer, in: language, asks: asks)
    var rows: [HitRow] = []
    do throws(IndexError) {
        for (hit, explanation) in zip(answer.hits, explanations) {
            rows.append(try HitRow(hit, explanation, from: engine.snapshot))
        }
    } catch { throw SearchError.damaged(error) }
    return rows
}

/// What is not known, without saying again that it is not.
private func topic(of text: String) -> String {
    text.replacing("not known: ", with: "").replacing("no se sabe ", with: "")
}

package let hitCSVHeader = [
    "rank", "score", "program_id", "level", "name", "name2", "program", "street", "city", "state", "zip", "miles",
    "matched", "unknown", "phones", "website", "facility_id", "latitude", "longitude", "precision", "as_of",
]

/// The cells of a hit, in the order of `hitCSVHeader`.
package func hitCSVCells(_ row: HitRow) -> [String] {
    let facility = row.facility
    return [
        "\(row.hit.rank)", tenths(row.explanation.total), base32(row.program.id), row.program.level.name,
        facility.name, facility.name2, row.program.name, facility.street, facility.city,
        facility.state?.description ?? "", facility.zip?.description ?? "",
        row.hit.metres.map { tenths($0.tenthsOfMiles) } ?? "", row.matched.joined(separator: "; "),
        row.texts(.unknown).joined(separator: "; "), facility.phones.map(\.text).joined(separator: "; "),
        facility.website, base32(facility.id), facility.point.map { degrees($0.latitude) } ?? "",
        facility.point.map { degrees($0.longitude) } ?? "", facility.precision.name,
        facility.records.compactMap(\.asOf).max()?.description ?? "",
    ]
}

/// One line of JSON lines, with its end: the fields of a row, and its point.
func hitLine(_ row: HitRow) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
        writeRow(row, &json)
        let point = row.facility.isConfidential ? nil : row.facility.point
        json.key("latitude")
        if let point { json.raw(degrees(point.latitude)) } else { json.null() }
        json.key("longitude")
        if let point { json.raw(degrees(point.longitude)) } else { json.null() }
    }
    return json.bytes + [UInt8(ascii: "\n")]
}

/// The fields of a hit's row: one line of an export, or the properties of a feature.
func writeRow(_ row: HitRow, _ json: inout JSONWriter) {
    let (hit, program, facility) = (row.hit, row.program, row.facility)
    json.field("rank", hit.rank)
    json.field("score", tenths: row.explanation.total)
    json.field("program_id", base32(program.id))
    json.field("facility_id", base32(facility.id))
    json.field("name", facility.name)
    json.field("name2", facility.name2)
    json.field("program", program.name)
    json.field("level", program.level.name)
    json.field("level_label", program.level.english)
    json.field("focus", program.focus.name)
    json.field("street", facility.street)
    json.field("unit", facility.unit)
    json.field("city", facility.city)
    json.field("state", facility.state?.description)
    json.field("zip", facility.zip?.description)
    json.field("county", facility.county)
    json.field("confidential", facility.isConfidential)
    json.field("precision", facility.precision.name)
    json.field("miles", tenths: hit.metres?.tenthsOfMiles)
    json.field("attended_online", hit.isAttendedOnline)
    json.strings("matched", row.texts(.yes))
    json.strings("not_matched", row.texts(.no))
    json.strings("unknown", row.texts(.unknown))
    json.strings("cautions", row.explanation.cautions)
    writePhones(facility, &json)
    json.field("website", facility.website)
    json.field("as_of", facility.records.compactMap(\.asOf).max())
}
