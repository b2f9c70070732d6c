package import Treatment

/// A term in sentences: what a program says of it, and the question to ask.
package struct TermWords: Sendable {
    private let entry: TermEntry

    package init(_ entry: TermEntry) { self.entry = entry }

    /// "takes Medicaid", "not known whether it takes Medicaid".
    package func text(_ state: Ternary, _ grade: Grade) -> String {
        switch state {
        case .yes: yes(grade)
        case .no: no
        case .unknown: "not known: \(entry.english)"
        }
    }

    private func yes(_ grade: Grade) -> String {
        switch entry.group {
        case .payment: return entry.english == "Free of charge" ? "free of charge" : "takes \(entry.english)"
        case .language:
            switch grade {
            case .sessions: return "sessions in \(entry.english)"
            case .bilingualStaff: return "staff who speak \(entry.english)"
            case .interpreter: return "an interpreter for \(entry.english)"
            case .phoneLine: return "a phone line for \(entry.english)"
            default: return "serves people in \(entry.english)"
            }
        default:
            let how: String =
                switch grade {
                case .named: ", a program named for it"
                case .integrated: ", one integrated program"
                case .special: ", a special program"
                case .apart: ", both offered apart"
                case .screening: ", screening only"
                case .prescribes: ", prescribed here"
                case .administers: ", given here"
                case .accepts: ", accepted when prescribed elsewhere"
                case .plain, .sessions, .bilingualStaff, .interpreter, .phoneLine: ""
                }
            return entry.english + how
        }
    }

    private var no: String {
        switch entry.group {
        case .payment: "does not take \(entry.english)"
        case .accreditation: "not \(entry.english)"
        case .language: "does not serve people in \(entry.english)"
        case .audience: "not for: \(entry.english)"
        case .condition: "does not treat: \(entry.english)"
        default: "does not offer: \(entry.english)"
        }
    }

    /// "Do you take Medicaid?"
    package var question: String {
        switch entry.group {
        case .payment: "Do you take \(entry.english)?"
        case .language: "Do you hold sessions in \(entry.english), or is there staff or an interpreter?"
        case .accreditation: "Are you accredited or licensed: \(entry.english)?"
        case .medication: "Do you offer this medication: \(entry.english)?"
        case .audience: "Do you serve: \(entry.english)?"
        case .condition: "Do you treat: \(entry.english)?"
        default: "Do you offer: \(entry.english)?"
        }
    }
}
