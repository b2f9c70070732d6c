package import Treatment

/// How bad a finding is.
package enum Severity: UInt8, CaseIterable, Comparable, Sendable {
    /// Worth knowing; the record stands as it is.
    case info
    /// Something in the record was changed, dropped or doubted.
    case warning
    /// The record was refused: quarantine.
    case error

    package var name: String { "\(self)" }
    package static func < (a: Severity, b: Severity) -> Bool { a.rawValue < b.rawValue }
}

/// A rule that ingest checks, under an id that stays.
package struct Rule: Hashable, Sendable {
    /// `zip-point-far`, lower case, hyphens. Stable across versions; documented in `docs/rules.md`.
    package let id: String
    package let severity: Severity
    /// One sentence: what was found, and what became of it.
    package let meaning: String
    /// One sentence: what the person who keeps the export can do.
    package let cure: String

    package init(_ id: String, _ severity: Severity, _ meaning: String, cure: String) {
        self.id = id
        self.severity = severity
        self.meaning = meaning
        self.cure = cure
    }
}

/// A finding about one record or file.
package struct Notice: Sendable {
    package let rule: Rule
    package let position: Position
    /// The column or element it is about; empty when it is about the whole record.
    package let field: String
    /// The value that was found, cut at 120 characters; never a person's name.
    package let value: String

    package init(_ rule: Rule, at position: Position, field: String = "", value: String = "") {
        self.rule = rule
        self.position = position
        self.field = field
        self.value = String(value.prefix(120))
    }
}

/// Why a whole file cannot be read: it holds the swap and keeps the live snapshot.
package struct FileError: Error, Sendable, CustomStringConvertible {
    package let file: String
    /// From 1; 0 when it is about the whole file.
    package let line: Int
    package let problem: String
    package let cure: String

    package init(file: String, line: Int = 0, problem: String, cure: String) {
        self.file = file
        self.line = line
        self.problem = problem
        self.cure = cure
    }

    /// `name.csv:12: unclosed quote. Close it …`
    package var description: String { "\(file)\(line > 0 ? ":\(line)" : ""): \(problem). \(cure)" }
}

/// What one file's reader found: records in the order of the file, and what it had to say about them.
package struct ReadOutcome: Sendable {
    /// Records that can go on.
    package var records: [FacilityRecord] = []
    package var notices: [Notice] = []
    /// Rows or elements read, good or bad.
    package var read = 0
    /// Refused, by rule id.
    package var quarantined: [String: Int] = [:]
    /// Set aside on purpose (`inactive`, `not-treatment`), by reason. A record without a level is set aside later.
    package var setAside: [String: Int] = [:]
    /// Who issued the file, as pages show it.
    package var publisher = ""
    /// The export's own date when it has one.
    package var asOf: Day?

    package init() {}
}
