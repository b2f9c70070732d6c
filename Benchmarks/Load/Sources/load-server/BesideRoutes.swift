import Foundation
import HTTPTypes
import Hummingbird
import LocatorIndex
import LocatorSearch
import LocatorServer
import NIOCore

/// Answers that were searched for before the first request.
struct CannedAnswers: Sendable {
    struct Canned: Sendable {
        let asked: Asked
        let answer: SearchAnswer
        let explanations: [Explanation]
        let detox: SearchAnswer?
        let body: ByteBuffer
    }

    let engine: SearchEngine
    let written: WrittenListings
    let answers: [Canned]

    /// - Parameter queries: parameters as in a URL, a search each.
    init(_ queries: [String], _ engine: SearchEngine) throws {
        self.engine = engine
        let written = WrittenListings(engine.snapshot)
        self.written = written
        answers = try queries.map { query in
            let asked = try parseRequest(parameters(query), in: engine.snapshot)
            let answer = try engine.search(asked.request)
            return Canned(
                asked: asked, answer: answer,
                explanations: try engine.explain(answer, in: asked.language),
                detox: try engine.detoxBeside(asked),
                body: ByteBuffer(bytes: try answerBody(answer, to: asked, engine, written)))
        }
    }
}

/// `/static?n`: the body of answer n as it lies there. `/canned?n`: its JSON, written again from its hits and explanations. All
/// else goes to the product's routes.
struct BesideRoutes: HTTPResponder {
    typealias Context = ClientContext

    let routes: LocatorResponder
    let canned: CannedAnswers

    func respond(to request: Request, context: ClientContext) async throws -> Response {
        let path = request.uri.path
        guard path == "/static" || path == "/canned", let number = Int(request.uri.query ?? ""),
            canned.answers.indices.contains(number)
        else { return try await routes.respond(to: request, context: context) }
        let found = canned.answers[number]
        let body =
            path == "/static"
            ? found.body
            : ByteBuffer(
                bytes: try searchBody(
                    found.answer, found.explanations, detox: found.detox, to: found.asked,
                    from: canned.engine.snapshot,
                    canned.written))
        var headers = HTTPFields()
        headers[.contentType] = "application/json"
        headers[.contentLength] = String(body.readableBytes)
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: body))
    }
}
