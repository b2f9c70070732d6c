import HTTPTypes
import Hummingbird
import LocatorIndex
import NIOCore

/// What a route answers with, before headers that all answers share are added.
struct Reply {
    enum Content {
        case bytes([UInt8])
        /// Written while it is made; its length is not known beforehand.
        case stream(ResponseBody)
    }

    /// What may keep a copy.
    enum Caching: String {
        /// Tells of a person's search: nobody keeps it.
        case never = "no-store"
        /// Asked for again each time, by its entity tag.
        case validated = "no-cache"
        /// Its path holds a hash of its content.
        case forever = "public, max-age=31536000, immutable"
    }

    var status: HTTPResponse.Status = .ok
    var type = Reply.json
    var content: Content
    var caching = Caching.never
    var headers = HTTPFields()

    static let json = "application/json"
    static let html = "text/html; charset=utf-8"
    static let text = "text/plain; charset=utf-8"

    init(_ bytes: [UInt8], type: String = Reply.json, caching: Caching = .never, status: HTTPResponse.Status = .ok) {
        content = .bytes(bytes)
        self.type = type
        self.caching = caching
        self.status = status
    }

    init(_ problem: Problem) {
        self.init(
            problem.body, type: "application/problem+json", status: HTTPResponse.Status(code: problem.status))
        if let seconds = problem.retryAfterSeconds { headers[.retryAfter] = String(seconds) }
    }

    /// As a response to `request`: without its body for HEAD, as 304 where the client has it already.
    func response(to request: Request) -> Response {
        var fields = headers
        fields[.contentType] = type
        fields[.xContentTypeOptions] = "nosniff"
        fields[.cacheControl] = caching.rawValue
        guard case .bytes(let bytes) = content else {
            guard case .stream(let body) = content else { return Response(status: status, headers: fields) }
            return Response(status: status, headers: fields, body: request.method == .head ? ResponseBody() : body)
        }
        if caching == .validated, status == .ok {
            let tag = "\"\(entityTag(bytes))\""
            fields[.eTag] = tag
            if matches(request.headers[.ifNoneMatch], tag) {
                fields[.contentType] = nil
                return Response(status: .notModified, headers: fields)
            }
        }
        fields[.contentLength] = String(bytes.count)
        let body = request.method == .head ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        return Response(status: status, headers: fields, body: body)
    }
}

/// Sixteen hexadecimal digits that stand for the bytes.
func entityTag(_ bytes: [UInt8]) -> String {
    let digits = String(xxh64(bytes.span), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
}

/// Whether an `If-None-Match` names the tag (RFC 9110, 13.1.2: weak comparison).
private func matches(_ field: String?, _ tag: String) -> Bool {
    guard let field else { return false }
    return field.split(separator: ",").contains { part in
        let text = part.drop { $0 == " " || $0 == "\t" }
        let word = text.prefix { $0 != " " && $0 != "\t" }
        return word == "*" || word == tag || word == "W/" + tag
    }
}
