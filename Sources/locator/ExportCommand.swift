import ArgumentParser
import LocatorIndex
import LocatorServer
import Treatment

struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write all programs with their facts, as CSV or JSON lines.",
        discussion: "  locator export --format csv > programs.csv\n  locator export --format jsonl | head -1")

    enum Form: String, ExpressibleByArgument, CaseIterable { case csv, jsonl }

    @Option(name: .customLong("index"), help: "Index folder or snapshot file.")
    var index = "index"

    @Option(help: "csv (one row a program) or jsonl (one object a line, every fact with its source).")
    var format = Form.csv

    func run() async throws {
        let snapshot = try openSnapshot(index)
        do throws(IndexError) {
            if format == .csv { print(csvRow(programCSVHeader), terminator: "") }
            for ordinal in 0..<snapshot.summary.programs {
                let program = try snapshot.program(ordinal)
                let facility = try snapshot.facility(program.facility)
                switch format {
                case .csv: print(csvRow(programCSVCells(program, facility, snapshot)), terminator: "")
                case .jsonl:
                    writeOut(exportLine(program, facility, snapshot))
                    print("")
                }
            }
        } catch {
            complain("\(error)")
            throw ExitCode(2)
        }
    }
}
