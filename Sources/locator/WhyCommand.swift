import ArgumentParser
import LocatorIndex
import LocatorSearch
import LocatorServer
import Treatment

struct Why: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say why a program ranks where it does, why it is above another, or why it is missing.",
        discussion: """
              locator why 0c5m7kq2v9d3e --above 0d2n8jr4w6b1f --near 90012 --level iop --payment medicaid
              locator why 0c5m7kq2v9d3e --near 90012 --level iop --payment medicaid
            """)

    @Argument(help: "The program's id, as search prints it.")
    var id: String

    @Option(help: "The id of another program: why the first is above it, or is not.")
    var above: String?

    @Flag(help: "Say why it is missing; the same as without, for when you know it is.")
    var missing = false

    @OptionGroup var query: QueryOptions

    @Option(name: .customLong("index"), help: "Index folder or snapshot file.")
    var index = "index"

    @Flag(help: "Print JSON, the same as the HTTP body.")
    var json = false

    @Option(help: "Day that ages are counted to, YYYY-MM-DD; today when left out.")
    var now: String?

    func validate() throws {
        if above != nil, missing { throw ValidationError("--above and --missing: one of the two") }
        if let now, Day(now) == nil { throw ValidationError("--now \(now): expected a day as YYYY-MM-DD") }
    }

    func run() async throws {
        let engine = try openEngine(index)
        let asked = try readAsked(query, engine)
        let first = try readPrograms([id], "id", 1...1, engine)
        let second = try above.map { try readPrograms([$0], "above", 1...1, engine) } ?? AskedPrograms()
        let moved = first.moved + second.moved
        for number in first.ids + second.ids where engine.snapshot.ordinal(ofProgram: number) == nil {
            complain("no program \(base32(number)) in snapshot \(engine.snapshot.id)")
            throw ExitCode(1)
        }
        let page = PageFrame(
            terminal: Terminal.standardOutput, today: now.flatMap { Day($0) } ?? today(), language: asked.language)
        do throws(SearchError) {
            if let other = second.ids.first {
                try print(above: other, first.ids[0], asked, engine, page, moved)
            } else {
                try print(standing: first.ids[0], asked, engine, page, moved)
            }
        } catch {
            complain("\(error)")
            throw ExitCode(2)
        }
    }

    private func print(
        above other: UInt64, _ program: UInt64, _ asked: Asked, _ engine: SearchEngine, _ page: PageFrame,
        _ moved: [Redirect]
    ) throws(SearchError) {
        let found = try engine.compareRanks(program, other, for: asked.request, in: asked.language)
        guard let found else { return }
        if json {
            writeOut(rankComparisonBody(found, from: engine.snapshot, in: asked.language, moved: moved) + [0x0A])
        } else {
            Swift.print(rankComparisonText(found, engine.snapshot, page), terminator: "")
        }
    }

    private func print(
        standing program: UInt64, _ asked: Asked, _ engine: SearchEngine, _ page: PageFrame,
        _ moved: [Redirect]
    ) throws(SearchError) {
        let standing = try engine.standing(of: program, for: asked.request, in: asked.language)
        do throws(IndexError) {
            if json {
                writeOut(try standingBody(standing, from: engine.snapshot, in: asked.language, moved: moved) + [0x0A])
            } else {
                Swift.print(try standingText(standing, engine.snapshot, page), terminator: "")
            }
        } catch { throw SearchError.damaged(error) }
    }
}

/// The request of a command's search options, or the end with what does not fit.
func readAsked(_ query: QueryOptions, _ engine: SearchEngine) throws -> Asked {
    do throws(ParameterError) {
        return try parseRequest(query.parameters, in: engine.snapshot)
    } catch {
        complain("\(error)")
        throw ExitCode(2)
    }
}

/// Programs by their ids, or the end with what does not fit. A former id is told with the present one that is taken for it.
func readPrograms(
    _ texts: [String], _ name: String, _ count: ClosedRange<Int>, _ engine: SearchEngine
) throws -> AskedPrograms {
    do throws(ParameterError) {
        let programs = try readProgramIDs(texts.joined(separator: ","), name, count: count, in: engine.snapshot)
        for moved in programs.moved { note("\(base32(moved.old)) is now \(base32(moved.new))") }
        return programs
    } catch {
        complain("\(error)")
        throw ExitCode(2)
    }
}
