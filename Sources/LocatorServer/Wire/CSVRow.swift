package import LocatorIndex
package import Treatment

/// One line of CSV (RFC 4180). A cell that a spreadsheet would take for a formula gets an apostrophe in front.
package func csvRow(_ cells: [String]) -> String {
    cells.map { cell in
        var text = cell
        if let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first), Double(text) == nil {
            text = "'\(text)"
        }
        guard text.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) else { return text }
        return "\"\(text.replacing("\"", with: "\"\""))\""
    }.joined(separator: ",") + "\n"
}

package let programCSVHeader = [
    "program_id", "facility_id", "name", "name2", "program", "level", "level_stated", "focus", "street", "unit", "city",
    "state",
    "zip", "county", "confidential", "latitude", "longitude", "precision", "phones", "website", "serves_only",
    "age_from",
    "age_to", "tracks", "facts_yes", "facts_no", "facts_disputed", "as_of", "sources",
]

/// The cells of a program, in the order of `programCSVHeader`. Graded facts are written `dbt:named`.
package func programCSVCells(_ program: Program, _ facility: Facility, _ snapshot: Snapshot) -> [String] {
    func codes(_ keep: (Fact) -> Bool) -> String {
        program.facts.entries.filter { keep($0.fact) }.map { entry in
            let grade = entry.fact.grade == .plain ? "" : ":\(entry.fact.grade.name)"
            return snapshot.vocabulary[entry.term].code + grade
        }.joined(separator: ";")
    }
    let tracks = program.tracks?.tracks.map { track in
        let name = track.name.isEmpty ? "" : "\(track.name): "
        return name + WeeklySchedule(track.sessions.map(\.interval)).description
    }
    let sources = facility.records.map(\.source).filter { snapshot.sources.indices.contains($0) }
        .map { snapshot.sources[$0].publisher }
    return [
        base32(program.id), base32(facility.id), facility.name, facility.name2, program.name, program.level.name,
        program.levelStated, program.focus.name, facility.street, facility.unit, facility.city,
        facility.state?.description ?? "", facility.zip?.description ?? "", facility.county,
        facility.isConfidential ? "yes" : "no", facility.point.map { degrees($0.latitude) } ?? "",
        facility.point.map { degrees($0.longitude) } ?? "", facility.precision.name,
        facility.phones.map(\.text).joined(separator: ";"), facility.website,
        program.servesOnly.map { snapshot.vocabulary[$0].code }.joined(separator: ";"),
        program.ages.map { "\($0.lowerBound)" } ?? "",
        program.ages.flatMap { $0.upperBound < 120 ? "\($0.upperBound)" : nil } ?? "",
        (tracks ?? []).joined(separator: " | "), codes { $0.state == .yes }, codes { $0.state == .no },
        codes { $0.basis == .disputed }, facility.records.compactMap(\.asOf).max()?.description ?? "",
        sources.joined(separator: ";"),
    ]
}

/// One line of `locator export --format jsonl`, without its end.
package func exportLine(_ program: Program, _ facility: Facility, _ snapshot: Snapshot) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
        json.object("program") { writeProgram(program, facility, snapshot, hasLabels: false, &$0) }
        json.object("facility") { writeFacility(facility, &$0) }
    }
    return json.bytes
}
