import LocatorSearch
import LocatorServer
import Treatment

/// Why each hit ranks where it does: its parts, their reasons with source and age, and what to ask.
func explanationText(_ rows: [HitRow], _ page: PageFrame) -> String {
    let (terminal, language) = (page.terminal, page.language)
    let of = language.say("of", "de")
    var text = ""
    for row in rows {
        let title = "\(row.hit.rank). \(row.facility.name)  \(tenths(row.explanation.total)) \(of) 100"
        text += "\n" + terminal.bold(title) + "\n"
        for part in row.explanation.parts {
            let share = "\(tenths(part.points)) \(of) \(tenths(part.most))"
            let label = "   \(pad(dimensionName(part.dimension, language), 14))\(pad(share, 14, isNumber: true))  "
            let reasons = part.reasons.map { mark($0.state, page) + " " + sourced($0, page) }
            for (place, reason) in reasons.enumerated() {
                let lines = wrapped(reason, width: max(30, terminal.width - label.count))
                for (number, line) in lines.enumerated() {
                    text +=
                        (place == 0 && number == 0 ? label : String(repeating: " ", count: label.count)) + line + "\n"
                }
            }
        }
        let ask = language.say("ask", "pregunte")
        for question in row.explanation.questions {
            text += page.lines("\(ask): \(question.text) \(effect(of: question, language))", indent: 3)
        }
    }
    return text
}

private func mark(_ state: Ternary, _ page: PageFrame) -> String {
    switch state {
    case .yes: page.terminal.green(page.language.say("yes", "sí"))
    case .no: page.terminal.red("no")
    case .unknown: page.terminal.yellow("?")
    }
}

/// `takes Medicaid (SAMHSA; 2022-05-25, 4 years ago)`.
func sourced(_ reason: Explanation.Reason, _ page: PageFrame) -> String {
    sourcedText(reason, on: page.today, page.language)
}

func pad(_ text: String, _ width: Int, isNumber: Bool = false) -> String {
    let space = String(repeating: " ", count: max(0, width - text.count))
    return isNumber ? space + text : text + space
}
