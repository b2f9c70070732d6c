package import LocatorIndex
import Treatment

/// A desert report for machines.
package struct DesertJSON: Codable, Hashable, Sendable {
    package let snapshot: String
    package let asOf: String?
    package let asked: String
    package let miles: Int
    package let zips, people: SupplyCounts
    package let states, counties: [Area]
    /// Empty unless asked for.
    package let places: [Place]

    package struct Area: Codable, Hashable, Sendable {
        package let state: String
        package let county: String?
        package let desert: Bool
        package let zips, people: SupplyCounts
        package let nearestKnownMiles: Double?
    }

    package struct Place: Codable, Hashable, Sendable {
        package let zip, city, state, county: String
        package let answer: SupplyAnswer
        package let known, possible, knownOnline: Int
        package let nearestKnownMiles: Double?
    }

    /// - Parameter byZIP: each ZIP code too.
    package init(_ report: DesertReport, from snapshot: Snapshot, byZIP: Bool) {
        self.snapshot = snapshot.id
        asOf = snapshot.asOf?.description
        asked = report.asked(in: snapshot)
        miles = report.miles
        zips = report.whole.zips
        people = report.whole.people
        states = report.states.map { Area($0, isCounty: false) }
        counties = report.counties.map { Area($0, isCounty: true) }
        places = byZIP ? report.zips.map(Place.init) : []
    }
}

extension DesertJSON.Area {
    fileprivate init(_ area: AreaSupply, isCounty: Bool) {
        self.init(
            state: area.state?.description ?? "", county: isCounty ? area.county : nil, desert: area.isDesert,
            zips: area.zips, people: area.people, nearestKnownMiles: area.nearest.map(miles))
    }
}

extension DesertJSON.Place {
    fileprivate init(_ place: DesertReport.ZIPSupply) {
        self.init(
            zip: place.zip.code.description, city: place.zip.city, state: place.zip.state.description,
            county: place.zip.county, answer: place.supply.answer, known: place.supply.known,
            possible: place.supply.possible, knownOnline: place.supply.online,
            nearestKnownMiles: place.supply.nearest.map(miles))
    }
}

private func miles(_ metres: Metres) -> Double { Double(metres.tenthsOfMiles) / 10 }
