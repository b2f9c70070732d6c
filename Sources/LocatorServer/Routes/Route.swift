import HTTPTypes

/// What can be asked over HTTP: one case a path.
enum Route: Hashable {
    case welcome, programs, search, why, callSheet, compare, places, names, vocabulary, health, readiness
    /// As FindTreatment.gov has them.
    case listing, exportsAsJSON
    case program(id: String)

    /// Nil for a path that leads nowhere.
    init?(_ path: [String]) {
        switch path {
        case []: self = .welcome
        case ["healthz"]: self = .health
        case ["readyz"]: self = .readiness
        case ["v1", "programs"]: self = .programs
        case ["v1", "search"]: self = .search
        case ["v1", "why"]: self = .why
        case ["v1", "call-sheet"]: self = .callSheet
        case ["v1", "compare"]: self = .compare
        case ["v1", "places"]: self = .places
        case ["v1", "names"]: self = .names
        case ["v1", "vocabulary"]: self = .vocabulary
        case ["locator", "listing"]: self = .listing
        case ["locator", "exportsAsJson", "v2"]: self = .exportsAsJSON
        default:
            guard path.count == 3, path.starts(with: ["v1", "programs"]) else { return nil }
            self = .program(id: path[2])
        }
    }

    /// What it may be asked with. A question that tells of a person can go into a body, where no URL keeps it.
    var methods: [HTTPRequest.Method] {
        switch self {
        case .search, .listing: [.post]
        case .why, .callSheet, .compare: [.get, .head, .post]
        case .welcome, .programs, .places, .names, .vocabulary, .health, .readiness, .program, .exportsAsJSON:
            [.get, .head]
        }
    }

    /// It answers from the index.
    var needsIndex: Bool {
        switch self {
        case .welcome, .health, .readiness: false
        default: true
        }
    }

    /// Every path, for who asked for another.
    static let paths = [
        "/v1/programs", "/v1/programs/{id}", "/v1/search", "/v1/why", "/v1/call-sheet", "/v1/compare", "/v1/places",
        "/v1/names", "/v1/vocabulary", "/locator/listing", "/locator/exportsAsJson/v2", "/healthz", "/readyz",
    ]
}
