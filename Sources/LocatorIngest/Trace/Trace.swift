package import Treatment

/// Where all that is shown of one facility came from: records, files, rows, rules, and what lost. Made by a run of ingest that is told
/// whom to trace, by the code that decides; see `IngestOptions.trace`.
package struct Trace: Sendable {
    /// A record of the facility, and where it stands.
    package struct Origin: Sendable {
        package let key: UInt64
        package let publisher: String
        /// As it was given to the run; empty when it is not known.
        package let path: String
        /// From 1; 0 when it is not known.
        package let line: Int
        package let format: String
        package let asOf: Day?
        package let precedence: Int
        /// As the record says it.
        package let name: String
    }

    /// One thing that is shown.
    package struct Entry: Sendable {
        /// A code of the vocabulary, or `level`, `name`, `address`, `schedule` …
        package let field: String
        package let value: String
        /// Ordinal in `origins`; nil when a rule of ours says it of itself.
        package let origin: Int?
        package let asOf: Day?
        /// By what it was concluded: stated, a row of a code table, inferred, a correction.
        package let rule: String
        /// What would be shown if the standing one were not there.
        package var lost: [Loser]
    }

    /// What another record says, and why it does not stand.
    package struct Loser: Sendable {
        package let value: String
        package let origin: Int?
        package let asOf: Day?
        package let reason: String
    }

    package struct OfProgram: Sendable {
        package let id: UInt64
        package let entries: [Entry]
    }

    package let facility: UInt64
    package let origins: [Origin]
    /// Of the whole facility: id, name, address, point, telephones, website.
    package let entries: [Entry]
    package let programs: [OfProgram]
}

/// Whom to trace: the facility that has these records.
package struct TraceRequest: Sendable {
    /// Keys of records, as `Facility.records` has them.
    package let records: Set<UInt64>

    package init(_ facility: Facility) { records = Set(facility.records.map(\.key)) }
}

/// What building a facility leaves behind for its trace.
struct TracedGroup {
    /// With their facts.
    var records: [SiteRecord]
    var identity: FacilityIdentity
    /// Of each stated program: its id, and whether the ledger knew it.
    var programs: [(id: UInt64, isKnown: Bool)] = []
}
