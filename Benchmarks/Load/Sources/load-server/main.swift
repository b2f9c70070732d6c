import Foundation
import Logging
import LocatorServer

// load-server alone INDEX QUERIES [THREADS]: what an answer costs without HTTP, step by step, when so many threads (1) answer at once.
//
// load-server pages INDEX QUERIES: what a results page costs there.
//
// load-server INDEX PORT QUERIES: serves an index folder as `locator serve --rate off` does, and beside its routes, for each
// line n of QUERIES (parameters as in a URL), `/v1/static?n`, `/v1/canned?n` and `/v1/explained?n`. `../load.sh` calls it.
let arguments = CommandLine.arguments
if arguments.count >= 4, arguments[1] == "alone" {
    let threads = arguments.count > 4 ? Int(arguments[4]) ?? 1 : 1
    print(try await measureAlone(index: arguments[2], queries: try lines(of: arguments[3]), threads: threads))
    exit(0)
}
if arguments.count == 4, arguments[1] == "pages" {
    print(try measurePages(index: arguments[2], queries: try lines(of: arguments[3])))
    exit(0)
}
guard arguments.count == 4, let port = Int(arguments[2]) else {
    FileHandle.standardError.write(
        Data("load-server INDEX PORT QUERIES, or load-server alone|pages INDEX QUERIES\n".utf8))
    exit(64)
}
var logger = Logger(label: "load") { StreamLogHandler.standardError(label: $0) }
logger.logLevel = .notice
let queries = try lines(of: arguments[3])

let live = try LiveSnapshot(folder: arguments[1], logger: logger, now: monotonicNanoseconds)
let canned = try CannedAnswers(queries, live.engine)
var options = ServerOptions(host: "127.0.0.1", port: port)
options.limits.rate = nil
try await serve(live, options: options, logger: logger) { port in
    FileHandle.standardError.write(Data("ready: \(port)\n".utf8))
} _: {
    BesideRoutes(routes: $0, canned: canned)
}

func lines(of file: String) throws -> [String] {
    try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").map(String.init)
}
