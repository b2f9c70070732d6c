import HTTPTypes

/// What can be asked over HTTP: one case a path.
enum Route: Hashable {
    case welcome, programs, search, why, callSheet, compare, places, names, vocabulary, openAPI
    case health, readiness, metrics
    case program(id: String)
    /// For people to read.
    case page(PageRoute)

    /// Nil for a path that leads nowhere.
    init?(_ path: [String]) {
        switch path {
        case []: self = .welcome
        case ["healthz"]: self = .health
        case ["readyz"]: self = .readiness
        case ["metrics"]: self = .metrics
        case ["openapi.json"]: self = .openAPI
        case ["v1", "programs"]: self = .programs
        case ["v1", "search"]: self = .search
        case ["v1", "why"]: self = .why
        case ["v1", "call-sheet"]: self = .callSheet
        case ["v1", "compare"]: self = .compare
        case ["v1", "places"]: self = .places
        case ["v1", "names"]: self = .names
        case ["v1", "vocabulary"]: self = .vocabulary
        default:
            if let page = PageRoute(path) {
                self = .page(page)
                return
            }
            guard path.count == 3, path.starts(with: ["v1", "programs"]) else { return nil }
            self = .program(id: path[2])
        }
    }

    /// What it may be asked with. A question that tells of a person can go into a body, where no URL keeps it.
    var methods: [HTTPRequest.Method] {
        switch self {
        case .search: [.post]
        case .page(let page): page.methods
        case .why, .callSheet, .compare, .welcome: [.get, .head, .post]
        case .programs, .places, .names, .vocabulary, .openAPI, .health, .readiness, .metrics, .program: [.get, .head]
        }
    }

    /// It answers from the index.
    var needsIndex: Bool {
        switch self {
        case .welcome, .openAPI, .health, .readiness, .metrics: false
        default: true
        }
    }

    /// Every path, for who asked for another.
    static let paths = [
        "/v1/programs", "/v1/programs/{id}", "/v1/search", "/v1/why", "/v1/call-sheet", "/v1/compare", "/v1/places",
        "/v1/names", "/v1/vocabulary", "/openapi.json", "/healthz", "/readyz", "/metrics",
    ]
}
