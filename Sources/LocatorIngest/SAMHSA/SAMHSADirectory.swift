import Treatment

/// Reads SAMHSA's National Directory as CSV: 13 columns, all codes packed in `service_code_info`. Whether it is the
/// substance-use or the mental-health directory is told from the codes that only one of them asks.
/// - Parameter ordinal: the file's ordinal in the run.
/// - Throws: a file that is no CSV, lacks a column, or holds codes of neither directory.
package func readSAMHSADirectory(
    _ file: ExportFile, ordinal: Int, tables: VocabularyTables
) throws(FileError) -> ReadOutcome {
    var rows = try DirectoryRows(file, ordinal: ordinal, tables)
    // Moved, not copied: the records are changed in place below.
    var outcome = ReadOutcome()
    swap(&outcome, &rows.outcome)
    guard !rows.stated.isEmpty else {
        outcome.publisher = "SAMHSA National Directory"
        return outcome
    }
    guard let questionnaire = rows.tally.questionnaire else {
        throw FileError(
            file: file.name, problem: "no service code tells the substance-use from the mental-health directory",
            cure: "Check that service_code_info holds the codes, with \" * \" between groups.")
    }
    let legend = Legend(tables, questionnaire, silent: rows.tally.silent(questionnaire))
    for place in outcome.records.indices {
        for term in legend.describe(rows.stated[place], in: &outcome.records[place]) {
            outcome.notices.append(
                Notice(
                    .codesContradict, at: outcome.records[place].position, field: "service_code_info",
                    value: Vocabulary.fixed[term].code))
        }
    }
    let head = Position(file: ordinal, line: 1, byte: 0)
    outcome.notices += rows.tally.notices(questionnaire, at: head, field: "service_code_info")
    outcome.notices += rows.packed.unknown.map {
        Notice(.codeUnknown, at: $0.position, field: "service_code_info", value: "\($0.code) ×\($0.count)")
    }
    outcome.publisher =
        switch questionnaire {
        case .substanceUse: "SAMHSA National Directory, substance use"
        case .mentalHealth: "SAMHSA National Directory, mental health"
        }
    return outcome
}

/// Whether a CSV header is that of a National Directory, whatever its case and spaces.
package func looksLikeSAMHSADirectory(header: [String]) -> Bool {
    let names = header.map(columnName)
    return names.contains("name1") && names.contains("service_code_info")
}

/// How often a National Directory states each code, in the order of `tables.codes`: for a guard that compares years.
/// - Throws: what `readSAMHSADirectory` throws.
package func countServiceCodes(_ file: ExportFile, tables: VocabularyTables) throws(FileError) -> [Int] {
    try DirectoryRows(file, ordinal: 0, tables).tally.counts
}

/// The rows of a directory before it is known which of the two it is: names and addresses, and beside them the codes.
private struct DirectoryRows {
    var outcome = ReadOutcome()
    /// By place in `outcome.records`.
    var stated: [StatedCodes] = []
    var tally: CodeTally
    var packed: PackedCodes

    init(_ file: ExportFile, ordinal: Int, _ tables: VocabularyTables) throws(FileError) {
        tally = CodeTally(tables.table)
        packed = PackedCodes(tables.table)
        var reader = try CSVReader(file.bytes, file: file.name)
        let columns = try DirectoryColumns(reader.header, file: file.name)
        var row = CSVRow()
        while try reader.next(&row) {
            outcome.read += 1
            let position = Position(file: ordinal, line: row.line, byte: row.byte)
            guard let record = columns.record(row, width: reader.header.count, at: position, &outcome) else { continue }
            let codes = packed.read(row.bytes, row.range(columns.codes), at: position)
            tally.add(codes, at: position)
            stated.append(codes)
            outcome.records.append(record)
        }
    }
}

/// Where the columns of the directory stand.
private struct DirectoryColumns {
    let address: AddressColumns
    let intakes: [Int]
    let codes: Int

    init(_ header: [String], file: String) throws(FileError) {
        address = try AddressColumns(header, file: file)
        let names = header.map(columnName)
        guard let codes = names.firstIndex(of: "service_code_info") else {
            throw FileError(
                file: file, line: 1, problem: "the column \"service_code_info\" is missing",
                cure: "Export the directory with its codes.")
        }
        self.codes = codes
        intakes = ["intake1", "intake2", "intake1a", "intake2a"].compactMap { names.firstIndex(of: $0) }
    }

    func record(_ row: CSVRow, width: Int, at position: Position, _ outcome: inout ReadOutcome) -> FacilityRecord? {
        guard var record = address.record(row, width: width, at: position, &outcome) else { return nil }
        for column in intakes where !row.isEmpty(column) { record.addPhone(row.text(column), .intake) }
        return record
    }
}
