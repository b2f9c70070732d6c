/// What is wrong with one parameter of a request, what was expected, and an example that works.
package struct ParameterError: Error, Equatable, CustomStringConvertible {
    package let parameter: String
    /// What was found, in words; repeats at most 60 characters of the value.
    package let problem: String
    package let expected: String
    /// A value that would be accepted.
    package let example: String
    /// Things the person may have meant, best first.
    package let choices: [String]

    package init(_ parameter: String, _ problem: String, expected: String, example: String, choices: [String] = []) {
        self.parameter = parameter
        self.problem = problem
        self.expected = expected
        self.example = example
        self.choices = choices
    }

    package var description: String {
        let meant = choices.isEmpty ? "" : " Did you mean: \(choices.joined(separator: "; "))?"
        return "\(parameter): \(problem). Expected \(expected), for example \(parameter)=\(example).\(meant)"
    }
}

/// A value as messages repeat it: quoted, cut at 60 characters, control characters left out.
func shown(_ value: some StringProtocol) -> String {
    let clean = String(value.prefix(60)).filter { character in
        character.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    }
    return "\"\(clean)\(value.count > 60 ? "…" : "")\""
}
