/// What a phrase means when a person writes it: a parameter of a request with its value.
package struct Concept: Hashable, Sendable {
    /// Folded words joined by single spaces, at most `mostWords`.
    package let phrase: String
    /// The name of a parameter; `drop` for words that say nothing, `text` for words that are never more than text.
    package let parameter: String
    /// As behind `parameter=`; empty for `drop` and `text`, and for `near` when a place is asked for and none named.
    package let value: String
    /// Ordinary words come within one edit of it: never read into a misspelling.
    package let isExact: Bool
    /// Gives way to another concept of the same parameter in the same sentence ("insurance" to "Medicaid").
    package let isGeneral: Bool

    /// Words that a phrase has at most.
    package static let mostWords = 8
    /// The parameter of words that say nothing.
    package static let drop = "drop"
    /// The parameter of words that are never more than text.
    package static let text = "text"

    package init(
        phrase: String, parameter: String, value: String, isExact: Bool = false, isGeneral: Bool = false
    ) {
        self.phrase = phrase
        self.parameter = parameter
        self.value = value
        self.isExact = isExact
        self.isGeneral = isGeneral
    }
}

/// A phrase that raises a safety notice, or keeps a shorter one from raising it.
package struct SafetyPhrase: Hashable, Sendable {
    /// Folded words joined by single spaces.
    package let phrase: String
    /// Nil: no danger ("overdose education").
    package let notice: SafetyNotice?

    package init(phrase: String, notice: SafetyNotice?) {
        self.phrase = phrase
        self.notice = notice
    }
}

/// What is told before an answer when words of a question speak of danger; in this order. Never changes hits or counts.
package enum SafetyNotice: UInt8, CaseIterable, Comparable, Sendable {
    case emergency, crisis, withdrawal

    /// The word in tables and answers.
    package var id: String {
        switch self {
        case .emergency: "emergency_911"
        case .crisis: "crisis_988"
        case .withdrawal: "withdrawal_risk"
        }
    }

    package init?(id: some StringProtocol) {
        guard let notice = SafetyNotice.allCases.first(where: { $0.id == id }) else { return nil }
        self = notice
    }

    package static func < (a: SafetyNotice, b: SafetyNotice) -> Bool { a.rawValue < b.rawValue }
}
