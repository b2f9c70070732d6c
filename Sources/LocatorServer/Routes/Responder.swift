import HTTPTypes
package import Hummingbird
import LocatorIndex
import LocatorSearch
import Treatment

/// Every route on one screen. Nothing of a request's query, body or address is ever logged.
package struct LocatorResponder: HTTPResponder {
    package typealias Context = ClientContext
    /// Bytes a request's body may have.
    package static let bodyLimit = Limits.bodyBytes
    /// Bytes a request's target may have.
    static let targetLimit = Limits.targetBytes

    let live: LiveSnapshot
    /// What `/metrics` answers.
    private let metrics: @Sendable () -> [UInt8]
    let pages: Pages

    init(live: LiveSnapshot, pages: Pages, metrics: @escaping @Sendable () -> [UInt8]) {
        self.live = live
        self.pages = pages
        self.metrics = metrics
    }

    package func respond(to request: Request, context: ClientContext) async throws -> Response {
        let id = shownID(of: request, own: context.id)
        let path = request.uri.path.split(separator: "/").map(String.init)
        do throws(Problem) {
            return try await answer(request, path, engine: live.engine).response(to: request, id: id)
        } catch {
            return told(error, request, path, id: id).response(to: request, id: id)
        }
    }

    /// A problem as whoever asks can read it: as a page, or as JSON.
    func told(_ problem: Problem, _ request: Request, _ path: [String], id: String) -> Reply {
        isForReaders(request, path) ? page(of: problem, request) : Reply(problem, requestID: id)
    }

    private func answer(_ request: Request, _ path: [String], engine: SearchEngine) async throws(Problem) -> Reply {
        guard request.uri.string.utf8.count <= LocatorResponder.targetLimit else {
            throw Problem(
                status: 414, title: "URL too long",
                detail: "At most \(LocatorResponder.targetLimit) bytes; send the search as JSON to POST /v1/search.")
        }
        guard let route = Route(path) else {
            throw Problem(
                status: 404, title: "No such page",
                detail: "There are \(Route.paths.dropLast().joined(separator: ", ")) and \(Route.paths.last ?? "").")
        }
        if request.method == .options { return allowed(route.methods, request) }
        guard route.methods.contains(request.method) else {
            let names = route.methods.map(\.rawValue)
            throw Problem(
                status: 405, title: "Method not allowed", detail: "Use \(names.joined(separator: " or ")) here.",
                headers: [("Allow", (names + ["OPTIONS"]).joined(separator: ", "))])
        }
        guard live.isVerified || !route.needsIndex else {
            throw Problem(
                status: 503, title: "Not ready",
                detail: "The index is being checked, or is damaged; see /readyz. Ask again in a second.",
                retryAfterSeconds: 1)
        }
        if route.namesPrograms, live.isVerified, let moved = moved(request, path, engine.snapshot) { return moved }
        switch route {
        case .programs, .search: return try search(try await parameters(request), request, engine)
        case .export: return try export(try await parameters(request), request, engine)
        case .facets: return Reply(try facets(try await parameters(request), engine))
        case .why: return Reply(try why(try await parameters(request), engine))
        case .callSheet: return Reply(try callSheet(try await parameters(request), engine))
        case .compare: return Reply(try compare(try await parameters(request), engine))
        case .places: return Reply(try places(try queryParameters(request), engine))
        case .names: return Reply(try names(try queryParameters(request), engine))
        case .program(let id): return Reply(try program(id, engine), caching: .validated)
        case .facility(let id): return Reply(try facility(id, engine), caching: .validated)
        case .listing: return Reply(try listing(try await formParameters(request), engine))
        case .exportsAsJSON: return Reply(try listing(try queryParameters(request), engine))
        case .vocabulary: return Reply(vocabularyBody(engine.snapshot), caching: .validated)
        case .openAPI: return Reply(Spec.body, caching: .validated)
        case .snapshot: return Reply(snapshotBody(engine.snapshot), caching: .validated)
        case .health: return Reply(Array("ok\n".utf8), type: Reply.text)
        case .readiness: return readiness(live.status)
        case .metrics: return Reply(metrics(), type: MetricsText.type)
        case .page(let page): return try await self.page(page, request, engine)
        case .welcome where request.method == .post || readsPages(request):
            return try await page(.form, request, engine)
        case .welcome: return Reply(Array(LocatorResponder.welcome.utf8), type: Reply.text, caching: .validated)
        }
    }

    /// Whether a problem is told as a page.
    private func isForReaders(_ request: Request, _ path: [String]) -> Bool {
        switch Route(path) {
        case .page(.asset): false
        case .page: true
        case .welcome, nil: readsPages(request)
        default: false
        }
    }

    private static let welcome = """
        Treatment locator. Behavioural-health programs, ranked by whether you can attend them.

          GET  /v1/programs?near=90012&level=iop&payment=medicaid
          GET  /v1/programs?q=evening+iop+near+91301+that+takes+medi-cal
          POST /v1/search        the same as JSON; nothing lands in a URL
          GET  /v1/programs/{id}, /v1/facilities/{id}
          GET  /v1/export?near=90012&level=iop               the whole list: format=csv, jsonl or geojson; or POST
          GET  /v1/facets?near=90012                         what the hits divide by, without the hits; or POST
          GET  /v1/why?program={id}&above={id}&near=…        why it ranks there, or is missing; or POST
          GET  /v1/call-sheet?ids={id},{id}&near=…           whom to call and what to ask; or POST
          GET  /v1/compare?ids={id},{id}&near=…              side by side; or POST
          GET  /v1/places?prefix=san+j                       what may be meant
          GET  /v1/names?prefix=cedar                        names of programs
          GET  /v1/vocabulary    every word a search may use
          GET  /v1/snapshot      what is served, and from which sources
          GET  /openapi.json     all of this, for programs
          GET  /healthz, /readyz, /metrics
          POST /locator/listing, GET /locator/exportsAsJson/v2   as FindTreatment.gov answers them

        Searches answer in JSON, GeoJSON or CSV: format=, or Accept.

        In danger now: 911. Crisis: call or text 988. SAMHSA helpline: 1-800-662-4357.

        """
}
