/// A row of a table of a package: the cells that are asked for, with its place.
struct HSDSRow {
    let position: Position
    fileprivate let fields: [HSDSField]
    fileprivate let cells: [String]

    /// Trimmed; empty where the table lacks the column.
    subscript(field: HSDSField) -> String { fields.firstIndex(of: field).map { cells[$0] } ?? "" }
}

/// The files of an HSDS package, as they are read. Tables come out whole or not at all, with their notices.
struct HSDSPackage {
    let folder: ExportFile
    /// Ordinal of the folder in the run, and of its first file.
    let ordinal: Int
    let firstPart: Int
    private(set) var notices: [Notice] = []

    init(_ folder: ExportFile, ordinal: Int, firstPart: Int) {
        self.folder = folder
        self.ordinal = ordinal
        self.firstPart = firstPart
    }

    mutating func note(_ rule: Rule, at position: Position, field: String = "", value: String = "") {
        notices.append(Notice(rule, at: position, field: field, value: value))
    }

    /// All rows of a table; of two files for one table, the one after the other.
    /// - Throws: a required table that is missing or unreadable.
    mutating func rows(_ table: HSDSTable, _ fields: [HSDSField]) throws(FileError) -> [HSDSRow] {
        var rows: [HSDSRow] = []
        var isThere = false
        for (place, part) in folder.parts.enumerated() where HSDSTable(fileName: part.name) == table {
            isThere = true
            do throws(FileError) {
                rows += try read(part, place, table, fields)
            } catch {
                if table.isRequired {
                    throw FileError(file: part.path, line: error.line, problem: error.problem, cure: error.cure)
                }
                let position = Position(file: firstPart + place, line: error.line, byte: 0)
                note(.hsdsTableUnreadable, at: position, field: table.rawValue, value: error.problem)
            }
        }
        if isThere { return rows }
        if table.isRequired {
            throw FileError(
                file: folder.path, problem: "the HSDS package has no table of \(table.rawValue)",
                cure: "Export \(table.rawValue).csv too: without it nothing can be read.")
        }
        if table.isExpected {
            note(.hsdsTableMissing, at: Position(file: ordinal, line: 0, byte: 0), field: table.rawValue)
        }
        return rows
    }

    private mutating func read(
        _ part: ExportFile, _ place: Int, _ table: HSDSTable, _ fields: [HSDSField]
    ) throws(FileError) -> [HSDSRow] {
        var reader = try CSVReader(part.bytes, file: part.name)
        let header = reader.header.map { String($0.map { $0 == " " || $0 == "-" ? "_" : $0 }) }
        let columns = fields.map { field in
            ([field.rawValue] + field.aliases).lazy.compactMap { header.firstIndex(of: $0) }.first
        }
        let needsID = table.isRequired || table == .organizations
        if needsID, let id = fields.firstIndex(of: .id), columns[id] == nil {
            throw FileError(
                file: part.name, line: 1, problem: "the table has no column id",
                cure: "Write the header as the specification (docs.openreferral.org) has it.")
        }
        var rows: [HSDSRow] = []
        var row = CSVRow()
        while try reader.next(&row) {
            let position = Position(file: firstPart + place, line: row.line, byte: row.byte)
            guard row.count <= header.count else {
                note(.rowWidth, at: position, field: table.rawValue)
                if table == .services { refused[Rule.rowWidth.id, default: 0] += 1 }
                continue
            }
            if row.cp1252Column != nil { note(.encodingCP1252, at: position, field: table.rawValue) }
            rows.append(
                HSDSRow(position: position, fields: fields, cells: columns.map { $0.map { row.text($0) } ?? "" }))
        }
        return rows
    }

    /// Rows of services that were refused, by rule: each one counts as read.
    private(set) var refused: [String: Int] = [:]

    /// The rows by id; a row without one, or with that of an earlier row, is refused.
    mutating func byID(_ rows: [HSDSRow], _ table: HSDSTable) -> [String: HSDSRow] {
        var byID: [String: HSDSRow] = [:]
        for row in unique(rows, table) { byID[row[.id]] = row }
        return byID
    }

    /// The rows that have an id of their own, in their order.
    mutating func unique(_ rows: [HSDSRow], _ table: HSDSTable) -> [HSDSRow] {
        var seen: Set<String> = []
        var kept: [HSDSRow] = []
        for row in rows {
            let id = row[.id]
            let rule: Rule? = id.isEmpty ? .hsdsNoID : seen.insert(id).inserted ? nil : .hsdsIDTwice
            guard let rule else {
                kept.append(row)
                continue
            }
            note(rule, at: row.position, field: table.rawValue, value: id)
            if table == .services { refused[rule.id, default: 0] += 1 }
        }
        return kept
    }
}
