import Treatment

/// A table of `data/vocabulary`, read row by row; its errors name file and line.
struct TableSheet {
    private var reader: CSVReader
    private var row = CSVRow()
    private let columns: [String: Int]

    /// - Throws: a column that is missing, and what the CSV reader throws.
    init(_ file: ExportFile, columns names: [String]) throws(FileError) {
        reader = try CSVReader(file.bytes, file: file.name)
        var columns: [String: Int] = [:]
        for name in names {
            guard let column = reader.column(name) else {
                throw FileError(
                    file: file.name, line: 1, problem: "the column \"\(name)\" is missing",
                    cure: "The header is \(names.joined(separator: ",")).")
            }
            columns[name] = column
        }
        self.columns = columns
    }

    mutating func next() throws(FileError) -> Bool {
        guard try reader.next(&row) else { return false }
        guard row.count == reader.header.count else {
            throw error(
                "the row has \(row.count) cells, the header \(reader.header.count)", "Quote cells that hold a comma.")
        }
        return true
    }

    /// The line of the row, from 1.
    var line: Int { row.line }

    /// The cell of a column that `init` was given.
    subscript(column: String) -> String { columns[column].map { row.text($0) } ?? "" }

    /// A cell that lists words with `;` between them.
    func list(_ column: String) -> [String] { self[column].split(separator: ";").map(String.init) }

    /// A cell of `term`, `term:grade`, each with `?` behind it when weak.
    func statements(_ column: String) throws(FileError) -> [ServiceCode.Statement] {
        var statements: [ServiceCode.Statement] = []
        for word in list(column) {
            let isWeak = word.hasSuffix("?")
            let parts = (isWeak ? word.dropLast() : word[...]).split(separator: ":", maxSplits: 1)
            let code = parts.first.map(String.init) ?? ""
            guard let term = Vocabulary.fixed.term(code) else {
                let near = Vocabulary.fixed.suggestions(for: code, in: Set(TermGroup.allCases)).joined(separator: ", ")
                throw error(
                    "no term is called \"\(code)\"",
                    near.isEmpty ? "Write a term of the vocabulary." : "Did you mean \(near)?")
            }
            guard let grade = parts.count > 1 ? Grade(name: parts[1]) : .plain else {
                let words = Grade.allCases.map(\.name).joined(separator: ", ")
                throw error("no grade is called \"\(parts[1])\"", "Write one of \(words).")
            }
            statements.append(ServiceCode.Statement(term: term, grade: grade, isWeak: isWeak))
        }
        return statements
    }

    /// A cell with a level or nothing.
    func level(_ column: String) throws(FileError) -> Level? {
        guard !self[column].isEmpty else { return nil }
        guard let level = Level(name: self[column]) else {
            let words = Level.allCases.map(\.name).joined(separator: ", ")
            throw error("no level is called \"\(self[column])\"", "Write one of \(words).")
        }
        return level
    }

    func error(_ problem: String, _ cure: String) -> FileError {
        FileError(file: reader.file, line: row.line, problem: problem, cure: cure)
    }
}
