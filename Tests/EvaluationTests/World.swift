import Foundation
import LocatorIndex
import LocatorIngest
import LocatorSearch
import TestSupport
import Testing
import Treatment

/// Listings that are evaluated: what ingest made of them, and the engine over their snapshot.
struct World: Sendable {
    let name: String
    let catalog: Catalog
    let engine: SearchEngine
    /// Place in `catalog.programs` by id.
    let places: [UInt64: Int]

    /// The sample in the repository.
    static let sample = Result { try World("sample", exports: [root.appending(path: "data/sample").path]) }

    /// Both real directories of 2022; nil where they are not, or where `EVAL` does not ask for the slow part.
    static let real: Result<World, any Error>? = {
        guard isSlowPartAsked, let substance = sharedData("samhsa-directory-2022-sa/facilities.csv"),
            let mental = sharedData("samhsa-directory-2022-mh/facilities.csv")
        else { return nil }
        return Result { try World("directories of 2022", exports: [substance.path, mental.path]) }
    }()

    /// `make eval` sets it.
    static let isSlowPartAsked = ProcessInfo.processInfo.environment["EVAL"] == "1"

    init(_ name: String, exports: [String]) throws {
        self.name = name
        var options = IngestOptions()
        options.airsLevels = try AIRSLevels(World.file("data/taxonomy/airs-levels.csv"))
        options.hsdsRules = try HSDSRules(World.file("data/taxonomy/hsds-treatment.csv"))
        options.concepts = try readConcepts(World.file("data/vocabulary/synonyms.csv"))
        options.safety = try readSafetyPhrases(World.file("data/vocabulary/safety.csv"))
        if name != "sample" { options.asOf = [("facilities.csv", Day(rawValue: 19_357))] }
        let tables = try VocabularyTables(
            codes: World.file("data/vocabulary/codes.csv"), absence: World.file("data/vocabulary/absence.csv"))
        let gazetteer = try loadGazetteer(
            zips: World.file("data/gazetteer/zips.csv").bytes, places: World.file("data/gazetteer/places.csv").bytes,
            states: World.file("data/gazetteer/states.csv").bytes, zones: World.file("data/gazetteer/zones.csv").bytes,
            aliases: World.file("data/gazetteer/aliases.csv").bytes)
        catalog = try ingest(
            exports.flatMap { try readExport($0) }, tables: tables, gazetteer: gazetteer, options: options
        ).catalog
        engine = SearchEngine(try Snapshot(bytes: encode(catalog)))
        places = Dictionary(uniqueKeysWithValues: catalog.programs.enumerated().map { ($1.id, $0) })
    }

    /// The program of a hit, as ingest made it.
    func program(_ hit: Hit) throws -> Program {
        catalog.programs[try #require(places[engine.snapshot.columns.programID[hit.program]])]
    }

    func facility(_ program: Program) -> Facility { catalog.facilities[program.facility] }

    /// A request from parameters as a URL has them, but plain: `near=90012&level=iop`.
    func request(_ parameters: String) throws -> SearchRequest { try asked(parameters).request }

    func asked(_ parameters: String) throws -> Asked {
        try parseRequest(
            parameters.split(separator: "&").map { pair in
                let sides = pair.split(separator: "=", maxSplits: 1).map(String.init)
                return (sides[0], sides.count > 1 ? sides[1] : "")
            }, in: engine.snapshot)
    }

    /// Every hit of a request, whatever its page size.
    func hits(_ request: SearchRequest) throws -> [Hit] {
        var request = request
        request.pageSize = 2000
        var hits: [Hit] = []
        repeat {
            let page = try engine.search(request)
            hits += page.hits
            request.after = page.next
        } while request.after != nil
        return hits
    }

    private static func file(_ path: String) throws -> ExportFile {
        try #require(try readExport(root.appending(path: path).path).first)
    }
}

/// The repository's root, through the links of a package that shares its sources.
let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

/// The lines of a file in the repository that are neither empty nor a comment.
func lines(of path: String) throws -> [String] {
    try String(contentsOf: root.appending(path: path), encoding: .utf8).split(separator: "\n").map(String.init)
        .filter { !$0.hasPrefix("#") && $0.contains { !$0.isWhitespace } }
}

/// Holds a text against its golden file, which `UPDATE_GOLDENS=1` rewrites first.
func expectGolden(_ name: String, _ text: String) throws {
    let file = root.appending(path: "Tests/Goldens/\(name).txt")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1" {
        try text.write(to: file, atomically: true, encoding: .utf8)
    }
    let wanted = try String(contentsOf: file, encoding: .utf8)
    guard text != wanted else { return }
    let lines = (text.split(separator: "\n"), wanted.split(separator: "\n"))
    let first = zip(lines.0, lines.1).first { $0 != $1 }
    Issue.record(
        "\(name) differs, first: \(first.map { "now \($0), was \($1)" } ?? "in length"); if that is meant: make golden")
}
