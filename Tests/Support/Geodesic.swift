import Foundation
package import Treatment

/// Metres along the geodesic between two points of the WGS-84 ellipsoid: Vincenty's inverse formula (T. Vincenty, Survey Review
/// XXIII 176, 1975), good to about 0.1 mm. Nil where it does not converge, near the antipode.
package func geodesicMetres(from a: Coordinate, to b: Coordinate) -> Double? {
    let major = 6_378_137.0
    let flattening = 1 / 298.257223563
    let minor = major * (1 - flattening)
    func radians(_ degrees: Double) -> Double { degrees * .pi / 180 }

    let u1 = atan((1 - flattening) * tan(radians(a.latitudeDegrees)))
    let u2 = atan((1 - flattening) * tan(radians(b.latitudeDegrees)))
    let difference = radians(b.longitudeDegrees - a.longitudeDegrees)
    var lambda = difference
    for _ in 0..<200 {
        let sinSigma = hypot(cos(u2) * sin(lambda), cos(u1) * sin(u2) - sin(u1) * cos(u2) * cos(lambda))
        if sinSigma == 0 { return 0 }
        let cosSigma = sin(u1) * sin(u2) + cos(u1) * cos(u2) * cos(lambda)
        let sigma = atan2(sinSigma, cosSigma)
        let sinAlpha = cos(u1) * cos(u2) * sin(lambda) / sinSigma
        let cosSqAlpha = 1 - sinAlpha * sinAlpha
        let cos2SigmaM = cosSqAlpha == 0 ? 0 : cosSigma - 2 * sin(u1) * sin(u2) / cosSqAlpha
        let c = flattening / 16 * cosSqAlpha * (4 + flattening * (4 - 3 * cosSqAlpha))
        let last = lambda
        let inner = cos2SigmaM + c * cosSigma * (2 * cos2SigmaM * cos2SigmaM - 1)
        lambda = difference + (1 - c) * flattening * sinAlpha * (sigma + c * sinSigma * inner)
        guard abs(lambda - last) < 1e-12 else { continue }
        let uSq = cosSqAlpha * (major * major - minor * minor) / (minor * minor)
        let bigA = 1 + uSq / 16_384 * (4096 + uSq * (-768 + uSq * (320 - 175 * uSq)))
        let bigB = uSq / 1024 * (256 + uSq * (-128 + uSq * (74 - 47 * uSq)))
        let square = 2 * cos2SigmaM * cos2SigmaM - 1
        let cubic = bigB / 6 * cos2SigmaM * (4 * sinSigma * sinSigma - 3) * (2 * square - 1)
        let correction = bigB * sinSigma * (cos2SigmaM + bigB / 4 * (cosSigma * square - cubic))
        return minor * bigA * (sigma - correction)
    }
    return nil
}
