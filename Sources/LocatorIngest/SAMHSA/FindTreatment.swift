import Treatment

/// Reads FindTreatment.gov's CSV: one row a facility, one column a service code, `1` for yes. A code was asked only if its
/// column is there and the survey named by the row's `type_facility` asks it.
/// - Parameter ordinal: the file's ordinal in the run.
/// - Throws: a file that is no CSV or lacks a column.
package func readFindTreatment(
    _ file: ExportFile, ordinal: Int, tables: VocabularyTables
) throws(FileError) -> ReadOutcome {
    var reader = try CSVReader(file.bytes, file: file.name)
    let columns = try FindTreatmentColumns(reader.header, tables.table, file: file.name)
    let head = Position(file: ordinal, line: 1, byte: 0)
    var outcome = ReadOutcome()
    outcome.publisher = "FindTreatment.gov"
    outcome.notices += columns.unknown.map { Notice(.columnUnknown, at: head, field: $0) }
    var tallies = Questionnaire.allCases.map { ($0, CodeTally(tables.table)) }
    var stated: [(codes: StatedCodes, questionnaire: Questionnaire?)] = []
    var row = CSVRow()
    while try reader.next(&row) {
        outcome.read += 1
        let position = Position(file: ordinal, line: row.line, byte: row.byte)
        guard let record = columns.record(row, width: reader.header.count, at: position, &outcome) else { continue }
        let codes = columns.stated(row, tables.table)
        let questionnaire = columns.questionnaire(row, codes, tables.table, at: position, &outcome)
        for place in tallies.indices where tallies[place].0 == questionnaire {
            tallies[place].1.add(codes, at: position)
        }
        stated.append((codes, questionnaire))
        outcome.records.append(record)
    }
    let met = [nil, .substanceUse, .mentalHealth].filter { survey in stated.contains { $0.questionnaire == survey } }
    let legends = met.map { survey in
        let silent = tallies.first { $0.0 == survey }.map { $0.1.silent($0.0) } ?? CodeSet()
        return Legend(tables, survey, isAsked: columns.has, silent: silent)
    }
    for place in outcome.records.indices {
        guard let legend = legends.first(where: { $0.questionnaire == stated[place].questionnaire }) else { continue }
        for term in legend.describe(stated[place].codes, in: &outcome.records[place]) {
            outcome.notices.append(
                Notice(.codesContradict, at: outcome.records[place].position, value: Vocabulary.fixed[term].code))
        }
    }
    for (questionnaire, tally) in tallies {
        outcome.notices += tally.notices(questionnaire, at: head, isAsked: columns.has)
    }
    return outcome
}

/// Whether a CSV header is that of a FindTreatment.gov export, whatever its case and spaces.
package func looksLikeFindTreatment(header: [String]) -> Bool {
    let names = Set(header.map(columnName))
    return names.isSuperset(of: ["name1", "type_facility", "latitude", "longitude"])
        && !names.contains("service_code_info")
}
