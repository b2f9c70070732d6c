import Treatment

/// The columns that both of SAMHSA's formats have, and what makes a row of them a record.
struct AddressColumns {
    private let name1: Int
    private let name2: Int
    private let street1: Int
    private let street2: Int
    private let city: Int
    private let state: Int
    private let zip: Int
    private let phone: Int

    /// - Throws: a column that is missing.
    init(_ header: [String], file: String) throws(FileError) {
        let names = header.map(columnName)
        func place(_ name: String) throws(FileError) -> Int {
            if let place = names.firstIndex(of: name) { return place }
            throw FileError(
                file: file, line: 1, problem: "the column \"\(name)\" is missing",
                cure: "Export the file again with it.")
        }
        name1 = try place("name1")
        name2 = try place("name2")
        street1 = try place("street1")
        street2 = try place("street2")
        city = try place("city")
        state = try place("state")
        zip = try place("zip")
        phone = try place("phone")
    }

    /// The names, address and main phone of a row; nil for a row that is refused.
    func record(_ row: CSVRow, width: Int, at position: Position, _ outcome: inout ReadOutcome) -> FacilityRecord? {
        if let column = row.cp1252Column {
            outcome.notices.append(
                Notice(.encodingCP1252, at: position, field: "column \(column + 1)", value: row.text(column)))
        }
        // Cells beyond the header do no harm while they are empty.
        guard row.count >= width, (width..<row.count).allSatisfy(row.isEmpty) else {
            outcome.refuse(.rowWidth, at: position, value: "\(row.count) cells, header \(width)")
            return nil
        }
        var record = FacilityRecord(position: position)
        record.name = row.text(name1)
        record.name2 = row.text(name2)
        if record.name.isEmpty { swap(&record.name, &record.name2) }
        guard !record.name.isEmpty else {
            outcome.refuse(.nameMissing, at: position, field: "name1")
            return nil
        }
        record.state = row.text(state)
        guard !record.state.isEmpty else {
            outcome.refuse(.stateMissing, at: position, field: "state")
            return nil
        }
        record.street = row.text(street1)
        record.street2 = row.text(street2)
        record.city = row.text(city)
        record.zip = row.text(zip)
        if isUndisclosed(record.street) {
            record.isConfidential = true
            record.street = ""
            record.street2 = ""
        }
        record.addPhone(row.text(phone), .main)
        return record
    }
}

/// A header cell as columns are called: ` Service code info ` → `service_code_info`.
func columnName(_ cell: String) -> String {
    cell.lowercased().split(separator: " ").joined(separator: "_")
}

extension FacilityRecord {
    /// Adds a phone unless it is empty or already there.
    mutating func addPhone(_ text: String, _ kind: Phone.Kind) {
        if !text.isEmpty, !phones.contains(where: { $0.text == text }) { phones.append(RawPhone(text, kind)) }
    }
}

extension ReadOutcome {
    /// Puts a row into quarantine.
    fileprivate mutating func refuse(_ rule: Rule, at position: Position, field: String = "", value: String = "") {
        quarantined[rule.id, default: 0] += 1
        notices.append(Notice(rule, at: position, field: field, value: value))
    }
}

/// `- - -`: the directory's way to print an address that must not be disclosed.
private func isUndisclosed(_ street: String) -> Bool {
    street.utf8.contains(UInt8(ascii: "-")) && street.utf8.allSatisfy { $0 == UInt8(ascii: "-") || $0 == 0x20 }
}
