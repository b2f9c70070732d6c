package import LocatorIndex
import LocatorIngest
import Treatment

/// What the lints found in a snapshot, in words: for JSON, CSV and the terminal.
package struct LintReport: Encodable, Sendable {
    package let snapshot: String
    package let programs: Int
    package let counts: [Count]
    package let findings: [Entry]

    package struct Count: Encodable, Sendable {
        package let lint, severity, meaning, cure: String
        package let count: Int
    }

    package struct Entry: Encodable, Sendable {
        package let lint, severity, program, facility, level, name, city, county, state, publisher, value: String
    }

    /// - Throws: `IndexError.damaged`.
    package init(_ snapshot: Snapshot) throws(IndexError) {
        let found = try lint(snapshot)
        self.snapshot = snapshot.id
        programs = snapshot.summary.programs
        counts = lintCounts(found).map {
            Count(
                lint: $0.lint.id, severity: $0.lint.severity.name, meaning: $0.lint.meaning, cure: $0.lint.cure,
                count: $0.count)
        }
        var entries: [Entry] = []
        for finding in found {
            let facility = try snapshot.facility(Int(snapshot.columns.facilityOf[finding.program]))
            let own = snapshot.outline(ofProgram: finding.program).ownRecord
            let source = own < facility.records.count ? facility.records[own].source : -1
            let level = Level(rawValue: snapshot.columns.level[finding.program])
            entries.append(
                Entry(
                    lint: finding.lint.id, severity: finding.lint.severity.name,
                    program: base32(snapshot.columns.programID[finding.program]), facility: base32(facility.id),
                    level: level?.name ?? "",
                    name: [facility.name, facility.name2].filter { !$0.isEmpty }.joined(separator: " · "),
                    city: facility.city, county: facility.county, state: facility.state?.description ?? "",
                    publisher: snapshot.sources.indices.contains(source) ? snapshot.sources[source].publisher : "",
                    value: finding.value))
        }
        findings = entries.sorted {
            ($0.lint, $0.state, $0.name, $0.program) < ($1.lint, $1.state, $1.name, $1.program)
        }
    }

    package static let header = [
        "lint", "severity", "program_id", "facility_id", "level", "name", "city", "county", "state", "publisher",
        "value",
    ]

    /// One row a finding, in the order of `header`.
    package var rows: [[String]] {
        findings.map {
            [
                $0.lint, $0.severity, $0.program, $0.facility, $0.level, $0.name, $0.city, $0.county, $0.state,
                $0.publisher, $0.value,
            ]
        }
    }
}
