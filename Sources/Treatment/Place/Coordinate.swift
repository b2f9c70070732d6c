/// A point on the WGS-84 ellipsoid, kept in whole micro-degrees (about 0.1 m), so that it prints and compares the same
/// everywhere.
package struct Coordinate: Hashable, Sendable, BitwiseCopyable {
    /// Micro-degrees, −90,000,000 ... 90,000,000.
    package let latitude: Int32
    /// Micro-degrees, −180,000,000 ... 180,000,000.
    package let longitude: Int32

    /// From degrees; nil when not finite or not on the globe.
    package init?(latitude: Double, longitude: Double) {
        guard latitude.isFinite, longitude.isFinite, abs(latitude) <= 90, abs(longitude) <= 180 else { return nil }
        self.latitude = Int32((latitude * 1e6).rounded(.toNearestOrAwayFromZero))
        self.longitude = Int32((longitude * 1e6).rounded(.toNearestOrAwayFromZero))
    }

    @inlinable package init(microLatitude: Int32, microLongitude: Int32) {
        latitude = microLatitude
        longitude = microLongitude
    }

    package var latitudeDegrees: Double { Double(latitude) / 1e6 }
    package var longitudeDegrees: Double { Double(longitude) / 1e6 }
}

extension Coordinate: CustomStringConvertible {
    /// `34.052235, -118.243683`.
    package var description: String { "\(degrees(latitude)), \(degrees(longitude))" }
}

/// Micro-degrees as decimal text without floating point: `-118.243683`.
package func degrees(_ micro: Int32) -> String {
    let magnitude = micro.magnitude
    let fraction = String(magnitude % 1_000_000)
    return
        "\(micro < 0 ? "-" : "")\(magnitude / 1_000_000).\(String(repeating: "0", count: 6 - fraction.utf8.count))\(fraction)"
}
