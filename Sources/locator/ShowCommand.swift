import ArgumentParser
import LocatorIndex
import LocatorServer
import Treatment

struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show all that is known of one program, with source and date of every fact.",
        discussion: "  locator show 0c5m7kq2v9d3e\n  locator show 0c5m7kq2v9d3e --json")

    @Argument(help: "The program's id, as search prints it.")
    var id: String

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
        let snapshot = try openSnapshot(index)
        guard let number = parseBase32(id) else {
            complain("\(id): expected 13 letters and digits, as \"locator search\" prints them")
            throw ExitCode(2)
        }
        let present = snapshot.redirect(of: number) ?? number
        if present != number { note("\(id) is now \(base32(present))") }
        guard let ordinal = snapshot.ordinal(ofProgram: present) else {
            complain("no program \(id) in snapshot \(snapshot.id)")
            throw ExitCode(1)
        }
        do throws(IndexError) {
            let program = try snapshot.program(ordinal)
            let facility = try snapshot.facility(program.facility)
            if json {
                writeOut(programBody(program, facility, from: snapshot))
                print("")
            } else {
                let today = now.flatMap { Day($0) } ?? today()
                print(programText(program, facility, snapshot, Terminal.standardOutput, today: today), terminator: "")
            }
        } catch {
            complain("\(error)")
            throw ExitCode(2)
        }
    }
}
