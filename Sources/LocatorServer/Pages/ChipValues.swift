import LocatorIndex
import LocatorSearch
import Treatment

/// What a search asks for, each with a button that takes it away, and where unknown is kept one that asks for certainty.
struct ChipValues {
    /// With the radius of the answer kept.
    let parameters: NamedPairs
    let words: PageWords
    let snapshot: Snapshot

    func values() -> [[String: Any]] {
        let shown = ParameterWords(words: words, snapshot: snapshot)
        return parameters.compactMap { pair -> [String: Any]? in
            guard let text = shown.text(pair.name, pair.value) else { return nil }
            var chip: [String: Any] = ["text": text, "remove": removing(pair).text]
            if let firmer = firmer(pair) { chip["firmer"] = firmer }
            return chip
        }
    }

    private func removing(_ pair: (name: String, value: String)) -> PairsChange {
        // The radius is looked for again when a need goes.
        let unpinned = PairsChange().removing("ring").removing("scale")
        switch pair.name {
        case "near": return unpinned.removing("near").removing("radius").removing("sort")
        case "free": return unpinned.removing("free").removing("buffer").removing("attendable")
        default: return unpinned.removing(pair.name, pair.value)
        }
    }

    /// The next stronger way to ask: what is wished for becomes a condition, and a condition wants a known yes.
    private func firmer(_ pair: (name: String, value: String)) -> [String: Any]? {
        guard pair.name == "specialty" || (TermGroup(name: pair.name) != nil && pair.name != "focus"),
            let mode = ParameterWords.mode(pair.value), mode == .prefer || mode == .must
        else { return nil }
        let next = mode == .prefer ? Mode.must : .strict
        let value = next.name + pair.value.dropFirst(mode.name.count)
        return [
            "change": PairsChange().removing("ring").removing("scale").removing(pair.name, pair.value)
                .adding(pair.name, String(value)).text,
            "label": words["firmer.\(next.name)"],
        ]
    }
}
