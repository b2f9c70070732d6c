import Treatment

/// How far away hits are, in words. Every hit says it, in tenths of a mile that are mostly small: those are put together once.
extension ReasonWords {
    /// "≈ 4.1 miles away, measured to the middle of its ZIP code"; "under 0.1 miles away".
    func distance(_ metres: Metres, _ precision: PointPrecision) -> String {
        let tenths = metres.tenthsOfMiles
        guard tenths < ready else { return distanceText(tenths, precision, language) }
        let distances = language == .english ? english : spanish
        return distances[Int(precision.rawValue) * ready + tenths]
    }
}

/// So many tenths of miles are put into words beforehand.
private let ready = 600

private let english = readyDistances(.english)
private let spanish = readyDistances(.spanish)

/// By precision, then by tenths of miles.
private func readyDistances(_ language: PageLanguage) -> [String] {
    PointPrecision.allCases.flatMap { precision in
        (0..<ready).map { distanceText($0, precision, language) }
    }
}

private func distanceText(_ far: Int, _ precision: PointPrecision, _ language: PageLanguage) -> String {
    var text = language.say("", "a ")
    if far == 0 {
        text += language.say("under 0.1", "menos de 0.1")
    } else {
        if precision != .site { text += "≈ " }
        text += tenths(far)
    }
    switch precision {
    case .site, .none: text += language.say(" miles away", " millas")
    case .zip:
        text += language.say(
            " miles away, measured to the middle of its ZIP code",
            " millas, medidas hasta el centro de su código postal")
    case .place:
        text += language.say(
            " miles away, measured to the middle of its town", " millas, medidas hasta el centro de su ciudad")
    }
    return text
}
