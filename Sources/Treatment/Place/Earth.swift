/// Distance on the WGS-84 ellipsoid, as a function that every machine computes alike.
///
/// A coordinate becomes a point in space (Earth-centred, Earth-fixed) in whole centimetres. Between two such points the
/// squared chord is an exact integer, so *nearer* and *inside the radius* are integer comparisons. Metres come from the
/// chord alone and grow with it:
///
///             arc
///          .--~~~--.          chord c = |p − q|
///        p --- c --- q        arc   s = 2 R asin(c / 2R),  R = 6,371,008.8 m (mean radius, IUGG)
///          \   |   /
///         R \  |  / R
///            \ | /
///              o
///
/// Against geodesics the error is under 0.1 % up to 12,000 km and under 0.2 % from Guam to the Atlantic (`EarthTests`): for
/// short ways chord, arc and geodesic agree whatever R is, for long ways the mean radius is right to about 0.1 %.
/// Only `+ − × ÷ √` are used, which IEEE 754 defines to the last bit; no libm.
package struct EarthPoint: Hashable, Sendable, BitwiseCopyable {
    /// Centimetres from the Earth's centre.
    package let x, y, z: Int32

    @inlinable package init(x: Int32, y: Int32, z: Int32) {
        self.x = x
        self.y = y
        self.z = z
    }

    package init(_ coordinate: Coordinate) {
        // WGS 84 (NIMA TR8350.2): a = 6,378,137 m, e² = 6.69437999014e-3; height 0.
        let a = 637_813_700.0
        let e2 = 6.694_379_990_14e-3
        let (sinLat, cosLat) = sineAndCosine(microDegrees: coordinate.latitude)
        let (sinLon, cosLon) = sineAndCosine(microDegrees: coordinate.longitude)
        let n = a / (1 - e2 * sinLat * sinLat).squareRoot()
        x = Int32((n * cosLat * cosLon).rounded(.toNearestOrAwayFromZero))
        y = Int32((n * cosLat * sinLon).rounded(.toNearestOrAwayFromZero))
        z = Int32((n * (1 - e2) * sinLat).rounded(.toNearestOrAwayFromZero))
    }

    /// Squared chord in cm²; at most 1.63e18.
    @inlinable package func squaredChord(to other: EarthPoint) -> Int64 {
        let dx = Int64(x) - Int64(other.x)
        let dy = Int64(y) - Int64(other.y)
        let dz = Int64(z) - Int64(other.z)
        return dx * dx + dy * dy + dz * dz
    }
}

/// A way along the ground in whole metres.
package struct Metres: Hashable, Comparable, Sendable, BitwiseCopyable {
    package let rawValue: Int32

    @inlinable package init(_ rawValue: Int32) { self.rawValue = rawValue }

    /// Statute miles to the nearest metre; 1 mile is 1,609.344 m.
    package init(miles: Int) { rawValue = Int32((miles * 1_609_344 + 500) / 1000) }

    /// The way that belongs to a squared chord of cm².
    package init(squaredChord: Int64) {
        let meanRadius = 637_100_880.0
        let half = min(1, Double(squaredChord).squareRoot() / (2 * meanRadius))
        rawValue = Int32((2 * meanRadius * arcSine(half) / 100).rounded(.toNearestOrAwayFromZero))
    }

    /// The longest squared chord whose way is still at most this: `Metres(squaredChord: c) <= self` for it and no longer
    /// one. Turns a radius into one integer, once a query.
    package var longestSquaredChord: Int64 {
        var inside: Int64 = 0
        var outside: Int64 = 1_700_000_000_000_000_000
        if Metres(squaredChord: outside) <= self { return outside }
        if rawValue < 0 { return -1 }
        while outside - inside > 1 {
            let middle = inside + (outside - inside) / 2
            if Metres(squaredChord: middle) <= self { inside = middle } else { outside = middle }
        }
        return inside
    }

    /// Tenths of a statute mile, rounded half up.
    package var tenthsOfMiles: Int { (Int(rawValue) * 20_000 + 1_609_344) / 3_218_688 }

    @inlinable package static func < (a: Metres, b: Metres) -> Bool { a.rawValue < b.rawValue }
}

/// Metres between two points, through space and back to the ground: the one distance of this project.
package func metres(from a: Coordinate, to b: Coordinate) -> Metres {
    Metres(squaredChord: EarthPoint(a).squaredChord(to: EarthPoint(b)))
}

// MARK: - Trigonometry from IEEE 754 operations alone

/// Sine and cosine of an angle in micro-degrees, |angle| ≤ 180°, to about 1e-15.
package func sineAndCosine(microDegrees: Int32) -> (sine: Double, cosine: Double) {
    // Reduced to the nearest multiple of 90° in integers, so the polynomials see at most 45°.
    let quarter = 90_000_000
    let angle = Int(microDegrees)
    let turns = (angle >= 0 ? angle + quarter / 2 : angle - quarter / 2) / quarter
    let x = Double(angle - turns * quarter) * (Double.pi / 180e6)
    let y = x * x
    var sine = 0.0
    var cosine = 0.0
    for k in stride(from: 17, through: 1, by: -2) { sine = 1 - sine * y / Double((k + 1) * (k + 2)) }
    for k in stride(from: 16, through: 0, by: -2) { cosine = 1 - cosine * y / Double((k + 1) * (k + 2)) }
    sine *= x
    return switch ((turns % 4) + 4) % 4 {
    case 0: (sine, cosine)
    case 1: (cosine, -sine)
    case 2: (-sine, -cosine)
    default: (-cosine, sine)
    }
}

/// asin x for 0 ≤ x ≤ 1, in radians, to about 1e-15.
package func arcSine(_ x: Double) -> Double {
    // Beyond 30°, asin x = π/2 − 2 asin √((1−x)/2) brings the argument to at most ½.
    if x > 0.5 { return Double.pi / 2 - 2 * arcSine(((1 - x) / 2).squareRoot()) }
    let y = x * x
    // Up to 250 miles six terms leave less than 1e-18; this is what a search computes for every hit.
    if y < 1e-3 {
        return x
            * (1 + y * (1 / 6) * (1 + y * (9 / 20) * (1 + y * (25 / 42) * (1 + y * (49 / 72) * (1 + y * (81 / 110))))))
    }
    var sum = 0.0
    // asin x = x (1 + y·1²/(2·3) (1 + y·3²/(4·5) (1 + …))); 24 terms leave less than 1e-16 at x = ½.
    for k in stride(from: 24, through: 1, by: -1) {
        let odd = Double(2 * k - 1)
        sum = (1 + sum) * y * odd * odd / Double(2 * k * (2 * k + 1))
    }
    return x * (1 + sum)
}
