/// What can be asked of one path with one method, and what comes back: a row of `operations`.
struct Operation: Sendable {
    enum Method: String, Sendable { case get, post }

    let method: Method
    let path: String
    /// A name for generated code.
    let id: String
    let summary: String
    var about = ""
    /// It takes every parameter of a search: in its URL, or as the fields of its body.
    var isSearch = false
    /// The parameters of a search that it refuses.
    var refuses: [String] = []
    var parameters: [Parameter] = []
    /// The schema of its body, by name.
    var body: String?
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
        /// It has an entity tag.
        var isTagged = false
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
    case gone = 410
    case tooLarge = 413
    case tooLong = 414
    case otherType = 415
    case notReady = 503

    var name: String {
        switch self {
        case .unread: "Unread"
        case .absent: "Absent"
        case .gone: "Gone"
        case .tooLarge: "TooLarge"
        case .tooLong: "TooLong"
        case .otherType: "OtherType"
        case .notReady: "NotReady"
        }
    }

    var about: String {
        switch self {
        case .unread: "A parameter does not fit: which, what was expected, and an example that does."
        case .absent: "There is no such program in the snapshot that answers."
        case .gone: "The cursor's snapshot is no longer served: ask again without the cursor."
        case .tooLarge: "The body has more than \(LocatorResponder.bodyLimit) bytes."
        case .tooLong:
            "The URL has more than \(LocatorResponder.targetLimit) bytes: send the search as the body of a POST."
        case .otherType: "The body is of a type that is not read."
        case .notReady: "The index is being checked, or the server has too much to do: ask again in a second."
        }
    }
}
