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
    let links = FacetLinks(answer, snapshot, language)
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
                    json.field("query", plain: links.query(following: value, isStrict: false))
                    json.field("strict_hits", value.strictHits)
                    if value.strictHits == nil {
                        json.field("strict_query", String?.none)
                    } else {
                        json.field("strict_query", plain: links.query(following: value, isStrict: true))
                    }
                }
            }
        }
    }
    json.array("relaxations", answer.relaxations) { json, relaxation in
        json.object { json in
            json.field("text", language == .spanish ? relaxation.spanish : relaxation.english)
            json.field("hits", relaxation.hits)
            json.field("miles", tenths: relaxation.metres?.tenthsOfMiles)
            json.field(
                "query", urlQuery(parameters(of: relaxation.request, language: language, in: snapshot)))
        }
    }
}

/// The queries that the values of an answer's facets lead to: all but the one parameter that each changes is written once.
private struct FacetLinks {
    private let answer: SearchAnswer
    private let vocabulary: Vocabulary
    private let parameters: [(name: String, value: String)]
    /// The query of the answer's own request.
    private var whole: [UInt8] = []
    /// Where each parameter begins in it.
    private var starts: [Int] = []

    init(_ answer: SearchAnswer, _ snapshot: Snapshot, _ language: PageLanguage) {
        self.answer = answer
        vocabulary = snapshot.vocabulary
        let isEmpty = answer.facets.isEmpty
        parameters = isEmpty ? [] : LocatorSearch.parameters(of: answer.pinned, language: language, in: snapshot)
        for parameter in parameters {
            if !whole.isEmpty { whole.append(UInt8(ascii: "&")) }
            starts.append(whole.count)
            append(parameter.name, parameter.value, to: &whole)
        }
    }

    func query(following value: FacetValue, isStrict: Bool) -> [UInt8] {
        let change = answer.parameterChange(following: value, isStrict: isStrict, of: parameters, in: vocabulary)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(whole.count + 48)
        if change.place < starts.count {
            bytes += whole[..<starts[change.place]]
        } else if !whole.isEmpty {
            bytes += whole
            bytes.append(UInt8(ascii: "&"))
        }
        append(change.name, change.value, to: &bytes)
        let rest = change.place + (change.replaces ? 1 : 0)
        if rest < starts.count {
            bytes.append(UInt8(ascii: "&"))
            bytes += whole[starts[rest]...]
        }
        return bytes
    }
}

/// `near=90012&level=must%3Aiop`: names and values as a URL carries them.
/// - Parameter plain: bytes of values that need no escape where this goes.
package func urlQuery(_ parameters: [(name: String, value: String)], leaving plain: [UInt8] = []) -> String {
    var bytes: [UInt8] = []
    for (name, value) in parameters {
        if !bytes.isEmpty { bytes.append(UInt8(ascii: "&")) }
        append(name, value, leaving: plain, to: &bytes)
    }
    return String(decoding: bytes, as: UTF8.self)
}

/// The name, `=`, and of the value all but letters, digits, `-._~` and those to leave as `%` and two digits.
private func append(_ name: String, _ value: String, leaving plain: [UInt8] = [], to bytes: inout [UInt8]) {
    bytes += name.utf8
    bytes.append(UInt8(ascii: "="))
    for byte in value.utf8 {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            bytes.append(byte)
        case _ where plain.contains(byte): bytes.append(byte)
        default:
            bytes.append(UInt8(ascii: "%"))
            bytes.append(digit(byte >> 4))
            bytes.append(digit(byte & 15))
        }
    }
}

/// `0` to `F`.
private func digit(_ value: UInt8) -> UInt8 { value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10 }
