import LocatorIndex
import LocatorSearch
import Treatment

/// What the hits divide by, and what each next option would leave; empty when no facet was asked for.
///
///     payment                                yes  unknown   no
///       Medicaid                              12        3    1   --payment must:medicaid → 15
func facetText(_ answer: SearchAnswer, _ snapshot: Snapshot, language: PageLanguage = .english) -> String {
    var lines: [String] = []
    for facet in answer.facets where !facet.values.isEmpty {
        lines.append("")
        let name = facet.group.name
        lines.append(padded(name, 40) + "   yes  unknown     no")
        for value in facet.values {
            let label = "  " + (language == .spanish ? value.spanish : value.english)
            let counts = [(value.yes, 6), (value.unknown, 9), (value.no, 7)].map { rightAligned($0.0, $0.1) }.joined()
            let options = changedOptions(answer.following(value), answer.pinned, snapshot)
            lines.append("\(padded(label, 40))\(counts)   \(options) → \(value.hits)")
        }
        let hidden = facet.total - facet.values.count
        if hidden > 0 { lines.append("  and \(hidden) more") }
    }
    return lines.map { $0 + "\n" }.joined()
}

/// What could be asked less strongly, each with the options to add; empty when there is nothing.
func relaxationText(_ answer: SearchAnswer, _ snapshot: Snapshot, _ page: PageFrame) -> String {
    guard !answer.relaxations.isEmpty else { return "" }
    var text = "\n" + page.lines(page.language.say("With a small change:", "Con un pequeño cambio:"))
    for relaxation in answer.relaxations {
        let words = page.language.say(relaxation.english, relaxation.spanish)
        text += page.lines("\(words)   [\(changedOptions(relaxation.request, answer.pinned, snapshot))]", indent: 2)
    }
    return text
}

/// How the options of one request become those of another: `--payment must:medicaid`, `no --specialty not:dbt`. An option that
/// is shown takes the place of those of its name.
private func changedOptions(_ request: SearchRequest, _ before: SearchRequest, _ snapshot: Snapshot) -> String {
    let old = parameters(of: before, in: snapshot)
    let new = parameters(of: request, in: snapshot)
    let added = new.filter { pair in !old.contains { $0 == pair } }
    let removed = old.filter { pair in
        !new.contains { $0 == pair } && !added.contains { $0.name == pair.name }
    }
    return (added.map(option) + removed.map { "no \(option($0))" }).joined(separator: " ")
}

private func option(_ parameter: (name: String, value: String)) -> String {
    let value = parameter.value.contains(" ") ? "\"\(parameter.value)\"" : parameter.value
    guard QueryOptions.options.contains(parameter.name) else { return "--need \(parameter.name)=\(value)" }
    return "--\(parameter.name.map { $0 == "_" ? "-" : String($0) }.joined()) \(value)"
}

extension QueryOptions {
    /// Names of parameters that have an option of their own; others go through `--need`.
    static let options: Set<String> = [
        "near", "radius", "level", "age", "free", "window", "buffer", "attendable", "zone", "starting", "name",
        "preset", "weights", "scale", "collapse", "sort", "page_size", "payment", "specialty", "language",
        "accreditation", "delivery", "audience", "medication", "focus", "support", "text", "travel", "ring", "lang",
        "facets",
    ]
}

private func padded(_ text: String, _ width: Int) -> String {
    text.count < width ? text + String(repeating: " ", count: width - text.count) : String(text.prefix(width))
}

private func rightAligned(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: " ", count: max(0, width - text.count)) + text
}
