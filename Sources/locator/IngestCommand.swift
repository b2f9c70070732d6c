import ArgumentParser
import LocatorIngest
import LocatorServer
import LocatorUpkeep
import Treatment

struct Ingest: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read exports and publish one snapshot of them.",
        discussion: """
            Without paths it reads the sources file, data/sources.yaml. Formats are told apart by content: SAMHSA National \
            Directory CSV, FindTreatment.gov CSV, AIRS 3.0 XML, HSDS packages, and our own program listing (XML or CSV). Folders \
            are read whole.

              locator ingest
              locator ingest --every 6h
              locator ingest data/sample --into index
              locator ingest exports/su.csv exports/mh.csv --as-of su.csv=2022 --as-of mh.csv=2022 --report report.json

            A bad row is set aside with a notice; a bad file, or a guard that trips, keeps the live snapshot and ends with \
            exit code 3. Inputs that have not changed end the run at once.
            """)

    @Argument(help: "Export files or folders; none: the files of the sources file.")
    var paths: [String] = []

    @Option(help: "The sources file, read when no path is given.")
    var sources = "data/sources.yaml"

    @Option(help: "Folder that snapshots are published into.")
    var into = "index"

    @Option(name: .customLong("as-of"), help: "Date of a file without one: PATH=YYYY, PATH=YYYY-MM or PATH=YYYY-MM-DD.")
    var asOf: [String] = []

    @Option(help: "Folder with the gazetteer, the vocabulary tables and the taxonomy.")
    var data = "data"

    @Option(help: "Write the report as JSON to this file.")
    var report: String?

    @Option(
        name: .customLong("most-bad"), help: "Share of refused rows, in percent, over which a source holds the run.")
    var mostBad: Int?

    @Flag(help: "Publish even though a guard holds the run.")
    var accept = false

    @OptionGroup var decision: DecisionOptions

    @Flag(name: .customLong("from-scratch"), help: "Read and build everything, changed or not.")
    var fromScratch = false

    @Flag(name: .customLong("dry-run"), help: "Build and compare with the live snapshot; write nothing.")
    var dryRun = false

    @Option(help: "Run again and again, this long after the last beginning: 90m, 6h, 7d.")
    var every: String?

    @Flag(help: "Print nothing but errors.")
    var quiet = false

    func validate() throws {
        if let every, intervalSeconds(every) == nil {
            throw ValidationError("--every \(every): expected a number with m, h or d, for example 6h")
        }
        _ = try dates()
    }

    func run() async throws {
        guard let every, let interval = intervalSeconds(every) else {
            let status = try once(every: nil)
            if status != 0 { throw ExitCode(status) }
            return
        }
        let between = await RestBetweenRuns.listening()
        while true {
            let began = secondsNow()
            // What goes wrong is told and recorded; the next run may heal it.
            let status = (try? once(every: interval)) ?? 3
            let rest = max(1, began + interval - secondsNow())
            if !between.isOver { progress("run ended with \(status); the next one in \(rest) s") }
            guard await between.sleep(seconds: rest) else { return progress("asked to end; no further run") }
        }
    }

    /// - Returns: the exit code.
    private func once(every: Int?) throws -> Int32 {
        let request: RunRequest
        do {
            request = try runRequest(every: every)
        } catch let error as SourcesError {
            for mistake in error.mistakes { complain("\(mistake)") }
            complain("The live snapshot is unchanged.")
            keepFailure("\(error)", error.notify)
            return 2
        } catch let error as FileError {
            complain("\(error)")
            // A path that was mistyped makes no index folder.
            if isFile(into) { keepFailure("\(error)", nil) }
            return 2
        }
        let result: RunResult
        do {
            result = try runIngest(request, now: { Moment(seconds: secondsNow()) }, say: progress)
            if let report, let made = result.report { try writeFile(Array(made.json.utf8), to: report) }
        } catch {
            complain("\(error)")
            complain("The live snapshot is unchanged.")
            return 3
        }
        if !quiet, let report = result.report { print(report.text) }
        for remark in result.remarks { complain(remark) }
        if !dryRun, let trouble = request.sources.notify.flatMap({ tell($0, of: result.record, in: request.index) }) {
            complain(trouble)
        }
        return say(result, request)
    }

    /// Of a run that could not begin.
    private func keepFailure(_ problem: String, _ notify: SourcesFile.Notification?) {
        if dryRun { return }
        let folder = IndexFolder(into)
        do {
            let now = Moment(seconds: secondsNow())
            let record = try recordFailure(problem, in: folder, at: now, holder: processName())
            if let trouble = notify.flatMap({ tell($0, of: record, in: folder) }) { complain(trouble) }
        } catch {
            complain("\(error)")
            complain("So this failure is not in the history.")
        }
    }

    private func say(_ result: RunResult, _ request: RunRequest) -> Int32 {
        let record = result.record
        for guarded in record.guards { complain("guard \(guarded.id): \(guarded.message)") }
        if dryRun, let image = result.image {
            print("dry run: \(record.programs) programs, \(megabytes(image.count)) MB; nothing was written")
            return record.guards.isEmpty ? 0 : 3
        }
        switch record.outcome {
        case .unchanged:
            if !quiet { print("nothing has changed: snapshot \(record.snapshot ?? "") stays live") }
            return 0
        case .held:
            complain("run \(record.number) is held; the live snapshot is unchanged. To publish it all the same:")
            complain("  locator accept \(record.number) --into \(into) --because \"…\"")
            return 3
        case .failed:
            complain(record.problem ?? "the run failed")
            complain("The live snapshot is unchanged.")
            return 3
        case .published, .accepted, .rolledBack:
            if !quiet, let path = result.path { print("published \(path) (\(megabytes(fileSize(path))) MB)") }
            return 0
        }
    }

    private func runRequest(every: Int?) throws -> RunRequest {
        let folder = IndexFolder(into)
        var request: RunRequest
        if paths.isEmpty {
            request = RunRequest(
                try readSourcesFile(try sourcesFile(sources)), base: folderOf(sources), index: folder)
        } else {
            request = RunRequest(paths: paths, index: folder)
        }
        if let mostBad { request.sources.allow.quarantined = mostBad }
        if let every { request.sources.every = every }
        request.data = data
        request.dates = try dates()
        request.today = today()
        request.acceptance = accept ? decision.acceptance : nil
        request.isFromScratch = fromScratch
        request.isRehearsal = dryRun
        request.program = programIdentity()
        request.holder = processName()
        return request
    }

    private func dates() throws -> [(path: String, day: Day)] {
        try asOf.map { text in
            guard let equals = text.lastIndex(of: "="), let day = Day(text[text.index(after: equals)...]) else {
                throw ValidationError(
                    "--as-of \(text): expected PATH=DATE, for example su.csv=2022 or su.csv=2022-05-25")
            }
            return (String(text[..<equals]), day)
        }
    }

    private func progress(_ text: String) {
        if !quiet { note(text) }
    }
}
