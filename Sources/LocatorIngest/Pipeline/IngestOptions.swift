package import Treatment

/// What a run of ingest can be told.
package struct IngestOptions: Sendable {
    /// Dates of files that have none of their own: by path, by the end of a path, or by a folder. The longest match
    /// counts.
    package var asOf: [(path: String, day: Day)] = []
    /// What the data team says of files, by `ExportFile.path`.
    package var files: [String: FileRules] = [:]
    /// Share of refused records over which a file holds the swap, in percent.
    package var mostBadPercent = 20
    /// Joins and splits of the data team, beside those in merge files among the inputs.
    package var orders: [MergeOrder] = []
    /// The facility whose making is to be told; nil: none.
    package var trace: TraceRequest?
    /// The day of the run, on which corrections hold or not; nil: none runs out.
    package var today: Day?
    /// Who bears which id after the last accepted run; nil: ids are made from the records alone.
    package var ledger: IdentityLedger?
    /// The same where it is read meanwhile; nil: it is in `ledger`.
    package var ledgerUnderway: Underway<Result<IdentityLedger?, FileError>>?
    /// Where cleaned records are kept between runs; nil: every file is read.
    package var cache: RecordCache?
    /// The id of a snapshot that is at hand, whole: what has not changed since then is not in the catalog but named in
    /// `Catalog.unchanged`. Means nothing without a cache; nil: the catalog has all.
    package var before: String?
    /// Which taxonomy codes of AIRS mean treatment, and at which level.
    package var airsLevels = AIRSLevels()
    /// Which services of an HSDS package are treatment, and at which level.
    package var hsdsRules = HSDSRules()
    /// What phrases mean that are no words of the vocabulary; empty: the snapshot understands no sentence.
    package var concepts: [Concept] = []
    /// Phrases that raise safety notices.
    package var safety: [SafetyPhrase] = []
    /// SAMHSA's names of its code categories; one that is not here goes by its code.
    package var categories: [CodeBook.Category] = []

    package init() {}

    /// The date given for a file: `facilities.csv=2022`, `samhsa-sa/facilities.csv=2022-05` and `samhsa-sa=2022` all
    /// name `data/samhsa-sa/facilities.csv`.
    package func asOf(_ path: String) -> Day? {
        let parts = components(path)
        let matches = asOf.filter { option in
            let wanted = components(option.path)
            return !wanted.isEmpty && parts.indices.contains { parts[$0...].starts(with: wanted) }
        }
        return matches.max { ($0.path.utf8.count, $0.day) < ($1.path.utf8.count, $1.day) }?.day
    }

    /// Options that name none of the files: most likely misspelt.
    package func unusedAsOf(_ paths: [String]) -> [String] {
        asOf.map(\.path).filter { path in
            let wanted = components(path)
            return wanted.isEmpty
                || !paths.contains { file in
                    let parts = components(file)
                    return parts.indices.contains { parts[$0...].starts(with: wanted) }
                }
        }
    }
}

private func components(_ path: String) -> [Substring] { path.split(separator: "/").filter { $0 != "." } }
