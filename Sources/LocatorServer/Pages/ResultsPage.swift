package import LocatorIndex
package import LocatorSearch
import NIOCore
package import Treatment

extension Pages {
    /// The results page of an answer: its values, put into its templates.
    func results(
        _ answer: SearchAnswer, _ explanations: [Explanation], detox: SearchAnswer?, to asked: Asked,
        _ question: PageQuestion, _ engine: SearchEngine
    ) throws(IndexError) -> Reply {
        let values = try ResultsValues(
            answer: answer, explanations: explanations, detox: detox, asked: asked, question: question, engine: engine,
            words: library.words(question.language), today: today()
        ).values()
        return reply("results", values, in: question.language)
    }
}

/// Results pages by themselves, for the benchmark: what of a page's time is left when its hits are found and explained.
package struct ResultsPage: Sendable {
    private let pages: Pages
    private let engine: SearchEngine

    /// - Throws: a mistake in our own templates.
    package init(_ engine: SearchEngine, today: Day) throws {
        pages = try Pages { today }
        self.engine = engine
    }

    /// The page as HTML, as `POST /search` answers the parameters.
    package func html(
        _ answer: SearchAnswer, _ explanations: [Explanation], to asked: Asked,
        _ parameters: [(name: String, value: String)]
    ) throws(IndexError) -> [UInt8] {
        let question = PageQuestion(parameters, accepted: nil)
        let reply = try pages.results(answer, explanations, detox: nil, to: asked, question, engine)
        guard case .bytes(let bytes) = reply.content else { return [] }
        return Array(bytes.readableBytesView)
    }

    /// What the page asks of a search with these parameters.
    package func asked(_ parameters: [(name: String, value: String)]) throws(ParameterError) -> Asked {
        try parseRequest(PageQuestion(parameters, accepted: nil).asked, in: engine.snapshot)
    }
}
