package import Treatment

/// How far it is: `4.1 miles`, `≈ 4.1 millas` where the point is the middle of an area. Where that is also the middle of where the
/// person is, no more is known than that it is the same area.
package func milesText(_ metres: Metres, _ precision: PointPrecision, in language: PageLanguage) -> String {
    switch (metres.tenthsOfMiles, precision) {
    case (0, .zip): language.say("same ZIP code", "mismo código postal")
    case (0, .place): language.say("same town", "misma ciudad")
    case (0, .site), (0, .none): language.say("under 0.1 miles", "menos de 0.1 millas")
    case (let far, .site): language.say("\(tenths(far)) miles", "\(tenths(far)) millas")
    case (let far, .zip), (let far, .place), (let far, .none):
        language.say("≈ \(tenths(far)) miles", "≈ \(tenths(far)) millas")
    }
}
