import Treatment

/// Hundredths of a mile that rings and scale bars are drawn at.
private let steps = [10, 25, 50, 100, 200, 500, 1000, 2500, 5000, 10_000, 25_000, 50_000, 100_000, 250_000]

/// The rings of a map: the answer's radius, and whole steps inside it.
/// - Parameter reach: metres that the picture shows around its middle.
/// - Returns: metres and text, the nearest first.
func rings(reach: Int, radius: Metres?) -> [(metres: Int, text: String, isRadius: Bool)] {
    let named = radius.map { Int($0.rawValue) }.flatMap { $0 <= reach ? $0 : nil }
    let most = min(reach, named ?? reach)
    let step = steps.first { metres(hundredths: $0) * 4 >= most } ?? 250_000
    var rings: [(metres: Int, text: String, isRadius: Bool)] = []
    for count in 1...4 {
        let at = metres(hundredths: step * count)
        // Too near the radius's own ring to be told from it.
        guard at <= most, named == nil || at * 100 < most * 86 else { continue }
        rings.append((at, milesText(hundredths: step * count), false))
    }
    if let named, let radius { rings.append((named, "\(shortMiles(radius)) mi", true)) }
    return rings
}

/// The longest step that is at most so many metres; its length and text.
func scaleBar(most: Int) -> (metres: Int, text: String) {
    let step = steps.last { metres(hundredths: $0) <= most } ?? steps[0]
    return (metres(hundredths: step), milesText(hundredths: step))
}

private func metres(hundredths: Int) -> Int { (hundredths * 1_609_344 + 50_000) / 100_000 }

/// `25 mi`, `½ mi`, `0.1 mi`.
private func milesText(hundredths: Int) -> String {
    switch hundredths % 100 {
    case 0: "\(hundredths / 100) mi"
    case 25 where hundredths < 100: "¼ mi"
    case 50 where hundredths < 100: "½ mi"
    case 75 where hundredths < 100: "¾ mi"
    case let rest where rest % 10 == 0: "\(hundredths / 100).\(rest / 10) mi"
    default: "\(hundredths / 100).\(hundredths % 100) mi"
    }
}

/// `25`, `12.5`.
private func shortMiles(_ way: Metres) -> String {
    let tenths = way.tenthsOfMiles
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
}
