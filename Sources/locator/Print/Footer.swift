import LocatorIndex
import LocatorSearch
import Treatment

/// What was found, how, and what to do next: under the table.
func footer(_ answer: SearchAnswer, _ request: SearchRequest, _ snapshot: Snapshot, _ page: PageFrame) -> String {
    let language = page.language
    var lines = [""]
    if !answer.hits.isEmpty { lines.append(summary(answer, request, language)) }
    lines += besideLines(answer, request, snapshot, language)
    let weights = answer.active.map { "\(dimensionName($0, language)) \(answer.weights[$0])" }.joined(separator: ", ")
    let date =
        snapshot.asOf.map { day in
            language.say(" as of \(day)", " a fecha de \(day)") + " (\(ageText(day, on: page.today, language)))"
        } ?? language.say(" undated", " sin fecha")
    lines.append(
        language.say("Weights: ", "Pesos: ") + weights
            + language.say(". Snapshot ", ". Versión de los datos ") + "\(snapshot.id)\(date).")
    lines += careLines(language)
    let text = lines.flatMap { $0.isEmpty ? [""] : wrapped($0, width: page.terminal.width) }
    // A cursor is for pasting: it is never broken.
    let more = answer.next.map { [language.say("More", "Más") + ": --cursor \($0.text)"] } ?? []
    return (text + more).map { page.terminal.faint($0) }.joined(separator: "\n") + "\n"
}

/// What the rings held, and what is listed beside the hits.
private func besideLines(
    _ answer: SearchAnswer, _ request: SearchRequest, _ snapshot: Snapshot, _ language: PageLanguage
) -> [String] {
    var lines: [String] = []
    if !answer.radius.isExplicit, answer.radius.tried.count > 1 {
        let rings = answer.radius.tried.map { ring in
            "\(ring.miles.map { "\($0) mi" } ?? language.say("anywhere", "en cualquier lugar")): \(ring.facilities)"
        }
        lines.append(language.say("Facilities within ", "Centros a menos de ") + rings.joined(separator: ", ") + ".")
    }
    if answer.online.count > 0 {
        lines.append(
            language.say(
                "Beyond the radius, \(answer.online.count) more can be attended online.",
                "Más allá del radio, a otros \(answer.online.count) se puede asistir en línea."))
    }
    if answer.unlocated.count > 0 {
        lines.append(
            language.say(
                "\(answer.unlocated.count) more publish no address; \"--json\" has the first ten.",
                "Otros \(answer.unlocated.count) no publican su dirección; \"--json\" tiene los diez primeros."))
    }
    if answer.neverAsked.count > 0, let level = request.level {
        let names = level.levels.map { language.say($0.english, $0.spanish) }
        lines.append(
            language.say(
                "\(answer.neverAsked.count) mental-health sites here were never asked whether they run \(names.joined(separator: " or ")). The nearest to call:",
                "A \(answer.neverAsked.count) centros de salud mental de aquí nunca se les preguntó si ofrecen \(names.joined(separator: " o ")). Los más cercanos para llamar:"
            ))
        for ordinal in answer.neverAsked.ordinals.prefix(3) {
            do throws(IndexError) {
                lines.append("  " + callLine(try snapshot.facility(ordinal), language))
            } catch { lines.append("  \(error)") }
        }
    }
    return lines
}

/// `Oak Clinic, Los Angeles, CA: 213-555-0100`.
func callLine(_ facility: Facility, _ language: PageLanguage) -> String {
    let phone = facility.phones.first?.text ?? language.say("no telephone listed", "sin teléfono en el listado")
    return "\(facility.name), \(place(facility, language)): \(phone)"
}

/// `54 programs within 25.0 miles of 90012 Los Angeles, CA, 1 to 3 shown.`
func summary(_ answer: SearchAnswer, _ request: SearchRequest, _ language: PageLanguage) -> String {
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
            let miles = tenths(metres.tenthsOfMiles)
            text += language.say(" within \(miles) miles of \(label)", " a menos de \(miles) millas de \(label)")
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
