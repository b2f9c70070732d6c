import LocatorSearch
import LocatorServer
import Treatment

/// Why each hit ranks where it does: its parts, their reasons with source and age, and what to ask.
func explanationText(_ rows: [HitRow], _ answer: SearchAnswer, _ terminal: Terminal, today: Day) -> String {
    var text = ""
    for row in rows {
        text +=
            "\n" + terminal.bold("\(row.hit.rank). \(row.facility.name)  \(tenths(row.explanation.total)) of 100")
            + "\n"
        for part in row.explanation.parts {
            let share = "\(tenths(part.points)) of \(tenths(part.most))"
            let label = "   \(pad(part.dimension.name, 14))\(pad(share, 14, isNumber: true))  "
            let reasons = part.reasons.map { reasonText($0, terminal, today) }
            for (place, reason) in reasons.enumerated() {
                let lines = wrapped(reason, width: max(30, terminal.width - label.count))
                for (number, line) in lines.enumerated() {
                    text +=
                        (place == 0 && number == 0 ? label : String(repeating: " ", count: label.count)) + line + "\n"
                }
            }
        }
        for question in row.explanation.questions { text += "   ask: \(question.text) \(effect(question))\n" }
    }
    return text
}

private func reasonText(_ reason: Explanation.Reason, _ terminal: Terminal, _ today: Day) -> String {
    let mark =
        switch reason.state {
        case .yes: terminal.green("yes")
        case .no: terminal.red("no")
        case .unknown: terminal.yellow("?")
        }
    var text = "\(mark) \(reason.text)"
    var origin: [String] = []
    if let source = reason.source { origin.append(source) }
    if let day = reason.asOf {
        origin.append("\(day), \(age(day, on: today))")
    } else if reason.source != nil {
        origin.append("undated")
    }
    if reason.basis == .inferred { origin.append("inferred") }
    if !origin.isEmpty { text += " (\(origin.joined(separator: "; ")))" }
    return text
}

/// `(if yes: 1st; if no: out)`.
private func effect(_ question: Explanation.Question) -> String {
    func rank(_ rank: Int?) -> String { rank.map(ordinal) ?? "out" }
    return "(if yes: \(rank(question.rankIfYes)); if no: \(rank(question.rankIfNo)))"
}

/// `1st`, `22nd`, `113th`.
func ordinal(_ number: Int) -> String {
    let ending =
        switch (number % 100, number % 10) {
        case (11...13, _): "th"
        case (_, 1): "st"
        case (_, 2): "nd"
        case (_, 3): "rd"
        default: "th"
        }
    return "\(number)\(ending)"
}

func pad(_ text: String, _ width: Int, isNumber: Bool = false) -> String {
    let space = String(repeating: " ", count: max(0, width - text.count))
    return isNumber ? space + text : text + space
}
