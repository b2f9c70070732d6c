import LocatorIndex
import LocatorSearch
import TestSupport
import Testing
import Treatment

/// Evenings, weekends and daytime as facts: tracks decide, then doors, then labels.
struct ShapeStateTests {
    @Test(arguments: 0..<UInt64(8))
    func engineEqualsNaiveScan(seed: UInt64) throws {
        let catalog = randomCatalog(seed: 300 + seed, facilities: 20)
        let engine = SearchEngine(try Snapshot(bytes: encode(catalog)))
        for program in catalog.programs {
            let ordinal = try #require(engine.snapshot.ordinal(ofProgram: program.id))
            // No zone is known in the naive scan's own request: sessions online are on the site's clock in both.
            for label in [Term.evening, .weekend, .daytime] {
                for person in [nil, StateCode("CA")] {
                    #expect(
                        engine.shapeState(label, ordinal, for: person)
                            == naiveShapeState(label, program, in: catalog, for: person),
                        "seed \(seed), \(label), \(program.tracks.debugDescription), \(program.hours.debugDescription)")
                }
            }
        }
    }
}
