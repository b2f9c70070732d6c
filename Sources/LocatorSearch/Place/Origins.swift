package import LocatorIndex
package import Treatment

/// An origin at a point: state, county and zone are those of the nearest ZIP code within 100 miles.
package func origin(at coordinate: Coordinate, in snapshot: Snapshot) -> Origin {
    let here = EarthPoint(coordinate)
    var best: (chord: Int64, ordinal: Int)?
    for ordinal in 0..<snapshot.zipCount {
        let there = snapshot.zipPoint(at: ordinal)
        guard abs(Int(there.latitude) - Int(coordinate.latitude)) < 1_500_000 else { continue }
        let chord = here.squaredChord(to: EarthPoint(there))
        if chord < best?.chord ?? Int64.max { best = (chord, ordinal) }
    }
    let label = "\(coarse(coordinate.latitude)), \(coarse(coordinate.longitude))"
    guard let best, Metres(squaredChord: best.chord) <= Metres(miles: 100) else {
        return Origin(point: coordinate, label: label)
    }
    let zip = snapshot.zip(at: best.ordinal)
    return Origin(
        point: coordinate, state: zip.state, county: foldedPlace(zip.county), label: label,
        zone: zone(zip.zone, in: snapshot))
}

/// A ZIP code as an origin: what its five digits mean as `near`.
package func origin(_ zip: Gazetteer.ZIP, in snapshot: Snapshot) -> Origin {
    Origin(
        point: zip.point, state: zip.state, county: foldedPlace(zip.county),
        label: "\(zip.code) \(zip.city), \(zip.state)", zone: zone(zip.zone, in: snapshot))
}

/// A city as an origin: what its label means as `near`.
package func origin(_ city: Gazetteer.City, in snapshot: Snapshot) -> Origin {
    Origin(
        point: city.point, state: city.state, county: foldedPlace(city.county), label: label(city),
        zone: zone(city.zone, in: snapshot))
}

/// `Portland, OR (Multnomah)`: the county tells two places of one state apart.
func label(_ city: Gazetteer.City) -> String {
    "\(city.name), \(city.state)\(city.county.isEmpty ? "" : " (\(city.county))")"
}

func zone(_ ordinal: Int, in snapshot: Snapshot) -> Zone? {
    snapshot.zones.indices.contains(ordinal) ? snapshot.zones[ordinal] : nil
}

/// Micro-degrees to two places: as fine as an answer ever repeats a person's point.
private func coarse(_ micro: Int32) -> String {
    let hundredths = (Int(micro.magnitude) + 5000) / 10_000
    let fraction = hundredths % 100
    return "\(micro < 0 && hundredths > 0 ? "-" : "")\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)"
}
