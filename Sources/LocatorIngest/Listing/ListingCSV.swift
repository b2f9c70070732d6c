internal import Treatment

/// Whether bytes are a program listing in CSV: its header has a facility's id, a level and a focus.
package func looksLikeListingCSV(_ bytes: [UInt8]) -> Bool {
    let head = bytes.prefix(64 << 10).prefix { $0 != 0x0A && $0 != 0x0D }
    let names = String(decoding: head, as: UTF8.self).lowercased().split(separator: ",").map {
        $0.drop { $0 == "\u{FEFF}" || $0 == "\"" || $0 == " " }.prefix { $0 != "\"" && $0 != " " }
    }
    return [.facilityID, .level, .focus].allSatisfy { (column: ListingColumn) in
        names.contains { $0 == column.rawValue }
    }
}

/// Reads a program listing in CSV: one row a track, or a program without tracks, or a facility without programs. Rows
/// of one `facility_id` are one facility; of these, rows of one `program_id` (without one: of one level, focus and
/// name) one program.
/// - Parameter ordinal: the file's place in the run.
/// - Throws: what `CSVReader` throws.
package func readListingCSV(_ file: ExportFile, ordinal: Int) throws(FileError) -> ReadOutcome {
    var reader = try CSVReader(file.bytes, file: file.name)
    var values = ListingValues(file: ordinal)
    var outcome = ReadOutcome()
    var joined = JoinedRows(header: reader.header, values: &values)
    var row = CSVRow()
    while try reader.next(&row) {
        values.position = Position(file: ordinal, line: row.line, byte: row.byte)
        if let refused = joined.add(row, &values) {
            values.note(refused, "")
            outcome.read += 1
            outcome.quarantined[refused.id, default: 0] += 1
        }
    }
    outcome.publisher = joined.listing[.listingPublisher]
    outcome.asOf = values.day(joined.listing[.listingAsOf].bytes, field: ListingColumn.listingAsOf.rawValue)
    for facility in joined.facilities { outcome.records.append(values.facility(facility, asOf: outcome.asOf)) }
    outcome.read += outcome.records.count
    outcome.notices = values.notices
    return outcome
}

/// Rows put together by facility and program, still text.
private struct JoinedRows {
    struct Facility {
        var position: Position
        var cells = ListingCells()
        var programs: [Program] = []
    }
    struct Program {
        var position: Position
        var cells = ListingCells()
        var tracks: [(position: Position, cells: ListingCells)] = []
    }

    private(set) var facilities: [Facility] = []
    private(set) var listing = ListingCells()
    private let columns: [ListingColumn?]
    private let scoped: [ListingColumn.Scope: [ListingColumn]]
    private var facilityOrdinals: [String: Int] = [:]
    private var programOrdinals: [String: Int] = [:]

    init(header: [String], values: inout ListingValues) {
        columns = header.map { ListingColumn(rawValue: $0) }
        scoped = Dictionary(grouping: columns.compactMap(\.self), by: \.scope)
        for (name, column) in zip(header, columns) where column == nil { values.note(.listingUnknownColumn, name) }
    }

    /// Takes a row; or returns why it is refused.
    mutating func add(_ row: CSVRow, _ values: inout ListingValues) -> Rule? {
        guard row.count <= columns.count else { return .listingRowTooLong }
        var cells: [ListingColumn.Scope: ListingCells] = [:]
        for (place, column) in columns.enumerated() {
            guard let column, !row.isEmpty(place) else { continue }
            cells[column.scope, default: ListingCells()][column] = row.text(place)
        }
        let ofFacility = cells[.facility] ?? ListingCells()
        let id = ofFacility[.facilityID]
        guard !id.isEmpty else { return .listingNoIdentity }
        join(cells[.listing] ?? ListingCells(), scoped[.listing], into: &listing, &values)
        let facility = facilityOrdinals[id] ?? facilities.count
        if facility == facilities.count {
            facilityOrdinals[id] = facility
            facilities.append(Facility(position: values.position))
        }
        join(ofFacility, scoped[.facility], into: &facilities[facility].cells, &values)
        guard let ofProgram = cells[.program] else { return nil }
        let own = ofProgram[.programID]
        let key =
            own.isEmpty
            ? [id, "", ofProgram[.level], ofProgram[.focus], ofProgram[.programName]].joined(separator: "\u{0}")
            : [id, own].joined(separator: "\u{0}")
        let program = programOrdinals[key] ?? facilities[facility].programs.count
        if program == facilities[facility].programs.count {
            programOrdinals[key] = program
            facilities[facility].programs.append(Program(position: values.position))
        }
        join(ofProgram, scoped[.program], into: &facilities[facility].programs[program].cells, &values)
        if let ofTrack = cells[.track] {
            facilities[facility].programs[program].tracks.append((values.position, ofTrack))
        }
        return nil
    }
}

/// Empty cells are filled; where two rows differ the first stands, with a notice. No method: one would hold all rows, and they
/// would be copied before each change.
private func join(
    _ new: ListingCells, _ columns: [ListingColumn]?, into cells: inout ListingCells, _ values: inout ListingValues
) {
    if new.isEmpty { return }
    for column in columns ?? [] where !new[column].isEmpty {
        if cells[column].isEmpty {
            cells[column] = new[column]
        } else if cells[column] != new[column] {
            values.note(.listingRowConflict, column.rawValue, new[column])
        }
    }
}

extension ListingValues {
    fileprivate mutating func facility(_ rows: JoinedRows.Facility, asOf listing: Day?) -> FacilityRecord {
        position = rows.position
        let cells = rows.cells
        var record = FacilityRecord(position: position)
        record.publisherID = cells[.facilityID]
        record.asOf = day(cells[.facilityAsOf].bytes, field: "facility_as_of")
        asOf = record.asOf ?? listing
        record.name = cells[.name]
        record.name2 = cells[.name2]
        record.street = cells[.street]
        record.street2 = cells[.street2]
        record.city = cells[.city]
        record.state = cells[.state]
        record.zip = cells[.zip]
        record.county = cells[.county]
        record.isConfidential = flag(cells[.confidential], field: "confidential")
        record.isForeign = flag(cells[.foreign], field: "foreign")
        record.point = point(cells[.lat], cells[.lon])
        record.website = cells[.website]
        record.askedLevels = levels(cells[.levelsAsked])
        for item in items(cells[.phones]) {
            // `intake:213-555-0100 x12`; without a kind it is the main number.
            let parts = item.split(separator: ":", maxSplits: 1)
            let kind = parts.count == 2 ? phoneKind(parts[0].trimmingSpace) : .main
            record.phones.append(.init(String((parts.last ?? "").trimmingSpace), kind))
        }
        record.hours = hours(cells[.facilityHours], field: "facility_hours")
        record.facts = facts(cells, ListingColumn.facilityFacts)
        for rows in rows.programs {
            guard let program = program(rows, facility: record.facts) else { continue }
            record.programs.append(program)
        }
        return record
    }

    private mutating func program(_ rows: JoinedRows.Program, facility: FactSheet) -> ProgramRecord? {
        position = rows.position
        let cells = rows.cells
        guard
            var program = program(level: cells[.level], stated: cells[.levelStated], focus: cells[.focus])
        else { return nil }
        program.publisherID = cells[.programID]
        program.name = cells[.programName]
        program.ages = ages(cells[.ages])
        program.statedTenthHours = tenthHours(cells[.hoursAWeek])
        program.lengthWeeks = weeks(cells[.weeks])
        program.telehealthStates = states(cells[.telehealthStates])
        program.capacity = capacity(cells[.capacity], field: "capacity")
        program.notes = cells[.notes].split(whereSeparator: \.isNewline).map { oneLine(String($0)) }.filter {
            !$0.isEmpty
        }
        program.carriers = carriers(cells)
        program.facts = overlaid(facility, with: facts(cells, ListingColumn.programFacts))
        program.servesOnly = servesOnly(items(cells[.servesOnly]), &program.facts)
        program.hours = hours(cells[.hours], field: "hours")
        let tracksAsOf = day(cells[.tracksAsOf].bytes, field: "tracks_as_of")
        var tracks: [Track] = []
        for rows in rows.tracks {
            position = rows.position
            let cells = rows.cells
            let words = TrackWords(
                name: cells[.trackName], inPerson: cells[.inPerson], online: cells[.online], required: cells[.required],
                language: cells[.trackLanguage], start: cells[.start],
                capacity: capacity(cells[.trackCapacity], field: "track_capacity"))
            if let track = track(words) { tracks.append(track) }
        }
        if !tracks.isEmpty { program.tracks = Tracks(tracks, asOf: tracksAsOf) }
        return program
    }

    private mutating func facts(
        _ cells: ListingCells, _ columns: [(column: ListingColumn, state: Ternary)]
    ) -> FactSheet {
        var entries: [FactSheet.Entry] = []
        for (column, state) in columns {
            for item in items(cells[column]) {
                let words = words(ListingItem(item, hasGrade: true), state, field: column.rawValue)
                if let term = words.term { entries.append(FactSheet.Entry(term, fact(words))) }
            }
        }
        entries.sort { $0.term < $1.term }
        return sheet(entries)
    }

    private mutating func carriers(_ cells: ListingCells) -> [NamedCarrier] {
        var carriers: [NamedCarrier] = []
        for (column, state) in ListingColumn.carriers {
            for text in items(cells[column]) {
                let item = ListingItem(text, hasGrade: false)
                let parts = item.head.split(separator: "=", maxSplits: 1)
                let name = String((parts.last ?? "").trimmingSpace)
                let code = parts.count == 2 ? String(parts[0].trimmingSpace) : self.code(ofCarrier: name)
                let fact = fact(words(item, state, isCarrier: true, field: column.rawValue))
                if code.isEmpty {
                    note(.listingBadValue, column.rawValue, name)
                } else {
                    carriers.append(NamedCarrier(code: code, name: name, fact: fact))
                }
            }
        }
        return carriers.sorted { ($0.code, $0.name) < ($1.code, $1.name) }
    }

    /// `Mo-Fr 08:00-18:00@2026-05-01`.
    private mutating func hours(_ text: String, field: String) -> OpeningHours? {
        let item = ListingItem(text[...], hasGrade: false)
        return hours(String(item.head), item.asOf.flatMap { day(String($0).bytes, field: field) }, field: field)
    }

    /// `space@2026-05-01`.
    private mutating func capacity(_ text: String, field: String) -> Capacity? {
        let item = ListingItem(text[...], hasGrade: false)
        return capacity(item.head, item.asOf.flatMap { day(String($0).bytes, field: field) }, field: field)
    }

    /// What an item says; a carrier's head is no code of the vocabulary.
    private mutating func words(
        _ item: ListingItem, _ state: Ternary, isCarrier: Bool = false, field: String
    ) -> FactWords {
        var words = FactWords(state: state)
        if !isCarrier {
            words.term = ListingCodes.terms[item.head].map { Term(rawValue: $0) }
            if words.term == nil { noteUnknownTerm(String(item.head), field: field) }
        }
        if let text = item.grade { words.grade = grade(ListingCodes.grades[text], String(text)) }
        if let text = item.basis { words.basis = basis(ListingCodes.bases[text], String(text)) }
        words.asOf = item.asOf.flatMap { day(String($0).bytes, field: field) }
        words.expires = item.expires.flatMap { day(String($0).bytes, field: field) }
        return words
    }
}

extension String {
    fileprivate var bytes: ArraySlice<UInt8> { Array(utf8)[...] }
}
