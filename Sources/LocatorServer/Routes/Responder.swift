import Foundation
import HTTPTypes
package import Hummingbird
import LocatorIndex
import LocatorSearch
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
            return try await route(request, engine: live.engine).response(to: request)
        } catch {
            return Reply(error).response(to: request)
        }
    }

    private func route(_ request: Request, engine: SearchEngine) async throws(Problem) -> Reply {
        guard request.uri.string.utf8.count <= LocatorResponder.targetLimit else {
            throw Problem(
                status: 414, title: "URL too long",
                detail: "At most \(LocatorResponder.targetLimit) bytes; send the search as JSON to POST /v1/search.")
        }
        let path = request.uri.path.split(separator: "/").map(String.init)
        guard live.isVerified || !["v1", "locator"].contains(path.first) else {
            throw Problem(
                status: 503, title: "Not ready",
                detail: "The index is being checked, or is damaged; see /readyz. Ask again in a second.")
        }
        guard let route = Route(path) else {
            throw Problem(
                status: 404, title: "No such page",
                detail: "There are \(Route.paths.dropLast().joined(separator: ", ")) and \(Route.paths.last ?? "").")
        }
        guard route.methods.contains(request.method) else {
            let allowed = route.methods.map(\.rawValue).joined(separator: " or ")
            throw Problem(status: 405, title: "Method not allowed", detail: "Use \(allowed) here.")
        }
        switch route {
        case .programs, .search: return Reply(try search(try await parameters(request), engine))
        case .why: return Reply(try why(try await parameters(request), engine))
        case .callSheet: return Reply(try callSheet(try await parameters(request), engine))
        case .compare: return Reply(try compare(try await parameters(request), engine))
        case .places: return Reply(try places(try queryParameters(request), engine))
        case .names: return Reply(try names(try queryParameters(request), engine))
        case .program(let id): return Reply(try program(id, engine), caching: .validated)
        case .listing: return Reply(try listing(try await formParameters(request), engine))
        case .exportsAsJSON: return Reply(try listing(try queryParameters(request), engine))
        case .vocabulary: return Reply(vocabularyBody(engine.snapshot), caching: .validated)
        case .health: return Reply(Array("ok\n".utf8), type: Reply.text)
        case .readiness: return readiness(engine)
        case .welcome: return Reply(Array(LocatorResponder.welcome.utf8), type: Reply.text, caching: .validated)
        }
    }

    /// Of the URL, or of the body of a POST.
    private func parameters(_ request: Request) async throws(Problem) -> [(name: String, value: String)] {
        request.method == .post ? try await bodyParameters(request) : try queryParameters(request)
    }

    private func program(_ id: String, _ engine: SearchEngine) throws(Problem) -> [UInt8] {
        guard let number = parseBase32(id) else {
            throw Problem(
                ParameterError(
                    "id", "not a program's id", expected: "13 letters and digits, as in the hits of /v1/programs",
                    example: "0c5m7kq2v9d3e"))
        }
        guard let ordinal = engine.snapshot.ordinal(ofProgram: number) else {
            throw Problem(unknownProgram: number, in: engine.snapshot)
        }
        do throws(IndexError) {
            let program = try engine.snapshot.program(ordinal)
            return programBody(program, try engine.snapshot.facility(program.facility), from: engine.snapshot)
        } catch { throw Problem(SearchError.damaged(error)) }
    }

    private func readiness(_ engine: SearchEngine) -> Reply {
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
        return Reply(json.bytes, status: isReady ? .ok : .serviceUnavailable)
    }

    private static let welcome = """
        Treatment locator. Behavioural-health programs, ranked by whether you can attend them.

          GET  /v1/programs?near=90012&level=iop&payment=medicaid
          GET  /v1/programs?q=evening+iop+near+91301+that+takes+medi-cal
          POST /v1/search        the same as JSON; nothing lands in a URL
          GET  /v1/programs/{id}
          GET  /v1/why?program={id}&above={id}&near=…        why it ranks there, or is missing; or POST
          GET  /v1/call-sheet?ids={id},{id}&near=…           whom to call and what to ask; or POST
          GET  /v1/compare?ids={id},{id}&near=…              side by side; or POST
          GET  /v1/places?prefix=san+j                       what may be meant
          GET  /v1/names?prefix=cedar                        names of programs
          GET  /v1/vocabulary    every word a search may use
          POST /locator/listing, GET /locator/exportsAsJson/v2   as FindTreatment.gov answers them
          GET  /healthz, /readyz

        In danger now: 911. Crisis: call or text 988. SAMHSA helpline: 1-800-662-4357.

        """
}
