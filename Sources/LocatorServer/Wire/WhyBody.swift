package import LocatorIndex
package import LocatorSearch
package import Treatment

/// Where a program stands and why: the body of `/v1/why?program=` and of `locator why ID --json`.
package func standingBody(
    _ standing: Standing, from snapshot: Snapshot, in language: PageLanguage, moved: [Redirect] = []
) throws(IndexError) -> [UInt8] {
    let name = try standing.program.map { program throws(IndexError) in try programName(program, snapshot) }
    var json = JSONWriter()
    json.object { json in
        json.object("snapshot") { writeSnapshot(snapshot, &$0) }
        writeMoved(moved, &json)
        json.object("program") { json in
            json.field("id", base32(standing.id))
            json.field("name", name)
        }
        writeStanding(standing, snapshot, &json)
        json.strings("notices", closingLines(snapshot.id, snapshot.asOf, language))
    }
    return json.bytes
}

/// Why one program is above another: the body of `/v1/why?program=&above=` and of `locator why A --above B --json`.
package func rankComparisonBody(
    _ comparison: RankComparison, from snapshot: Snapshot, in language: PageLanguage, moved: [Redirect] = []
) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
        json.object("snapshot") { writeSnapshot(snapshot, &$0) }
        writeMoved(moved, &json)
        json.strings("sentences", comparison.sentences)
        json.field("above", comparison.deciding.name == "none" ? nil : comparison.isAAbove ? "a" : "b")
        json.field("deciding", comparison.deciding.name)
        json.field("difference", tenths: comparison.difference)
        json.array("parts", comparison.parts) { json, part in
            json.object { json in
                json.field("dimension", part.dimension.name)
                json.field("difference", tenths: part.tenths)
            }
        }
        json.object("a") { writeSide(comparison.a, snapshot, &$0) }
        json.object("b") { writeSide(comparison.b, snapshot, &$0) }
        json.strings("notices", closingLines(snapshot.id, snapshot.asOf, language))
    }
    return json.bytes
}

private func writeSide(_ side: RankComparison.Side, _ snapshot: Snapshot, _ json: inout JSONWriter) {
    json.field("id", base32(side.standing.id))
    json.field("name", side.name)
    writeStanding(side.standing, snapshot, &json)
    json.field("score", tenths: side.explanation.total)
    json.field("exact_score", side.score)
    json.field("confirmed", side.confirmed)
    json.field("miles", tenths: side.metres?.tenthsOfMiles)
    json.array("parts", side.explanation.parts) { json, part in
        json.object { json in
            json.field("dimension", part.dimension.name)
            json.field("points", tenths: part.points)
            json.field("most", tenths: part.most)
            json.array("reasons", part.reasons) { json, reason in writeReason(reason, &json) }
        }
    }
}

private func writeStanding(_ standing: Standing, _ snapshot: Snapshot, _ json: inout JSONWriter) {
    json.field("standing", standing.name)
    json.field("rank", standing.listed?.rank)
    json.field("page", standing.listed?.page)
    json.field("shown_by", standing.listed.map { base32(snapshot.columns.programID[$0.shownBy]) })
    json.field("beside", standing.isBeside)
    json.array("absences", standing.absences) { json, absence in
        json.object { json in
            json.field("cause", absence.cause.name)
            if case .need(_, let label) = absence.cause { json.field("need", label) }
            json.field("state", absence.state.name)
            json.field("text", absence.text)
            json.array("reasons", absence.reasons) { json, reason in writeReason(reason, &json) }
        }
    }
    json.key("way_in")
    if let wayIn = standing.wayIn {
        json.object { json in
            json.strings("changes", wayIn.changes)
            json.field("rank", wayIn.rank)
            json.field("total", wayIn.total)
        }
    } else {
        json.null()
    }
}

extension Standing {
    /// The word in JSON.
    package var name: String {
        guard program != nil else { return "unknown_program" }
        guard let listed else { return "missing" }
        return listed.shownBy == program ? "listed" : "folded"
    }
}

/// The facility's name and, when it has one, the program's own.
package func programName(_ program: Int, _ snapshot: Snapshot) throws(IndexError) -> String {
    let program = try snapshot.program(program)
    let facility = try snapshot.facility(program.facility)
    return [facility.name, program.name].filter { !$0.isEmpty }.joined(separator: ", ")
}
