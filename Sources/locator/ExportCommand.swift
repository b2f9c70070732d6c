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
            var buffer: [UInt8] = format == .csv ? Array(csvRow(programCSVHeader).utf8) : []
            for ordinal in 0..<snapshot.summary.programs {
                let program = try snapshot.program(ordinal)
                let facility = try snapshot.facility(program.facility)
                switch format {
                case .csv: buffer += csvRow(programCSVCells(program, facility, snapshot)).utf8
                case .jsonl: buffer += exportLine(program, facility, snapshot) + [UInt8(ascii: "\n")]
                }
                if buffer.count > 1 << 20 {
                    writeOut(buffer)
                    buffer.removeAll(keepingCapacity: true)
                }
            }
            writeOut(buffer)
        } catch {
            complain("\(error)")
            throw ExitCode(2)
        }
    }
}
