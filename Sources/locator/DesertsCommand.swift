import ArgumentParser
import LocatorIndex
import LocatorIngest
import LocatorSearch
import LocatorServer
import LocatorUpkeep
import Treatment

struct Deserts: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say where a search finds nothing: ZIP codes and counties without such a program within reach.",
        discussion: """
              locator deserts
              locator deserts --saved otp-medicaid --within 60 --state MT
              locator deserts "evening iop that takes medicaid" --by zip --csv
              locator deserts --level detox --payment medicaid --html deserts.html

            Without a question, the saved query evening-iop-medicaid-spanish of data/demand.csv. What a question only prefers \
            is taken as a must. Three answers: known, possible only (something asked is not known), none.
            """)

    @Argument(help: "What to look for, in a sentence without a place. Options say the rest.")
    var sentence: [String] = []

    @Option(help: "A saved query of data/demand.csv, by its name.")
    var saved: String?

    @OptionGroup var query: QueryOptions

    @Option(help: "Miles, 1 to 500.")
    var within = 30

    @Option(help: "What a row is in --csv and --json: county or zip.")
    var by: DesertRow = .county

    @Option(help: "Only this state, by its two letters.")
    var state: StateCode?

    @Option(name: .customLong("index"), help: "Index folder or snapshot file.")
    var index = "index"

    @Option(help: "Folder with demand.csv.")
    var data = "data"

    @Flag(help: "Print CSV.") var csv = false
    @Flag(help: "Print JSON.") var json = false
    @Option(help: "Write a report with a map to this file.") var html: String?

    func validate() throws {
        if csv, json { throw ValidationError("--csv and --json: one of the two") }
        guard (1...500).contains(within) else { throw ValidationError("--within \(within): expected 1 to 500 miles") }
        if saved != nil, hasQuestion { throw ValidationError("--saved stands for a question: give one of the two") }
        if query.near != nil || query.radius != nil || query.ring != nil {
            throw ValidationError(
                "a place makes no sense here: every ZIP code is asked. --state and --within narrow it")
        }
    }

    private var hasQuestion: Bool { !sentence.isEmpty || !query.parameters.isEmpty }

    func run() async throws {
        let engine = try openEngine(index)
        let (title, request) = try question(engine)
        let report = deserts(of: request, within: within, state: state, in: engine)
        guard !report.zips.isEmpty else {
            complain(
                "no ZIP code\(state.map { " of \($0)" } ?? "") is in the gazetteer of snapshot \(engine.snapshot.id)")
            throw ExitCode(2)
        }
        if let html {
            do throws(FileError) {
                try writeFile(Array(report.html(title, from: engine.snapshot).utf8), to: html)
                note("wrote \(html)")
            } catch {
                complain("\(error)")
                throw ExitCode(2)
            }
        }
        if csv {
            let (header, rows) =
                by == .zip
                ? (DesertReport.zipHeader, report.zipRows) : (DesertReport.countyHeader, report.countyRows)
            writeOut(Array((csvRow(header) + rows.map(csvRow).joined()).utf8))
        } else if json {
            writeOut(reportJSON(DesertJSON(report, from: engine.snapshot, byZIP: by == .zip)))
        } else if html == nil {
            print(desertText(title, report, engine.snapshot, Terminal.standardOutput), terminator: "")
        }
    }

    /// What to ask, and what to call it.
    private func question(_ engine: SearchEngine) throws -> (title: String, request: SearchRequest) {
        if hasQuestion {
            var query = query
            if !sentence.isEmpty { query.q = sentence.joined(separator: " ") }
            let request = try readAsked(query, engine).request
            guard request.origin == nil, request.area == nil else {
                complain("a place makes no sense here: every ZIP code is asked. --state and --within narrow it")
                throw ExitCode(2)
            }
            return (sentence.isEmpty ? "Your question" : sentence.joined(separator: " "), request)
        }
        let name = saved ?? "evening-iop-medicaid-spanish"
        let queries = try readSavedQueries(data)
        guard let query = queries.first(where: { $0.name == name }) else {
            complain("no saved query is called \(name); there are \(queries.map(\.name).joined(separator: ", "))")
            throw ExitCode(2)
        }
        return (name, try readSaved(query, engine))
    }
}

/// What a row of a desert report is.
enum DesertRow: String, CaseIterable, ExpressibleByArgument {
    case county, zip
}

extension StateCode: ExpressibleByArgument {
    init?(argument: String) { self.init(argument) }
}

/// The saved queries of a data folder, or the end with what is wrong.
func readSavedQueries(_ data: String) throws -> [SavedQuery] {
    do throws(FileError) {
        let path = "\(data)/demand.csv"
        guard let file = try readExport(path).first else { return [] }
        return try readDemand(file)
    } catch {
        complain("\(error)")
        throw ExitCode(2)
    }
}

/// The request of a saved query, or the end with what does not fit.
func readSaved(_ query: SavedQuery, _ engine: SearchEngine) throws -> SearchRequest {
    do throws(ParameterError) {
        return try query.request(in: engine.snapshot)
    } catch {
        complain("saved query \(query.name): \(error)")
        throw ExitCode(2)
    }
}
