import ArgumentParser
import LocatorIndex
import LocatorSearch
import LocatorServer
import LocatorUpkeep
import Treatment

struct Stale: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stale",
        abstract: "List whom to call next: programs whose facts are old or not known, what pays most first.",
        discussion: """
              locator stale
              locator stale --csv --top 200 --state CA > calls.csv
              locator stale --json --older 180

            Made from the saved queries of data/demand.csv, asked from the most populous places, never from logs. The CSV comes \
            back, its empty columns filled in, as one more file of ingest (docs/corrections.md).
            """)

    @Option(help: "Programs at most; 200 in --csv and --json, 20 on the terminal.")
    var top: Int?

    @Option(help: "Days that a fact may be old before it is asked for again.")
    var older = 365

    @Option(help: "Only programs of this state, by its two letters.")
    var state: StateCode?

    @Option(help: "Ask from so many places, the most populous first.")
    var places = 300

    @Option(name: .customLong("index"), help: "Index folder or snapshot file.")
    var index = "index"

    @Option(help: "Folder with demand.csv.")
    var data = "data"

    @Option(help: "Day that ages are counted to, YYYY-MM-DD; today when left out.")
    var now: String?

    @Flag(help: "Print the call list as CSV.") var csv = false
    @Flag(help: "Print the call list as JSON.") var json = false

    func validate() throws {
        if csv, json { throw ValidationError("--csv and --json: one of the two") }
        if let now, Day(now) == nil { throw ValidationError("--now \(now): expected a day as YYYY-MM-DD") }
        if let top, top < 1 { throw ValidationError("--top \(top): expected at least 1") }
        guard older >= 0 else { throw ValidationError("--older \(older): expected days, 0 or more") }
        guard (1...10_000).contains(places) else { throw ValidationError("--places \(places): expected 1 to 10,000") }
    }

    func run() async throws {
        let engine = try openEngine(index)
        let requests = try readSavedQueries(data).map { (request: try readSaved($0, engine), weight: $0.weight) }
        var options = VerificationQueue.Options(today: now.flatMap { Day($0) } ?? today())
        options.olderDays = older
        options.mostPlaces = places
        options.state = state
        let queue: VerificationQueue
        let list: [CallListEntry]
        do throws(SearchError) {
            queue = try verificationQueue(requests, engine, options)
            let entries = queue.entries.prefix(top ?? (csv || json ? 200 : 20))
            do throws(IndexError) { list = try callList(entries, in: engine.snapshot) } catch {
                throw SearchError.damaged(error)
            }
        } catch {
            complain("\(error)")
            throw ExitCode(2)
        }
        if csv {
            writeOut(Array((csvRow(callListHeader) + callListRows(list).map(csvRow).joined()).utf8))
        } else if json {
            writeOut(reportJSON(list))
        } else {
            print(
                staleText(list, queue, engine.snapshot, options.today, Terminal.standardOutput), terminator: "")
        }
        if list.isEmpty { throw ExitCode(1) }
    }
}
