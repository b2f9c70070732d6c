internal import Treatment

/// Which services of an HSDS package are treatment, at which levels, and which words are certain enough to be facts:
/// `data/taxonomy/hsds-treatment.csv`, a table that a person reviews. What is not in it says nothing.
///
///     code         a 211 taxonomy code, with * for the code and all below it: treatment
///     not          the same, and no treatment whatever the family above says
///     term         the name of a taxonomy term (Open Eligibility): treatment
///     words        says in name, description or term what is treated: a code alone is not believed
///     never        in the service's name: no treatment
///     name, text   in the name, in a given sentence of the description: states levels and facts
///     gives        makes a sentence given; `elsewhere` unmakes it
///     language, fee, eligibility     a value or words of those fields: facts
///
/// Phrases are matched folded and word by word; * stands for any end of a word. Of rows of one kind that fit at the same
/// place the longest counts: `intensive outpatient` hides the `outpatient` in it.
package struct HSDSRules: Sendable {
    enum Kind: String, CaseIterable {
        case code, not, term, words, never, name, text, gives, elsewhere, language, fee, eligibility
    }

    struct Row: Sendable {
        var match: String
        /// ` intensive outpatient `, or ` detox` for `detox*`.
        var phrase: [UInt8]
        var levels: [Level]
        var focus: Focus?
        var facts: [Term]
    }

    /// By kind; phrases longest first.
    private var rows: [String: [Row]] = [:]
    private var exact: [String: Row] = [:]
    private var families: [String: Row] = [:]
    private var refusedExact: Set<String> = []
    private var refusedFamilies: Set<String> = []

    /// Nothing is treatment.
    package init() {}

    /// - Throws: when the table does not say what it has to, with the line.
    package init(_ table: ExportFile) throws(FileError) {
        var reader = try CSVReader(table.bytes, file: table.name)
        let names = ["kind", "match", "level", "focus", "facts", "why"]
        let columns = names.compactMap { reader.column($0) }
        guard columns.count == names.count else {
            throw FileError(
                file: table.name, line: 1,
                problem: "the columns kind, match, level, focus, facts and why are not all there",
                cure: "Write the header as data/taxonomy/hsds-treatment.csv has it.")
        }
        var row = CSVRow()
        while try reader.next(&row) { try add(columns.map { row.text($0) }, file: table.name, line: row.line) }
        for kind in Kind.allCases {
            rows[kind.rawValue]?.sort { ($1.phrase.count, $0.match) < ($0.phrase.count, $1.match) }
        }
    }

    private mutating func add(_ cells: [String], file: String, line: Int) throws(FileError) {
        func refused(_ problem: String) -> FileError {
            FileError(
                file: file, line: line, problem: problem, cure: "Correct the table: what is not sure stays out.")
        }
        guard let kind = Kind(rawValue: cells[0]) else { throw refused("\"\(cells[0])\" is no kind of row") }
        guard !cells[1].isEmpty, !cells[5].isEmpty else { throw refused("a row needs a match and a reason (why)") }
        var levels: [Level] = []
        for name in items(cells[2]) {
            guard let level = Level(name: name) else { throw refused("\"\(name)\" is no level") }
            levels.append(level)
        }
        let focus = Focus(name: cells[3])
        let needsFocus = kind == .code || kind == .term || kind == .words
        guard (focus != nil) == needsFocus, focus != nil || cells[3].isEmpty else {
            throw refused("\"\(cells[3])\" is no focus, or this kind of row has none")
        }
        var facts: [Term] = []
        for code in items(cells[4]) {
            guard let term = Vocabulary.fixed.term(String(code)) else {
                throw refused("\"\(code)\" is no code of the vocabulary")
            }
            facts.append(term)
        }
        let row = Row(match: cells[1], phrase: phrase(cells[1]), levels: levels, focus: focus, facts: facts.sorted())
        let isFamily = cells[1].hasSuffix("*")
        let code = isFamily ? String(cells[1].dropLast()) : cells[1]
        switch kind {
        case .code: if isFamily { families[code] = row } else { exact[code] = row }
        case .not: if isFamily { refusedFamilies.insert(code) } else { refusedExact.insert(code) }
        default:
            guard row.phrase.count > 1 else { throw refused("a phrase needs a word") }
            rows[kind.rawValue, default: []].append(row)
        }
    }

    /// The row for a taxonomy code, the longest that fits; nil when it does not mean treatment.
    func row(forCode code: String) -> Row? {
        if refusedExact.contains(code) { return nil }
        if let row = exact[code] { return row }
        var rest = code[...]
        while true {
            if refusedFamilies.contains(String(rest)) { return nil }
            if let row = families[String(rest)] { return row }
            guard let cut = rest.lastIndex(where: { $0 == "-" || $0 == "." }) else { return nil }
            rest = rest[..<cut]
        }
    }

    /// The row whose phrase is the whole text.
    func row(_ kind: Kind, whole text: FoldedText) -> Row? {
        rows[kind.rawValue]?.first { $0.phrase == text.bytes }
    }

    /// Whether a phrase of that kind stands in the text.
    func hits(_ kind: Kind, in text: FoldedText) -> Bool {
        rows[kind.rawValue]?.contains { text.place(of: $0.phrase) != nil } ?? false
    }

    /// A row and the words of the text that fit it, folded.
    struct Match {
        let row: Row
        let words: String
    }

    /// The rows whose phrases stand in the text, longest first; what one has taken another does not see.
    func matches(_ kind: Kind, in text: FoldedText) -> [Match] {
        var text = text
        return (rows[kind.rawValue] ?? []).compactMap { row in text.take(row.phrase).map { Match(row: row, words: $0) }
        }
    }
}

/// Folded words with a space before, between and behind them, as phrases are looked for in them.
struct FoldedText: Sendable {
    private(set) var bytes: [UInt8]

    init(_ text: some StringProtocol) {
        let folded = foldedBytes(text)
        bytes = folded.isEmpty ? [] : [0x20] + folded + [0x20]
    }

    var isEmpty: Bool { bytes.isEmpty }

    /// Where a phrase begins, or nil.
    func place(of phrase: [UInt8]) -> Int? {
        guard !phrase.isEmpty, phrase.count <= bytes.count else { return nil }
        let text = bytes.span
        let wanted = phrase.span
        for start in 0...(text.count - wanted.count) {
            var at = 0
            while at < wanted.count, text[start + at] == wanted[at] { at += 1 }
            if at == wanted.count { return start }
        }
        return nil
    }

    /// Blots a phrase out wherever it stands; the words where it stood first, or nil when it stands nowhere.
    mutating func take(_ phrase: [UInt8]) -> String? {
        var words: String?
        while let start = place(of: phrase) {
            // To the end of the last word, of which the phrase may be a beginning.
            var end = start + phrase.count
            while end < bytes.count, bytes[end - 1] != 0x20, bytes[end] != 0x20 { end += 1 }
            if words == nil {
                words = String(decoding: bytes[start..<end], as: UTF8.self)
            }
            // The spaces stay: they belong to the neighbours too.
            for at in start + 1..<end where bytes[at] != 0x20 { bytes[at] = UInt8(ascii: "_") }
        }
        return words.map { String($0[...].trimmingSpace) }
    }
}

/// ` intensive outpatient ` of `intensive outpatient`, ` detox` of `detox*`; a star inside stands for nothing.
private func phrase(_ match: String) -> [UInt8] {
    let folded = FoldedText(match).bytes
    return match.hasSuffix("*") ? Array(folded.dropLast()) : folded
}
