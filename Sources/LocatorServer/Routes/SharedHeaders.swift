package import HTTPTypes
package import Hummingbird

/// Headers that every answer has, whatever its route: those of security, and for what other sites may read those of CORS.
/// - Parameters:
///   - type: the content type of the answer.
///   - id: the name of the request.
package func addSharedHeaders(to fields: inout HTTPFields, of request: Request, type: String, id: String) {
    fields[.requestID] = id
    fields[.xContentTypeOptions] = "nosniff"
    fields[.referrerPolicy] = "no-referrer"
    fields[.frameOptions] = "DENY"
    if isForOtherSites(request.uri.path) {
        fields[.accessControlAllowOrigin] = "*"
        fields[.accessControlExposeHeaders] = exposed
        fields[.crossOriginResourcePolicy] = "cross-origin"
        add(.contentSecurityPolicy, "default-src 'none'; frame-ancestors 'none'", to: &fields)
    } else {
        fields[.crossOriginResourcePolicy] = "same-origin"
    }
    if type.hasPrefix("text/html") {
        add(.permissionsPolicy, "camera=(), microphone=(), geolocation=(self), browsing-topics=()", to: &fields)
    }
}

/// Pages of other sites may read these answers: they hold nothing of who asks, and no cookie exists.
func isForOtherSites(_ path: some StringProtocol) -> Bool {
    ["v1", "locator", "openapi.json"].contains(path.drop { $0 == "/" }.prefix { $0 != "/" })
}

/// What a preflight (Fetch Standard, 4.8) and any OPTIONS are told.
func allowed(_ methods: [HTTPRequest.Method], _ request: Request) -> Reply {
    let names = (methods + [.options]).map(\.rawValue).joined(separator: ", ")
    var fields = HTTPFields()
    fields[.allow] = names
    if request.headers[.accessControlRequestMethod] != nil, isForOtherSites(request.uri.path) {
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

/// The name of a request that its answer says: the client's own, where it sent one that is plain, else ours. Only ours may be
/// logged; it is made of a counter and a seed of the process, and of nothing of the request.
func shownID(of request: Request, own: String) -> String {
    guard let asked = request.headers[.requestID], (1...64).contains(asked.utf8.count), asked.utf8.allSatisfy(isPlain)
    else { return own }
    return asked
}

private func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
        true
    default: false
    }
}
