package import LocatorIndex
package import LocatorSearch
package import Treatment

/// What the hits of a search divide by, without the hits: the body of `/v1/facets`.
/// - Parameter detox: what is shown beside when the words tell of withdrawal.
func facetsBody(_ answer: SearchAnswer, detox: [NearFacility]?, to asked: Asked, from snapshot: Snapshot) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
        json.object("snapshot") { writeSnapshot(snapshot, &$0) }
        writeSafety(asked, detox, &json)
        writeUnderstood(asked, answer, snapshot, &json)
        json.field("total", answer.total)
        writeFrame(answer, asked.request, &json)
        writeFacets(answer, snapshot, language: asked.language, &json)
        json.strings("notices", careLines(asked.language))
    }
    return json.bytes
}

/// The fields `facets` and `relaxations` of an answer. Each link is the query of a URL; its answer's `total` is the `hits` beside
/// it.
package func writeFacets(
    _ answer: SearchAnswer, _ snapshot: Snapshot, language: PageLanguage, _ json: inout JSONWriter
) {
    func query(_ request: SearchRequest) -> String {
        urlQuery(parameters(of: request, language: language, in: snapshot))
    }
    json.array("facets", answer.facets) { json, facet in
        json.object { json in
            json.field("group", facet.group.name)
            json.field("total", facet.total)
            json.array("values", facet.values) { json, value in
                json.object { json in
                    json.field("value", value.code)
                    json.field("label", language == .spanish ? value.spanish : value.english)
                    json.field("yes", value.yes)
                    json.field("unknown", value.unknown)
                    json.field("no", value.no)
                    json.field("asked", value.isAsked)
                    json.field("hits", value.hits)
                    json.field("query", query(answer.following(value)))
                    json.field("strict_hits", value.strictHits)
                    let strict = value.strictHits.map { _ in query(answer.following(value, isStrict: true)) }
                    json.field("strict_query", strict)
                }
            }
        }
    }
    json.array("relaxations", answer.relaxations) { json, relaxation in
        json.object { json in
            json.field("text", language == .spanish ? relaxation.spanish : relaxation.english)
            json.field("hits", relaxation.hits)
            json.field("miles", tenths: relaxation.metres?.tenthsOfMiles)
            json.field("query", query(relaxation.request))
        }
    }
}

/// `near=90012&level=must%3Aiop`: names and values as a URL carries them.
package func urlQuery(_ parameters: [(name: String, value: String)]) -> String {
    parameters.map { "\($0.name)=\(percentEncoded($0.value))" }.joined(separator: "&")
}

/// All but letters, digits and `-._~` as `%` and two digits.
private func percentEncoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            bytes.append(byte)
        default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
    }
    return String(decoding: bytes, as: UTF8.self)
}
