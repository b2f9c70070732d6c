import LocatorServer
import NIOCore
import Testing

@Suite struct JSONWriterTests {
    /// Rooms that are too small, just so, and too large: the buffer that is sent holds the same as memory of the writer's own.
    @Test(arguments: [0, 64, 100, 1000, 5000, 50_000], [0, 1, 7, 300])
    func buffersHoldTheSame(room: Int, count: Int) {
        func fill(_ json: inout JSONWriter) {
            json.object { json in
                json.array("words", 0..<count) { json, number in json.string("n°\(number) \"\\\n") }
            }
        }
        var own = JSONWriter(room: room)
        fill(&own)
        #expect(Array(JSONWriter.buffer(room: room, fill).readableBytesView) == own.bytes)
    }
}
