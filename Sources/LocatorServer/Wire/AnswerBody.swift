import LocatorIndex
package import LocatorSearch

/// The body of an answer: found, explained, written. What `/v1/programs`, `/v1/search` and `locator search --json` share.
package func answerBody(
    _ answer: SearchAnswer, to asked: Asked, _ engine: SearchEngine, _ written: WrittenListings
) throws(SearchError) -> [UInt8] {
    let explanations = try engine.explain(answer, in: asked.language)
    let detox = try engine.detoxBeside(asked)
    do throws(IndexError) {
        return try searchBody(answer, explanations, detox: detox, to: asked, from: engine.snapshot, written)
    } catch { throw SearchError.damaged(error) }
}
