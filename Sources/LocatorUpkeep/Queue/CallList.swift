package import LocatorIndex
import LocatorSearch
import Treatment

/// A program of the queue in words: whom to call, what to ask.
package struct CallListEntry: Codable, Hashable, Sendable {
    package let program: String
    package let name: String
    package let level: String
    package let city, state: String
    /// The first number that new people may call; empty when none is listed.
    package let phone: String
    /// Of a million searches of the demand, those that show it on the first page; and what the call is worth.
    package let shown, worth: Double
    package let questions: [Question]

    package struct Question: Codable, Hashable, Sendable {
        /// What the answer is about, as a correction names it: a term's code, `track`, or `all`.
        package let field: String
        package let text: String
        /// What the listings say; `not known`.
        package let known: String
        /// The day it was true; nil for what is unknown or undated.
        package let day: String?
        package let worth: Double
    }
}

/// The first entries of a queue in words.
package func callList(
    _ entries: some Sequence<VerificationQueue.Entry>, in snapshot: Snapshot
) throws(IndexError) -> [CallListEntry] {
    var list: [CallListEntry] = []
    for entry in entries {
        let program = try snapshot.program(entry.program)
        let facility = try snapshot.facility(program.facility)
        let names = [facility.name, facility.name2, program.name].filter { !$0.isEmpty }
        list.append(
            CallListEntry(
                program: base32(program.id), name: names.joined(separator: " · "), level: program.level.name,
                city: facility.isConfidential ? "" : facility.city, state: facility.state?.description ?? "",
                phone: callable(facility.phones).first?.text ?? "", shown: tenths(entry.shown),
                worth: tenths(entry.worth), questions: entry.questions.map { question($0, program, snapshot) }))
    }
    return list
}

private func question(
    _ question: VerificationQueue.Question, _ program: Program, _ snapshot: Snapshot
) -> CallListEntry.Question {
    let (field, text, known): (String, String, String) =
        switch question.subject {
        case .level:
            (
                "all", "Is this still held: \(program.level.english)? (gone, if not)",
                "listed"
            )
        case .term(let term):
            (
                snapshot.vocabulary[term].code, TermWords(snapshot.vocabulary[term]).question,
                question.state == .unknown
                    ? "not known" : TermWords(snapshot.vocabulary[term]).text(question.state, question.grade)
            )
        case .sessions: ("track", "On which days and at which hours are the sessions?", sessions(program))
        }
    return CallListEntry.Question(
        field: field, text: text, known: known, day: question.asOf?.description, worth: tenths(question.worth))
}

private func sessions(_ program: Program) -> String {
    if let tracks = program.tracks {
        return tracks.tracks.map { WeeklySchedule($0.sessions.map(\.interval)).description }.joined(separator: " or ")
    }
    return program.hours.map { "not known; open \($0.week)" } ?? "not known"
}

private func tenths(_ value: Double) -> Double { (value * 10).rounded() / 10 }

/// The columns of a call list, as `docs/corrections.md` has them; what is behind the phone is for the answer about sessions.
package let callListHeader = [
    "action", "id", "field", "value", "day", "until", "by", "note", "question", "known", "known_day", "name", "city",
    "state", "phone", "in_person", "online",
]

/// The rows of a call list, one a question: comes back, filled in, as a file of corrections.
package func callListRows(_ list: [CallListEntry]) -> [[String]] {
    list.flatMap { entry in
        entry.questions.map { question in
            [
                "call", entry.program, question.field, "", "", "", "", "", question.text, question.known,
                question.day ?? "", entry.name, entry.city, entry.state, entry.phone, "", "",
            ]
        }
    }
}
