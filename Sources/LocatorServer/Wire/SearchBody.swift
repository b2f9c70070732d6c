package import LocatorIndex
package import LocatorSearch
package import NIOCore
import Treatment

/// The answer to a search as JSON: the body of `/v1/programs` and `/v1/search`, and what `locator search --json` prints.
/// Holds dates, never ages, so the same snapshot and request give the same bytes.
/// - Parameters:
///   - explanations: one a hit.
///   - detox: what is shown beside the hits when the words tell of withdrawal.
///   - written: of the same snapshot.
package func searchBody(
    _ answer: SearchAnswer, _ explanations: [Explanation], detox: SearchAnswer?, to asked: Asked,
    from snapshot: Snapshot, _ written: WrittenListings
) throws(IndexError) -> ByteBuffer {
    // What can fail is read before anything is written.
    let ordinals = answer.hits.map(\.program)
    let programs = try written.programs(at: ordinals)
    let facilities = try written.facilities(ofPrograms: ordinals)
    let beside = try BesideBytes(answer, from: written)
    let detoxHits = try detox.map { detox throws(IndexError) in try nearest(detox, snapshot) }
    let labels = askedLabels(asked.request)

    return JSONWriter.buffer(room: 8192 + 2048 * answer.hits.count) { json in
        json.object { json in
            json.object("snapshot") { writeSnapshot(snapshot, &$0) }
            writeSafety(asked, detoxHits, &json)
            writeUnderstood(asked, answer, snapshot, &json)
            json.field("total", answer.total)
            writeFrame(answer, asked.request, &json)
            json.array("hits", answer.hits.indices) { json, place in
                let hit = answer.hits[place]
                json.object { json in
                    writeHit(hit, explanations[place], programs[place], facilities[place], labels, snapshot, &json)
                }
            }
            json.field("next", answer.next?.text)
            beside.write(answer, snapshot.columns, &json)
            writeFacets(answer, snapshot, language: asked.language, &json)
            json.strings("notices", careLines(asked.language))
        }
    }
}

func writeSnapshot(_ snapshot: Snapshot, _ json: inout JSONWriter) {
    json.field("id", snapshot.id)
    json.field("as_of", snapshot.asOf)
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
        for dimension in Dimension.allCases { json.field(named: dimension.name, answer.weights[dimension]) }
    }
    json.strings("active", answer.active.map(\.name))
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
