import ArgumentParser
import LocatorIndex
import LocatorIngest
import LocatorServer
import LocatorUpkeep

struct History: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the runs of an index folder: inputs, counts, guards, who decided what.",
        discussion: "  locator history\n  locator history 12\n  locator history --json")

    @Argument(help: "Number of a run, to see all of it.")
    var run: Int?

    @Option(name: .customLong("index"), help: "Index folder.")
    var index = "index"

    @Option(help: "How many runs, the last ones.")
    var last = 20

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        let folder = IndexFolder(index)
        let history = RunHistory(folder)
        for path in history.unreadable { complain("\(path) is no record of a run; it was passed over") }
        let terminal = Terminal.standardOutput
        if let run {
            guard let record = history[run] else {
                complain("there is no run \(run) in \(index); the last one is \(history.runs.last?.number ?? 0)")
                throw ExitCode(1)
            }
            if json { writeOut(reportJSON(record)) } else { print(runText(record), terminator: "") }
            return
        }
        let shown = Array(history.runs.suffix(max(0, last)))
        if json { return writeOut(reportJSON(shown)) }
        guard !shown.isEmpty else { return print("no run yet in \(index)") }
        let live = try? currentSnapshot(in: folder.path)
        print(historyText(shown, live: live, folder, terminal), terminator: "")
    }
}

struct Status: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say whether the index is whole, how old it is, and whether runs end well.",
        discussion: """
            Exit code 0: whole and in time; 1: a run is late, held or failed; 2: nothing whole is live.

              locator status
              locator status --json
            """)

    @Option(name: .customLong("index"), help: "Index folder.")
    var index = "index"

    @Option(help: "The sources file, which says how often runs are due.")
    var sources = "data/sources.yaml"

    @Option(help: "How often runs are due, in place of the sources file: 6h, 7d.")
    var every: String?

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        let interval = every.flatMap { intervalSeconds($0) } ?? intervalOfSources()
        let status = status(of: IndexFolder(index), every: interval, now: Moment(seconds: secondsNow()))
        if json { writeOut(reportJSON(status)) } else { print(statusText(status), terminator: "") }
        if status.live == nil || !status.isWhole { throw ExitCode(2) }
        if status.isLate || status.troubled > 0 { throw ExitCode(1) }
    }

    /// How often runs are due by the sources file; none without one. A mistake in it is told: the next run will stumble over it.
    private func intervalOfSources() -> Int? {
        guard isFile(sources) else { return nil }
        do {
            return try readSourcesFile(sourcesFile(sources)).every
        } catch {
            complain("\(error)")
            return nil
        }
    }
}
