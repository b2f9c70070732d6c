import Treatment

// A program as one record tells it, as it is kept. Writer and reader go through the same fields in the same order.

func write(_ program: ProgramRecord, _ out: inout CacheWriter) {
    out.byte(program.level.rawValue)
    out.text(program.levelStated)
    out.byte(program.focus.rawValue)
    out.text(program.name)
    out.text(program.publisherID)
    out.facts(program.facts)
    out.list(program.servesOnly) { $1.number(Int($0.rawValue)) }
    out.flag(program.ages != nil)
    if let ages = program.ages {
        out.byte(ages.lowerBound)
        out.byte(ages.upperBound)
    }
    write(program.tracks, &out)
    write(program.hours, &out)
    out.number(program.statedTenthHours)
    out.flag(program.lengthWeeks != nil)
    if let weeks = program.lengthWeeks {
        out.number(Int(weeks.lowerBound))
        out.number(Int(weeks.upperBound))
    }
    write(program.capacity, &out)
    out.list(program.telehealthStates) { $1.number(Int($0.rawValue)) }
    out.list(program.notes) { $1.text($0) }
    out.list(program.carriers) { carrier, out in
        out.text(carrier.code)
        out.text(carrier.name)
        out.facts(FactSheet(ascending: [FactSheet.Entry(Term(rawValue: 0), carrier.fact)]))
    }
}

func readProgram(_ fields: inout CacheReader) -> ProgramRecord {
    var program = ProgramRecord(
        level: fields.choice(.op), levelStated: fields.text(), focus: fields.choice(.both))
    program.name = fields.text()
    program.publisherID = fields.text()
    program.facts = fields.facts()
    program.servesOnly = fields.list { Term(rawValue: UInt16($0.number(upTo: Int(UInt16.max)))) }
    if fields.flag() {
        let (least, most) = (fields.byte(), fields.byte())
        if least <= most { program.ages = least...most }
    }
    program.tracks = readTracks(&fields)
    program.hours = readHours(&fields)
    program.statedTenthHours = fields.optional()
    if fields.flag() {
        let least = UInt16(fields.number(upTo: Int(UInt16.max)))
        let most = UInt16(fields.number(upTo: Int(UInt16.max)))
        if least <= most { program.lengthWeeks = least...most }
    }
    program.capacity = readCapacity(&fields)
    program.telehealthStates = fields.list { StateCode(rawValue: UInt16($0.number(upTo: Int(UInt16.max)))) }
    program.notes = fields.list { $0.text() }
    program.carriers = fields.list { fields in
        let (code, name) = (fields.text(), fields.text())
        return NamedCarrier(code: code, name: name, fact: fields.facts().entries.first?.fact ?? Fact(.unknown))
    }
    return program
}

func write(_ hours: OpeningHours?, _ out: inout CacheWriter) {
    out.flag(hours != nil)
    guard let hours else { return }
    out.list(hours.week.intervals) { write($0, &$1) }
    out.byte(hours.record)
    out.day(hours.asOf)
}

func readHours(_ fields: inout CacheReader) -> OpeningHours? {
    guard fields.flag() else { return nil }
    let week = WeeklySchedule(fields.list { readInterval(&$0) }.compactMap(\.self))
    return OpeningHours(week, record: fields.byte(), asOf: fields.day())
}

private func write(_ interval: WeekInterval, _ out: inout CacheWriter) {
    out.number(interval.start)
    out.number(interval.length)
}

private func readInterval(_ fields: inout CacheReader) -> WeekInterval? {
    WeekInterval(start: fields.number(), length: fields.number())
}

private func write(_ capacity: Capacity?, _ out: inout CacheWriter) {
    out.flag(capacity != nil)
    guard let capacity else { return }
    out.byte(capacity.state.rawValue)
    out.day(capacity.asOf)
}

private func readCapacity(_ fields: inout CacheReader) -> Capacity? {
    fields.flag() ? Capacity(fields.choice(.space), asOf: fields.day()) : nil
}

private func write(_ tracks: Tracks?, _ out: inout CacheWriter) {
    out.flag(tracks != nil)
    guard let tracks else { return }
    out.byte(tracks.record)
    out.day(tracks.asOf)
    out.list(tracks.tracks) { track, out in
        out.text(track.name)
        out.list(track.sessions) { session, out in
            write(session.interval, &out)
            out.flag(session.isOnline)
        }
        out.number(track.required)
        out.number(track.language.map { Int($0.rawValue) })
        switch track.start {
        case .unknown: out.byte(0)
        case .rolling: out.byte(1)
        case .cohorts(let days):
            out.byte(2)
            out.list(days) { $1.day($0) }
        }
        write(track.capacity, &out)
    }
}

private func readTracks(_ fields: inout CacheReader) -> Tracks? {
    guard fields.flag() else { return nil }
    let (record, asOf) = (fields.byte(), fields.day())
    let tracks = fields.list { fields -> Track in
        let name = fields.text()
        let sessions = fields.list { fields in
            let interval = readInterval(&fields)
            let isOnline = fields.flag()
            return interval.map { Session($0, isOnline: isOnline) }
        }
        let required = fields.optional()
        let language = fields.optional().flatMap { UInt16(exactly: $0) }.map { Term(rawValue: $0) }
        let start: StartRule =
            switch fields.byte() {
            case 0: .unknown
            case 1: .rolling
            default: .cohorts(fields.list { $0.day() }.compactMap(\.self))
            }
        return Track(
            name: name, sessions: sessions.compactMap(\.self), required: required, language: language, start: start,
            capacity: readCapacity(&fields))
    }
    return Tracks(tracks, record: record, asOf: asOf)
}
