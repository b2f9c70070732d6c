import LocatorIndex
import LocatorSearch
import Treatment

/// The facets of an answer, each value as a button that asks for it besides.
struct FacetValues {
    let answer: SearchAnswer
    /// The parameters of the answer's request, with its radius kept.
    let pinned: NamedPairs
    let words: PageWords
    let snapshot: Snapshot

    /// Those a page asks for, in the order it shows them.
    static let groups: [FacetGroup] = [
        .level, .payment, .specialty, .language, .medication, .audience, .delivery, .window, .accreditation, .focus,
    ]
    /// Values a group shows, besides those that are asked for.
    private static let mostValues = 6

    func values() -> [PageValues] {
        FacetValues.groups.compactMap { group in
            guard let facet = answer.facets.first(where: { $0.group == group }) else { return nil }
            let shown = facet.values.enumerated().filter { place, value in
                (place < FacetValues.mostValues || value.isAsked) && (value.hits > 0 || value.isAsked)
            }
            // A group that divides nothing helps nobody.
            guard shown.count > 1 || shown.contains(where: { $0.element.isAsked || $0.element.hits < answer.total })
            else { return nil }
            var values: PageValues = [
                "label": words["facet.\(group.name)"], "values": shown.map { self.value($0.element) },
            ]
            if group == .level || group == .payment { values["open"] = true }
            return values
        }
    }

    private func value(_ value: FacetValue) -> PageValues {
        var values: PageValues = [
            "label": words.language.say(value.english, value.spanish),
            "yes": words("facet.yes", ["n": "\(value.yes)"]),
        ]
        if value.unknown > 0 { values["unknown"] = words("facet.unknown", ["n": "\(value.unknown)"]) }
        if value.isAsked {
            values["asked"] = true
        } else {
            (values["key"], values["value"]) = button(value)
        }
        return values
    }

    /// The button that asks for a value: a change of the answer's parameters, which says only what differs. What most ask for is one
    /// need more, of one code: `+specialty=dbt` says it in a few letters.
    private func button(_ value: FacetValue) -> (key: String, value: String) {
        let after = answer.parameterChange(following: value, of: pinned, in: snapshot.vocabulary)
        var change = PairsChange()
        if after.name == "level" {
            change = change.removing("level").removing("collapse")
        } else if after.replaces {
            change = change.removing(pinned[after.place].name, pinned[after.place].value)
        } else if let code = FacetValues.plain(after.value) {
            return ("+" + after.name, code)
        }
        return ("change", change.adding(after.name, after.value).text)
    }

    /// The code of a need that asks for one alone, as a button adds it; nil where there is more to it.
    private static func plain(_ need: String) -> String? {
        guard need.hasPrefix(PageQuestion.more) else { return nil }
        let code = need.utf8.dropFirst(PageQuestion.more.utf8.count)
        let isPlain = code.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
                true
            default: false
            }
        }
        return isPlain && !code.isEmpty ? String(code) : nil
    }
}
