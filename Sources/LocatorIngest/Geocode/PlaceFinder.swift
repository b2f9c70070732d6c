package import Treatment

/// Finds cities by folded name (`Saint Paul` is `St. Paul`). Reads a state's places when the state is first asked
/// for: most records have a known ZIP code and never ask.
package struct PlaceFinder: Sendable {
    private var states: [StateCode: [String: [Int]]] = [:]

    package init() {}

    /// The place of that name in that state: the one in the given county, else the one with the most people. Nil when
    /// no place there has the name.
    package mutating func city(
        _ name: String, _ state: StateCode, _ county: String, in gazetteer: Gazetteer
    ) -> Gazetteer.City? {
        guard !name.isEmpty else { return nil }
        if states[state] == nil { states[state] = names(of: state, gazetteer) }
        let found = (states[state]?[key(name)] ?? []).map { gazetteer.cities[$0] }
        if !county.isEmpty, let city = found.first(where: { fold($0.county) == fold(county) }) { return city }
        return found.reduce(nil) { best, city in best.map { city.population > $0.population } ?? true ? city : best }
    }

    private func names(of state: StateCode, _ gazetteer: Gazetteer) -> [String: [Int]] {
        var names: [String: [Int]] = [:]
        for (ordinal, city) in gazetteer.cities.enumerated() where city.state == state {
            names[key(city.name), default: []].append(ordinal)
        }
        return names
    }

    private func key(_ name: String) -> String {
        foldedWords(name).map { abbreviations[$0] ?? $0 }.joined(separator: " ")
    }
}

private let abbreviations: [String: String] = ["saint": "st", "sainte": "ste", "fort": "ft", "mount": "mt"]
