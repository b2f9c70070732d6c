/// How routes are called in metrics and logs, and which of them are always answered.
extension Route {
    /// The path with its variable parts in braces: never a word of what was asked.
    var template: String {
        switch self {
        case .welcome: "/"
        case .programs: "/v1/programs"
        case .program: "/v1/programs/{id}"
        case .search: "/v1/search"
        case .why: "/v1/why"
        case .callSheet: "/v1/call-sheet"
        case .compare: "/v1/compare"
        case .places: "/v1/places"
        case .names: "/v1/names"
        case .vocabulary: "/v1/vocabulary"
        case .health: "/healthz"
        case .readiness: "/readyz"
        case .metrics: "/metrics"
        case .openAPI: "/openapi.json"
        case .page(.form): "/"
        case .page(.search): "/search"
        case .page(.about): "/about"
        case .page(.asset): "/assets/{file}"
        case .page(.program): "/programs/{id}"
        case .page(.callSheet): "/call-sheet"
        case .page(.compare): "/compare"
        }
    }

    /// Of a request that leads nowhere.
    static let noTemplate = "none"

    /// Neither shed nor counted against a client: probes, and what a page is made of.
    var isAlwaysAnswered: Bool {
        switch self {
        case .health, .readiness, .metrics, .page(.asset): true
        default: false
        }
    }
}
