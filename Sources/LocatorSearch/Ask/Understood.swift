/// What a sentence was understood as: parameters that a person could have written, and what is left of it.
package struct Understood: Hashable, Sendable {
    /// One thing understood.
    package struct Part: Hashable, Sendable {
        /// As the person wrote them.
        package let words: String
        /// UTF-8 offsets of the words in the sentence.
        package let range: Range<Int>
        package let parameter: String
        /// As behind `parameter=`.
        package let value: String
        /// `ignore=` with this makes the words text again.
        package let undo: String
    }

    /// A parameter's name with its value.
    package struct Parameter: Hashable, Sendable {
        package let name: String
        package let value: String

        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// In the order of the sentence.
    package var parts: [Part] = []
    /// In the order of `Parameters.names`; the leftover words are `text`.
    package var parameters: [Parameter] = []
    /// Words that were understood and change nothing: nothing is known of them, or a no of them would turn away the wrong
    /// programs ("not faith based", "without Medicaid").
    package var setAside: [String] = []
    /// A place is asked for ("near me", "within 10 miles") and none is named.
    package var isPlaceMissing = false

    package init() {}
}
