import ArgumentParser
import LocatorIndex
import LocatorIngest
import LocatorServer
import LocatorUpkeep
import Treatment

struct Diff: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say what is different between two snapshots: programs, facts, sites, merges.",
        discussion: """
              locator diff                                 the live snapshot and the one before it
              locator diff 11 12                           two runs, also held ones
              locator diff 6f2064e2db722833 --state CA     a snapshot and the live one
              locator diff --by county --html diff.html

            A program that is gone was not seen; nobody says that it closed. docs/diff.md explains the words.
            """)

    enum Cut: String, ExpressibleByArgument, CaseIterable { case state, county, publisher, level }

    @Argument(help: "Snapshot id, run number or path; the snapshot before the live one when left out.")
    var from: String?

    @Argument(help: "The same; the live snapshot when left out.")
    var to: String?

    @Option(help: "What to count by: state, county, publisher or level.")
    var by: Cut?

    @Option(help: "Only this state, by its two letters.")
    var state: StateCode?

    @Option(name: .customLong("index"), help: "Index folder.")
    var index = "index"

    @Flag(help: "Print JSON.") var json = false
    @Flag(help: "Print CSV, one row a change.") var csv = false
    @Option(help: "Write a report to this file.") var html: String?

    func validate() throws {
        if csv, json { throw ValidationError("--csv and --json: one of the two") }
    }

    func run() async throws {
        let (former, latter) = try openBoth()
        let found: Difference
        do throws(IndexError) {
            found = try difference(from: former, to: latter, in: state)
        } catch {
            complain("\(error)")
            throw ExitCode(2)
        }
        if let html {
            do throws(FileError) {
                try writeFile(Array(found.html.utf8), to: html)
                note("wrote \(html)")
            } catch {
                complain("\(error)")
                throw ExitCode(2)
            }
        }
        if csv {
            writeOut(Array((csvRow(differenceHeader) + found.rows.map(csvRow).joined()).utf8))
        } else if json {
            writeOut(reportJSON(found))
        } else if html == nil {
            print(differenceText(found, by: by?.rawValue, Terminal.standardOutput), terminator: "")
        }
    }

    private func openBoth() throws -> (Snapshot, Snapshot) {
        let folder = IndexFolder(index)
        let paths: (before: String, live: String)
        do throws(FileError) {
            if let from {
                paths = (try snapshotPath(named: from, in: folder), try snapshotPath(named: to ?? index, in: folder))
            } else {
                paths = try lastTwoSnapshots(in: folder)
            }
        } catch {
            complain("\(error)")
            throw ExitCode(2)
        }
        return (try openSnapshot(paths.before), try openSnapshot(paths.live))
    }
}
