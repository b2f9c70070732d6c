/// What can be asked of one path with one method, and what comes back: a row of `operations`.
struct Operation: Sendable {
    enum Method: String, Sendable { case get, post }

    let method: Method
    let path: String
    /// A name for generated code.
    let id: String
    let summary: String
    var about = ""
    /// Its URL takes the parameters of a search, but for these; nil where it takes none of them.
    var searchWithout: Set<String>?
    var parameters: [Parameter] = []
    /// What its body asks, by the name that `question` gives it: JSON or a form.
    var question: String?
    /// The schema of its body where that is a form and nothing else, by name.
    var form: String?
    var answers: [Answer]
    var problems: [SpecProblem] = []
    var requests: [Example] = []

    /// A parameter that is no search's.
    struct Parameter: Sendable {
        let name: String
        var place = "query"
        var isRequired = false
        let schema: Schema
        let about: String
        let example: String?
    }

    /// What comes back when all is well.
    struct Answer: Sendable {
        var status = 200
        let about: String
        /// Media types with the schema of each; none for an answer without a body.
        var types: [(type: String, schema: Schema)] = []
        /// Headers that it may have besides those of every answer.
        var headers: [Header] = []
    }

    /// What the head of an answer says.
    struct Header: Sendable {
        let name: String
        var isRequired = false
        let schema: Schema
        let about: String

        static let requestID = Header(
            name: "X-Request-Id", isRequired: true, schema: .pattern("^[A-Za-z0-9._-]{1,64}$"),
            about: "The request's own X-Request-Id where it is plain, else one of the server's.")
        static let tag = Header(
            name: "ETag", isRequired: true, schema: .pattern("^\"[0-9a-f]{16}\"$"), about: "Goes into If-None-Match.")
        static let location = Header(
            name: "Location", isRequired: true, schema: .text, about: "The same path and query with the present id.")
        static let total = Header(name: "X-Total-Count", schema: .count, about: "Hits of the whole list.")
        static let next = Header(name: "X-Next-Cursor", schema: .text, about: "What JSON calls next.")
        static let retry = Header(
            name: "Retry-After", isRequired: true, schema: .whole(1...3600), about: "Seconds to wait.")
    }

    /// A request that is answered as it says, by a server of the sample.
    struct Example: Sendable {
        let about: String
        /// Path and query.
        let target: String
        var body: String?
        var type: String?
        var status = 200
    }
}

/// The errors that operations share.
enum SpecProblem: Int, CaseIterable, Sendable {
    case unread = 400
    case absent = 404
    case otherFormat = 406
    case gone = 410
    case tooLarge = 413
    case tooLong = 414
    case otherType = 415
    case tooMany = 429
    case notReady = 503

    var name: String {
        switch self {
        case .unread: "Unread"
        case .absent: "Absent"
        case .otherFormat: "OtherFormat"
        case .gone: "Gone"
        case .tooLarge: "TooLarge"
        case .tooLong: "TooLong"
        case .otherType: "OtherType"
        case .tooMany: "TooMany"
        case .notReady: "NotReady"
        }
    }

    var headers: [Operation.Header] {
        switch self {
        case .tooMany, .notReady: [.requestID, .retry]
        case .unread, .absent, .otherFormat, .gone, .tooLarge, .tooLong, .otherType: [.requestID]
        }
    }

    var about: String {
        switch self {
        case .unread: "A parameter does not fit: which, what was expected, and an example that does."
        case .absent: "There is no such program or facility in the snapshot that answers."
        case .otherFormat: "Accept shuts out every format that this answer has."
        case .gone: "The cursor's snapshot is no longer served: ask again without the cursor."
        case .tooLarge: "The body has more than \(LocatorResponder.bodyLimit) bytes."
        case .tooLong:
            "The URL has more than \(LocatorResponder.targetLimit) bytes: send the search as the body of a POST."
        case .otherType: "The body is of a type that is not read."
        case .tooMany: "This client has asked too often: ask again after the seconds of Retry-After."
        case .notReady:
            "The index is being checked, or the server has too much to do: ask again after the seconds of Retry-After."
        }
    }
}
