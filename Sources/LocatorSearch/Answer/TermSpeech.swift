import LocatorIndex
import Treatment

/// What is said of each term in one language, put together once a snapshot: a page of hits says it a hundred times.
struct TermSpeech: Sendable {
    /// The sentences of one term; those of a yes without a grade.
    struct Sentences: Sendable {
        let yes, no, unknown: String
        let question: String
        /// The label inside a sentence.
        let label: String
    }

    /// By term.
    private let sentences: [Sentences]

    init(_ vocabulary: Vocabulary, _ language: PageLanguage) {
        sentences = vocabulary.entries.map { entry in
            let words = TermWords(entry, language)
            return Sentences(
                yes: words.text(.yes, .plain), no: words.text(.no, .plain), unknown: words.text(.unknown, .plain),
                question: words.question, label: words.inSentence)
        }
    }

    subscript(term: Term) -> Sentences { sentences[Int(term.rawValue)] }
}

extension TermSpeech.Sentences {
    /// What a program without a grade for it says.
    func text(_ state: Ternary) -> String {
        switch state {
        case .yes: yes
        case .no: no
        case .unknown: unknown
        }
    }
}
