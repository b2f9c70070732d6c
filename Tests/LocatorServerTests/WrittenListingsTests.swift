import LocatorIndex
import LocatorSearch
import LocatorServer
import TestSupport
import Testing

@Suite struct WrittenListingsTests {
    /// Nothing kept, not room for all, room for all: one answer has the same bytes, asked for the first time or again.
    @Test(arguments: [0, 3000, 1 << 20])
    func answersAreTheSameWhateverIsKept(_ room: Int) throws {
        let engine = SearchEngine(try Snapshot(bytes: encode(randomCatalog(seed: 5, facilities: 60))))
        let written = WrittenListings(engine.snapshot, room: room)
        let requests: [[(name: String, value: String)]] = [
            [("page_size", "200")], [("level", "iop,op"), ("payment", "medicaid")],
            [("specialty", "dbt"), ("language", "es"), ("lang", "es")],
            [("window", "evening"), ("collapse", "facility")],
        ]
        for parameters in requests + requests {
            let asked = try parseRequest(parameters, in: engine.snapshot)
            let answer = try engine.search(asked.request)
            let anew = try answerBody(answer, to: asked, engine, WrittenListings(engine.snapshot, room: 0))
            #expect(try answerBody(answer, to: asked, engine, written) == anew)
        }
    }
}
