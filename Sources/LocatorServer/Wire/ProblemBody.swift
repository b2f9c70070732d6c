import LocatorIndex
package import LocatorSearch
import Treatment

/// An error as `application/problem+json` (RFC 9457): what is wrong, where, what was expected, and an example.
package struct Problem: Error, Sendable {
    package let status: Int
    package let title: String
    package let detail: String
    package let parameter: ParameterError?
    /// Seconds after which to ask again; nil when that would not help.
    package let retryAfterSeconds: Int?
    /// What the answer's head says besides: `Allow`, `Vary`.
    package let headers: [(name: String, value: String)]

    package init(
        status: Int, title: String, detail: String, parameter: ParameterError? = nil, retryAfterSeconds: Int? = nil,
        headers: [(name: String, value: String)] = []
    ) {
        self.status = status
        self.title = title
        self.detail = detail
        self.parameter = parameter
        self.retryAfterSeconds = retryAfterSeconds
        self.headers = headers
    }

    package init(_ error: ParameterError) {
        self.init(status: 400, title: "This request cannot be read", detail: error.description, parameter: error)
    }

    package init(_ error: SearchError) {
        switch error {
        case .otherSnapshot:
            self.init(status: 410, title: "This page is gone", detail: error.description, parameter: Problem.cursor)
        case .otherRequest:
            self.init(
                status: 400, title: "This request cannot be read", detail: error.description, parameter: Problem.cursor)
        case .damaged:
            self.init(
                status: 500, title: "The index is damaged",
                detail: "The index is damaged. Ingest again, or point back to an older snapshot.")
        }
    }

    init(unknownProgram id: UInt64, in snapshot: Snapshot) {
        self.init(
            status: 404, title: "No such program", detail: "Snapshot \(snapshot.id) has no program \(base32(id)).")
    }

    init(unknownFacility id: UInt64, in snapshot: Snapshot) {
        self.init(
            status: 404, title: "No such facility", detail: "Snapshot \(snapshot.id) has no facility \(base32(id)).")
    }

    private static let cursor = ParameterError(
        "cursor", "of another list", expected: "the \"next\" of an answer to this very search, or no cursor",
        example: "")

    /// - Parameter requestID: the `X-Request-Id` of the answer.
    package func body(requestID: String) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.field("type", "about:blank")
            json.field("title", title)
            json.field("status", status)
            json.field("detail", detail)
            json.field("request_id", requestID)
            guard let parameter else { return }
            json.field("parameter", parameter.parameter)
            json.field("expected", parameter.expected)
            json.field("example", parameter.example)
            json.strings("choices", parameter.choices)
        }
        return json.bytes
    }
}
