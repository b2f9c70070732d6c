import LocatorIndex
package import LocatorSearch
package import Treatment

/// Where a question has no answer nearby: ZIP codes, with counties and states summed over them, the worst first.
package struct DesertReport: Sendable {
    /// As it was asked at every ZIP code, but for the place.
    package let request: SearchRequest
    package let miles: Int
    /// In the order of their codes.
    package let zips: [ZIPSupply]
    /// Most people without any answer first, then most people with a possible one only, then most such ZIP codes, then by name.
    package let counties: [AreaSupply]
    package let states: [AreaSupply]
    package let whole: AreaSupply

    package struct ZIPSupply: Sendable {
        package let zip: Gazetteer.ZIP
        package let supply: Supply
    }
}

/// A county, a state or all of them.
package struct AreaSupply: Hashable, Sendable {
    package let state: StateCode?
    /// Without the word "County"; empty for a state.
    package let county: String
    /// Its ZIP codes by their answer.
    package internal(set) var zips = SupplyCounts()
    /// People of its places in the gazetteer by the answer at the place: part of a city may count twice, people outside every
    /// place do not count.
    package internal(set) var people = SupplyCounts()
    /// The nearest known program from any of its ZIP codes without one within reach; nil where there is none.
    package internal(set) var nearest: Metres?

    /// No ZIP code of it has a known program within reach.
    package var isDesert: Bool { zips.known == 0 && zips.all > 0 }
}

/// Asks a question at every ZIP code and at every place whose people are known.
/// - Parameters:
///   - request: without a place; what it prefers is taken as a must.
///   - miles: the reach, 1 ... 500.
///   - state: only places of this state; nil: the whole country.
package func deserts(
    of request: SearchRequest, within miles: Int, state: StateCode? = nil, in engine: SearchEngine
) -> DesertReport {
    let snapshot = engine.snapshot
    let asked = request.demanding
    let zips = (0..<snapshot.zipCount).map { snapshot.zip(at: $0) }.filter { state == nil || $0.state == state }
    let places = peopledPlaces(in: snapshot).filter { state == nil || $0.origin.state == state }
    let found = supplies(
        of: asked, at: zips.map { origin($0, in: snapshot) } + places.map(\.origin), within: Metres(miles: miles),
        in: engine)
    var areas = AreaSums()
    for (zip, supply) in zip(zips, found) { areas.add(zip, supply) }
    for (place, supply) in zip(places, found[zips.count...]) { areas.add(place, supply) }
    let (counties, states, whole) = areas.sorted()
    return DesertReport(
        request: asked, miles: miles, zips: zip(zips, found).map(DesertReport.ZIPSupply.init), counties: counties,
        states: states, whole: whole)
}
