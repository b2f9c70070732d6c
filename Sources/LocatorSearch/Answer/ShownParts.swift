package import Treatment

/// The score as people see it, and its parts, in tenths of a point of 100. The parts are rounded by largest remainder (ties:
/// the dimension named first), so that they add up to the total.
/// - Parameters:
///   - points: 0 ... 10,000 for each of `active`.
///   - active: the dimensions that score.
package func shownParts(points: [Int], weights: Weights, active: [Dimension]) -> (total: Int, parts: [Int]) {
    let whole = active.reduce(0) { $0 + weights[$1] }
    guard whole > 0 else { return (0, active.map { _ in 0 }) }
    // Tenths: w·s / (100 · Σw) · 10.
    let shares = zip(active, points).map { weights[$0] * $1 }
    let total = (shares.reduce(0, +) + 5 * whole) / (10 * whole)
    var parts = shares.map { $0 / (10 * whole) }
    let remainders = shares.map { $0 % (10 * whole) }
    var missing = total - parts.reduce(0, +)
    for place in remainders.indices.sorted(by: { (-remainders[$0], $0) < (-remainders[$1], $1) }) where missing > 0 {
        parts[place] += 1
        missing -= 1
    }
    return (total, parts)
}

/// Most a part can be, in tenths, rounded up: no shown part is larger.
package func shownMaxima(weights: Weights, active: [Dimension]) -> [Int] {
    let whole = active.reduce(0) { $0 + weights[$1] }
    guard whole > 0 else { return active.map { _ in 0 } }
    return active.map { (weights[$0] * 1000 + whole - 1) / whole }
}
