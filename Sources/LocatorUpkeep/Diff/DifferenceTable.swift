/// The columns of counts that every form of the report shows, in their order.
package struct CountColumns: Sendable {
    package let titles: [String]
    private let values: [@Sendable (PartCounts) -> Int]

    /// - Parameter counts: a column that is 0 in all of them is left out, but for before, not seen, added and after.
    package init(showing counts: some Sequence<PartCounts>) {
        let always: Set<String> = ["before", "not seen", "added", "after", "changed"]
        let counts = Array(counts)
        let shown = all.filter { title, value in always.contains(title) || counts.contains { value($0) != 0 } }
        titles = shown.map(\.0)
        values = shown.map(\.1)
    }

    /// The numbers of one row.
    package func cells(_ counts: PartCounts) -> [String] { values.map { grouped($0(counts)) } }
}

private let all: [(String, @Sendable (PartCounts) -> Int)] = [
    ("before", { $0.before }), ("not seen", { $0.notSeen }), ("joined", { $0.joined }), ("left", { $0.left }),
    ("came", { $0.came }), ("added", { $0.added }), ("after", { $0.after }), ("changed", { $0.changed }),
    ("same", { $0.same }), ("renamed", { $0.renamed }),
]

extension Difference {
    /// The cut that a word names: `state`, `county`, `publisher`, `level`; nil for another.
    package func cut(_ name: String) -> [CutCounts]? {
        switch name {
        case "state": byState
        case "county": byCounty
        case "publisher": byPublisher
        case "level": byLevel
        default: nil
        }
    }

    /// Nothing is different.
    package var isNone: Bool { programs.isQuiet && facilities.isQuiet && merges.isEmpty }

    /// What happened, in a few sentences.
    package var summary: [String] {
        if isNone {
            return ["Nothing is different." + redatedSentence]
        }
        var lines: [String] = []
        let parts = [
            "\(grouped(programs.notSeen)) not seen any more", "\(grouped(programs.added)) added",
            "\(grouped(programs.changed)) changed", "\(grouped(programs.same)) the same",
        ]
        lines.append(
            "\(counted(programs.before, "program")) before, \(grouped(programs.after)) after: \(parts.joined(separator: ", "))."
        )
        if programs.joined > 0 {
            lines.append("\(counted(programs.joined, "program")) joined with another; the old id leads there.")
        }
        if programs.renamed > 0 {
            lines.append("\(counted(programs.renamed, "program")) kept under another id; the old id leads there.")
        }
        lines.append(
            "\(counted(programs.facts, "fact")) and \(counted(programs.fields, "field")) of programs say something else; of sites "
                + "\(counted(facilities.fields, "field")) and \(counted(facilities.facts, "code"))." + redatedSentence)
        if facilities.moved > 0 {
            lines.append(
                "\(counted(facilities.moved, "site")) moved, \(grouped(facilities.movedFar)) of them by more than a mile."
            )
        }
        if !merges.isEmpty {
            let made = merges.count { $0.isMade }
            lines.append(
                "\(counted(made, "merge")) of sites made, \(grouped(merges.count - made)) undone.")
        }
        return lines
    }

    private var redatedSentence: String {
        programs.redated == 0 ? "" : " \(counted(programs.redated, "fact")) confirmed or restated as of another day."
    }
}
