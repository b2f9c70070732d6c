package import LocatorIndex
package import LocatorSearch
import Treatment

/// A place that people ask from, with how many live there.
package struct DemandPlace: Sendable {
    package let origin: Origin
    package let people: Int
}

/// The most populous places of a snapshot's gazetteer, the greatest first, each under one of its spellings; ties by label. A
/// part of a city that the gazetteer lists too (Brooklyn) is a place of its own.
package func demandPlaces(_ most: Int, in snapshot: Snapshot) -> [DemandPlace] {
    let cities = peopledPlaces(in: snapshot).sorted { ($1.people, $0.origin.label) < ($0.people, $1.origin.label) }
    return Array(cities.prefix(most))
}

/// Every place of the gazetteer whose people are known, each under one of its spellings, in the gazetteer's order.
package func peopledPlaces(in snapshot: Snapshot) -> [DemandPlace] {
    var seen: Set<Spot> = []
    var places: [DemandPlace] = []
    for ordinal in 0..<snapshot.cityCount where snapshot.cityPopulation(at: ordinal) > 0 {
        let city = snapshot.city(at: ordinal)
        guard seen.insert(Spot(point: city.point, state: city.state)).inserted else { continue }
        places.append(DemandPlace(origin: origin(city, in: snapshot), people: city.population))
    }
    return places
}

private struct Spot: Hashable {
    let point: Coordinate
    let state: StateCode
}
