import LocatorIndex
import LocatorSearch
import Treatment

/// What a search asks for, each with a button that takes it away, and where unknown is kept one that asks for certainty. The
/// buttons name the parameter by its place: a page says its search once, not with every button.
struct ChipValues {
    /// With the radius of the answer kept.
    let parameters: NamedPairs
    let words: PageWords
    let snapshot: Snapshot

    func values() -> [PageValues] {
        let shown = ParameterWords(words: words, snapshot: snapshot)
        return parameters.enumerated().compactMap { place, pair -> PageValues? in
            guard let text = shown.text(pair.name, pair.value) else { return nil }
            var chip: PageValues = ["text": text, "place": "\(place)"]
            if let (mode, _) = madeFirmer(pair) {
                chip["firmer"] = ["label": words["firmer.\(mode.name)"], "place": "\(place)"]
            }
            return chip
        }
    }
}

/// The parameter that a chip's button names by its place among those of the answer, which the page holds once; nil for no place.
func chip(_ place: String, in parameters: NamedPairs) -> (name: String, value: String)? {
    guard let place = Int(place), parameters.indices.contains(place) else { return nil }
    return parameters[place]
}

/// Takes away what a chip shows.
func taken(_ pair: (name: String, value: String)) -> PairsChange {
    // The radius is looked for again when a need goes.
    let unpinned = PairsChange().removing("ring").removing("scale")
    switch pair.name {
    case "near": return unpinned.removing("near").removing("radius").removing("sort")
    case "free": return unpinned.removing("free").removing("buffer").removing("attendable")
    default: return unpinned.removing(pair.name, pair.value)
    }
}

/// The next stronger way to ask: what is wished for becomes a condition, and a condition wants a known yes. Nil where there is none.
func madeFirmer(_ pair: (name: String, value: String)) -> (mode: Mode, change: PairsChange)? {
    guard pair.name == "specialty" || (TermGroup(name: pair.name) != nil && pair.name != "focus"),
        let mode = ParameterWords.mode(pair.value), mode == .prefer || mode == .must
    else { return nil }
    let next = mode == .prefer ? Mode.must : .strict
    let value = next.name + pair.value.dropFirst(mode.name.count)
    return (next, taken(pair).adding(pair.name, String(value)))
}
