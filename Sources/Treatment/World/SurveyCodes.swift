/// The SAMHSA surveys that a facility answers: each makes a directory of its own.
package struct Surveys: OptionSet, Hashable, Sendable, BitwiseCopyable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let substanceUse = Surveys(rawValue: 1)
    package static let mentalHealth = Surveys(rawValue: 2)
    package static let both: Surveys = [.substanceUse, .mentalHealth]

    /// Those that a program of this focus would answer.
    package init(_ focus: Focus) {
        self =
            switch focus {
            case .substanceUse: .substanceUse
            case .mentalHealth: .mentalHealth
            case .both: .both
            }
    }
}

/// What a facility's records state in SAMHSA's own codes, and for which surveys; empty where no record is SAMHSA's.
package struct SurveyCodes: Hashable, Sendable {
    /// Ordinals in `Catalog.codeBook`.
    package var codes: CodeSet
    package var surveys: Surveys

    package init(codes: CodeSet = CodeSet(), surveys: Surveys = []) {
        self.codes = codes
        self.surveys = surveys
    }

    /// What either states.
    package mutating func formUnion(_ other: SurveyCodes) {
        codes.formUnion(other.codes)
        surveys.formUnion(other.surveys)
    }
}

/// SAMHSA's service codes with SAMHSA's names: what the ordinals of a `CodeSet` mean.
package struct CodeBook: Hashable, Sendable {
    package struct Category: Hashable, Sendable {
        /// `PAY`.
        package let code: String
        /// `Payment/Insurance/Funding Accepted`.
        package let name: String

        package init(code: String, name: String) {
            self.code = code
            self.name = name
        }
    }

    package struct Code: Hashable, Sendable {
        /// Ordinal in `categories`.
        package let category: Int
        /// `MD`.
        package let letters: String
        /// `Medicaid`.
        package let name: String

        package init(category: Int, letters: String, name: String) {
            self.category = category
            self.letters = letters
            self.name = name
        }
    }

    package var categories: [Category]
    /// By ordinal, at most `CodeSet.capacity`; those of a category need not be neighbours.
    package var codes: [Code]

    package init(categories: [Category] = [], codes: [Code] = []) {
        self.categories = categories
        self.codes = codes
    }

    /// The codes of these letters, in capitals: more than one where two categories use them.
    package func ordinals(letters: String) -> [Int] { codes.indices.filter { codes[$0].letters == letters } }
}
