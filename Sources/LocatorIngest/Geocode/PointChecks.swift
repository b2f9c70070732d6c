package import Treatment

/// Farther than this from its ZIP code's point a point is not believed. Of 25,409 sites with true coordinates
/// (SAMHSA, 2020) half lie within 1.7 km, 99 % within 14 km, 99.9 % within 53 km and all but 9 within 80 km; those 9
/// are wrong.
let farthestFromZIP = Metres(80_000)

/// Nearer than this to its ZIP code's point a point *is* the ZIP code's: GeoNames gives four decimals, 11 m.
let nearestToZIP = Metres(15)

/// Nearer than this to its state's centre a point stands for "somewhere in the state".
let nearestToCentre = Metres(100)

/// What speaks against a point of a US record, taken for itself; nil when it is plausible.
func doubt(_ point: Coordinate, _ state: Gazetteer.State?, _ zip: Gazetteer.ZIP?) -> Rule? {
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
    return nil
}

/// A US record's point with what tells its site from others.
package struct PointSighting: Comparable, Sendable, BitwiseCopyable {
    package let point: Coordinate
    /// 0 without a ZIP code.
    package let zip: UInt32
    /// A hash of the folded street.
    package let street: UInt64

    package init(_ point: Coordinate, _ zip: ZIPCode?, street: UInt64) {
        self.point = point
        self.zip = zip?.rawValue ?? 0
        self.street = street
    }

    init(_ point: Coordinate, _ zip: ZIPCode?, _ address: StreetAddress) {
        var street = StableHash()
        street.add(address.folded)
        self.init(point, zip, street: street.value)
    }

    package static func < (a: PointSighting, b: PointSighting) -> Bool {
        (a.point.latitude, a.point.longitude, a.zip, a.street) < (b.point.latitude, b.point.longitude, b.zip, b.street)
    }
}

/// Points that records of at least three ZIP codes or four streets carry: sentinels and centroids, not sites. (In the
/// 25,409 sites of 2020 no point has three ZIP codes and one has four streets.)
package struct SharedPoints: Sendable {
    private var points: Set<Coordinate> = []

    /// - Parameter sightings: of every US record, file by file.
    package init(_ sightings: [[PointSighting]]) {
        let sorted = sightings.flatMap(\.self).sorted()
        var start = 0
        while start < sorted.count {
            var end = start
            while end < sorted.count, sorted[end].point == sorted[start].point { end += 1 }
            if end - start >= 3,
                Set(sorted[start..<end].map(\.zip)).count >= 3 || Set(sorted[start..<end].map(\.street)).count >= 4
            {
                points.insert(sorted[start].point)
            }
            start = end
        }
    }

    package func contains(_ point: Coordinate) -> Bool { points.contains(point) }
}
