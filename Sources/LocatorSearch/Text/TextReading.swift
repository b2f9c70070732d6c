package import Treatment

/// How a text was understood: what the answer says of it.
package struct TextReading: Hashable, Sendable {
    /// Each asked word once, in the order they were written.
    package let words: [Word]
    /// There were more words than are looked at.
    package let isCut: Bool

    package struct Word: Hashable, Sendable {
        /// Folded.
        package let asked: String
        package let kind: Kind
        /// Other words that were looked for in its place: its inflections, or what it may be misspelt for. At most eight.
        package let forms: [String]
        /// Terms whose yes counts as the word. At most eight.
        package let terms: [Term]
    }

    package enum Kind: UInt8, CaseIterable, Sendable {
        /// Programs or terms go by this word.
        case written
        /// Only by its inflections.
        case inflected
        /// By no more than another spelling.
        case corrected
        /// It tells programs apart too little to weigh.
        case ignored
        case nowhere

        package var name: String {
            switch self {
            case .written: "written"
            case .inflected: "inflected"
            case .corrected: "corrected"
            case .ignored: "ignored"
            case .nowhere: "nowhere"
            }
        }
    }

    /// Asked words that no program and no term goes by.
    package var nowhere: [String] { words.filter { $0.kind == .nowhere }.map(\.asked) }
}
