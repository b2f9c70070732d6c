import LocatorUpkeep
import Treatment

/// Contradictions for the terminal: each lint with its number, what it means, what to do, and the first that were found.
func lintText(_ report: LintReport, _ terminal: Terminal) -> String {
    func lines(_ text: String, indent: Int = 0) -> String {
        wrapped(text, width: terminal.width - indent)
            .map { String(repeating: " ", count: indent) + $0 + "\n" }.joined()
    }
    let all = report.findings.count
    var text = lines(
        "Snapshot \(report.snapshot), \(counted(report.programs, "program")): "
            + (all == 0 ? "no contradictions." : "\(counted(all, "contradiction"))."))
    for count in report.counts {
        text += "\n" + lines("\(count.severity) \(count.lint) × \(grouped(count.count))")
        text += lines(count.meaning, indent: 2) + lines("→ \(count.cure)", indent: 2)
        let found = report.findings.filter { $0.lint == count.lint }
        for one in found.prefix(3) {
            let place = [one.name, one.city, one.state].filter { !$0.isEmpty }.joined(separator: ", ")
            text += lines([one.program, place, one.value].filter { !$0.isEmpty }.joined(separator: ": "), indent: 4)
        }
        if found.count > 3 { text += lines("… and \(grouped(found.count - 3)) more in --csv", indent: 4) }
    }
    return text
}
