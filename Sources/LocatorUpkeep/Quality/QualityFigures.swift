import LocatorIndex
package import LocatorIngest
package import Treatment

/// The quality of one snapshot in a few dozen numbers: small enough that every run keeps them, and a trend can be drawn.
/// `docs/quality.md` says what each means.
package struct QualityFigures: Codable, Hashable, Sendable {
    /// Everything together.
    package var whole: PublisherFigures
    /// By publisher, in the order of their names.
    package var sources: [PublisherFigures]
    /// What only a run of ingest knows; nil in figures of a snapshot alone.
    package var ingest: IngestFigures?
}

/// The numbers of one publisher, or of all.
package struct PublisherFigures: Codable, Hashable, Sendable {
    /// The publisher; `all` for the whole.
    package var name: String
    /// Facilities with a record of it.
    package var facilities: Int
    /// Programs whose own record is of it.
    package var programs: Int
    /// By dimension's name: programs that say yes or no to something in it; of those in `programs`.
    package var known: [String: Int]
    /// Known facts that stand on its records, by age: one number a band of `AgeBand.allCases`.
    package var ages: [Int]
    /// By `PointPrecision.name`: facilities with a record of it.
    package var precision: [String: Int]

    /// Share of its programs of which something is known in a dimension, 0 ... 1; 0 without programs.
    package func share(_ dimension: Dimension) -> Double {
        programs == 0 ? 0 : Double(known[dimension.name] ?? 0) / Double(programs)
    }

    /// Known facts.
    package var facts: Int { ages.reduce(0, +) }
}

/// What became of the records, as far as it tells of their quality.
package struct IngestFigures: Codable, Hashable, Sendable {
    /// Joins of two records into one facility, and those among them on little evidence: a look may pay.
    package var joins, weakJoins: Int
    /// Addresses at which facilities stayed apart: one of them may be a duplicate.
    package var apart: Int
    /// Facts on which equally good records disagree.
    package var disputed: Int
    /// By rule: how often it found something; the worst first, then the most frequent.
    package var findings: [Found]
    /// Codes and columns without a meaning, the most frequent first; at most 50.
    package var unmapped: [Nameless]

    package struct Found: Codable, Hashable, Sendable {
        package var rule, severity: String
        package var count: Int
    }

    package struct Nameless: Codable, Hashable, Sendable {
        package var rule, name: String
        package var count: Int
    }

    package init(_ report: IngestReport) {
        joins = report.joins.reduce(0) { $0 + $1.count }
        weakJoins = report.joins.filter(\.evidence.isWeak).reduce(0) { $0 + $1.count }
        apart = report.apart
        disputed = report.disputed
        findings = report.findings.map {
            Found(rule: $0.rule.id, severity: $0.rule.severity.name, count: $0.count)
        }
        unmapped = report.unmapped.prefix(50).map { Nameless(rule: $0.rule, name: $0.name, count: $0.count) }
    }
}

/// How old a fact is, in steps that a person plans by.
package enum AgeBand: Int, CaseIterable, Sendable {
    case quarter, half, year, twoYears, fourYears, older, undated

    /// - Parameter day: the day it was true; nil: nobody says.
    package init(_ day: Day?, on today: Day) {
        guard let day else {
            self = .undated
            return
        }
        switch Int(today.rawValue) - Int(day.rawValue) {
        case ..<91: self = .quarter
        case ..<183: self = .half
        case ..<366: self = .year
        case ..<731: self = .twoYears
        case ..<1462: self = .fourYears
        default: self = .older
        }
    }

    /// "3 to 6 months".
    package var label: String {
        switch self {
        case .quarter: "under 3 months"
        case .half: "3 to 6 months"
        case .year: "6 to 12 months"
        case .twoYears: "1 to 2 years"
        case .fourYears: "2 to 4 years"
        case .older: "4 years and more"
        case .undated: "undated"
        }
    }
}

/// The six dimensions of which a source can know something: all but the words of a search.
package let knowableDimensions = Dimension.allCases.filter { $0 != .text }
