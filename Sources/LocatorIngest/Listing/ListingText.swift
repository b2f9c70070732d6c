internal import Treatment

// How the values of a record are written, the same in both forms of a listing. Readers: `ListingValues`.

/// The program's facts that are not simply its facility's and not said by `serves-only`.
func ownFacts(_ program: ProgramRecord, _ facility: FactSheet) -> [FactSheet.Entry] {
    program.facts.entries.filter { entry in
        let isImplied =
            facility[entry.term] == nil && program.servesOnly.contains(entry.term)
            && entry.fact == Fact(.yes, basis: .inferred)
        return facility[entry.term] != entry.fact && !isImplied
    }
}

/// `18-64`, `18-` when there is no upper end.
func agesText(_ ages: ClosedRange<UInt8>) -> String {
    "\(ages.lowerBound)-\(ages.upperBound == .max ? "" : "\(ages.upperBound)")"
}

/// `8-12`, `8-` when it is open-ended.
func weeksText(_ weeks: ClosedRange<UInt16>) -> String {
    "\(weeks.lowerBound)-\(weeks.upperBound == .max ? "" : "\(weeks.upperBound)")"
}

/// `9.5`.
func tenthsText(_ tenths: Int) -> String { tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)" }

/// `rolling`, or days with spaces between them; empty when unknown.
func startText(_ start: StartRule) -> String {
    switch start {
    case .unknown: ""
    case .rolling: "rolling"
    case .cohorts(let days): days.map(\.description).joined(separator: " ")
    }
}

/// The sessions of one delivery, `Mo-Fr 17:30-21:00`; empty when there are none.
func sessionsText(_ track: Track, isOnline: Bool) -> String {
    WeeklySchedule(track.sessions.filter { $0.isOnline == isOnline }.map(\.interval)).description
}
