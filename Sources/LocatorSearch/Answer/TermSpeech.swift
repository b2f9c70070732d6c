import LocatorIndex
import Treatment

/// What is said of each term in one language, put together once a snapshot: a page of hits says it a hundred times. Each text by
/// itself, so that who needs one takes hold of no other.
final class TermSpeech: Sendable {
    /// Three a term, by `Ternary.rawValue`; a yes is one without a grade.
    private let statements: [String]
    private let yesOfFacility, questions, titles, labels: [String]

    init(_ vocabulary: Vocabulary, _ language: PageLanguage) {
        let words = vocabulary.entries.map { TermWords($0, language) }
        let listed = ReasonWords(language).listedForFacility
        statements = words.flatMap { words in Ternary.allCases.map { words.text($0, .plain) } }
        yesOfFacility = words.map { $0.text(.yes, .plain) + listed }
        questions = words.map(\.question)
        titles = words.map(\.label)
        labels = words.map(\.inSentence)
    }

    /// What a program without a grade for it says.
    func statement(_ term: Term, _ state: Ternary) -> String {
        statements[Int(term.rawValue) * Ternary.allCases.count + Int(state.rawValue)]
    }

    /// A yes of another record of the facility.
    func yesOfFacility(_ term: Term) -> String { yesOfFacility[Int(term.rawValue)] }

    func question(_ term: Term) -> String { questions[Int(term.rawValue)] }

    /// The label with its capital, and inside a sentence.
    func title(_ term: Term) -> String { titles[Int(term.rawValue)] }
    func label(_ term: Term) -> String { labels[Int(term.rawValue)] }
}
