import HTTPTypes
import Hummingbird

/// Headers that every answer has, whatever its route: those of security, and for what other sites may read those of CORS.
/// - Parameters:
///   - path: of the request; decides whether other sites may read the answer.
///   - type: the content type of the answer; nil without a body.
func addSharedHeaders(to fields: inout HTTPFields, path: [String], type: String?, requestID: String) {
    fields[.requestID] = requestID
    fields[.xContentTypeOptions] = "nosniff"
    fields[.referrerPolicy] = "no-referrer"
    fields[.frameOptions] = "DENY"
    if isForOtherSites(path) {
        fields[.accessControlAllowOrigin] = "*"
        fields[.accessControlExposeHeaders] = exposed
        fields[.crossOriginResourcePolicy] = "cross-origin"
        add(.contentSecurityPolicy, "default-src 'none'; frame-ancestors 'none'", to: &fields)
    } else {
        fields[.crossOriginResourcePolicy] = "same-origin"
    }
    if type?.hasPrefix("text/html") == true {
        add(.permissionsPolicy, "camera=(), microphone=(), geolocation=(self), browsing-topics=()", to: &fields)
    }
}

/// Pages of other sites may read these answers: they hold nothing of who asks, and no cookie exists.
func isForOtherSites(_ path: [String]) -> Bool {
    switch path.first {
    case "v1", "locator", "openapi.json": true
    default: false
    }
}

/// What a preflight (Fetch Standard, 4.8) and any OPTIONS are told.
func allowed(_ methods: [HTTPRequest.Method], path: [String], isPreflight: Bool) -> Reply {
    let names = (methods + [.options]).map(\.rawValue).joined(separator: ", ")
    var fields = HTTPFields()
    fields[.allow] = names
    if isPreflight, isForOtherSites(path) {
        fields[.accessControlAllowMethods] = names
        fields[.accessControlAllowHeaders] = "Content-Type, If-None-Match, X-Request-Id"
        fields[.accessControlMaxAge] = "86400"
    }
    return Reply(headers: fields)
}

/// Headers beyond the plain ones that scripts of other sites may read.
private let exposed = "ETag, X-Request-Id, Retry-After, Content-Disposition, X-Total-Count, X-Next-Cursor"

/// Where the route has not said it itself.
private func add(_ name: HTTPField.Name, _ value: String, to fields: inout HTTPFields) {
    if fields[name] == nil { fields[name] = value }
}

extension HTTPField.Name {
    static let requestID = named("X-Request-Id")
    static let totalCount = named("X-Total-Count")
    static let nextCursor = named("X-Next-Cursor")
    static let referrerPolicy = named("Referrer-Policy")
    static let frameOptions = named("X-Frame-Options")
    static let permissionsPolicy = named("Permissions-Policy")

    /// A name that is written in our own source.
    static func named(_ text: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(text) else { preconditionFailure("\(text) is no name of a header") }
        return name
    }
}
