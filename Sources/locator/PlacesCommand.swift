import ArgumentParser
import LocatorIndex
import LocatorSearch
import LocatorServer

struct Places: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the places that a beginning may become: what goes into --near.",
        discussion: "  locator places \"san j\"\n  locator places 900 --limit 5\n  locator places \"travis co\" --json")

    @Argument(help: "The beginning of a city, county or state, or of a ZIP code.")
    var prefix: String

    @Option(help: "How many at most, 1 to 50.")
    var limit = 10

    @Option(name: .customLong("index"), help: "Index folder or snapshot file.")
    var index = "index"

    @Flag(help: "Print JSON, the same as the HTTP body.")
    var json = false

    func validate() throws {
        guard (1...50).contains(limit) else { throw ValidationError("--limit \(limit): expected 1 to 50") }
    }

    func run() async throws {
        let snapshot = try openSnapshot(index)
        let places = completePlaces(prefix, limit: limit, in: snapshot)
        if json {
            writeOut(placesBody(places, from: snapshot))
            print("")
        } else {
            var table = Table(columns: [
                Table.Column("Place"), Table.Column("Kind", width: 6),
                Table.Column("People", width: 10, isNumber: true),
            ])
            table.rows = places.map { [$0.label, $0.kind.rawValue, $0.population > 0 ? String($0.population) : ""] }
            print(table.text(Terminal.standardOutput), terminator: "")
        }
        if places.isEmpty { throw ExitCode(1) }
    }
}
