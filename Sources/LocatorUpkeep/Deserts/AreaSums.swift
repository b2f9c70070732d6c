import LocatorSearch
import Treatment

/// ZIP codes and people summed by county.
struct AreaSums {
    private var counties: [AreaSupply] = []
    private var ordinals: [Key: Int] = [:]

    private struct Key: Hashable {
        let state: StateCode?
        /// Folded.
        let county: String
    }

    mutating func add(_ zip: Gazetteer.ZIP, _ supply: Supply) {
        let place = place(of: Key(state: zip.state, county: foldedPlace(zip.county)), named: zip.county)
        counties[place].zips[supply.answer] += 1
        counties[place].come(near: supply.nearest)
    }

    /// People of a county without a ZIP code of its own count for their state all the same.
    mutating func add(_ place: DemandPlace, _ supply: Supply) {
        let ordinal = self.place(
            of: Key(state: place.origin.state, county: place.origin.county), named: place.origin.county)
        counties[ordinal].people[supply.answer] += place.people
    }

    private mutating func place(of key: Key, named name: String) -> Int {
        if let known = ordinals[key] { return known }
        counties.append(AreaSupply(state: key.state, county: name))
        ordinals[key] = counties.count - 1
        return counties.count - 1
    }

    /// The worst first.
    func sorted() -> (counties: [AreaSupply], states: [AreaSupply], whole: AreaSupply) {
        var states: [AreaSupply] = []
        var whole = AreaSupply(state: nil, county: "")
        for county in counties.sorted(by: { ($0.state?.rawValue ?? 0) < ($1.state?.rawValue ?? 0) }) {
            if states.last?.state != county.state || states.isEmpty {
                states.append(AreaSupply(state: county.state, county: ""))
            }
            states[states.count - 1].add(county)
            whole.add(county)
        }
        return (counties.filter { $0.zips.all > 0 }.sorted(by: isWorse), states.sorted(by: isWorse), whole)
    }
}

extension AreaSupply {
    fileprivate mutating func come(near metres: Metres?) {
        guard let metres else { return }
        nearest = min(nearest ?? metres, metres)
    }

    fileprivate mutating func add(_ other: AreaSupply) {
        for answer in SupplyAnswer.allCases {
            zips[answer] += other.zips[answer]
            people[answer] += other.people[answer]
        }
        come(near: other.nearest)
    }
}

private func isWorse(_ a: AreaSupply, _ b: AreaSupply) -> Bool {
    func key(_ area: AreaSupply) -> [Int] {
        [area.people.none, area.people.possible, area.zips.none, area.zips.possible]
    }
    for (one, other) in zip(key(a), key(b)) where one != other { return one > other }
    return (a.state?.description ?? "", a.county) < (b.state?.description ?? "", b.county)
}
