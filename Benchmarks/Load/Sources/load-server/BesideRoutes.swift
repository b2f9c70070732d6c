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
                body: try answerBuffer(answer, to: asked, engine, written))
        }
    }
}

/// `/v1/static?n`: the body of answer n as it lies there. `/v1/canned?n`: its JSON, written again from its hits, which are explained again.
/// `/v1/explained?n`: from hits and explanations. All have the headers that a search has; all else goes to the product's routes.
struct BesideRoutes: HTTPResponder {
    typealias Context = ClientContext

    let routes: LocatorResponder
    let canned: CannedAnswers

    func respond(to request: Request, context: ClientContext) async throws -> Response {
        let path = request.uri.path
        guard let number = Int(request.uri.query ?? ""), canned.answers.indices.contains(number),
            let body = try body(path, canned.answers[number])
        else { return try await routes.respond(to: request, context: context) }
        var headers = HTTPFields()
        headers[.cacheControl] = "no-store"
        headers[.vary] = "Accept"
        headers[.contentType] = "application/json"
        headers[.contentLength] = String(body.readableBytes)
        addSharedHeaders(
            to: &headers, of: request, type: "application/json",
            id: "0123456789abcdef")
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: body))
    }

    private func body(_ path: String, _ found: CannedAnswers.Canned) throws -> ByteBuffer? {
        switch path {
        case "/v1/static": found.body
        case "/v1/canned":
            try answerBuffer(found.answer, to: found.asked, canned.engine, canned.written)
        case "/v1/explained":
            try searchBody(
                found.answer, found.explanations, detox: found.detox, to: found.asked,
                from: canned.engine.snapshot, canned.written)
        default: nil
        }
    }
}
