/// A code or column that ingest has no meaning for, with how often it was met: what the tables should be taught next.
package struct Unmapped: Hashable, Sendable {
    /// `code-unknown`, `column-unknown`, `listing-unknown-term` or `listing-unknown-column`.
    package let rule: String
    /// The code, or the column's header.
    package let name: String
    /// Rows that state the code; files that have the column.
    package let count: Int
}

/// What of the notices is about codes and columns without a meaning: the most frequent first, then by name.
func unmapped(_ notices: [Notice]) -> [Unmapped] {
    var counts: [Name: Int] = [:]
    for notice in notices where rules.contains(notice.rule) {
        let (name, count) = counted(notice.value.isEmpty ? notice.field : notice.value)
        counts[Name(rule: notice.rule.id, text: name), default: 0] += count
    }
    return counts.map { Unmapped(rule: $0.rule, name: $0.text, count: $1) }
        .sorted { ($1.count, $0.rule, $0.name) < ($0.count, $1.rule, $1.name) }
}

private struct Name: Hashable {
    let rule, text: String
}

private let rules: Set<Rule> = [.codeUnknown, .columnUnknown, .listingUnknownTerm, .listingUnknownColumn]

/// `XYZ ×12` is XYZ, twelve times; anything else is itself, once.
private func counted(_ value: String) -> (name: String, count: Int) {
    let parts = value.split(separator: " ×", omittingEmptySubsequences: false)
    guard parts.count == 2, let count = Int(parts[1]) else { return (value, 1) }
    return (String(parts[0]), count)
}
