package import LocatorIndex
package import Treatment

/// How good a snapshot is, and which way it goes: its own figures counted to a day, what people ask for, what its run found,
/// and the figures of the runs before.
package struct QualityReport: Codable, Hashable, Sendable {
    package let snapshot: String
    package let asOf: String?
    /// The day that ages are counted to.
    package let day: String
    package var figures: QualityFigures
    /// What the saved queries ask for, in the order of the vocabulary.
    package let asked: [AskedFact]
    /// By run; of a snapshot that is no run's own, empty.
    package let trend: [TrendPoint]

    /// A term of the saved queries, with the programs that say yes, no or nothing.
    package struct AskedFact: Codable, Hashable, Sendable {
        package let code, label: String
        package let yes, no, unknown: Int
    }

    /// What of a run is followed from run to run.
    package struct TrendPoint: Codable, Hashable, Sendable {
        package let run: Int
        package let day, snapshot: String
        package let programs: Int
        /// By dimension's name: share of programs, 0 ... 1, of which something is known.
        package let known: [String: Double]
        /// Share of known facts, 0 ... 1, that were over two years old or undated on that day.
        package let old: Double
        /// Share of facilities, 0 ... 1, with a point of their own.
        package let atSite: Double
        /// Share of the run's records, 0 ... 1, that were refused; nil when none were read.
        package let refused: Double?
        package let unmapped: Int
    }

    /// - Parameters:
    ///   - terms: of the saved queries.
    ///   - runs: those of the snapshot's folder, by number.
    ///   - report: figures of the run that made the snapshot are taken from its record.
    package init(of snapshot: Snapshot, on day: Day, asking terms: [Term], runs: RunHistory) {
        var figures = QualityFigures(of: snapshot, on: day)
        figures.ingest = runs.maker(of: snapshot.id)?.quality?.ingest
        self.snapshot = snapshot.id
        asOf = snapshot.asOf?.description
        self.day = day.description
        self.figures = figures
        asked = askedFacts(terms, in: snapshot)
        trend = runs.runs.compactMap(TrendPoint.init)
    }
}

extension QualityReport.TrendPoint {
    /// Nil for a run that kept no figures, or made no snapshot that went live or was held.
    fileprivate init?(_ run: RunRecord) {
        guard let quality = run.quality, let snapshot = run.snapshot, run.outcome == .published || run.outcome == .held
        else { return nil }
        let whole = quality.whole
        let known = knowableDimensions.map { ($0.name, rounded(whole.share($0))) }
        let read = run.sources.reduce(0) { $0 + $1.read }
        let refused = run.sources.reduce(0) { $0 + $1.quarantined }
        self.init(
            run: run.number, day: run.ended.day.description, snapshot: snapshot, programs: whole.programs,
            known: Dictionary(known, uniquingKeysWith: { $1 }), old: rounded(whole.old),
            atSite: whole.facilities == 0
                ? 0 : rounded(Double(whole.precision[PointPrecision.site.name] ?? 0) / Double(whole.facilities)),
            refused: read == 0 ? nil : rounded(Double(refused) / Double(read)),
            unmapped: quality.ingest?.unmapped.count ?? 0)
    }
}

extension PublisherFigures {
    /// Share of its known facts that are over two years old or undated, 0 ... 1.
    package var old: Double {
        let old = [AgeBand.fourYears, .older, .undated].reduce(0) {
            $0 + (ages.indices.contains($1.rawValue) ? ages[$1.rawValue] : 0)
        }
        return facts == 0 ? 0 : Double(old) / Double(facts)
    }
}

private func askedFacts(_ terms: [Term], in snapshot: Snapshot) -> [QualityReport.AskedFact] {
    var seen: Set<Term> = []
    let programs = 0..<snapshot.summary.programs
    return terms.filter { seen.insert($0).inserted }.sorted().map { term in
        let (yes, no) = (snapshot.columns.yes[term.word], snapshot.columns.no[term.word])
        let said = programs.count { yes[$0] & term.bit != 0 }
        let denied = programs.count { no[$0] & term.bit != 0 }
        let entry = snapshot.vocabulary[term]
        return QualityReport.AskedFact(
            code: entry.code, label: entry.english, yes: said, no: denied, unknown: programs.count - said - denied)
    }
}

/// To four places: as fine as a plot or a person reads it.
private func rounded(_ share: Double) -> Double { (share * 10_000).rounded() / 10_000 }
