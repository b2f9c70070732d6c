import Treatment

/// Where the columns of a FindTreatment.gov export stand.
struct FindTreatmentColumns {
    /// Columns that are neither named ones nor known codes.
    let unknown: [String]
    private let address: AddressColumns
    private let named: [String: Int]
    /// Column and code ordinal.
    private let codes: [(column: Int, code: Int)]
    private let present: CodeSet

    /// - Throws: a column that is missing.
    init(_ header: [String], _ table: CodeTable, file: String) throws(FileError) {
        address = try AddressColumns(header, file: file)
        var named: [String: Int] = [:]
        var codes: [(column: Int, code: Int)] = []
        var unknown: [String] = []
        for (column, name) in header.map(columnName).enumerated() {
            if FindTreatmentColumns.names.contains(name) {
                named[name] = named[name] ?? column
                continue
            }
            // The letters alone name the column: a code that two categories share counts in both.
            let known = table.all(CodeTable.key(name.utf8))
            for code in known { codes.append((column, code)) }
            if known.isEmpty, !name.isEmpty { unknown.append(name) }
        }
        guard named["type_facility"] != nil else {
            throw FileError(
                file: file, line: 1, problem: "the column \"type_facility\" is missing",
                cure: "Export the file again with it.")
        }
        self.named = named
        self.codes = codes
        self.unknown = unknown
        present = CodeSet(codes.map(\.code))
    }

    private static let names: Set<String> = [
        "name1", "name2", "street1", "street2", "city", "state", "zip", "zip4", "county", "phone", "intake_prompt",
        "intake1", "intake2", "intake1a", "intake2a", "website", "latitude", "longitude", "type_facility",
    ]

    /// Whether the file has a column for the code.
    func has(_ code: Int) -> Bool { present.contains(code) }

    func record(_ row: CSVRow, width: Int, at position: Position, _ outcome: inout ReadOutcome) -> FacilityRecord? {
        guard var record = address.record(row, width: width, at: position, &outcome) else { return nil }
        let zip4 = text(row, "zip4")
        if !zip4.isEmpty, !record.zip.isEmpty, !record.zip.contains("-") { record.zip += "-\(zip4)" }
        record.county = text(row, "county")
        let website = text(row, "website")
        if website != "http://", website != "https://" { record.website = website }
        let kind: Phone.Kind = text(row, "intake_prompt").lowercased().contains("hotline") ? .hotline : .intake
        for name in ["intake1", "intake2", "intake1a", "intake2a"] { record.addPhone(text(row, name), kind) }
        let (latitude, longitude) = (text(row, "latitude"), text(row, "longitude"))
        if !latitude.isEmpty || !longitude.isEmpty {
            if let north = Double(latitude), let east = Double(longitude) {
                record.point = Coordinate(latitude: north, longitude: east)
            }
            if record.point == nil {
                outcome.notices.append(
                    Notice(.pointUnreadable, at: position, field: "latitude", value: "\(latitude), \(longitude)"))
            }
        }
        return record
    }

    func stated(_ row: CSVRow, _ table: CodeTable) -> StatedCodes {
        var stated = StatedCodes()
        for (column, code) in codes {
            let range = row.range(column)
            if range.count == 1, row.bytes[range.lowerBound] == UInt8(ascii: "1") {
                stated.insert(code, category: table.categoryOf[code])
            }
        }
        return stated
    }

    /// The survey that the row answers, by `type_facility`, else by the codes that only one of the two asks.
    func questionnaire(
        _ row: CSVRow, _ codes: StatedCodes, _ table: CodeTable, at position: Position, _ outcome: inout ReadOutcome
    ) -> Questionnaire? {
        let type = text(row, "type_facility")
        switch type.uppercased() {
        case "SA", "SU": return .substanceUse
        case "MH": return .mentalHealth
        default:
            outcome.notices.append(Notice(.typeFacilityUnknown, at: position, field: "type_facility", value: type))
            var tally = CodeTally(table)
            tally.add(codes, at: position)
            return tally.questionnaire
        }
    }

    private func text(_ row: CSVRow, _ name: String) -> String { named[name].map(row.text) ?? "" }
}
