import ArgumentParser
import LocatorIndex
import LocatorIngest
import LocatorServer
import LocatorUpkeep
import Treatment

struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show all that is known of one program, with source and date of every fact.",
        discussion: """
              locator show 0c5m7kq2v9d3e
              locator show 0c5m7kq2v9d3e --json
              locator show 0c5m7kq2v9d3e --why
              locator show 0c5m7kq2v9d3e --why medicaid schedule

            A former id is followed to the present one. With --why: which record, file, row and rule each fact comes from, and what lost \
            against it. Files and rows are in no snapshot, so the inputs of the run that made it are read again; what has changed since is told.
            """)

    @Argument(help: "The program's id, as search prints it.")
    var id: String

    @Argument(
        help:
            "With --why: codes (medicaid, dbt) and fields (id, name, address, level, schedule, hours) to tell of; all when left out."
    )
    var fields: [String] = []

    @Flag(help: "Tell where everything comes from.")
    var why = false

    @OptionGroup var inputs: TracedInputs

    @Option(name: .customLong("index"), help: "Index folder or snapshot file.")
    var index = "index"

    @Flag(help: "Print JSON, the same as the HTTP body.")
    var json = false

    @Option(help: "Day that ages are counted to, YYYY-MM-DD; today when left out.")
    var now: String?

    func validate() throws {
        if !why, !fields.isEmpty { throw ValidationError("\(fields[0]): fields go with --why") }
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
            if let facility = snapshot.ordinal(ofFacility: present) {
                let programs =
                    Int(snapshot.columns.facilityStart[facility])..<Int(snapshot.columns.facilityStart[facility + 1])
                let ids = programs.map { base32(snapshot.columns.programID[$0]) }
                complain("\(base32(present)) is a facility; its programs are \(ids.joined(separator: ", "))")
            } else {
                complain("no program \(id) in snapshot \(snapshot.id)")
            }
            throw ExitCode(1)
        }
        if why { return try tell(ordinal, snapshot) }
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

    private func tell(_ ordinal: Int, _ snapshot: Snapshot) throws {
        let program = try snapshot.program(ordinal)
        let facility = try snapshot.facility(program.facility)
        let found: Provenance?
        do {
            found = try inputs.provenance(of: facility, in: snapshot, index: index)
        } catch let error as FileError {
            complain("\(error)")
            complain("The inputs of the run are not as they were; name them with --from.")
            throw ExitCode(2)
        }
        guard let found else {
            complain(
                "no record of \(base32(program.id)) is among the inputs any more; name those of the run with --from")
            throw ExitCode(1)
        }
        let asked = Set(fields)
        if json {
            writeOut(found.json(program: program.id, fields: asked))
        } else {
            print(found.text(program: program.id, fields: asked), terminator: "")
        }
    }
}
