import Yams

/// A mistake in a sources file, where it is and what to do: `data/sources.yaml:12:5: …`.
package struct SourcesMistake: Hashable, Sendable, CustomStringConvertible {
    package let file: String
    /// From 1; 0 when it is about the whole file.
    package let line: Int
    package let column: Int
    package let problem: String
    package let cure: String

    package var description: String {
        "\(file)\(line > 0 ? ":\(line):\(column)" : ""): \(problem). \(cure)"
    }
}

/// All mistakes of a sources file: a person wants to mend them in one go.
package struct SourcesError: Error, Sendable, CustomStringConvertible {
    /// In the order of their places, at least one.
    package let mistakes: [SourcesMistake]
    /// Whom the file says to tell, where that much of it can be read.
    package var notify: SourcesFile.Notification?

    package var description: String { mistakes.map(\.description).joined(separator: "\n") }
}

/// Looks at YAML nodes and collects what does not fit.
struct YAMLCheck {
    let file: String
    private(set) var mistakes: [SourcesMistake] = []

    init(file: String) { self.file = file }

    mutating func complain(_ node: Node?, _ problem: String, _ cure: String) {
        mistakes.append(
            SourcesMistake(
                file: file, line: node?.mark?.line ?? 0, column: node?.mark?.column ?? 0, problem: problem, cure: cure))
    }

    /// The members of a mapping by their keys; keys that are not known are mistakes, with the nearest that is.
    mutating func members(_ node: Node, of what: String, known: [String]) -> [String: Node] {
        guard case .mapping(let mapping) = node else {
            complain(node, "\(what) has to be a mapping of names to values", "Write one \"name: value\" a line.")
            return [:]
        }
        var members: [String: Node] = [:]
        for (key, value) in mapping {
            guard let name = key.string, known.contains(name) else {
                let name = key.string ?? "this"
                let near = known.min { (editDistance($0, name), $0) < (editDistance($1, name), $1) } ?? ""
                let isNear = editDistance(near, name) <= max(2, name.count / 3)
                complain(
                    key, "\(what) has no \"\(name)\"",
                    isNear ? "Did you mean \"\(near)\"?" : "It may have: \(known.joined(separator: ", ")).")
                continue
            }
            members[name] = value
        }
        return members
    }

    /// A text that is not empty.
    mutating func text(_ node: Node?, _ what: String) -> String? {
        guard let node else { return nil }
        guard case .scalar(let scalar) = node, !scalar.string.isEmpty else {
            complain(node, "\(what) has to be a text", "Write it on one line.")
            return nil
        }
        return scalar.string
    }

    /// One text, or a list of texts.
    mutating func texts(_ node: Node?, _ what: String) -> [String]? {
        guard let node else { return nil }
        guard case .sequence(let sequence) = node else { return text(node, what).map { [$0] } }
        return sequence.compactMap { text($0, what) }
    }

    mutating func number(_ node: Node?, _ what: String, in range: ClosedRange<Int>) -> Int? {
        guard let node else { return nil }
        guard let number = node.scalar.flatMap({ Int($0.string) }), range.contains(number) else {
            complain(
                node, "\(what) has to be a whole number from \(range.lowerBound) to \(range.upperBound)",
                "Write it without a unit.")
            return nil
        }
        return number
    }

    mutating func flag(_ node: Node?, _ what: String) -> Bool? {
        guard let node else { return nil }
        guard let word = node.scalar?.string, ["true", "false"].contains(word) else {
            complain(node, "\(what) has to be true or false", "Write one of the two.")
            return nil
        }
        return word == "true"
    }

    /// A value that is one of a few words.
    mutating func choice<Value>(_ node: Node?, _ what: String, _ choices: [(String, Value)]) -> Value? {
        guard let node, let word = text(node, what) else { return nil }
        if let found = choices.first(where: { $0.0 == word }) { return found.1 }
        let near = choices.map(\.0).min { (editDistance($0, word), $0) < (editDistance($1, word), $1) } ?? ""
        let cure =
            editDistance(near, word) <= 2
            ? "Did you mean \"\(near)\"?" : "Write one of \(choices.map(\.0).joined(separator: ", "))."
        complain(node, "\(what) cannot be \"\(word)\"", cure)
        return nil
    }
}

/// Letters to insert, delete or replace (Levenshtein), for short words.
private func editDistance(_ a: String, _ b: String) -> Int {
    let (one, other) = (Array(a.utf8.prefix(40)), Array(b.utf8.prefix(40)))
    var row = Array(0...other.count)
    for (i, letter) in one.enumerated() {
        var diagonal = row[0]
        row[0] = i + 1
        for (j, letter2) in other.enumerated() {
            let cost = min(row[j] + 1, row[j + 1] + 1, diagonal + (letter == letter2 ? 0 : 1))
            diagonal = row[j + 1]
            row[j + 1] = cost
        }
    }
    return row[other.count]
}
