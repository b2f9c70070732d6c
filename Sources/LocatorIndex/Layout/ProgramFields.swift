import Treatment

// The fields of a program that only pages show, and the unknown facts that have a reason. Writer and reader go through the
// same fields in the same order.

func writeFields(_ program: Program, _ out: inout FieldWriter, _ pool: inout StringPool) {
    out.string(program.levelStated, &pool)
    out.string(program.name, &pool)
    out.number(Int(program.focus.rawValue))
    out.number(Int(program.ownRecord))
    out.list(program.facts.entries.filter { $0.fact.state == .unknown }) { entry, out in
        out.number(Int(entry.term.rawValue))
        out.word(FactClass(entry.fact, isOwn: entry.fact.record == program.ownRecord).packed)
    }
    out.number(program.statedTenthHours.map { $0 + 1 } ?? 0)
    out.number(program.lengthWeeks.map { Int($0.lowerBound) + 1 } ?? 0)
    out.number(program.lengthWeeks.map { Int($0.upperBound) } ?? 0)
    writeCapacity(program.capacity, &out)
    out.number(program.notes.count)
    for note in program.notes { out.string(note, &pool) }
    if let hours = program.hours {
        out.number(Int(hours.record) + 1)
        out.day(hours.asOf)
    } else {
        out.number(0)
    }
    guard let tracks = program.tracks else { return out.number(0) }
    out.number(1)
    out.number(Int(tracks.record))
    out.day(tracks.asOf)
    out.number(tracks.tracks.count)
    for track in tracks.tracks {
        out.string(track.name, &pool)
        out.number(track.required.map { $0 + 1 } ?? 0)
        out.number(track.language.map { Int($0.rawValue) + 1 } ?? 0)
        switch track.start {
        case .unknown: out.number(0)
        case .rolling: out.number(1)
        case .cohorts(let days):
            out.number(2)
            out.list(days) { day, out in out.day(day) }
        }
        writeCapacity(track.capacity, &out)
        out.list(track.sessions) { session, out in
            out.number(session.interval.start)
            out.number(session.interval.length * 2 + (session.isOnline ? 1 : 0))
        }
    }
}

/// Fills in what the columns do not hold.
func readProgram(_ fields: inout FieldReader, into program: inout Program) {
    program.levelStated = fields.string()
    program.name = fields.string()
    program.focus = Focus(rawValue: UInt8(fields.number(upTo: Focus.allCases.count - 1))) ?? .both
    program.ownRecord = UInt8(fields.number(upTo: 255))
    readUnknown(&fields, into: &program.facts)
    let hours = fields.number()
    program.statedTenthHours = hours == 0 ? nil : hours - 1
    let least = fields.number(upTo: Int(UInt16.max) + 1)
    let most = fields.number(upTo: Int(UInt16.max))
    program.lengthWeeks = least == 0 || least - 1 > most ? nil : UInt16(least - 1)...UInt16(most)
    program.capacity = readCapacity(&fields)
    program.notes = fields.list { $0.string() }
    program.hours = readHours(&fields)
    program.tracks = readTracks(&fields)
}

/// As above, without the words of a program, which an explanation passes over.
func readStated(
    _ fields: inout FieldReader
) -> (ownRecord: UInt8, unknown: FactSheet, hours: OpeningHours?, tracks: Tracks?) {
    // Level as stated, name, focus.
    fields.skip(3)
    let ownRecord = UInt8(fields.number(upTo: 255))
    var unknown = FactSheet()
    readUnknown(&fields, into: &unknown)
    // Stated hours, weeks from and to.
    fields.skip(3)
    _ = readCapacity(&fields)
    // Notes.
    fields.skipList(of: 1)
    let hours = readHours(&fields)
    return (ownRecord, unknown, hours, readTracks(&fields))
}

/// Facts that are unknown for a reason.
private func readUnknown(_ fields: inout FieldReader, into facts: inout FactSheet) {
    for _ in 0..<fields.number(upTo: Int(UInt16.max)) where !fields.failed {
        let term = Term(rawValue: UInt16(fields.number(upTo: Int(UInt16.max))))
        if let factClass = FactClass(packed: fields.word()) { facts[term] = factClass.fact }
    }
}

/// The week is in a column.
private func readHours(_ fields: inout FieldReader) -> OpeningHours? {
    let open = fields.number(upTo: 256)
    return open == 0 ? nil : OpeningHours(WeeklySchedule([]), record: UInt8(open - 1), asOf: fields.day())
}

private func readTracks(_ fields: inout FieldReader) -> Tracks? {
    guard fields.number(upTo: 1) == 1 else { return nil }
    let record = UInt8(fields.number(upTo: 255))
    let asOf = fields.day()
    return Tracks(fields.list(readTrack), record: record, asOf: asOf)
}

/// The first fields without their texts and facts.
func readProgramOutline(_ fields: inout FieldReader) -> ProgramOutline {
    for _ in 0..<2 { _ = fields.number() }
    let focus = Focus(rawValue: UInt8(fields.number(upTo: Focus.allCases.count - 1))) ?? .both
    let own = fields.number(upTo: 255)
    for _ in 0..<fields.number() where !fields.failed {
        _ = fields.number()
        _ = fields.word()
    }
    let hours = fields.number()
    return ProgramOutline(focus: focus, ownRecord: own, statedTenthHours: hours == 0 ? nil : hours - 1)
}

private func readTrack(_ fields: inout FieldReader) -> Track {
    let name = fields.string()
    let required = fields.number()
    let language = fields.number(upTo: Int(UInt16.max))
    let start: StartRule =
        switch fields.number(upTo: 2) {
        case 0: .unknown
        case 1: .rolling
        default: .cohorts(fields.list { $0.day() }.compactMap(\.self))
        }
    let capacity = readCapacity(&fields)
    let sessions = fields.list { fields -> Session? in
        let start = fields.number()
        let packed = fields.number()
        return WeekInterval(start: start, length: packed / 2).map { Session($0, isOnline: packed % 2 == 1) }
    }
    return Track(
        name: name, sessions: sessions.compactMap(\.self), required: required == 0 ? nil : required - 1,
        language: language == 0 ? nil : Term(rawValue: UInt16(language - 1)), start: start, capacity: capacity)
}

private func writeCapacity(_ capacity: Capacity?, _ out: inout FieldWriter) {
    guard let capacity else { return out.number(0) }
    out.number(Int(capacity.state.rawValue) + 1)
    out.day(capacity.asOf)
}

private func readCapacity(_ fields: inout FieldReader) -> Capacity? {
    let state = fields.number(upTo: Capacity.State.allCases.count)
    guard state > 0 else { return nil }
    let asOf = fields.day()
    return Capacity.State(rawValue: UInt8(state - 1)).map { Capacity($0, asOf: asOf) }
}
