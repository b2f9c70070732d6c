package import LocatorIngest
package import Treatment

/// What a run of ingest is asked to do.
package struct RunRequest: Sendable {
    package var sources: SourcesFile
    /// The folder that relative paths of sources are below; empty: where the process stands.
    package var base: String
    package var index: IndexFolder
    /// The folder of the reference tables.
    package var data = "data"
    /// Dates of files without one, from the command line.
    package var dates: [(path: String, day: Day)] = []
    /// The day that corrections are judged by; nil: none has lapsed.
    package var today: Day?
    /// Publish even though guards trip, and who says so.
    package var acceptance: RunRecord.Acceptance?
    /// Build although the inputs are those of the live snapshot, and read no file from the cache.
    package var isFromScratch = false
    /// Build and compare; write nothing.
    package var isRehearsal = false
    /// What tells this build of the program from another: another program may make other bytes of the same inputs.
    package var program = ""
    /// Who runs it, for whoever comes second: `process 4711`.
    package var holder = ""

    package init(_ sources: SourcesFile, base: String, index: IndexFolder) {
        self.sources = sources
        self.base = base
        self.index = index
    }

    /// A run of files that no sources file names: each path is a source of its own.
    package init(paths: [String], index: IndexFolder) {
        var sources = SourcesFile()
        sources.sources = paths.map { SourceEntry(name: $0, paths: [$0]) }
        self.init(sources, base: "", index: index)
    }
}

/// What a run came to.
package struct RunResult: Sendable {
    package var record: RunRecord
    /// Of the build; nil when there was none.
    package var report: IngestReport?
    /// Where the snapshot lies that it made, live or held.
    package var path: String?
    /// Of a rehearsal, the snapshot that was built.
    package var image: [UInt8]?
    /// What was noticed beside the run: a record of a former run that cannot be read, a notification that failed.
    package var remarks: [String] = []
}
