/// How routes are called in metrics and logs, and which of them are always answered.
extension Route {
    /// The path with its variable parts in braces: never a word of what was asked.
    var template: String {
        switch self {
        case .welcome: "/"
        case .programs: "/v1/programs"
        case .program: "/v1/programs/{id}"
        case .facility: "/v1/facilities/{id}"
        case .search: "/v1/search"
        case .export: "/v1/export"
        case .facets: "/v1/facets"
        case .why: "/v1/why"
        case .callSheet: "/v1/call-sheet"
        case .compare: "/v1/compare"
        case .places: "/v1/places"
        case .names: "/v1/names"
        case .listing: "/locator/listing"
        case .exportsAsJSON: "/locator/exportsAsJson/v2"
        case .vocabulary: "/v1/vocabulary"
        case .snapshot: "/v1/snapshot"
        case .openAPI: "/openapi.json"
        case .health: "/healthz"
        case .readiness: "/readyz"
        case .metrics: "/metrics"
        case .page(let page): page.template
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

extension PageRoute {
    /// As `Route.template`.
    fileprivate var template: String {
        switch self {
        case .form: "/"
        case .search: "/search"
        case .about: "/about"
        case .asset: "/assets/{file}"
        case .program: "/programs/{id}"
        case .callSheet: "/call-sheet"
        case .compare: "/compare"
        }
    }
}
