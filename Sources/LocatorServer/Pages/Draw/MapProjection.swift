import Treatment

/// From points on the globe to whole pixels around a middle, north up. A pin lies at its true distance (`metres(from:to:)`), in
/// the direction of an equirectangular map at the middle's latitude: so a pin stands inside a ring exactly if it is.
struct MapProjection {
    let middle: Coordinate
    /// Metres from the middle to the edge of the picture, sideways and up.
    let reachMetres: Int
    /// Pixels of `reachMetres`, and of the picture's middle.
    let reachPixels: Int
    let middleSpot: Spot
    /// Of the middle's latitude: how much shorter a degree of longitude is.
    let cosine: Double

    /// - Parameter reachMetres: at least one.
    init(middle: Coordinate, reachMetres: Int, reachPixels: Int, middleSpot: Spot) {
        self.middle = middle
        self.reachMetres = max(1, reachMetres)
        self.reachPixels = reachPixels
        self.middleSpot = middleSpot
        cosine = max(0.01, sineAndCosine(microDegrees: middle.latitude).cosine)
    }

    func pixels(metres: Int) -> Int { (metres * reachPixels + reachMetres / 2) / reachMetres }

    /// Where a point lies; may be outside the picture.
    func spot(_ point: Coordinate) -> Spot {
        let east = Double(turn(from: middle.longitude, to: point.longitude)) * cosine
        let north = Double(point.latitude) - Double(middle.latitude)
        let length = (east * east + north * north).squareRoot()
        guard length > 0 else { return middleSpot }
        let away = Double(metres(from: middle, to: point).rawValue) * Double(reachPixels) / Double(reachMetres)
        return Spot(
            x: middleSpot.x + Int((away * east / length).rounded(.toNearestOrAwayFromZero)),
            y: middleSpot.y - Int((away * north / length).rounded(.toNearestOrAwayFromZero)))
    }
}

/// Micro-degrees eastwards from one longitude to another, the short way round: −180,000,000 ..< 180,000,000.
func turn(from: Int32, to: Int32) -> Int {
    let whole = 360_000_000
    let way = (Int(to) - Int(from) + whole / 2) % whole
    return (way < 0 ? way + whole : way) - whole / 2
}

/// The middle of the box around points, which may lie on both sides of the date line; nil for none.
func centre(of points: [Coordinate]) -> Coordinate? {
    guard let first = points.first else { return nil }
    let turns = points.map { turn(from: first.longitude, to: $0.longitude) }
    let latitudes = points.map { Int($0.latitude) }
    guard let west = turns.min(), let east = turns.max(), let south = latitudes.min(), let north = latitudes.max()
    else { return nil }
    let longitude = turn(from: 0, to: Int32(turn(from: 0, to: first.longitude) + (west + east) / 2 % 180_000_000))
    return Coordinate(microLatitude: Int32((south + north) / 2), microLongitude: Int32(longitude))
}
