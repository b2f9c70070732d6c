/// Every operation of the API, those of one path together. `Route` leads each to its work; a test compares the two.
let operations: [Operation] =
    searchOperations + questionOperations + listOperations + serverOperations
    + findTreatmentOperations

extension SpecProblem {
    /// What any request may meet.
    static let always: [SpecProblem] = [.tooLong, .tooMany, .notReady]
    /// What a question in a URL may meet.
    static let ofURL = always + [.unread]
    /// What a question in a body may meet.
    static let ofBody = always + [.unread, .tooLarge, .otherType]
}

/// Programs and a facility of the sample that examples ask for.
enum Shown {
    static let program = "0ae1tjngn95ze"
    static let other = "8rgxs8r8npxxr"
    static let facility = "bm1sz9k5p8vmw"
    static let both = "\(program),\(other)"
    static let query = "near=98101&level=iop&payment=medicaid"
    static let body = #"{"near": "98101", "level": "iop", "payment": "must:medicaid"}"#
    static let absent = "0000000000000"
}

extension Operation.Answer {
    static func json(_ about: String, _ schema: String, isTagged: Bool = false) -> Operation.Answer {
        Operation.Answer(about: about, types: [(Reply.json, .named(schema))], headers: isTagged ? [.tag] : [])
    }

    static func text(_ about: String) -> Operation.Answer {
        Operation.Answer(about: about, types: [("text/plain", .text)])
    }

    static let unchanged = Operation.Answer(status: 304, about: "The client has it already.")
    static let moved = Operation.Answer(
        status: 308, about: "The id is a former one: what it stood for is now at Location.", headers: [.location])
}
