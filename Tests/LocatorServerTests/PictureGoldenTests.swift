import Foundation
import LocatorIndex
import LocatorIngest
import LocatorSearch
import Testing
import Treatment

@testable import LocatorServer

/// README's picture is the map of a search in the sample. `make picture` draws it again.
@Suite struct PictureGoldenTests {
    @Test func readmeShowsTheMapOfTheSample() throws {
        let engine = try sampleEngine()
        let asked = try parseRequest(
            [("near", "98101"), ("level", "iop"), ("payment", "medicaid"), ("radius", "10")], in: engine.snapshot)
        let answer = try engine.search(asked.request)
        let facilities = try answer.hits.map { hit in
            try engine.snapshot.facility(try engine.snapshot.program(hit.program).facility)
        }
        let map = try #require(mapDrawing(of: answer, facilities, to: asked.request, in: .english, engine.snapshot))
        #expect(map.pins.count >= 8)
        try expectPicture("docs/images/map.svg", try #require(drawMap(map)))
        let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
        #expect(readme.contains("(docs/images/map.svg)"))
    }
}

/// The exports in `data/sample` as an index.
func sampleEngine() throws -> SearchEngine {
    func file(_ path: String) throws -> ExportFile {
        try #require(try readExport(root.appending(path: path).path).first)
    }
    var options = IngestOptions()
    options.airsLevels = try AIRSLevels(file("data/taxonomy/airs-levels.csv"))
    options.hsdsRules = try HSDSRules(file("data/taxonomy/hsds-treatment.csv"))
    options.concepts = try readConcepts(file("data/vocabulary/synonyms.csv"))
    options.safety = try readSafetyPhrases(file("data/vocabulary/safety.csv"))
    let tables = try VocabularyTables(
        codes: file("data/vocabulary/codes.csv"), absence: file("data/vocabulary/absence.csv"))
    let gazetteer = try loadGazetteer(
        zips: file("data/gazetteer/zips.csv").bytes, places: file("data/gazetteer/places.csv").bytes,
        states: file("data/gazetteer/states.csv").bytes, zones: file("data/gazetteer/zones.csv").bytes,
        aliases: file("data/gazetteer/aliases.csv").bytes)
    let exports = try readExport(root.appending(path: "data/sample").path)
    let catalog = try ingest(exports, tables: tables, gazetteer: gazetteer, options: options).catalog
    return SearchEngine(try Snapshot(bytes: encode(catalog)))
}
