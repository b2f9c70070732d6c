import LocatorSearch
import Treatment

/// Programs side by side: rows that differ begin with ≠, those that nobody says with ?, those
/// where all agree with =, and what is unknown says so in words.
func compareText(_ sides: SideBySide, _ terminal: Terminal, _ language: PageLanguage, hidesSame: Bool) -> String {
    var text = ""
    if !sides.programs.isEmpty {
        var table = Table(
            columns: [Table.Column("", width: 18)]
                + sides.programs.indices.map { Table.Column(String(UnicodeScalar(UInt8(65 + $0)))) })
        table.rows.append(
            [language.say("Program", "Programa")]
                + sides.programs.map { column in
                    [column.name, column.facility == column.name ? "" : column.facility, base32(column.id)]
                        .filter { !$0.isEmpty }.joined(separator: "\n")
                })
        for row in sides.rows where !(hidesSame && row.isSame) {
            table.rows.append(["\(row.isSame ? "=" : row.isOpen ? "?" : "≠") \(row.label)"] + row.cells.map(cell))
        }
        text += table.text(terminal)
        let hidden = hidesSame ? sides.rows.count(where: \.isSame) : 0
        if hidden > 0 {
            text += language.say(
                "\(hidden) rows where all agree are left out.\n", "Se omiten \(hidden) filas iguales.\n")
        }
        text += "\n"
    }
    for id in sides.missing {
        text += language.say(
            "Program \(base32(id)): not in this snapshot.\n", "Programa \(base32(id)): no está en esta versión.\n")
    }
    let open = Set(sides.rows.flatMap { row in row.cells.filter { $0.state == .unknown }.map(\.text) })
    if let unknown = open.first {
        text += language.say(
            "“\(unknown)”: \"locator call\" with the same ids has the questions.\n",
            "«\(unknown)»: «locator call» con los mismos identificadores tiene las preguntas.\n")
    }
    for line in sides.closing {
        text += wrapped(line, width: terminal.width).map { terminal.faint($0) }.joined(separator: "\n") + "\n"
    }
    return text
}

/// The words, and the day they were true.
private func cell(_ aspect: Aspect) -> String {
    guard let day = aspect.asOf, aspect.topic != .listing else { return aspect.text }
    return "\(aspect.text) (\(day))"
}
