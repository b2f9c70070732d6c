import Treatment

extension IngestReport {
    /// The report for machines: one JSON object, keys in a fixed order.
    package var json: String {
        object([
            ("sources", array(tallies.map(source))),
            ("total", object(counts(total))),
            ("facilities", "\(facilities)"),
            ("programs", "\(programs)"),
            ("programs_by_level", object(programsByLevel.map { ($0.level.name, "\($0.count)") })),
            ("facilities_by_precision", object(facilitiesByPrecision.map { ($0.precision.name, "\($0.count)") })),
            ("confidential", "\(confidential)"),
            ("programs_known_by_dimension", object(known.map { ($0.dimension.name, "\($0.count)") })),
            ("joins_by_evidence", object(joins.map { ($0.evidence.name, "\($0.count)") })),
            ("addresses_apart", "\(apart)"),
            ("disputed_facts", "\(disputed)"),
            ("findings", array(findings.map(finding))),
            ("unmapped", array(unmapped.map(nameless))),
            ("held", array(held.map(quoted))),
        ]) + "\n"
    }
}

private func source(_ tally: Tally) -> String {
    object(
        [
            ("file", quoted(tally.file)), ("format", quoted(tally.formatName)),
            ("publisher", quoted(tally.publisher)),
            ("as_of", tally.asOf.map { quoted("\($0)") } ?? "null"),
        ] + counts(tally))
}

private func counts(_ tally: Tally) -> [(String, String)] {
    [
        ("read", "\(tally.read)"), ("loaded", "\(tally.loaded)"), ("merged", "\(tally.merged)"),
        ("unchanged", "\(tally.unchanged)"), ("set_aside", object(sorted(tally.setAside))),
        ("quarantined", object(sorted(tally.quarantined))),
    ]
}

private func finding(_ finding: IngestReport.Finding) -> String {
    object([
        ("rule", quoted(finding.rule.id)), ("severity", quoted(finding.rule.severity.name)),
        ("count", "\(finding.count)"),
        ("meaning", quoted(finding.rule.meaning)), ("cure", quoted(finding.rule.cure)),
        ("examples", array(finding.examples.map(quoted))),
    ])
}

private func nameless(_ unmapped: Unmapped) -> String {
    object([("rule", quoted(unmapped.rule)), ("name", quoted(unmapped.name)), ("count", "\(unmapped.count)")])
}

private func sorted(_ counts: [String: Int]) -> [(String, String)] {
    counts.sorted { $0.key < $1.key }.map { ($0.key, "\($0.value)") }
}

private func object(_ members: [(String, String)]) -> String {
    "{" + members.map { "\(quoted($0)):\($1)" }.joined(separator: ",") + "}"
}

private func array(_ elements: [String]) -> String { "[" + elements.joined(separator: ",") + "]" }

/// A JSON string (RFC 8259).
private func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": result += "\\\""
        case "\\": result += "\\\\"
        case "\n": result += "\\n"
        case "\r": result += "\\r"
        case "\t": result += "\\t"
        default:
            if scalar.value < 0x20 {
                let hex = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - hex.utf8.count) + hex
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
    }
    return result + "\""
}
