package import Treatment

/// The score as people see it, and its parts, in tenths of a point of 100. The parts are rounded by largest remainder (ties:
/// the dimension named first), so that they add up to the total.
/// - Parameters:
///   - points: 0 ... 10,000 for each of `active`.
///   - active: the dimensions that score.
package func shownParts(
    points: DimensionPoints, weights: Weights, active: [Dimension]
) -> (total: Int, parts: DimensionPoints) {
    let whole = active.reduce(0) { $0 + weights[$1] }
    var parts = DimensionPoints()
    guard whole > 0 else {
        for _ in active { parts.append(0) }
        return (0, parts)
    }
    // Tenths: w·s / (100 · Σw) · 10.
    var sum = 0
    var missing = 0
    for place in active.indices {
        let product = weights[active[place]] * points[place]
        parts.append(product / (10 * whole))
        missing -= parts[place]
        sum += product
    }
    let total = (sum + 5 * whole) / (10 * whole)
    missing += total
    // Few parts miss a tenth, and there are at most seven.
    var given: UInt8 = 0
    while missing > 0 {
        var most = (remainder: -1, place: 0)
        for place in active.indices where given >> UInt8(place) & 1 == 0 {
            let remainder = weights[active[place]] * points[place] % (10 * whole)
            if remainder > most.remainder { most = (remainder, place) }
        }
        guard most.remainder >= 0 else { break }
        given |= 1 << UInt8(most.place)
        parts[most.place] += 1
        missing -= 1
    }
    return (total, parts)
}

/// Most a part can be, in tenths, rounded up: no shown part is larger.
func shownMaxima(weights: Weights, active: [Dimension]) -> DimensionPoints {
    let whole = active.reduce(0) { $0 + weights[$1] }
    var most = DimensionPoints()
    for dimension in active { most.append(whole > 0 ? (weights[dimension] * 1000 + whole - 1) / whole : 0) }
    return most
}
