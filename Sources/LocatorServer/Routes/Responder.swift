import Foundation
import HTTPTypes
package import Hummingbird
import LocatorIndex
package import LocatorSearch
import Logging
import NIOCore
import Treatment

/// Every route on one screen. Nothing of a request's query, body or address is ever logged.
package struct LocatorResponder: HTTPResponder {
    package typealias Context = BasicRequestContext
    /// Bytes a request's body may have.
    package static let bodyLimit = 2 * 1024 * 1024
    /// Bytes a request's target may have.
    static let targetLimit = 8 * 1024

    let live: LiveSnapshot

    package init(live: LiveSnapshot) { self.live = live }

    package func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
        do throws(Problem) {
            return try await route(request, engine: live.engine)
        } catch {
            return response(
                error.body, status: HTTPResponse.Status(code: error.status), type: "application/problem+json",
                for: request)
        }
    }

    private func route(_ request: Request, engine: SearchEngine) async throws(Problem) -> Response {
        guard request.uri.string.utf8.count <= LocatorResponder.targetLimit else {
            throw Problem(
                status: 414, title: "URL too long",
                detail: "At most \(LocatorResponder.targetLimit) bytes; send the search as JSON to POST /v1/search.")
        }
        let path = request.uri.path.split(separator: "/").map(String.init)
        guard live.isVerified || path.first != "v1" else {
            throw Problem(
                status: 503, title: "Not ready",
                detail: "The index is being checked, or is damaged; see /readyz. Ask again in a second.")
        }
        switch (request.method, path) {
        case (.get, ["v1", "programs"]), (.head, ["v1", "programs"]):
            return response(try search(try queryParameters(request), engine), for: request, isPrivate: true)
        case (.post, ["v1", "search"]):
            return response(try search(try await bodyParameters(request), engine), for: request, isPrivate: true)
        case (.get, _) where isProgram(path), (.head, _) where isProgram(path):
            return response(try program(path[2], engine), for: request)
        case (.get, ["v1", "vocabulary"]), (.head, ["v1", "vocabulary"]):
            return response(vocabularyBody(engine.snapshot), for: request)
        case (.get, ["healthz"]), (.head, ["healthz"]):
            return response(Array("ok\n".utf8), type: "text/plain; charset=utf-8", for: request)
        case (.get, ["readyz"]), (.head, ["readyz"]):
            return readiness(engine, for: request)
        case (.get, []), (.head, []):
            return response(Array(LocatorResponder.welcome.utf8), type: "text/plain; charset=utf-8", for: request)
        default: throw unroutable(request, path)
        }
    }

    private func isProgram(_ path: [String]) -> Bool { path.count == 3 && path.starts(with: ["v1", "programs"]) }

    private func search(
        _ parameters: [(name: String, value: String)], _ engine: SearchEngine
    ) throws(Problem) -> [UInt8] {
        let request: SearchRequest
        do throws(ParameterError) { request = try parseRequest(parameters, in: engine.snapshot).request } catch {
            throw Problem(error)
        }
        do throws(SearchError) {
            return try answerBody(try engine.search(request), to: request, engine)
        } catch { throw Problem(error) }
    }

    private func program(_ id: String, _ engine: SearchEngine) throws(Problem) -> [UInt8] {
        guard let number = parseBase32(id) else {
            throw Problem(
                ParameterError(
                    "id", "not a program's id", expected: "13 letters and digits, as in the hits of /v1/programs",
                    example: "0c5m7kq2v9d3e"))
        }
        guard let ordinal = engine.snapshot.ordinal(ofProgram: number) else {
            throw Problem(
                status: 404, title: "No such program",
                detail: "Snapshot \(engine.snapshot.id) has no program \(base32(number)).")
        }
        do throws(IndexError) {
            let program = try engine.snapshot.program(ordinal)
            return programBody(program, try engine.snapshot.facility(program.facility), from: engine.snapshot)
        } catch { throw Problem(SearchError.damaged(error)) }
    }

    private func readiness(_ engine: SearchEngine, for request: Request) -> Response {
        var json = JSONWriter()
        let trouble = live.trouble
        let isReady = live.isVerified
        json.object { json in
            json.field("ready", isReady)
            json.object("snapshot") { writeSnapshot(engine.snapshot, &$0) }
            let words =
                isReady
                ? "the newest snapshot was refused; an older one is served"
                : "the snapshot is damaged and there is no other"
            json.field("trouble", trouble == nil ? nil : words)
        }
        return response(json.bytes, status: isReady ? .ok : .serviceUnavailable, for: request)
    }

    private func unroutable(_ request: Request, _ path: [String]) -> Problem {
        let gets = [["v1", "programs"], ["v1", "vocabulary"], ["healthz"], ["readyz"], []]
        let isGet = gets.contains(path) || isProgram(path)
        if isGet || path == ["v1", "search"] {
            let allowed = isGet ? "GET or HEAD" : "POST"
            return Problem(status: 405, title: "Method not allowed", detail: "Use \(allowed) here.")
        }
        return Problem(
            status: 404, title: "No such page",
            detail:
                "There are /v1/programs, /v1/programs/{id}, /v1/search (POST), /v1/vocabulary, /healthz and /readyz.")
    }

    private func response(
        _ body: [UInt8], status: HTTPResponse.Status = .ok, type: String = "application/json", for request: Request,
        isPrivate: Bool = false
    ) -> Response {
        var fields = HTTPFields()
        fields[.contentType] = type
        fields[.xContentTypeOptions] = "nosniff"
        fields[.cacheControl] = isPrivate || status != .ok ? "no-store" : "no-cache"
        fields[.contentLength] = String(body.count)
        let content = request.method == .head ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: body))
        return Response(status: status, headers: fields, body: content)
    }

    private static let welcome = """
        Treatment locator. Behavioural-health programs, ranked by whether you can attend them.

          GET  /v1/programs?near=90012&level=iop&payment=medicaid
          POST /v1/search        the same as JSON; nothing lands in a URL
          GET  /v1/programs/{id}
          GET  /v1/vocabulary    every word a search may use
          GET  /healthz, /readyz

        In danger now: 911. Crisis: call or text 988. SAMHSA helpline: 1-800-662-4357.

        """
}

/// The body of an answer: found, explained, written. What `/v1/programs`, `/v1/search` and `locator search --json` share.
package func answerBody(
    _ answer: SearchAnswer, to request: SearchRequest, _ engine: SearchEngine
) throws(SearchError) -> [UInt8] {
    let explanations = try engine.explain(answer, to: request)
    do throws(IndexError) {
        return try searchBody(answer, explanations, to: request, from: engine.snapshot)
    } catch { throw SearchError.damaged(error) }
}
