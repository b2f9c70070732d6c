import HTTPTypes

/// What can be asked over HTTP: one case a path.
enum Route: Hashable {
    case welcome, programs, search, export, facets, why, callSheet, compare, places, names, vocabulary, snapshot
    case openAPI, health, readiness, metrics
    /// As FindTreatment.gov has them.
    case listing, exportsAsJSON
    case program(id: String)
    case facility(id: String)
    /// For people to read.
    case page(PageRoute)

    /// Nil for a path that leads nowhere. Empty parts are nothing: a slash at the end leads where it does without.
    init?(_ path: [String]) {
        switch path {
        case []: self = .welcome
        case ["healthz"]: self = .health
        case ["readyz"]: self = .readiness
        case ["metrics"]: self = .metrics
        case ["openapi.json"]: self = .openAPI
        case ["v1", "programs"]: self = .programs
        case ["v1", "search"]: self = .search
        case ["v1", "export"]: self = .export
        case ["v1", "facets"]: self = .facets
        case ["v1", "why"]: self = .why
        case ["v1", "call-sheet"]: self = .callSheet
        case ["v1", "compare"]: self = .compare
        case ["v1", "places"]: self = .places
        case ["v1", "names"]: self = .names
        case ["v1", "vocabulary"]: self = .vocabulary
        case ["v1", "snapshot"]: self = .snapshot
        case ["locator", "listing"]: self = .listing
        case ["locator", "exportsAsJson", "v2"]: self = .exportsAsJSON
        default:
            if let page = PageRoute(path) {
                self = .page(page)
                return
            }
            guard path.count == 3, path[0] == "v1" else { return nil }
            switch path[1] {
            case "programs": self = .program(id: path[2])
            case "facilities": self = .facility(id: path[2])
            default: return nil
            }
        }
    }

    /// What it may be asked with. A question that tells of a person can go into a body, where no URL keeps it.
    var methods: [HTTPRequest.Method] {
        switch self {
        case .search, .listing: [.post]
        case .page(let page): page.methods
        case .export, .facets, .why, .callSheet, .compare, .welcome: [.get, .head, .post]
        case .programs, .places, .names, .vocabulary, .snapshot, .openAPI, .health, .readiness, .metrics, .program,
            .facility, .exportsAsJSON:
            [.get, .head]
        }
    }

    /// It answers from the index.
    var needsIndex: Bool {
        switch self {
        case .welcome, .openAPI, .health, .readiness, .metrics, .page: false
        default: true
        }
    }

    /// It is asked with ids, which may be former ones.
    var namesPrograms: Bool {
        switch self {
        case .program, .facility, .why, .callSheet, .compare, .page(.program), .page(.callSheet), .page(.compare): true
        default: false
        }
    }

    /// Every path, for who asked for another.
    static let paths = [
        "/v1/programs", "/v1/programs/{id}", "/v1/facilities/{id}", "/v1/search", "/v1/export", "/v1/facets", "/v1/why",
        "/v1/call-sheet", "/v1/compare", "/v1/places", "/v1/names", "/v1/vocabulary", "/v1/snapshot", "/openapi.json",
        "/healthz", "/readyz", "/metrics",
        "/locator/listing", "/locator/exportsAsJson/v2",
    ]
}
