import LocatorUpkeep
import Treatment

/// A quality report for the terminal.
func qualityText(_ report: QualityReport, _ terminal: Terminal) -> String {
    func lines(_ text: String) -> String { wrapped(text, width: terminal.width).joined(separator: "\n") + "\n" }
    let figures = report.figures
    let all = [figures.whole] + figures.sources
    var text = lines(
        "Snapshot \(report.snapshot)\(report.asOf.map { " as of \($0)" } ?? " undated"): "
            + "\(counted(figures.whole.programs, "program")) of \(counted(figures.whole.facilities, "facility", "facilities")). "
            + "Ages counted to \(report.day).")

    text += "\nSomething is known, share of programs\n"
    text += sourceTable(all, terminal, ["Programs"] + knowableDimensions.map(\.name)) { source in
        [grouped(source.programs)]
            + knowableDimensions.map { Share(source.known[$0.name] ?? 0, of: source.programs).text }
    }
    text += "\nKnown facts by age, share of facts\n"
    text += sourceTable(all, terminal, ["Facts", "<3 mo", "3–6 mo", "6–12 mo", "1–2 y", "2–4 y", "4 y +", "undated"]) {
        source in [grouped(source.facts)] + source.ages.map { Share($0, of: source.facts).text }
    }
    text += "\nPoints of facilities\n"
    text += sourceTable(all, terminal, ["Facilities"] + PointPrecision.allCases.map(\.words)) { source in
        [grouped(source.facilities)]
            + PointPrecision.allCases.map { Share(source.precision[$0.name] ?? 0, of: source.facilities).text }
    }
    text += "\nWhat the saved queries ask for, all programs\n" + askedTable(report.asked, terminal)
    text += "\nWhat ingest found\n"
    if let ingest = figures.ingest {
        for (words, count) in ingest.duplicates { text += lines("\(grouped(count)) \(words)") }
        for found in ingest.unmapped.prefix(10) {
            text += lines("without a meaning: \(found.name) (\(found.rule)), \(grouped(found.count)) times")
        }
        for found in ingest.findings.prefix(10) {
            text += lines("\(found.severity) \(found.rule): \(grouped(found.count))")
        }
        let more = max(0, ingest.unmapped.count - 10) + max(0, ingest.findings.count - 10)
        if more > 0 { text += lines("… and \(grouped(more)) more in --json and --html") }
    } else {
        text += lines("\(QualityReport.noRun)")
    }
    return text + "\nOver the runs\n" + trendTable(report.trend, terminal)
}

private func sourceTable(
    _ sources: [PublisherFigures], _ terminal: Terminal, _ titles: [String], _ cells: (PublisherFigures) -> [String]
) -> String {
    narrow([""] + titles, sources.map { [$0.name] + cells($0) }, terminal)
}

private func askedTable(_ facts: [QualityReport.AskedFact], _ terminal: Terminal) -> String {
    narrow(
        ["", "Yes", "No", "Not known", "Known"],
        facts.map { fact in
            [fact.label] + [fact.yes, fact.no, fact.unknown].map(grouped)
                + [Share(fact.yes + fact.no, of: fact.yes + fact.no + fact.unknown).text]
        }, terminal)
}

/// The last ten runs.
private func trendTable(_ trend: [QualityReport.TrendPoint], _ terminal: Terminal) -> String {
    guard !trend.isEmpty else { return "no run kept its figures yet\n" }
    return narrow(
        ["Day", "Run", "Programs"] + knowableDimensions.map { $0 == .accreditation ? "accred." : $0.name } + [
            "old", "refused",
        ],
        trend.suffix(10).map { point in
            [point.day, "\(point.run)", grouped(point.programs)]
                + knowableDimensions.map { wholePercent(point.known[$0.name] ?? 0) }
                + [wholePercent(point.old), point.refused.map(wholePercent) ?? "–"]
        }, terminal)
}

/// Names on the left, and numbers in columns no wider than they need.
private func narrow(_ titles: [String], _ rows: [[String]], _ terminal: Terminal) -> String {
    let columns = titles.enumerated().map { place, title in
        place == 0
            ? Table.Column(title)
            : Table.Column(title, width: rows.map { $0[place].count }.reduce(title.count, max), isNumber: true)
    }
    var table = Table(columns: columns)
    table.rows = rows
    return table.text(terminal)
}

private func wholePercent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
