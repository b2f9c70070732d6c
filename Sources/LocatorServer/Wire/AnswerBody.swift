import LocatorIndex
package import LocatorSearch
package import NIOCore

/// The body of an answer: found, explained, written. What `/v1/programs`, `/v1/search` and `locator search --json` share.
package func answerBody(
    _ answer: SearchAnswer, to asked: Asked, _ engine: SearchEngine, _ written: WrittenListings
) throws(SearchError) -> [UInt8] {
    Array(try answerBuffer(answer, to: asked, engine, written).readableBytesView)
}

/// As above, where it is sent from.
package func answerBuffer(
    _ answer: SearchAnswer, to asked: Asked, _ engine: SearchEngine, _ written: WrittenListings
) throws(SearchError) -> ByteBuffer {
    let explanations = try engine.explain(answer, in: asked.language)
    let detox = try engine.detoxBeside(asked)
    do throws(IndexError) {
        return try searchBody(answer, explanations, detox: detox, to: asked, from: engine.snapshot, written)
    } catch { throw SearchError.damaged(error) }
}
