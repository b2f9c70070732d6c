import LocatorIndex
import LocatorSearch
import Treatment

/// What was found, how, and what to do next: under the table.
func footer(_ answer: SearchAnswer, _ request: SearchRequest, _ snapshot: Snapshot, _ page: PageFrame) -> String {
    let language = page.language
    var lines = [""]
    if !answer.hits.isEmpty { lines.append(foundText(answer, request, language)) }
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
    if let rings = ringsText(answer.radius, language) { lines.append(rings) }
    if answer.online.count > 0 { lines.append(onlineBesideText(answer.online.count, language)) }
    if answer.unlocated.count > 0 {
        lines.append(
            language.say(
                "\(answer.unlocated.count) more publish no address; \"--json\" has the first ten.",
                "Otros \(answer.unlocated.count) no publican su dirección; \"--json\" tiene los diez primeros."))
    }
    if answer.neverAsked.count > 0, let level = request.level {
        lines.append(neverAskedText(answer.neverAsked.count, level, language))
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
