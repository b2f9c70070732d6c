package import LocatorIngest
package import Treatment

/// What a data team writes into `data/sources.yaml`: where listings come from, how far they may change, what is kept.
package struct SourcesFile: Hashable, Sendable {
    package var sources: [SourceEntry] = []
    /// Allowed for every source that says nothing else, and for the whole.
    package var allow = AllowedChange()
    /// Seconds between scheduled runs; nil when nobody expects any. A run that is half as much over it is *missed*.
    package var every: Int?
    package var keep = Retention()
    package var notify: Notification?

    package init() {}

    /// Whom to tell: a command of this machine, never the network.
    package struct Notification: Hashable, Sendable {
        /// The program and its arguments; the path of the run's record follows as the last one.
        package var command: [String]
        package var on: [RunRecord.Outcome]

        package init(command: [String], on: [RunRecord.Outcome]) {
            self.command = command
            self.on = on
        }
    }
}

/// Snapshots that are kept: one goes when it is neither among the newest nor young enough. The live one never goes.
package struct Retention: Hashable, Sendable {
    package var snapshots = 8
    package var days = 90
    /// Records of runs.
    package var runs = 1000

    package init() {}
}

/// One source: a publisher's files under a name.
package struct SourceEntry: Hashable, Sendable {
    /// Lower-case letters, digits, hyphens; stays the same from year to year.
    package var name: String
    /// Paths or patterns, below the folder of the sources file unless they begin with `/`.
    package var paths: [String]
    package var publisher: String?
    package var format: Format?
    package var date: SourceDate = .stated
    package var precedence: UInt8?
    package var allow: AllowedChange?
    package var codes: [CodeOverride] = []
    /// Its files may be missing: then its programs are gone, and the guards say so. Otherwise the run fails.
    package var isOptional = false
    /// Line in the sources file, for messages; 0 when it came from the command line.
    package var line: Int

    package init(name: String, paths: [String], line: Int = 0) {
        self.name = name
        self.paths = paths
        self.line = line
    }
}

/// How old a source's files are, where they do not say it themselves.
package enum SourceDate: Hashable, Sendable {
    /// As the file states; undated when it states nothing.
    case stated
    case day(Day)
    /// The first date in the file's name, or in its folder's: `2022`, `2022-05`, `2022-05-25`, `20220525`.
    case fileName
}
