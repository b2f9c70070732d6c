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
    var (sum, missing) = (0, 0)
    var parts: [Int] = []
    var remainders: [Int] = []
    for (dimension, points) in zip(active, points) {
        let (part, remainder) = (weights[dimension] * points).quotientAndRemainder(dividingBy: 10 * whole)
        parts.append(part)
        remainders.append(remainder)
        sum += weights[dimension] * points
        missing -= part
    }
    let total = (sum + 5 * whole) / (10 * whole)
    missing += total
    // Few parts miss a tenth, and there are at most seven.
    while missing > 0, let most = remainders.max(), let place = remainders.firstIndex(of: most) {
        parts[place] += 1
        remainders[place] = -1
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
