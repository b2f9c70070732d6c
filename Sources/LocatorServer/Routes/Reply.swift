import HTTPTypes
import Hummingbird
import LocatorIndex
import NIOCore
import Treatment

/// What a route answers with, before headers that all answers share are added.
struct Reply {
    enum Content {
        case bytes(ByteBuffer)
        /// Written while it is made; its length is not known beforehand. Who answers HEAD counts it into `headers`.
        case stream(ResponseBody)
        /// No body at all: 204.
        case none
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
    /// Win over those that all answers share.
    var headers = HTTPFields()

    static let json = "application/json"
    static let html = "text/html; charset=utf-8"
    /// What a page's form sends.
    static let form = "application/x-www-form-urlencoded"
    static let text = "text/plain; charset=utf-8"

    init(_ bytes: [UInt8], type: String = Reply.json, caching: Caching = .never, status: HTTPResponse.Status = .ok) {
        self.init(ByteBuffer(bytes: bytes), type: type, caching: caching, status: status)
    }

    init(_ bytes: ByteBuffer, type: String = Reply.json, caching: Caching = .never, status: HTTPResponse.Status = .ok) {
        content = .bytes(bytes)
        self.type = type
        self.caching = caching
        self.status = status
    }

    init(streaming body: ResponseBody, type: String) {
        content = .stream(body)
        self.type = type
    }

    /// 204 with headers alone.
    init(headers: HTTPFields) {
        content = .none
        status = .noContent
        self.headers = headers
    }

    /// - Parameter requestID: so that who asks for help can say which request it was.
    init(_ problem: Problem, requestID: String) {
        self.init(
            problem.body(requestID: requestID), type: "application/problem+json",
            status: HTTPResponse.Status(code: problem.status))
        for header in problem.headers { headers[.named(header.name)] = header.value }
        if let seconds = problem.retryAfterSeconds { headers[.retryAfter] = String(seconds) }
    }

    /// As a response to `request`, with the headers that all answers share: without its body for HEAD, as 304 where the client
    /// has it already.
    /// - Parameter id: what `X-Request-Id` says.
    func response(to request: Request, id: String) -> Response {
        var response = response(to: request)
        addSharedHeaders(to: &response.headers, of: request, type: type, id: id)
        return response
    }

    private func response(to request: Request) -> Response {
        var fields = headers
        fields[.cacheControl] = fields[.cacheControl] ?? caching.rawValue
        let isHead = request.method == .head
        switch content {
        case .none: return Response(status: status, headers: fields)
        case .stream(let body):
            fields[.contentType] = type
            return Response(status: status, headers: fields, body: isHead ? ResponseBody() : body)
        case .bytes(let bytes):
            if caching == .validated, status == .ok {
                let tag = "\"\(entityTag(bytes.readableBytesUInt8Span))\""
                fields[.eTag] = tag
                if matches(request.headers[.ifNoneMatch], tag) {
                    return Response(status: .notModified, headers: fields)
                }
            }
            fields[.contentType] = type
            fields[.contentLength] = String(bytes.readableBytes)
            let body = isHead ? ResponseBody() : ResponseBody(byteBuffer: bytes)
            return Response(status: status, headers: fields, body: body)
        }
    }
}

/// Sixteen hexadecimal digits that stand for the bytes.
func entityTag(_ bytes: Span<UInt8>) -> String {
    let digits = String(xxh64(bytes), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
}

/// Whether an `If-None-Match` names the tag (RFC 9110, 13.1.2: weak comparison).
private func matches(_ field: String?, _ tag: String) -> Bool {
    guard let field else { return false }
    return field.split(separator: ",").contains { part in
        let word = trimmed(part)
        return word == "*" || word == tag || word == "W/" + tag
    }
}
