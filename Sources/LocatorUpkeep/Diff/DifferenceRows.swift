package import Treatment

/// The columns of the difference as CSV.
package let differenceHeader = [
    "what", "program_id", "facility_id", "other_id", "name", "city", "county", "state", "level", "publisher", "item",
    "before", "after", "before_publisher", "before_as_of", "after_publisher", "after_as_of", "miles",
]

extension Difference {
    /// One row a change: a program or site that is gone, joined, added or renamed; a fact, a field, a code; a merge made or
    /// undone.
    package var rows: [[String]] {
        programChanges.flatMap(programRows) + siteChanges.flatMap(siteRows) + merges.map(mergeRow)
    }
}

private struct Row {
    var what = ""
    var program = ""
    var facility = ""
    var other = ""
    var label: SiteLabel
    var level = ""
    var publisher = ""
    var item = ""
    var before = ""
    var after = ""
    var beforeSource = ("", "")
    var afterSource = ("", "")
    var miles = ""

    /// In the order of `differenceHeader`.
    var cells: [String] {
        [
            what, program, facility, other, label.name, label.city, label.county, label.state, level, publisher, item,
            before, after, beforeSource.0, beforeSource.1, afterSource.0, afterSource.1, miles,
        ]
    }
}

private func programRows(_ change: ProgramChange) -> [[String]] {
    var row = Row(label: change.label)
    (row.program, row.facility) = (base32(change.id), base32(change.facility))
    (row.level, row.publisher) = (change.level.name, change.publisher)
    row.other = change.otherID.map(base32) ?? ""
    var rows: [[String]] = []
    if change.kind != .changed || change.otherID != nil {
        row.what = "program_\(change.kind == .changed ? "renamed" : change.kind.rawValue)"
        rows.append(row.cells)
    }
    for fact in change.facts {
        row.what = "fact"
        row.item = fact.term.code
        (row.before, row.after) = (fact.before?.text ?? "unknown", fact.after?.text ?? "unknown")
        row.beforeSource = source(fact.before)
        row.afterSource = source(fact.after)
        rows.append(row.cells)
    }
    (row.beforeSource, row.afterSource) = (("", ""), ("", ""))
    for field in change.fields { rows.append(fieldRow(field, row)) }
    return rows
}

private func source(_ said: FactChange.Said?) -> (String, String) {
    (said?.publisher ?? "", said?.fact.asOf?.description ?? "")
}

private func siteRows(_ change: SiteChange) -> [[String]] {
    var row = Row(label: change.label)
    row.facility = base32(change.id)
    row.other = change.otherID.map(base32) ?? ""
    var rows: [[String]] = []
    if change.kind != .changed || change.otherID != nil {
        row.what = "site_\(change.kind == .changed ? "renamed" : change.kind.rawValue)"
        rows.append(row.cells)
    }
    for field in change.fields {
        row.miles = field.field == .point ? change.moved.map { miles($0) } ?? "" : ""
        rows.append(fieldRow(field, row))
    }
    row.miles = ""
    row.what = "code"
    for code in change.codes {
        row.item = code.letters
        (row.before, row.after) = code.isStated ? ("", "stated") : ("stated", "")
        rows.append(row.cells)
    }
    return rows
}

private func fieldRow(_ field: FieldChange, _ row: Row) -> [String] {
    var row = row
    (row.what, row.item) = ("field", field.field.rawValue)
    (row.before, row.after) = (field.before, field.after)
    return row.cells
}

private func mergeRow(_ merge: MergeChange) -> [String] {
    var row = Row(label: merge.label)
    row.what = merge.isMade ? "merge_made" : "merge_undone"
    row.facility = base32(merge.site)
    row.item = "records"
    let parts = merge.parts.map { "\(base32($0.site)): \($0.records.map(base32).joined(separator: " "))" }
        .joined(separator: "; ")
    if merge.isMade { row.before = parts } else { row.after = parts }
    return row.cells
}

/// `1.3`.
package func miles(_ metres: Metres) -> String { "\(metres.tenthsOfMiles / 10).\(metres.tenthsOfMiles % 10)" }
