package import LocatorIndex
package import LocatorSearch
import Treatment

/// The answer to a search as JSON: the body of `/v1/programs` and `/v1/search`, and what `locator search --json` prints.
/// Holds dates, never ages, so the same snapshot and request give the same bytes.
/// - Parameters:
///   - explanations: one a hit.
///   - detox: what is shown beside the hits when the words tell of withdrawal.
package func searchBody(
    _ answer: SearchAnswer, _ explanations: [Explanation], detox: SearchAnswer?, to asked: Asked,
    from snapshot: Snapshot
) throws(IndexError) -> [UInt8] {
    let request = asked.request
    let online = try besidePrograms(answer.online, snapshot)
    let unlocated = try besidePrograms(answer.unlocated, snapshot)
    let neverAsked = try besideFacilities(answer.neverAsked, snapshot)
    let detoxHits = try detox.map { detox throws(IndexError) in try nearest(detox, snapshot) }

    var json = JSONWriter()
    json.object { json in
        json.object("snapshot") { writeSnapshot(snapshot, &$0) }
        writeSafety(asked, detoxHits, &json)
        writeUnderstood(asked, answer, snapshot, &json)
        json.field("total", answer.total)
        writeFrame(answer, request, &json)
        json.array("hits", zip(answer.hits, explanations)) { json, explained in
            json.object { writeHit(explained.0, explained.1, request, snapshot, &$0) }
        }
        json.field("next", answer.next?.text)
        writeBeside("online", answer.online.count, online, &json)
        writeBeside("unlocated", answer.unlocated.count, unlocated, &json)
        json.object("never_asked") { json in
            json.field("count", answer.neverAsked.count)
            json.array("facilities", neverAsked) { json, facility in
                json.object { writeFacility(facility, &$0) }
            }
        }
        writeFacets(answer, snapshot, language: asked.language, &json)
        json.strings("notices", careLines(asked.language))
    }
    return json.bytes
}

func writeSnapshot(_ snapshot: Snapshot, _ json: inout JSONWriter) {
    json.field("id", snapshot.id)
    json.field("as_of", snapshot.asOf?.description)
    json.field("programs", snapshot.summary.programs)
    json.field("facilities", snapshot.summary.facilities)
}

/// The fields that tell which place, radius, scale, order and weights an answer is true for.
func writeFrame(_ answer: SearchAnswer, _ request: SearchRequest, _ json: inout JSONWriter) {
    json.field("near", request.placeLabel)
    json.field("near_asked", request.placeAsked)
    json.strings("near_also", request.placeAlso)
    json.object("radius") { json in
        json.field("miles", tenths: answer.radius.metres?.tenthsOfMiles)
        json.field("explicit", answer.radius.isExplicit)
        json.array("tried", answer.radius.isExplicit ? [] : answer.radius.tried) { json, ring in
            json.object { json in
                json.field("miles", ring.miles)
                json.field("facilities", ring.facilities)
            }
        }
    }
    json.field("scale_miles", answer.scaleMiles)
    json.field("sort", request.sort.name)
    json.field("collapse", request.collapsing.name)
    json.object("weights") { json in
        for dimension in Dimension.allCases { json.field(dimension.name, answer.weights[dimension]) }
    }
    json.strings("active", answer.active.map(\.name))
}

private func writeHit(
    _ hit: Hit, _ explanation: Explanation, _ request: SearchRequest, _ snapshot: Snapshot, _ json: inout JSONWriter
) {
    let (program, facility) = (explanation.program, explanation.facility)
    json.field("rank", hit.rank)
    json.field("score", tenths: explanation.total)
    json.object("program") { json in
        json.field("id", base32(program.id))
        json.field("name", program.name)
        json.field("level", program.level.name)
        json.field("level_label", program.level.english)
        json.field("level_stated", program.levelStated)
        json.field("focus", program.focus.name)
    }
    json.object("facility") { writeFacility(facility, &$0) }
    json.key("distance")
    if let metres = hit.metres {
        json.object { json in
            json.field("miles", tenths: metres.tenthsOfMiles)
            json.field("approximate", facility.precision != .site)
        }
    } else {
        json.null()
    }
    json.field("attended_online", hit.isAttendedOnline)
    json.array("asked", zip(askedLabels(request), hit.states)) { json, asked in
        json.object { json in
            json.field("need", asked.0)
            json.field("state", asked.1.name)
        }
    }
    writeFit(hit, program, &json)
    json.array("parts", explanation.parts) { json, part in
        json.object { writePart(part, &$0) }
    }
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
    json.field("as_of", facility.records.compactMap(\.asOf).max()?.description)
}

private func writePart(_ part: Explanation.Part, _ json: inout JSONWriter) {
    json.field("dimension", part.dimension.name)
    json.field("points", tenths: part.points)
    json.field("most", tenths: part.most)
    json.array("reasons", part.reasons) { json, reason in
        json.object { json in
            json.field("text", reason.text)
            json.field("state", reason.state.name)
            json.field("basis", reason.basis?.name)
            json.field("source", reason.source)
            json.field("as_of", reason.asOf?.description)
        }
    }
}

/// The names of what was asked, in the order of `Hit.states`.
package func askedLabels(_ request: SearchRequest) -> [String] {
    var labels: [String] = []
    if request.level != nil { labels.append("level") }
    if request.age != nil { labels.append("age") }
    labels += request.needs.map(\.label)
    if request.schedule != nil { labels.append("attendable") }
    return labels
}

// MARK: - Lists beside the hits

private typealias BesideProgram = (program: Program, facility: Facility)

private func besidePrograms(_ beside: Beside, _ snapshot: Snapshot) throws(IndexError) -> [BesideProgram] {
    var programs: [BesideProgram] = []
    for ordinal in beside.ordinals {
        let program = try snapshot.program(ordinal)
        programs.append((program, try snapshot.facility(program.facility)))
    }
    return programs
}

private func besideFacilities(_ beside: Beside, _ snapshot: Snapshot) throws(IndexError) -> [Facility] {
    var facilities: [Facility] = []
    for ordinal in beside.ordinals { facilities.append(try snapshot.facility(ordinal)) }
    return facilities
}

private func writeBeside(_ name: String, _ count: Int, _ programs: [BesideProgram], _ json: inout JSONWriter) {
    json.object(name) { json in
        json.field("count", count)
        json.array("programs", programs) { json, item in
            json.object { json in
                json.field("id", base32(item.program.id))
                json.field("level", item.program.level.name)
                json.object("facility") { writeFacility(item.facility, &$0) }
            }
        }
    }
}
