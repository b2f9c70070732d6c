package import Treatment

// What was found and where was looked, in sentences that the terminal and the pages share.

/// `54 programs within 25 miles of 90012 Los Angeles, CA, 1 to 20 shown.`
package func foundText(_ answer: SearchAnswer, _ request: SearchRequest, _ language: PageLanguage) -> String {
    let isFacility = request.collapsing == .facility
    let one = isFacility ? language.say("facility", "centro") : language.say("program", "programa")
    let many = isFacility ? language.say("facilities", "centros") : language.say("programs", "programas")
    var text =
        answer.total == 0
        ? language.say("No \(one) found", "Ningún \(one)") : "\(answer.total) \(answer.total == 1 ? one : many)"
    if let label = request.placeLabel {
        if request.area != nil {
            text += language.say(" in \(label)", " en \(label)")
        } else if let metres = answer.radius.metres {
            let miles = radiusText(metres, language)
            text += language.say(" within \(miles) of \(label)", " a menos de \(miles) de \(label)")
            if answer.hits.contains(where: { $0.isAttendedOnline && ($0.metres ?? metres) > metres }) {
                text += language.say(", or attended online", ", o en línea")
            }
        } else {
            text += language.say(" at any distance from \(label)", " a cualquier distancia de \(label)")
        }
    }
    if answer.hits.count < answer.total, let first = answer.hits.first, let last = answer.hits.last {
        text += language.say(", \(first.rank) to \(last.rank) shown", ", se muestran del \(first.rank) al \(last.rank)")
    }
    return text + "."
}

/// `25 miles`, `1 mile`, `2.5 miles`.
func radiusText(_ radius: Metres, _ language: PageLanguage) -> String {
    let length = radius.tenthsOfMiles
    let miles = length.isMultiple(of: 10) ? "\(length / 10)" : tenths(length)
    return length == 10 ? language.say("1 mile", "1 milla") : language.say("\(miles) miles", "\(miles) millas")
}

/// `Facilities within 5 mi: 2, 10 mi: 6, 25 mi: 14.` Nil when no ring was looked for.
package func ringsText(_ radius: RadiusUsed, _ language: PageLanguage) -> String? {
    guard !radius.isExplicit, radius.tried.count > 1 else { return nil }
    let rings = radius.tried.map { ring in
        "\(ring.miles.map { "\($0) mi" } ?? language.say("anywhere", "en cualquier lugar")): \(ring.facilities)"
    }
    return language.say("Facilities within ", "Centros a menos de ") + rings.joined(separator: ", ") + "."
}

/// What lies beyond the radius and is attended from home.
package func onlineBesideText(_ count: Int, _ language: PageLanguage) -> String {
    language.say(
        "Beyond the radius, \(count) more can be attended online.",
        "Más allá del radio, a otros \(count) se puede asistir en línea.")
}

/// Whom nobody asked about the levels that were asked for.
package func neverAskedText(_ count: Int, _ level: LevelNeed, _ language: PageLanguage) -> String {
    let names = level.levels.map { language.say($0.english, $0.spanish) }
    return language.say(
        "\(count) mental-health sites here were never asked whether they run \(names.joined(separator: " or ")). The nearest to call:",
        "A \(count) centros de salud mental de aquí nunca se les preguntó si ofrecen \(names.joined(separator: " o ")). Los más cercanos para llamar:"
    )
}

/// `takes Medicaid (SAMHSA; 2022-05-25, 4 years ago)`.
package func sourcedText(_ reason: Explanation.Reason, on today: Day, _ language: PageLanguage) -> String {
    let origin = originText(reason, on: today, language)
    return origin.isEmpty ? reason.text : "\(reason.text) (\(origin))"
}

/// `SAMHSA; 2022-05-25, 4 years ago`; empty where no record speaks.
package func originText(_ reason: Explanation.Reason, on today: Day, _ language: PageLanguage) -> String {
    var origin: [String] = reason.source.map { [$0] } ?? []
    if let day = reason.asOf {
        origin.append("\(day), \(ageText(day, on: today, language))")
    } else if reason.source != nil {
        origin.append(language.say("undated", "sin fecha"))
    }
    if reason.basis == .inferred { origin.append(language.say("inferred", "deducido")) }
    return origin.joined(separator: "; ")
}
