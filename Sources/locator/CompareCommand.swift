import ArgumentParser
import LocatorSearch
import LocatorServer
import Treatment

struct Compare: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show two to six programs side by side, what differs first.",
        discussion: "  locator compare 0c5m7kq2v9d3e 0d2n8jr4w6b1f --near 90012 --level iop --payment medicaid")

    @Argument(help: "The programs' ids, as search prints them.")
    var ids: [String]

    @OptionGroup var query: QueryOptions

    @Option(name: .customLong("index"), help: "Index folder or snapshot file.")
    var index = "index"

    @Flag(help: "Print JSON, the same as the HTTP body.")
    var json = false

    @Flag(help: "Leave out the rows where all agree.")
    var differences = false

    func run() async throws {
        let engine = try openEngine(index)
        let asked = try readAsked(query, engine)
        let programs = try readPrograms(ids, "ids", SideBySide.counts, engine)
        let sides: SideBySide
        do throws(SearchError) {
            sides = try engine.sideBySide(programs.ids, for: asked.request, in: asked.language)
        } catch {
            complain("\(error)")
            throw ExitCode(2)
        }
        if json {
            writeOut(compareBody(sides, from: engine.snapshot, moved: programs.moved) + [0x0A])
        } else {
            let text = compareText(sides, Terminal.standardOutput, asked.language, hidesSame: differences)
            print(text, terminator: "")
        }
        if sides.programs.isEmpty { throw ExitCode(1) }
    }
}
