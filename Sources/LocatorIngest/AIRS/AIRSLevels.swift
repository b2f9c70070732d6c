internal import Treatment

/// Which taxonomy codes mean treatment, and the level of care they state: `data/taxonomy/airs-levels.csv`, a small
/// table that a person reviews. A code that is not in it is not treatment.
///
///     RX-8450.1150        that code alone
///     RX-1700*            the code and all below it (RX-1700.0500, RX-1700.0500-100)
///     what=…;why=…        an iCarol text, {what:'COUNSELLING',why:'addiction (alcohol and drug)',who:'Youth'}
///
/// Of several rows that fit, the longest code wins. A row without a level is treatment at a level that was not stated.
package struct AIRSLevels: Sendable {
    struct Row: Sendable {
        var code: String
        var level: Level?
        var focus: Focus
        /// Terms that the code says yes to.
        var terms: [Term]
    }

    private var exact: [String: Row] = [:]
    private var families: [String: Row] = [:]
    private var texts: [(parts: [String], row: Row)] = []

    /// No code means treatment.
    package init() {}

    /// - Throws: when the table does not say what it has to, with the line.
    package init(_ table: ExportFile) throws(FileError) {
        var reader = try CSVReader(table.bytes, file: table.name)
        let names = ["code", "level", "focus", "facts", "why"]
        let columns = names.compactMap { reader.column($0) }
        guard columns.count == names.count else {
            throw FileError(
                file: table.name, line: 1, problem: "the columns code, level, focus, facts and why are not all there",
                cure: "Write the header as data/taxonomy/airs-levels.csv has it.")
        }
        var row = CSVRow()
        while try reader.next(&row) {
            let cells = columns.map { row.text($0) }
            try add(cells, file: table.name, line: row.line)
        }
    }

    private mutating func add(_ cells: [String], file: String, line: Int) throws(FileError) {
        func refused(_ problem: String) -> FileError {
            FileError(
                file: file, line: line, problem: problem, cure: "Correct the table: a code that is not sure stays out.")
        }
        guard !cells[0].isEmpty, !cells[4].isEmpty else { throw refused("a row needs a code and a reason (why)") }
        guard let focus = Focus(name: cells[2]) else { throw refused("\"\(cells[2])\" is no focus") }
        let level = Level(name: cells[1])
        guard level != nil || cells[1].isEmpty else { throw refused("\"\(cells[1])\" is no level") }
        var terms: [Term] =
            focus == .both ? [.substanceUse, .mentalHealth] : [focus == .substanceUse ? .substanceUse : .mentalHealth]
        for code in items(cells[3]) {
            guard let term = Vocabulary.fixed.term(String(code)) else {
                throw refused("\"\(code)\" is no code of the vocabulary")
            }
            terms.append(term)
        }
        let row = Row(code: cells[0], level: level, focus: focus, terms: terms.sorted())
        if cells[0].contains("=") {
            texts.append((cells[0].split(separator: ";").map { String($0) }, row))
        } else if cells[0].hasSuffix("*") {
            families[String(cells[0].dropLast())] = row
        } else {
            exact[cells[0]] = row
        }
    }

    /// The row for a taxonomy code as it stands in an export, or nil when it does not mean treatment.
    func row(for code: String) -> Row? {
        if code.hasPrefix("{") {
            let parts = AIRSLevels.parts(code)
            return texts.filter { text in text.parts.allSatisfy(parts.contains) }
                .max { ($0.parts.count, $1.row.code) < ($1.parts.count, $0.row.code) }?.row
        }
        if let row = exact[code] { return row }
        var rest = code[...]
        while true {
            if let row = families[String(rest)] { return row }
            guard let cut = rest.lastIndex(where: { $0 == "-" || $0 == "." }) else { return nil }
            rest = rest[..<cut]
        }
    }

    /// `["what=COUNSELLING", "why=crime", "who=Youth"]` for `{what:'COUNSELLING',why:'crime',who:'Youth'}`.
    static func parts(_ code: String) -> [String] {
        let inside = code.dropFirst().last == "}" ? code.dropFirst().dropLast() : code.dropFirst()
        var parts: [String] = []
        var rest = inside
        while let colon = rest.firstIndex(of: ":") {
            let key = rest[..<colon].trimmingSpace
            var value = rest[rest.index(after: colon)...].trimmingSpace
            guard value.first == "'" else { break }
            value.removeFirst()
            // A value may hold apostrophes: it ends at one before a comma or the end.
            var end = value.startIndex
            while end < value.endIndex {
                if value[end] == "'" {
                    let after = value[value.index(after: end)...].trimmingSpace
                    if after.isEmpty || after.first == "," { break }
                }
                end = value.index(after: end)
            }
            parts.append("\(key)=\(value[..<end])")
            guard end < value.endIndex else { break }
            rest = value[value.index(after: end)...].trimmingSpace
            if rest.first == "," { rest = rest.dropFirst().trimmingSpace }
        }
        return parts
    }
}
