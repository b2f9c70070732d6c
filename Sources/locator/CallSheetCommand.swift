import ArgumentParser
import LocatorSearch
import LocatorServer
import Treatment

struct Call: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "call",
        abstract: "Print a call sheet: whom to call, what to ask, what is known already.",
        discussion: """
              locator call 0c5m7kq2v9d3e --near 90012 --level iop --payment medicaid
              locator call 0c5m7kq2v9d3e 0d2n8jr4w6b1f --near 90012 --lang es | lp
            """)

    @Argument(help: "The programs' ids, as search prints them: one to twenty.")
    var ids: [String]

    @OptionGroup var query: QueryOptions

    @Option(name: .customLong("index"), help: "Index folder or snapshot file.")
    var index = "index"

    @Flag(help: "Print JSON, the same as the HTTP body.")
    var json = false

    @Option(help: "Day that ages are counted to, YYYY-MM-DD; today when left out.")
    var now: String?

    func validate() throws {
        if let now, Day(now) == nil { throw ValidationError("--now \(now): expected a day as YYYY-MM-DD") }
    }

    func run() async throws {
        let engine = try openEngine(index)
        let asked = try readAsked(query, engine)
        let programs = try readPrograms(ids, "ids", CallSheet.counts, engine)
        let sheet: CallSheet
        do throws(SearchError) {
            sheet = try engine.callSheet(programs.ids, for: asked.request, in: asked.language)
        } catch {
            complain("\(error)")
            throw ExitCode(2)
        }
        if json {
            writeOut(callSheetBody(sheet, from: engine.snapshot, moved: programs.moved) + [0x0A])
        } else {
            // For paper, whatever the terminal.
            let width = min(80, Terminal.standardOutput.width)
            print(callSheetText(sheet, width: width, today: now.flatMap { Day($0) } ?? today()), terminator: "")
        }
        if sheet.entries.isEmpty { throw ExitCode(1) }
    }
}
