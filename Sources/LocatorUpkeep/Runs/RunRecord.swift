/// What one run of ingest did: written once as a JSON file of its own, so that the history has no file that two runs share.
package struct RunRecord: Codable, Hashable, Sendable {
    /// From 1, without gaps that mean anything. Order is by number, never by the clock, which may be set back.
    package var number: Int
    package var started: Moment
    package var ended: Moment
    package var outcome: Outcome
    /// Id of the snapshot that the run made; of an unchanged run the live one; nil when it made none.
    package var snapshot: String?
    /// Id of the snapshot that was live when it began.
    package var before: String?
    /// Hash of all that decides the bytes: inputs, tables, options, ledger and rules. Equal ones need no second build.
    package var recipe: String
    package var inputs: [InputRecord]
    /// By source, in the order of their names.
    package var sources: [SourceRecord]
    package var facilities: Int
    package var programs: Int
    /// Quality of the snapshot it made, aged to the day it ended; nil when it made none.
    package var quality: QualityFigures?
    /// Contradictions found in it, by the lint's id; nil when it made no snapshot.
    package var lints: [String: Int]?
    /// Guards that tripped, worst first.
    package var guards: [TrippedGuard]
    /// Who published it although guards had tripped, or pointed back to it, and why.
    package var acceptance: Acceptance?
    /// Why it failed, with what to do; nil when it did not.
    package var problem: String?

    package enum Outcome: String, Codable, CaseIterable, Sendable {
        /// A new snapshot is live.
        case published
        /// The same inputs as the live snapshot's: nothing to do.
        case unchanged
        /// A guard tripped: the snapshot lies in `held/`, the live one is as it was.
        case held
        /// No snapshot was made.
        case failed
        /// A person pointed back to an older snapshot.
        case rolledBack = "rolled_back"
        /// A person published what was held.
        case accepted
    }

    package struct InputRecord: Codable, Hashable, Sendable {
        /// Name of its source in the sources file; the path itself in a run without one.
        package var source: String
        package var path: String
        package var bytes: Int
        /// 16 hexadecimal digits of its content's hash.
        package var hash: String
    }

    /// What became of one source's records: read = loaded + merged + unchanged + set aside + quarantined.
    package struct SourceRecord: Codable, Hashable, Sendable {
        package var name: String
        package var publisher: String
        /// `2022-05-25`; nil when undated.
        package var asOf: String?
        package var read: Int
        package var loaded: Int
        package var merged: Int
        package var unchanged: Int
        package var setAside: Int
        package var quarantined: Int
    }

    package struct Acceptance: Codable, Hashable, Sendable {
        package var by: String
        package var because: String
        package var at: Moment

        package init(by: String, because: String, at: Moment) {
            self.by = by
            self.because = because
            self.at = at
        }
    }
}

/// A guard that tripped: what was measured, against what, and where.
package struct TrippedGuard: Codable, Hashable, Sendable {
    /// Stable id: `vanished`, `appeared`, `quarantined`, `rate`, `moved`, or the id of a lint.
    package var id: String
    /// The publisher it is about; nil for the whole.
    package var source: String?
    /// What it is about inside the source: a term's or code's name; nil for all of it.
    package var about: String?
    /// What was measured and what is allowed, both in percent or in the guard's own unit.
    package var measured: Double
    package var allowed: Double
    /// One sentence for a tired analyst: what happened, with the numbers.
    package var message: String
}
