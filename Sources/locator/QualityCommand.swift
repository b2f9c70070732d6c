import ArgumentParser
import LocatorIndex
import LocatorIngest
import LocatorSearch
import LocatorServer
import LocatorUpkeep
import Treatment

struct Quality: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say how much is known, how old it is and how exact, by source, and how that changes over the runs.",
        discussion: "  locator quality\n  locator quality --html quality.html\n  locator quality --json")

    @Option(name: .customLong("index"), help: "Index folder or snapshot file.")
    var index = "index"

    @Option(help: "Folder with demand.csv.")
    var data = "data"

    @Option(help: "Day that ages are counted to, YYYY-MM-DD; today when left out.")
    var now: String?

    @Flag(help: "Print JSON.") var json = false
    @Option(help: "Write a report with plots to this file.") var html: String?

    func validate() throws {
        if let now, Day(now) == nil { throw ValidationError("--now \(now): expected a day as YYYY-MM-DD") }
    }

    func run() async throws {
        let snapshot = try openSnapshot(index)
        let engine = SearchEngine(snapshot)
        var terms: [Term] = []
        for query in try readSavedQueries(data) { terms += try readSaved(query, engine).needs.flatMap(\.terms) }
        let history = RunHistory(IndexFolder(index))
        for path in history.unreadable { complain("\(path) is no record of a run; it was passed over") }
        let report = QualityReport(
            of: snapshot, on: now.flatMap { Day($0) } ?? today(), asking: terms, runs: history)
        if let html {
            do throws(FileError) {
                try writeFile(Array(report.html.utf8), to: html)
                note("wrote \(html)")
            } catch {
                complain("\(error)")
                throw ExitCode(2)
            }
        }
        if json {
            writeOut(reportJSON(report))
        } else if html == nil {
            print(qualityText(report, Terminal.standardOutput), terminator: "")
        }
    }
}
