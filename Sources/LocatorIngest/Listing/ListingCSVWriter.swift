package import Treatment

/// Writes records as a program listing in CSV: the mirror image of `readListingCSV`. A facility's cells stand in its
/// first row, a program's in its first; later rows repeat what joins them.
/// - Parameter expiry: when an accreditation of a facility (by its id) runs out; a record itself does not keep that.
package func writeListingCSV(
    _ records: [FacilityRecord], publisher: String, asOf: Day?, expiry: (String, Term) -> Day? = { _, _ in nil }
) -> [UInt8] {
    // Most listings know no hours of opening: their columns come with the first that does.
    let hasHours = records.contains { $0.hours != nil || $0.programs.contains { $0.hours != nil } }
    let columns = ListingColumn.allCases.filter { hasHours || $0 != .facilityHours && $0 != .hours }
    var bytes = csvLine(columns.map(\.rawValue))
    var listing = ListingCells()
    listing[.listingPublisher] = publisher
    listing[.listingAsOf] = asOf?.description ?? ""
    for record in records {
        var facility = cells(record, expiry)
        for row in rows(record) {
            bytes.append(
                contentsOf: csvLine(
                    columns.map { column in
                        switch column.scope {
                        case .listing: listing[column]
                        case .facility: facility[column]
                        case .program, .track: row[column]
                        }
                    }))
            listing = ListingCells()
            facility = ListingCells()
            facility[.facilityID] = record.publisherID
        }
    }
    return bytes
}

/// One row a track; one for a program without tracks; one for a facility without programs.
private func rows(_ record: FacilityRecord) -> [ListingCells] {
    var rows: [ListingCells] = []
    for program in record.programs {
        var row = cells(program, record.facts)
        for track in program.tracks?.tracks ?? [] {
            row[.trackName] = track.name
            row[.inPerson] = sessionsText(track, isOnline: false)
            row[.online] = sessionsText(track, isOnline: true)
            row[.required] = track.required.map { String($0) } ?? ""
            row[.trackLanguage] = track.language.map { Vocabulary.fixed[$0].code } ?? ""
            row[.start] = startText(track.start)
            row[.trackCapacity] = track.capacity.map(capacityText) ?? ""
            rows.append(row)
            row = joiningCells(program)
        }
        if program.tracks == nil { rows.append(row) }
    }
    return rows.isEmpty ? [ListingCells()] : rows
}

private func cells(_ record: FacilityRecord, _ expiry: (String, Term) -> Day?) -> ListingCells {
    var cells = ListingCells()
    cells[.facilityID] = record.publisherID
    cells[.facilityAsOf] = record.asOf?.description ?? ""
    cells[.name] = record.name
    cells[.name2] = record.name2
    cells[.street] = record.street
    cells[.street2] = record.street2
    cells[.city] = record.city
    cells[.state] = record.state
    cells[.zip] = record.zip
    cells[.county] = record.county
    cells[.confidential] = record.isConfidential ? "true" : ""
    cells[.foreign] = record.isForeign ? "true" : ""
    cells[.lat] = record.point.map { degrees($0.latitude) } ?? ""
    cells[.lon] = record.point.map { degrees($0.longitude) } ?? ""
    cells[.phones] = record.phones.map { "\($0.kind.name):\($0.text)" }.joined(separator: "; ")
    cells[.website] = record.website
    cells[.levelsAsked] = record.askedLevels.map(\.name).joined(separator: " ")
    cells[.facilityHours] = record.hours.map(hoursText) ?? ""
    for (column, state) in ListingColumn.facilityFacts {
        cells[column] = record.facts.entries.filter { $0.fact.state == state }.map { entry in
            let end = state == .yes ? expiry(record.publisherID, entry.term) : nil
            return itemText(entry) + (end.map { "^\($0)" } ?? "")
        }.joined(separator: "; ")
    }
    return cells
}

private func cells(_ program: ProgramRecord, _ facility: FactSheet) -> ListingCells {
    var cells = joiningCells(program)
    cells[.levelStated] = program.levelStated == program.level.name ? "" : program.levelStated
    cells[.ages] = program.ages.map(agesText) ?? ""
    cells[.servesOnly] = program.servesOnly.map { Vocabulary.fixed[$0].code }.joined(separator: "; ")
    let own = ownFacts(program, facility)
    for (column, _) in ListingColumn.programFacts {
        cells[column] = own.filter { ListingColumn.of($0) == column }.map(itemText).joined(separator: "; ")
    }
    for (column, state) in ListingColumn.carriers {
        cells[column] = program.carriers.filter { $0.fact.state == state }.map { itemText($0) }.joined(separator: "; ")
    }
    cells[.hours] = program.hours.map(hoursText) ?? ""
    cells[.hoursAWeek] = program.statedTenthHours.map(tenthsText) ?? ""
    cells[.weeks] = program.lengthWeeks.map(weeksText) ?? ""
    cells[.capacity] = program.capacity.map(capacityText) ?? ""
    cells[.telehealthStates] = program.telehealthStates.map(\.description).joined(separator: " ")
    cells[.notes] = program.notes.joined(separator: "\n")
    cells[.tracksAsOf] = program.tracks?.asOf?.description ?? ""
    return cells
}

/// What every row of a program repeats.
private func joiningCells(_ program: ProgramRecord) -> ListingCells {
    var cells = ListingCells()
    cells[.programID] = program.publisherID
    cells[.programName] = program.name
    cells[.level] = program.level.name
    cells[.focus] = program.focus.name
    return cells
}

private func itemText(_ entry: FactSheet.Entry) -> String { itemText(Vocabulary.fixed[entry.term].code, entry.fact) }

private func hoursText(_ hours: OpeningHours) -> String {
    hours.asOf.map { "\(hours.week)@\($0)" } ?? hours.week.description
}

private func capacityText(_ capacity: Capacity) -> String {
    capacity.asOf.map { "\(capacity.state.name)@\($0)" } ?? capacity.state.name
}

/// A row of CSV, quoted where it has to be.
func csvLine(_ cells: [String]) -> [UInt8] {
    let texts = cells.map { cell in
        guard cell.utf8.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) else { return cell }
        return "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
    return Array((texts.joined(separator: ",") + "\r\n").utf8)
}
