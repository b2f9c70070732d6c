package import Treatment

/// What a run of ingest has to say: where every record went, what was joined and on what, how complete the programs
/// are, and what was found. No clock in it: the same run gives the same report.
package struct IngestReport: Sendable {
    /// A file each: the exports in the order they were read, then the team's corrections.
    package let tallies: [Tally]
    package let facilities: Int
    package let programs: Int
    /// Joins by evidence, all kinds, strongest first.
    package let joins: [(evidence: Evidence, count: Int)]
    /// Addresses at which facilities stayed apart.
    package let apart: Int
    package let programsByLevel: [(level: Level, count: Int)]
    package let facilitiesByPrecision: [(precision: PointPrecision, count: Int)]
    package let confidential: Int
    /// Programs of which something is known in a dimension.
    package let known: [(dimension: Dimension, count: Int)]
    /// Facts on which equally good records disagree.
    package let disputed: Int
    /// What was found, by rule: the worst first, then the most frequent.
    package let findings: [Finding]
    /// Codes and columns without a meaning, the most frequent first.
    package let unmapped: [Unmapped]
    /// Paths of files whose last row has no line end, sorted.
    package let unended: [String]
    /// Why the swap must be held; empty when nothing speaks against it.
    package let held: [String]

    /// A rule with how often it applied and the first places.
    package struct Finding: Sendable {
        package let rule: Rule
        package let count: Int
        /// At most five: `facilities.csv:12 zip "0000"`.
        package let examples: [String]
    }

    init(
        tallies: [Tally], counts: CatalogCounts, sites: SiteGroups, notices: [Notice], paths: [String],
        options: IngestOptions
    ) {
        self.tallies = tallies
        facilities = counts.facilities
        programs = counts.programs
        var joins = [Int](repeating: 0, count: Evidence.allCases.count)
        for join in sites.joins { joins[Int(join.evidence.rawValue)] += 1 }
        self.joins = Evidence.allCases.map { ($0, joins[Int($0.rawValue)]) }
        apart = sites.apart.count
        programsByLevel = Level.allCases.map { ($0, counts.levels[Int($0.rawValue)]) }
        facilitiesByPrecision = PointPrecision.allCases.map { ($0, counts.precisions[Int($0.rawValue)]) }
        confidential = counts.confidential
        known = Dimension.allCases.map { ($0, counts.known[Int($0.rawValue)]) }
        findings = summed(notices, paths)
        unmapped = LocatorIngest.unmapped(notices)
        disputed = findings.first { $0.rule == .factsDisputed }?.count ?? 0
        unended = Set(notices.filter { $0.rule == .fileUnended }.map(\.position.file)).compactMap {
            paths.indices.contains($0) ? paths[$0] : nil
        }.sorted()
        held = reasonsToHold(tallies, options)
    }

    /// The numbers of all files together.
    package var total: Tally {
        var total = Tally(file: "all", format: nil, publisher: "", asOf: nil)
        for tally in tallies { total.add(tally) }
        return total
    }
}

private func summed(_ notices: [Notice], _ paths: [String]) -> [IngestReport.Finding] {
    var byRule: [String: (rule: Rule, count: Int, first: [(path: String, notice: Notice)])] = [:]
    for notice in notices {
        let path = paths.indices.contains(notice.position.file) ? paths[notice.position.file] : ""
        var found = byRule[notice.rule.id] ?? (notice.rule, 0, [])
        byRule[notice.rule.id] = nil
        found.count += 1
        // The first five by path, place and field, so that examples do not depend on the order of the files.
        if found.first.count < 5 || found.first.last.map({ precedes((path, notice), $0) }) ?? true {
            found.first.append((path, notice))
            found.first.sort(by: precedes)
            if found.first.count > 5 { found.first.removeLast() }
        }
        byRule[notice.rule.id] = found
    }
    return byRule.values.map { rule, count, first in
        IngestReport.Finding(rule: rule, count: count, examples: first.map { example($0.notice, $0.path) })
    }.sorted { ($1.rule.severity.rawValue, $1.count, $0.rule.id) < ($0.rule.severity.rawValue, $0.count, $1.rule.id) }
}

private func precedes(_ a: (path: String, notice: Notice), _ b: (path: String, notice: Notice)) -> Bool {
    if a.path != b.path { return a.path < b.path }
    let (p, q) = (a.notice.position, b.notice.position)
    return (p.byte, p.line, a.notice.field, a.notice.value) < (q.byte, q.line, b.notice.field, b.notice.value)
}

private func example(_ notice: Notice, _ path: String) -> String {
    let line = notice.position.line > 0 ? ":\(notice.position.line)" : ""
    let value = notice.value.isEmpty ? "" : "\"\(notice.value)\""
    return ["\(path)\(line)", notice.field, value].filter { !$0.isEmpty }.joined(separator: " ")
}

private func reasonsToHold(_ tallies: [Tally], _ options: IngestOptions) -> [String] {
    tallies.compactMap { tally in
        // A list of corrections may be empty, and one typing error in three lines is no reason to hold a country.
        if tally.format == nil { return nil }
        let bad = tally.quarantined.values.reduce(0, +)
        if tally.read == 0 { return "\(tally.file) holds no records" }
        guard bad * 100 > tally.read * options.mostBadPercent else { return nil }
        return "\(tally.file): \(bad) of \(tally.read) records were refused, more than \(options.mostBadPercent) %"
    }
}
