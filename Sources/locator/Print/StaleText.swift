import LocatorIndex
import LocatorSearch
import LocatorUpkeep
import Treatment

/// The call list for the terminal: a block a program, its questions in the order to ask them.
func staleText(
    _ list: [CallListEntry], _ queue: VerificationQueue, _ snapshot: Snapshot, _ today: Day, _ terminal: Terminal
) -> String {
    func lines(_ text: String, indent: Int = 0) -> String {
        let space = String(repeating: " ", count: indent)
        return wrapped(text, width: terminal.width - indent).map { "\(space)\($0)\n" }.joined()
    }
    guard !list.isEmpty else { return lines("Nothing to call about: every asked fact is known and young enough.") }
    var text = ""
    for (place, entry) in list.enumerated() {
        let town = [entry.city, entry.state].filter { !$0.isEmpty }.joined(separator: ", ")
        let phone = entry.phone.isEmpty ? "no telephone listed" : entry.phone
        text += terminal.bold(lines("\(place + 1). \(entry.name)"))
        text += lines("\(entry.level) · \(town) · \(phone) · \(entry.program)", indent: 4)
        text += lines(
            "worth \(whole(entry.worth)); on the first page of \(whole(entry.shown)) of a million searches", indent: 4)
        var table = Table(columns: [
            Table.Column("Ask"), Table.Column("Listed now", width: 30), Table.Column("Worth", width: 8, isNumber: true),
        ])
        table.rows = entry.questions.map { [$0.text, listed($0, today), whole($0.worth)] }
        let narrow = Terminal(width: terminal.width - 4, hasColour: terminal.hasColour)
        text += table.text(narrow).split(separator: "\n").map { "    \($0)\n" }.joined() + "\n"
    }
    let shown = list.reduce(0) { $0 + $1.worth }
    let share = queue.worth > 0 ? Int((shown / queue.worth * 100).rounded()) : 0
    text += lines(
        "\(list.count) of \(grouped(queue.entries.count)) programs worth a call; they carry \(share) % of the worth. "
            + "Asked: \(grouped(queue.searches)) searches from \(queue.places) places (data/demand.csv).")
    text += lines("Next week's list to fill in: locator stale --csv > calls.csv (docs/verification.md).")
    return text
}

/// "takes Medicaid (2022-05-25, 4 years ago)".
private func listed(_ question: CallListEntry.Question, _ today: Day) -> String {
    guard question.known != "not known" else { return question.known }
    guard let day = question.day.flatMap({ Day($0) }) else { return "\(question.known) (undated)" }
    return "\(question.known) (\(day), \(ageText(day, on: today, .english)))"
}

private func whole(_ number: Double) -> String { grouped(Int(number.rounded())) }
