import LocatorIndex
import LocatorSearch
import LocatorServer
import Treatment

/// How a page is shown, and to whom.
struct PageFrame {
    let terminal: Terminal
    let today: Day
    let language: PageLanguage

    func lines(_ text: String, indent: Int = 0) -> String {
        let space = String(repeating: " ", count: indent)
        return wrapped(text, width: max(30, terminal.width - indent)).map { space + $0 + "\n" }.joined()
    }
}

/// Why a program is where it is, or is not.
func standingText(_ standing: Standing, _ snapshot: Snapshot, _ page: PageFrame) throws(IndexError) -> String {
    let (language, terminal) = (page.language, page.terminal)
    let name = try standing.program.map { program throws(IndexError) in try programName(program, snapshot) }
    var text = terminal.bold(name ?? base32(standing.id)) + "\n"
    if let listed = standing.listed {
        text += page.lines(
            language.say(
                "Number \(listed.rank) of the list, on page \(listed.page).",
                "Número \(listed.rank) de la lista, en la página \(listed.page)."))
        if listed.shownBy != standing.program {
            let id = base32(snapshot.columns.programID[listed.shownBy])
            text += page.lines(
                language.say("Folded under program \(id).", "Aparece plegado en el programa \(id)."))
        }
    } else {
        text += page.lines(language.say("Not in the list, because:", "No está en la lista, porque:"))
        for absence in standing.absences {
            text += page.lines("- \(absence.text)", indent: 2)
            for reason in absence.reasons { text += page.lines(sourced(reason, page), indent: 6) }
        }
        if standing.isBeside {
            text += page.lines(
                language.say("It is listed apart from the hits.", "Figura en una lista aparte de los resultados."))
        }
    }
    if let wayIn = standing.wayIn {
        let changes = wayIn.changes.joined(separator: "; ")
        text += page.lines(
            language.say(
                "What would bring it in, as number \(wayIn.rank) of \(wayIn.total): \(changes).",
                "Lo que lo haría aparecer, como número \(wayIn.rank) de \(wayIn.total): \(changes)."))
    }
    return text + closing(snapshot, page)
}

/// Why A is above B, part by part.
func rankComparisonText(_ found: RankComparison, _ snapshot: Snapshot, _ page: PageFrame) -> String {
    let (language, terminal) = (page.language, page.terminal)
    var text = "A  \(terminal.bold(found.a.name))\nB  \(terminal.bold(found.b.name))\n\n"
    for sentence in found.sentences { text += page.lines(sentence) }
    text += "\n"
    var table = Table(columns: [
        Table.Column("", width: 15), Table.Column("A", width: 6, isNumber: true),
        Table.Column("B", width: 6, isNumber: true),
        Table.Column(language.say("A − B", "A − B"), width: 6, isNumber: true),
        Table.Column(language.say("Why A", "Por qué A")), Table.Column(language.say("Why B", "Por qué B")),
    ])
    for (place, part) in found.parts.enumerated() {
        let (a, b) = (found.a.explanation.parts[place], found.b.explanation.parts[place])
        table.rows.append([
            dimensionName(part.dimension, language), tenths(a.points), tenths(b.points), signed(part.tenths),
            a.reasons.map { sourced($0, page) }.joined(separator: "\n"),
            b.reasons.map { sourced($0, page) }.joined(separator: "\n"),
        ])
    }
    table.rows.append([
        language.say("total", "total"), tenths(found.a.explanation.total), tenths(found.b.explanation.total),
        signed(found.difference), "", "",
    ])
    return text + table.text(terminal) + closing(snapshot, page)
}

private func closing(_ snapshot: Snapshot, _ page: PageFrame) -> String {
    let lines = closingLines(snapshot.id, snapshot.asOf, page.language)
    return "\n" + lines.map { page.terminal.faint(page.lines($0)) }.joined()
}
