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

    func values() -> [[String: Any]] {
        FacetValues.groups.compactMap { group in
            guard let facet = answer.facets.first(where: { $0.group == group }) else { return nil }
            let shown = facet.values.enumerated().filter { place, value in
                (place < FacetValues.mostValues || value.isAsked) && (value.hits > 0 || value.isAsked)
            }
            // A group that divides nothing helps nobody.
            guard shown.count > 1 || shown.contains(where: { $0.element.isAsked || $0.element.hits < answer.total })
            else { return nil }
            var values: [String: Any] = [
                "label": words["facet.\(group.name)"], "values": shown.map { self.value($0.element) },
            ]
            if group == .level || group == .payment { values["open"] = true }
            return values
        }
    }

    private func value(_ value: FacetValue) -> [String: Any] {
        var values: [String: Any] = [
            "label": words.language.say(value.english, value.spanish),
            "yes": words("facet.yes", ["n": "\(value.yes)"]),
        ]
        if value.unknown > 0 { values["unknown"] = words("facet.unknown", ["n": "\(value.unknown)"]) }
        if value.isAsked {
            values["asked"] = true
        } else {
            values["change"] = change(answer.following(value)).text
        }
        return values
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
