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
    var sum = 0
    var parts: [Int] = []
    parts.reserveCapacity(active.count)
    for place in active.indices {
        let product = weights[active[place]] * points[place]
        parts.append(product / (10 * whole))
        sum += product
    }
    let total = (sum + 5 * whole) / (10 * whole)
    let missing = total - parts.reduce(0, +)
    guard missing > 0 else { return (total, parts) }
    // Few parts miss a tenth, and there are at most seven.
    var remainders = active.indices.map { weights[active[$0]] * points[$0] % (10 * whole) }
    for _ in 0..<missing {
        guard let most = remainders.max(), let place = remainders.firstIndex(of: most) else { break }
        parts[place] += 1
        remainders[place] = -1
    }
    return (total, parts)
}

/// Most a part can be, in tenths, rounded up: no shown part is larger.
package func shownMaxima(weights: Weights, active: [Dimension]) -> [Int] {
    let whole = active.reduce(0) { $0 + weights[$1] }
    guard whole > 0 else { return active.map { _ in 0 } }
    return active.map { (weights[$0] * 1000 + whole - 1) / whole }
}
