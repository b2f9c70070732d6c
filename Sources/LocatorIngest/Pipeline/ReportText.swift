import Treatment

extension IngestReport {
    /// The report for people: numbers first, then what was found.
    package var text: String {
        var lines: [String] = []
        lines += table(
            [["", "read", "loaded", "merged", "unchanged", "set aside", "quarantined"]] + (tallies + [total]).map(row))
        lines += tallies.flatMap(reasons)
        lines += ["", "\(facilities) facilities with \(programs) programs"]
        lines += section("Programs by level", programsByLevel.map { ($0.level.english, $0.count) }, of: programs)
        lines += section(
            "Points", facilitiesByPrecision.map { (precisionWords($0.precision), $0.count) }, of: facilities)
        if confidential > 0 { lines.append("  \(confidential) addresses are confidential: county and state only") }
        lines += section("Something is known about", known.map { ($0.dimension.name, $0.count) }, of: programs)
        lines += section("Records joined on", joins.filter { $0.count > 0 }.map { ($0.evidence.name, $0.count) }, of: 0)
        if apart > 0 { lines.append("  \(apart) addresses with facilities that stayed apart") }
        if !findings.isEmpty { lines += ["", "Findings"] + findings.flatMap(finding) }
        lines += held.isEmpty ? [] : ["", "HELD"] + held.map { "  \($0)" }
        return lines.joined(separator: "\n") + "\n"
    }
}

private func row(_ tally: Tally) -> [String] {
    let date = tally.asOf.map { " (\($0))" } ?? ""
    return ["\(tally.file)\(date)"]
        + [
            tally.read, tally.loaded, tally.merged, tally.unchanged, tally.setAside.values.reduce(0, +),
            tally.quarantined.values.reduce(0, +),
        ].map { "\($0)" }
}

private func reasons(_ tally: Tally) -> [String] {
    let aside = tally.setAside.sorted { $0.key < $1.key }.map { "  \(tally.file): \($0.value) set aside: \($0.key)" }
    return aside
        + tally.quarantined.sorted { $0.key < $1.key }.map { "  \(tally.file): \($0.value) quarantined: \($0.key)" }
}

private func section(_ title: String, _ rows: [(String, Int)], of whole: Int) -> [String] {
    ["", title]
        + table(
            rows.map { name, count in
                ["  \(name)", "\(count)", whole > 0 ? "\((count * 1000 / whole + 5) / 10) %" : ""]
            })
}

private func precisionWords(_ precision: PointPrecision) -> String {
    switch precision {
    case .site: "of the site"
    case .zip: "of the ZIP code"
    case .place: "of the city"
    case .none: "none"
    }
}

private func finding(_ finding: IngestReport.Finding) -> [String] {
    ["  \(finding.rule.severity.name) \(finding.rule.id) × \(finding.count): \(finding.rule.meaning)"]
        + finding.examples.map { "      \($0)" } + ["      → \(finding.rule.cure)"]
}

/// Columns as wide as their widest cell, the first one left, the others right.
private func table(_ rows: [[String]]) -> [String] {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0 }
    return rows.map { row in
        let cells = row.enumerated().map { place, cell in
            let space = String(repeating: " ", count: widths[place] - cell.count)
            return place == 0 ? cell + space : space + cell
        }
        var line = cells.joined(separator: "  ")
        while line.last == " " { line.removeLast() }
        return line
    }
}
