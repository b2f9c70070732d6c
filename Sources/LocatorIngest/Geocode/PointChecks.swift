package import Treatment

/// Farther than this from its ZIP code's point a point is not believed. Of 25,409 sites with true coordinates
/// (SAMHSA, 2020) half lie within 1.7 km, 99 % within 14 km, 99.9 % within 53 km and all but 9 within 80 km; those 9
/// are wrong.
let farthestFromZIP = Metres(80_000)

/// Nearer than this to its ZIP code's point a point *is* the ZIP code's: GeoNames gives four decimals, 11 m.
let nearestToZIP = Metres(15)

/// Nearer than this to its state's centre a point stands for "somewhere in the state".
let nearestToCentre = Metres(100)

/// What speaks against a point of a US record; nil when it is plausible.
func doubt(
    _ point: Coordinate, _ state: Gazetteer.State?, _ zip: Gazetteer.ZIP?, _ shared: SharedPoints
) -> Rule? {
    if abs(point.latitude) < 10_000, abs(point.longitude) < 10_000 { return .pointZero }
    if let state {
        if !state.contains(point) { return .pointOutsideState }
        if metres(from: point, to: state.centre) < nearestToCentre { return .pointStateCentre }
    }
    if let zip {
        let way = metres(from: point, to: zip.point)
        if way > farthestFromZIP { return .pointFarFromZIP }
        if way < nearestToZIP { return .pointIsZIP }
    }
    return shared.contains(point) ? .pointShared : nil
}

/// Points that records of at least three ZIP codes or four streets carry: sentinels and centroids, not sites. (In the
/// 25,409 sites of 2020 no point has three ZIP codes and one has four streets.)
package struct SharedPoints: Sendable {
    private let points: Set<Coordinate>

    /// - Parameter sightings: point, ZIP code as text and a hash of the folded street of every US record.
    package init(_ sightings: [(point: Coordinate, zip: String, street: UInt64)]) {
        let sorted = sightings.map { ($0.point.latitude, $0.point.longitude, $0.zip, $0.street) }.sorted { $0 < $1 }
        var points: Set<Coordinate> = []
        var start = 0
        while start < sorted.count {
            var end = start
            while end < sorted.count, sorted[end].0 == sorted[start].0, sorted[end].1 == sorted[start].1 { end += 1 }
            if end - start >= 3,
                Set(sorted[start..<end].map(\.2)).count >= 3 || Set(sorted[start..<end].map(\.3)).count >= 4
            {
                points.insert(Coordinate(microLatitude: sorted[start].0, microLongitude: sorted[start].1))
            }
            start = end
        }
        self.points = points
    }

    func contains(_ point: Coordinate) -> Bool { points.contains(point) }
}
