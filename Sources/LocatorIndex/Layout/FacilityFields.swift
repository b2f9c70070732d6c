import Treatment

// The fields of a facility that only pages show. Writer and reader go through the same fields in the same order.

func writeFields(_ facility: Facility, _ out: inout FieldWriter, _ pool: inout StringPool) {
    out.word(facility.id)
    for text in [
        facility.name, facility.name2, facility.street, facility.unit, facility.city, facility.county, facility.website,
    ] {
        out.string(text, &pool)
    }
    out.number(facility.state.map { Int($0.rawValue) } ?? 0)
    out.number(facility.zip.map { Int($0.rawValue) } ?? 0)
    out.number(facility.isConfidential ? 1 : 0)
    out.number(Int(facility.precision.rawValue))
    out.number(facility.zone.map { $0 + 1 } ?? 0)
    out.list(facility.askedLevels) { level, out in out.number(Int(level.rawValue)) }
    out.number(facility.phones.count)
    for phone in facility.phones {
        out.string(phone.number, &pool)
        out.string(phone.extension_, &pool)
        out.number(Int(phone.kind.rawValue))
        out.number(Int(phone.record))
    }
    out.list(facility.records) { record, out in
        out.word(record.key)
        out.number(record.source)
        out.day(record.asOf)
    }
}

/// The first field alone.
func readFacilityID(_ fields: inout FieldReader) -> UInt64 { fields.word() }

func readFacility(_ fields: inout FieldReader, point: Coordinate?) -> Facility {
    var facility = Facility(id: readFacilityID(&fields), name: fields.string())
    facility.name2 = fields.string()
    facility.street = fields.string()
    facility.unit = fields.string()
    facility.city = fields.string()
    facility.county = fields.string()
    facility.website = fields.string()
    let state = fields.number(upTo: Int(UInt16.max))
    facility.state = state == 0 ? nil : StateCode(rawValue: UInt16(state))
    let zip = fields.number(upTo: 99_999)
    facility.zip = zip == 0 ? nil : ZIPCode(rawValue: UInt32(zip))
    facility.isConfidential = fields.number(upTo: 1) == 1
    facility.precision =
        PointPrecision(rawValue: UInt8(fields.number(upTo: PointPrecision.allCases.count - 1))) ?? .none
    let zone = fields.number()
    facility.zone = zone == 0 ? nil : zone - 1
    facility.askedLevels = fields.list { Level(rawValue: UInt8($0.number(upTo: Level.allCases.count - 1))) ?? .op }
    facility.phones = fields.list { fields in
        let number = fields.string()
        let extension_ = fields.string()
        let kind = Phone.Kind(rawValue: UInt8(fields.number(upTo: Phone.Kind.allCases.count - 1))) ?? .main
        return Phone(number: number, extension_: extension_, kind: kind, record: UInt8(fields.number(upTo: 255)))
    }
    facility.records = fields.list(readRecord)
    facility.point = point
    return facility
}

/// What is there of a facility, its texts unread: an empty one lies at 0 of the string pool.
func readFacilityOutline(_ fields: inout FieldReader) -> FacilityOutline {
    var outline = FacilityOutline(id: readFacilityID(&fields), name: fields.number())
    for part: FacilityOutline.Parts in [.name2, .street, .unit, .city, .county, .website] where fields.number() != 0 {
        outline.parts.insert(part)
    }
    if fields.number() != 0 { outline.parts.insert(.state) }
    if fields.number() != 0 { outline.parts.insert(.zip) }
    // Confidential, precision and zone are in the columns.
    for _ in 0..<3 { _ = fields.number() }
    _ = fields.list { $0.number() }
    for _ in 0..<fields.number() where !fields.failed {
        let number = fields.number()
        _ = fields.number()
        if fields.number() != Int(Phone.Kind.fax.rawValue) { outline.phones.append(number) }
        _ = fields.number()
    }
    outline.records = fields.list(readRecord)
    return outline
}

/// The records alone, which are the last field.
func readRecords(_ fields: inout FieldReader) -> [RecordReference] {
    _ = readFacilityID(&fields)
    // Seven texts, state, ZIP, confidential, precision, zone.
    fields.skip(12)
    // Levels, and phones with number, extension, kind and record.
    fields.skipList(of: 1)
    fields.skipList(of: 4)
    return fields.list(readRecord)
}

private func readRecord(_ fields: inout FieldReader) -> RecordReference {
    let key = fields.word()
    let source = fields.number()
    return RecordReference(key: key, source: source, asOf: fields.day())
}
