package import Treatment

/// One thing that is known, or not known, of a program, in words: a cell beside others, and a line of a call sheet.
package struct Aspect: Sendable {
    package let topic: Topic
    /// In the language asked for.
    package let label: String
    /// "unknown – ask" when the state is unknown.
    package let text: String
    /// Nil where there is nothing to say yes or no to.
    package let state: Ternary?
    /// The publisher, and the day it was true; nil where no record speaks.
    package let source: String?
    package let asOf: Day?
    /// What to ask when it is unknown.
    package let question: String?

    /// What an aspect is about.
    package enum Topic: Hashable, Sendable {
        case place, level, focus, distance, travel, fit, sessions
        /// An asked value.
        case asked(Term)
        case payment, capacity, language, medication, ages, servesOnly, delivery, shape, accreditation
        case phones, website, listing

        /// The word in JSON: `payment`, or the term's code.
        package func name(_ vocabulary: Vocabulary) -> String {
            switch self {
            case .asked(let term): "asked:\(vocabulary[term].code)"
            case .servesOnly: "serves_only"
            case .place, .level, .focus, .distance, .travel, .fit, .sessions, .payment, .capacity, .language,
                .medication, .ages, .delivery, .shape, .accreditation, .phones, .website, .listing:
                "\(self)"
            }
        }
    }

    init(
        _ topic: Topic, _ label: String, _ text: String, _ state: Ternary? = nil, source: String? = nil,
        asOf: Day? = nil, question: String? = nil
    ) {
        self.topic = topic
        self.label = label
        self.text = text
        self.state = state
        self.source = source
        self.asOf = asOf
        self.question = question
    }
}
