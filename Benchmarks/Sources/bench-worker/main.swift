import Foundation
import LocatorIndex
import LocatorIngest
import LocatorSearch
import Treatment

let usage = """
    bench-worker queries PROGRAMS OUT          build a synthetic snapshot in OUT and measure 200 requests to it
    bench-worker ingest OUT PATH…              ingest exports to a snapshot in OUT: where the time goes
    bench-worker again OUT CACHE CHANGED PATH… the same with records kept in the folder CACHE; of the file whose path ends
                                               so the last line is left out (none: of no file)
    bench-worker readers PATH…                 each export read into records: MB/s
    bench-worker sample OUT FACILITIES         write synthetic exports of every format into OUT
    bench-worker regions OUT FACILITIES        write ten synthetic exports of five regions with so many facilities each
    bench-worker generate PROGRAMS OUT         only build the synthetic snapshot

    bench-worker build CSV OUT [DAYS]          a snapshot of the shared bench's programs_SIZE.csv, its rows stated on
                                               so many days (1)
    bench-worker serve SNAPSHOT QUERIES        speak the shared bench's line protocol
    bench-worker answers SNAPSHOT QUERIES      a hash of all answers, one of their variants, and one of
                                               their facets and relaxations
    bench-worker mixed SNAPSHOT QUERIES        the requests without text, facets and relaxations, with each and with all
    bench-worker completion SNAPSHOT           names and places completed letter by letter
    bench-worker start SNAPSHOT                what a snapshot is made ready for requests in, best of nine
    bench-worker alone SNAPSHOT QUERIES        parameters as in a URL, a search a line: reading, finding, explaining them
    bench-worker profile SNAPSHOT QUERIES      the requests with all three, two hundred rounds, for a profiler

    QUERIES is a file of the shared bench, or `synthetic`: the 200 requests of `queries` with text.
    The tables of the folder in DATA (../data) are used.
    """

do {
    let words = Array(CommandLine.arguments.dropFirst())
    let data = ProcessInfo.processInfo.environment["DATA"] ?? "../data"
    switch (words.first, words.count) {
    case ("queries", 3): try measureQueries(programs: try number(words[1]), into: words[2], data: data)
    case ("ingest", 3...): try measureIngest(Array(words.dropFirst(2)), into: words[1], data: data)
    case ("again", 5...):
        try measureIngest(
            Array(words.dropFirst(4)), into: words[1], data: data, cache: words[2],
            changed: words[3] == "none" ? nil : words[3])
    case ("readers", 2...): try measureReaders(Array(words.dropFirst()), data: data)
    case ("sample", 3): try writeSample(into: words[1], facilities: try number(words[2]), data: data)
    case ("regions", 3): try writeRegions(into: words[1], facilities: try number(words[2]), data: data)
    case ("generate", 3):
        let catalog = syntheticCatalog(programs: try number(words[1]), seed: 1, try referenceGazetteer(data))
        print(try publish(try encode(catalog), into: words[2]))
    case ("build", 3), ("build", 4):
        let days = words.count > 3 ? min(try number(words[3]), 365) : 1
        let concepts = try readConcepts(try onlyFile("\(data)/vocabulary/synonyms.csv"))
        let catalog = try benchCatalog(try onlyFile(words[1]), days: days, concepts: concepts)
        print(try publish(try encode(catalog), into: words[2]))
    case ("serve", 3): try serve(try engine(words[1]), try requests(words[2], data))
    case ("mixed", 3): try measureMixed(try requests(words[2], data), try engine(words[1]))
    case ("profile", 3): try profile(try requests(words[2], data), try engine(words[1]))
    case ("alone", 3): try measureAlone(words[2], try engine(words[1]))
    case ("completion", 2): measureCompletion(try engine(words[1]), try referenceGazetteer(data))
    case ("start", 2):
        let snapshot = try Snapshot(path: try currentSnapshot(in: words[1]))
        let times = (0..<9).map { _ in timed { SearchEngine(snapshot) }.seconds }
        print("engine ready in \(rounded((times.min() ?? 0) * 1e3, 2)) ms")
    case ("answers", 3): print(try hashes(of: try requests(words[2], data), try engine(words[1])))
    default:
        print(usage)
        exit(2)
    }
} catch {
    FileHandle.standardError.write(Data("bench-worker: \(error)\n".utf8))
    exit(1)
}

func requests(_ queries: String, _ data: String) throws -> [SearchRequest] {
    guard queries == "synthetic" else { return try benchRequests(queries) }
    let gazetteer = try referenceGazetteer(data)
    return withText(syntheticRequests(200, seed: 2, gazetteer), seed: 3, gazetteer)
}

func engine(_ snapshot: String) throws -> SearchEngine {
    SearchEngine(try Snapshot(path: try currentSnapshot(in: snapshot)))
}

func onlyFile(_ path: String) throws -> ExportFile {
    ExportFile(name: path, bytes: [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))))
}

func number(_ word: String) throws -> Int {
    guard let number = Int(word), number > 0 else { throw UsageError(word: word) }
    return number
}

struct UsageError: Error, CustomStringConvertible {
    let word: String
    var description: String { "\"\(word)\" is no whole number above 0" }
}
