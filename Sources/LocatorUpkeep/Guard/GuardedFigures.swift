package import LocatorIndex
import Treatment

/// What guards ask of one snapshot, whatever the other is.
package struct GuardedFigures: Sendable {
    let figures: SnapshotFigures
    /// How often contradictions are found, of each publisher and of all.
    let lints: [LintKey: Int]
    /// The same by the lint's id, of programs that no publisher states too.
    let found: [String: Int]

    init(figures: SnapshotFigures, lints: [LintKey: Int], found: [String: Int]) {
        self.figures = figures
        self.lints = lints
        self.found = found
    }

    /// Goes through all of it. A million programs take two seconds of a processor.
    /// - Throws: `IndexError.damaged`.
    package init(of snapshot: Snapshot) throws(IndexError) {
        let counted = Underway { LocatorUpkeep.figures(of: snapshot) }
        let findings = try lint(snapshot)
        let figures = counted.result
        var lints: [LintKey: Int] = [:]
        for finding in findings {
            let source = Int(figures.publisherOf[finding.program])
            guard source < figures.sources.count else { continue }
            lints[LintKey(publisher: figures.sources[source].publisher, id: finding.lint.id), default: 0] += 1
            lints[LintKey(publisher: nil, id: finding.lint.id), default: 0] += 1
        }
        self.init(
            figures: figures, lints: lints,
            found: Dictionary(lintCounts(findings).map { ($0.lint.id, $0.count) }, uniquingKeysWith: +))
    }
}

/// A contradiction of a publisher's programs; of all where it is nil.
struct LintKey: Hashable, Codable {
    let publisher: String?
    let id: String
}
