import LocatorUpkeep
import Treatment

/// A difference for the terminal: what happened in a few sentences, then numbers, then the first of each list.
/// - Parameter cut: `state`, `county`, `publisher` or `level`; nil: publishers and levels.
func differenceText(_ found: Difference, by cut: String?, _ terminal: Terminal) -> String {
    func lines(_ text: String) -> String { wrapped(text, width: terminal.width).joined(separator: "\n") + "\n" }
    var text = lines("From \(side(found.from))") + lines("to \(side(found.to))")
    if let state = found.state { text += lines("Only \(state).") }
    text += "\n" + found.summary.map(lines).joined()
    if found.isNone { return text }

    let columns = CountColumns(showing: [found.programs, found.facilities])
    text += "\n" + table("", columns, [("programs", found.programs), ("sites", found.facilities)], terminal)
    let cuts = cut.map { [$0] } ?? ["publisher", "level"]
    for cut in cuts { text += "\n" + cutTable(found.cut(cut) ?? [], cut, all: cuts.count == 1, terminal) }
    text += rateTable(found, terminal)
    text += movedTable(found, terminal)
    text += mergeTable(found, terminal)
    for (kind, title) in [(ChangeKind.gone, "Not seen any more"), (.joined, "Joined with another"), (.added, "Added")] {
        text += programTable(found.programChanges.filter { $0.kind == kind }, title, terminal)
    }
    text += changedTable(found, terminal)
    return text + "\n"
        + lines("Every change is a row of --csv; --html FILE is a report to read, --by state counts by state.")
}

private let first = 5

private func side(_ side: Difference.Side) -> String {
    "\(side.id), \(side.asOf.map { "as of \($0)" } ?? "undated"): \(counted(side.programs, "program")) of "
        + counted(side.facilities, "site")
}

private func table(
    _ title: String, _ columns: CountColumns, _ rows: [(String, PartCounts)], _ terminal: Terminal
) -> String {
    var table = Table(
        columns: [Table.Column(title)] + columns.titles.map { Table.Column($0, width: 9, isNumber: true) })
    table.rows = rows.map { [$0.0] + columns.cells($0.1) }
    return table.text(terminal)
}

private func cutTable(_ cut: [CutCounts], _ name: String, all: Bool, _ terminal: Terminal) -> String {
    let stirred = all ? cut.filter { !$0.programs.isQuiet } : cut
    let columns = CountColumns(showing: stirred.map(\.programs))
    let rest = cut.count - stirred.count
    let shown = stirred.map { ($0.name.isEmpty ? "unknown" : $0.name, $0.programs) }
    return table("programs by \(name)", columns, shown, terminal)
        + (rest > 0 ? "\(grouped(rest)) more without a change\n" : "")
}

private func rateTable(_ found: Difference, _ terminal: Terminal) -> String {
    let rates = found.rates.filter { $0.before.percent != $0.after.percent }
    guard !rates.isEmpty else { return "" }
    var table = Table(columns: [
        Table.Column("facts whose rate moved most"), Table.Column("before", width: 16, isNumber: true),
        Table.Column("after", width: 16, isNumber: true), Table.Column("points", width: 7, isNumber: true),
    ])
    table.rows = rates.prefix(8).map { rate in
        [
            "\(rate.term.english) (\(rate.term.code))", "\(grouped(rate.before.count))  \(rate.before.text)",
            "\(grouped(rate.after.count))  \(rate.after.text)", points(rate),
        ]
    }
    return "\n" + table.text(terminal) + more(rates.count, shown: 8)
}

private func movedTable(_ found: Difference, _ terminal: Terminal) -> String {
    let far = found.movedFar
    guard !far.isEmpty else { return "" }
    var table = Table(columns: [
        Table.Column("moved by more than a mile"), Table.Column("miles", width: 9, isNumber: true),
    ])
    table.rows = far.prefix(first).map { [$0.label.text, $0.moved.map { miles($0) } ?? ""] }
    return "\n" + table.text(terminal) + more(far.count, shown: first)
}

private func mergeTable(_ found: Difference, _ terminal: Terminal) -> String {
    guard !found.merges.isEmpty else { return "" }
    var table = Table(columns: [
        Table.Column("merges", width: 6), Table.Column("site"), Table.Column("one site", width: 13),
        Table.Column("several sites", width: 28),
    ])
    table.rows = found.merges.prefix(first).map { merge in
        [
            merge.isMade ? "made" : "undone", merge.label.text, base32(merge.site),
            merge.parts.map { base32($0.site) }.joined(separator: " "),
        ]
    }
    return "\n" + table.text(terminal) + more(found.merges.count, shown: first)
}

private func programTable(_ changes: [ProgramChange], _ title: String, _ terminal: Terminal) -> String {
    guard !changes.isEmpty else { return "" }
    var table = Table(columns: [
        Table.Column("\(title): \(grouped(changes.count))"), Table.Column("level", width: 12),
        Table.Column("program", width: 13),
    ])
    table.rows = changes.prefix(first).map { [$0.label.text, $0.level.name, base32($0.id)] }
    return "\n" + table.text(terminal) + more(changes.count, shown: first)
}

private func changedTable(_ found: Difference, _ terminal: Terminal) -> String {
    let changes = found.programChanges.filter { $0.kind == .changed }
    guard !changes.isEmpty else { return "" }
    var table = Table(columns: [
        Table.Column("Changed: \(grouped(changes.count))"), Table.Column("level", width: 12),
        Table.Column("program", width: 13), Table.Column("what"),
    ])
    // Those with most to say first: they are what someone should look at.
    let most = changes.sorted { ($1.facts.count + $1.fields.count, $0.id) < ($0.facts.count + $0.fields.count, $1.id) }
    table.rows = most.prefix(first).map { change in
        let words = change.words
        return [
            change.label.text, change.level.name, base32(change.id),
            words.count > 90 ? "\(words.prefix(89))…" : words,
        ]
    }
    return "\n" + table.text(terminal) + more(changes.count, shown: first)
}

private func more(_ count: Int, shown: Int) -> String {
    count > shown ? "… and \(grouped(count - shown)) more\n" : ""
}
