import LocatorIndex
import LocatorSearch
import Treatment

/// The facets of an answer, each value as a button that asks for it besides.
struct FacetValues {
    let answer: SearchAnswer
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
            let change = change(answer.following(value))
            let (key, value) = FacetValues.plain(change) ?? ("change", change.text)
            values["key"] = key
            values["value"] = value
        }
        return values
    }

    /// A change that is one need more, of one code: what most buttons ask for, and what `+specialty=dbt` says in a few letters.
    private static func plain(_ change: PairsChange) -> (key: String, value: String)? {
        let sides = change.text.split(separator: "=", maxSplits: 1)
        guard sides.count == 2, !sides[0].hasPrefix("-"), sides[1].hasPrefix(PageQuestion.more) else { return nil }
        let code = sides[1].dropFirst(PageQuestion.more.count)
        let isPlain = code.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
        return isPlain && !code.isEmpty ? ("+" + sides[0], String(code)) : nil
    }

    /// From the answer's request to the one of a value: only what differs is written.
    private func change(_ after: SearchRequest) -> PairsChange {
        let before = answer.pinned
        if after.level != before.level {
            var only = SearchRequest()
            only.level = after.level
            return PairsChange().removing("level").removing("collapse").adding(pairs(only))
        }
        var change = PairsChange()
        for (place, need) in after.needs.enumerated() {
            let old = place < before.needs.count ? before.needs[place] : nil
            guard need != old else { continue }
            if let old {
                var only = SearchRequest()
                only.needs = [old]
                for pair in pairs(only) { change = change.removing(pair.name, pair.value) }
            }
            var only = SearchRequest()
            only.needs = [need]
            change = change.adding(pairs(only))
        }
        return change
    }

    private func pairs(_ request: SearchRequest) -> NamedPairs { parameters(of: request, in: snapshot) }
}
