import ArgumentParser
import LocatorIndex
import LocatorServer
import LocatorUpkeep

struct LintSnapshot: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "List the contradictions in a snapshot, by lint, with what to do.",
        discussion: """
              locator lint
              locator lint --csv > contradictions.csv

            A contradiction refuses nothing: the programs are searched as they are. docs/guards.md lists all lints. Exit code 1 \
            when one of severity error was found.
            """)

    @Option(name: .customLong("index"), help: "Index folder or snapshot file.")
    var index = "index"

    @Flag(help: "Print JSON.") var json = false
    @Flag(help: "Print CSV, one row a finding.") var csv = false

    func validate() throws {
        if csv, json { throw ValidationError("--csv and --json: one of the two") }
    }

    func run() async throws {
        let snapshot = try openSnapshot(index)
        let report: LintReport
        do throws(IndexError) {
            report = try LintReport(snapshot)
        } catch {
            complain("\(error)")
            throw ExitCode(2)
        }
        if csv {
            writeOut(Array((csvRow(LintReport.header) + report.rows.map(csvRow).joined()).utf8))
        } else if json {
            writeOut(reportJSON(report))
        } else {
            print(lintText(report, Terminal.standardOutput), terminator: "")
        }
        if report.counts.contains(where: { $0.severity == "error" }) { throw ExitCode(1) }
    }
}
