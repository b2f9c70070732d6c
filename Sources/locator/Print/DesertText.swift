import LocatorIndex
import LocatorUpkeep
import Treatment

/// A desert report for the terminal: the whole, then states and counties, the worst first.
func desertText(_ title: String, _ report: DesertReport, _ snapshot: Snapshot, _ terminal: Terminal) -> String {
    let asOf = snapshot.asOf.map { " as of \($0)" } ?? " undated"
    var text = lines("\(title), within \(report.miles) miles of \(grouped(report.zips.count)) ZIP codes", terminal)
    text += lines("Asked: \(report.asked(in: snapshot))", terminal) + "\n"
    var whole = Table(columns: [
        Table.Column("Within reach"), Table.Column("ZIP codes", width: 9, isNumber: true),
        Table.Column("", width: 7, isNumber: true), Table.Column("People of places", width: 16, isNumber: true),
        Table.Column("", width: 7, isNumber: true),
    ])
    whole.rows = report.meaning.map { answer, text in
        [
            text, grouped(report.whole.zips[answer]), Share(report.whole.zips[answer], of: report.whole.zips.all).text,
            grouped(report.whole.people[answer]), Share(report.whole.people[answer], of: report.whole.people.all).text,
        ]
    }
    text += whole.text(terminal)
    if report.states.count > 1 {
        text += "\n" + areaTable("State", report.states.prefix(10), terminal) { $0.state?.description ?? "" }
        text += more(report.states.count - 10, "states and territories", terminal)
    }
    text +=
        "\n"
        + areaTable("County", report.counties.prefix(20), terminal) {
            "\($0.county.isEmpty ? "–" : $0.county), \($0.state?.description ?? "")"
        }
    text += more(
        report.counties.count - 20, "counties: --csv; each ZIP code: --by zip --csv; a map: --html FILE", terminal)
    text += "\n"
    for caveat in DesertReport.caveats { text += faint(caveat, terminal) }
    return text + faint("Snapshot \(snapshot.id)\(asOf).", terminal)
}

private func areaTable(
    _ title: String, _ areas: some Sequence<AreaSupply>, _ terminal: Terminal, _ name: (AreaSupply) -> String
) -> String {
    let numbers = [
        ("ZIPs none", 9), ("possible", 8), ("known", 6), ("People none", 11), ("possible", 11), ("known", 11),
        ("Nearest known", 13),
    ]
    var table = Table(
        columns: [Table.Column(title)] + numbers.map { Table.Column($0.0, width: $0.1, isNumber: true) })
    table.rows = areas.map { area in
        [name(area)] + SupplyAnswer.allCases.map { grouped(area.zips[$0]) }
            + SupplyAnswer.allCases.map { grouped(area.people[$0]) }
            + [area.nearest.map { "\(milesText($0)) mi" } ?? "–"]
    }
    return table.text(terminal)
}

private func more(_ count: Int, _ what: String, _ terminal: Terminal) -> String {
    count > 0 ? faint("… and \(grouped(count)) more \(what)", terminal) : ""
}

private func lines(_ text: String, _ terminal: Terminal) -> String {
    wrapped(text, width: terminal.width).joined(separator: "\n") + "\n"
}

private func faint(_ text: String, _ terminal: Terminal) -> String {
    wrapped(text, width: terminal.width).map { terminal.faint($0) }.joined(separator: "\n") + "\n"
}
