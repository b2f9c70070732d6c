package import LocatorIndex
package import LocatorSearch
package import Treatment

/// A call sheet as JSON: the body of `/v1/call-sheet` and of `locator call ID… --json`. Holds dates, never ages.
package func callSheetBody(
    _ sheet: CallSheet, from snapshot: Snapshot, moved: [Redirect] = []
) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
        json.object("snapshot") { writeSnapshot(snapshot, &$0) }
        writeMoved(moved, &json)
        json.field("language", sheet.language.rawValue)
        json.field("total", sheet.total)
        json.array("programs", sheet.entries) { json, entry in
            json.object { writeEntry(entry, &$0) }
        }
        json.strings("missing", sheet.missing.map(base32))
        json.strings("notices", sheet.closing)
    }
    return json.bytes
}

private func writeEntry(_ entry: CallSheet.Entry, _ json: inout JSONWriter) {
    json.field("id", base32(entry.program.id))
    json.field("name", entry.program.name)
    json.field("level", entry.program.level.name)
    json.object("facility") { writeFacility(entry.facility, &$0) }
    json.field("standing", entry.standing.name)
    json.field("rank", entry.standing.listed?.rank)
    json.strings("absences", entry.standing.absences.map(\.text))
    json.strings("summary", entry.summary)
    json.strings("cautions", entry.cautions)
    json.array("call", entry.phones) { json, line in json.object { writeLine(line, &$0) } }
    json.field("hours", entry.hours)
    json.array("questions", entry.questions) { json, question in
        json.object { json in
            json.field("question", question.text)
            json.field("rank_if_yes", question.rankIfYes)
            json.field("rank_if_no", question.rankIfNo)
        }
    }
    json.strings("also_ask", entry.alsoAsk)
    json.strings("sessions", entry.sessions)
    json.array("known", entry.known) { json, line in json.object { writeLine(line, &$0) } }
    json.strings("ready", entry.ready)
}

private func writeLine(_ line: CallSheet.Line, _ json: inout JSONWriter) {
    json.field("text", line.text)
    json.field("source", line.source)
    json.field("as_of", line.asOf)
}
