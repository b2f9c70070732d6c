import HTTPTypes
import Hummingbird
import NIOCore

/// What a request asks with, in the order it was written; a name may come more than once.
typealias NamedPairs = [(name: String, value: String)]

extension LocatorResponder {
    /// Of the URL; of a POST's body, which is JSON (`bodyParameters`) or a form (`formParameters`).
    /// - Throws: 400 for what cannot be read, 413 for what is too large, 415 for another media type.
    func parameters(_ request: Request) async throws(Problem) -> NamedPairs {
        guard request.method == .post else { return try queryParameters(request) }
        guard (request.uri.query ?? "").isEmpty else {
            throw unreadable("A POST takes its parameters from the body; move those of the URL there.")
        }
        switch mediaType(request) {
        case nil, "application/json": return try await bodyParameters(request)
        case Reply.form: return try await formParameters(request)
        default:
            throw Problem(
                status: 415, title: "Unsupported media type",
                detail: "Send application/json or application/x-www-form-urlencoded.")
        }
    }

    /// Names and values of a URL's query, decoded.
    /// - Throws: 400 when it is not percent-encoded UTF-8.
    func queryParameters(_ request: Request) throws(Problem) -> NamedPairs {
        guard let values = decodedPairs((request.uri.query ?? "").utf8) else {
            throw unreadable("The URL is not percent-encoded UTF-8; encode spaces as %20 or +, and % as %25.")
        }
        return values
    }

    /// Names and values of a body as a page's form sends it, `application/x-www-form-urlencoded`, decoded.
    /// - Parameter limit: bytes.
    /// - Throws: 400 when it is not percent-encoded UTF-8, 413 above the limit, 415 when it says it is something else.
    func formParameters(
        _ request: Request, upTo limit: Int = LocatorResponder.bodyLimit
    ) async throws(Problem) -> NamedPairs {
        guard [nil, Reply.form].contains(mediaType(request)) else {
            throw Problem(
                status: 415, title: "Unsupported media type", detail: "Send application/x-www-form-urlencoded.")
        }
        guard let values = decodedPairs(try await body(request, upTo: limit).readableBytesView) else {
            throw unreadable("The form is not percent-encoded UTF-8, or has more than \(mostPairs) fields.")
        }
        return values
    }

    /// A request's body, whole.
    /// - Throws: 413 above the limit, in bytes.
    func body(
        _ request: Request, upTo limit: Int = LocatorResponder.bodyLimit
    ) async throws(Problem) -> ByteBuffer {
        do { return try await request.body.collect(upTo: limit) } catch {
            throw Problem(status: 413, title: "Body too large", detail: "At most \(limit) bytes.")
        }
    }

    /// What a body says it is, without parameters, in lower case; nil where it does not say.
    private func mediaType(_ request: Request) -> String? {
        request.headers[.contentType].map { trimmed($0.prefix { $0 != ";" }).lowercased() }
    }
}

/// 400.
func unreadable(_ detail: String) -> Problem {
    Problem(status: 400, title: "This request cannot be read", detail: detail)
}

/// Pairs that are read; no form of ours comes near it.
private let mostPairs = 1000

/// Names and values of `a=1&b=2`; nil where it is not percent-encoded UTF-8, or there are more than `mostPairs`.
func decodedPairs(_ bytes: some Collection<UInt8>) -> NamedPairs? {
    let bytes = Array(bytes)
    var pairs: NamedPairs = []
    var start = 0
    while start < bytes.count {
        let end = bytes[start...].firstIndex(of: UInt8(ascii: "&")) ?? bytes.count
        let equals = bytes[start..<end].firstIndex(of: UInt8(ascii: "=")) ?? end
        guard let name = decoded(bytes[start..<equals]), let value = decoded(bytes[min(equals + 1, end)..<end])
        else { return nil }
        if !name.isEmpty { pairs.append((name, value)) }
        guard pairs.count <= mostPairs else { return nil }
        start = end + 1
    }
    return pairs
}

/// `+` as a space, `%41` as its byte; nil for a `%` without two digits, and for what is not UTF-8.
private func decoded(_ bytes: ArraySlice<UInt8>) -> String? {
    guard bytes.contains(where: { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "%") }) else {
        return String(validating: bytes, as: UTF8.self)
    }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var rest = bytes.makeIterator()
    while let byte = rest.next() {
        switch byte {
        case UInt8(ascii: "+"): text.append(UInt8(ascii: " "))
        case UInt8(ascii: "%"):
            guard let high = rest.next().flatMap(digit), let low = rest.next().flatMap(digit) else { return nil }
            text.append(high << 4 | low)
        default: text.append(byte)
        }
    }
    return String(validating: text, as: UTF8.self)
}

private func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
}
