import LocatorSearch
import Treatment

/// What the hits of one answer say alike, as JSON: most of them say the same of what was asked, so each sentence is written once
/// an answer and then copied.
struct SaidOnce {
    /// By what was asked, in the order of `Hit.states`, and by `Ternary.rawValue`.
    private let asked: [[[UInt8]]]
    /// Sentences that were written, by the place they stood at.
    private var reasons: [[(reason: Explanation.Reason, bytes: [UInt8])]] = []

    /// - Parameter labels: the names of what was asked.
    init(_ labels: [String]) {
        asked = labels.map { label in
            Ternary.allCases.map { state in
                jsonObject { json in
                    json.field("need", label)
                    json.field("state", state.name)
                }
            }
        }
    }

    /// The field `asked` of a hit.
    func writeAsked(_ states: [Ternary], _ json: inout JSONWriter) {
        json.array("asked", zip(asked, states)) { json, item in json.raw(item.0[Int(item.1.rawValue)]) }
    }

    /// One sentence of an explanation, with who says so and when.
    /// - Parameter place: its part's; sentences are looked for among those of the same part.
    mutating func write(_ reason: Explanation.Reason, at place: Int, _ json: inout JSONWriter) {
        // What no record says, as a distance, differs from hit to hit.
        guard reason.basis != nil else { return json.object { writeReason(reason, &$0) } }
        while reasons.count <= place { reasons.append([]) }
        if let known = reasons[place].firstIndex(where: { $0.reason == reason }) {
            return json.raw(reasons[place][known].bytes)
        }
        let bytes = jsonObject { writeReason(reason, &$0) }
        if reasons[place].count < SaidOnce.most { reasons[place].append((reason, bytes)) }
        json.raw(bytes)
    }

    /// Sentences of one place that are looked through.
    private static let most = 8
}

/// An object by itself, in no more memory than it takes.
func jsonObject(_ fill: (inout JSONWriter) -> Void) -> [UInt8] {
    var json = JSONWriter(room: 1024)
    json.object(fill)
    return Array(json.bytes[...])
}
