import LocatorIndex
import LocatorSearch
import Treatment

/// The fields of one hit of a search.
/// - Parameters:
///   - program, facility: of the hit, written before.
///   - labels: the names of what was asked, in the order of `Hit.states`.
func writeHit(
    _ hit: Hit, _ explanation: Explanation, _ program: ArraySlice<UInt8>, _ facility: ArraySlice<UInt8>,
    _ labels: [String], _ snapshot: Snapshot, _ json: inout JSONWriter
) {
    json.field("rank", hit.rank)
    json.field("score", tenths: explanation.total)
    json.key("program")
    json.raw(program)
    json.key("facility")
    json.raw(facility)
    json.key("distance")
    if let metres = hit.metres {
        json.object { json in
            json.field("miles", tenths: metres.tenthsOfMiles)
            json.field("approximate", explanation.precision != .site)
        }
    } else {
        json.null()
    }
    json.field("attended_online", hit.isAttendedOnline)
    json.array("asked", zip(labels, hit.states)) { json, asked in
        json.object { json in
            json.field("need", word: asked.0)
            json.field("state", word: asked.1.name)
        }
    }
    writeFit(hit, explanation.track, &json)
    json.array("parts", explanation.parts.span) { json, part in writePart(part, &json) }
    json.array("questions", explanation.questions) { json, question in
        json.object { json in
            json.field("question", question.text)
            json.field("rank_if_yes", question.rankIfYes)
            json.field("rank_if_no", question.rankIfNo)
        }
    }
    json.strings("cautions", explanation.cautions)
    json.array("other_programs", hit.others) { json, other in
        json.object { json in
            json.field("id", base32(snapshot.columns.programID[other]))
            json.field("level", Level(rawValue: snapshot.columns.level[other])?.name)
        }
    }
    json.field("more_of_organization", hit.more)
    json.field("as_of", explanation.asOf)
}

private func writePart(_ part: borrowing Explanation.Part, _ json: inout JSONWriter) {
    json.object(of: part) { json, part in
        json.field("dimension", word: part.dimension.name)
        json.field("points", tenths: part.points)
        json.field("most", tenths: part.most)
        json.array("reasons", part.reasons.span) { json, reason in writeReason(reason, &json) }
    }
}

/// One sentence, with who says so and when.
func writeReason(_ reason: borrowing Explanation.Reason, _ json: inout JSONWriter) {
    json.object(of: reason) { json, reason in
        json.field("text", reason.text)
        json.field("state", word: reason.state.name)
        json.field("basis", word: reason.basis?.name)
        json.field("source", reason.source)
        json.field("as_of", reason.asOf)
    }
}
