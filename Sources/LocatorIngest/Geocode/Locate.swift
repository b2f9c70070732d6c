package import Treatment

/// Where a record lies, as far as may be shown.
package struct Located: Hashable, Sendable {
    package var state: StateCode?
    package var zip: ZIPCode?
    package var city = ""
    package var county = ""
    package var isConfidential = false
    package var point: Coordinate?
    package var precision = PointPrecision.none
    /// Ordinal in `Gazetteer.zones`.
    package var zone: Int?

    package init() {}
}

/// Where a record lies: the source's own point when it is plausible, else its ZIP code's, else its city's. Whether other records
/// carry its point is not asked here: see `withoutPoint`.
/// - Parameter places: finds cities; remembers the states it has read.
package func locate(
    _ record: FacilityRecord, gazetteer: Gazetteer, places: inout PlaceFinder, notices: inout [Notice]
) -> Located {
    var located = Located()
    located.city = shown(record.city)
    located.county = countyName(record.county)
    if record.isForeign { return locateAbroad(record, located, gazetteer, &notices) }

    let zip = readZIP(record, &notices)
    var entry = zip.flatMap { gazetteer.zip($0) }
    if let zip, entry == nil { notices.append(Notice(.zipUnknown, at: record.position, field: "zip", value: "\(zip)")) }
    located.state = readState(record, gazetteer, &notices) ?? entry?.state
    if let there = entry, there.state != located.state {
        notices.append(
            Notice(
                .zipOtherState, at: record.position, field: "zip",
                value: "\(there.code) is \(there.state), not \(record.state)"))
        entry = nil
    }
    if located.county.isEmpty { located.county = entry?.county ?? "" }
    located.zone = entry?.zone ?? located.state.flatMap { gazetteer.state($0) }?.zone

    if record.isConfidential || isUndisclosed(street: record.street) {
        notices.append(Notice(.addressConfidential, at: record.position))
        located.city = ""
        located.isConfidential = true
        return located
    }
    located.zip = zip
    guard let point = record.point else {
        setCentre(record, entry, gazetteer, &places, &located, &notices)
        return located
    }
    if let doubt = doubt(point, located.state.flatMap { gazetteer.state($0) }, entry) {
        return withoutPoint(located, record, doubt, gazetteer, &places, &notices)
    }
    located.point = point
    located.precision = .site
    return located
}

/// Where a US record lies when its own point is not believed: with a notice of the doubt.
func withoutPoint(
    _ believed: Located, _ record: FacilityRecord, _ doubt: Rule, _ gazetteer: Gazetteer, _ places: inout PlaceFinder,
    _ notices: inout [Notice]
) -> Located {
    var located = believed
    located.point = nil
    located.precision = .none
    if let point = record.point {
        notices.append(Notice(doubt, at: record.position, field: "point", value: point.description))
    }
    let entry = located.zip.flatMap { gazetteer.zip($0) }
    // A ZIP code of another state says nothing.
    let isThere = entry?.state == located.state
    setCentre(record, isThere ? entry : nil, gazetteer, &places, &located, &notices)
    return located
}

private func setCentre(
    _ record: FacilityRecord, _ entry: Gazetteer.ZIP?, _ gazetteer: Gazetteer, _ places: inout PlaceFinder,
    _ located: inout Located, _ notices: inout [Notice]
) {
    if let entry {
        located.point = entry.point
        located.precision = .zip
    } else if let state = located.state, let city = places.city(located.city, state, located.county, in: gazetteer) {
        located.point = city.point
        located.precision = .place
        located.zone = city.zone
        if located.county.isEmpty { located.county = city.county }
    } else {
        notices.append(Notice(.unlocated, at: record.position, field: "address", value: located.city))
    }
}

/// A foreign record keeps what it says; a two-letter province stays unless it is also a state of ours.
private func locateAbroad(
    _ record: FacilityRecord, _ located: Located, _ gazetteer: Gazetteer, _ notices: inout [Notice]
) -> Located {
    var located = located
    located.state = StateCode(shown(record.state)).flatMap { gazetteer.state($0) == nil ? $0 : nil }
    if record.isConfidential || isUndisclosed(street: record.street) {
        notices.append(Notice(.addressConfidential, at: record.position))
        located.city = ""
        located.isConfidential = true
    } else if let point = record.point {
        located.point = point
        located.precision = .site
        notices.append(Notice(.pointForeign, at: record.position, field: "point", value: point.description))
    }
    return located
}

private func readZIP(_ record: FacilityRecord, _ notices: inout [Notice]) -> ZIPCode? {
    if let zip = ZIPCode(record.zip) { return zip }
    if !record.zip.isEmpty {
        notices.append(Notice(.zipUnreadable, at: record.position, field: "zip", value: record.zip))
    }
    return nil
}

private func readState(_ record: FacilityRecord, _ gazetteer: Gazetteer, _ notices: inout [Notice]) -> StateCode? {
    if let state = state(record.state, in: gazetteer) { return state }
    if !record.state.isEmpty {
        notices.append(Notice(.stateUnknown, at: record.position, field: "state", value: record.state))
    }
    return nil
}
