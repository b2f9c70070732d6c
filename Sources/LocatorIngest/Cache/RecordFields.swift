import Treatment

// A cleaned record as it is kept. Writer and reader go through the same fields in the same order; a field that is new in a
// record belongs here too, which `RecordCacheTests` notices as soon as an export has it.

func write(_ site: SiteRecord, in place: FilePlace, _ out: inout CacheWriter) {
    write(site.record, in: place, &out)
    out.byte(site.precedence)
    out.day(site.asOf)
    out.word(site.key)
    out.text(site.name)
    out.text(site.name2)
    write(site.words, &out)
    write(site.words2, &out)
    for text in [site.address.street, site.address.unit, site.address.folded, site.address.houseNumber] {
        out.text(text)
    }
    write(site.place, &out)
    out.list(site.phones) { phone, out in
        out.text(phone.number)
        out.text(phone.extension_)
        out.byte(phone.kind.rawValue)
    }
    out.list(site.phoneKeys) { $1.word($0) }
    out.text(site.website)
    out.flag(site.site != nil)
    if let key = site.site { out.word(key) }
    out.byte(site.marks.rawValue)
    out.word(site.nameKey)
    out.list(site.rareWords) { $1.word($0) }
}

func readSiteRecord(_ fields: inout CacheReader, in place: FilePlace) -> SiteRecord {
    let record = readRecord(&fields, in: place)
    return SiteRecord(
        record: record, source: 0, precedence: fields.byte(), asOf: fields.day(), key: fields.word(),
        name: fields.text(), name2: fields.text(), words: readNameWords(&fields), words2: readNameWords(&fields),
        address: StreetAddress(
            street: fields.text(), unit: fields.text(), folded: fields.text(), houseNumber: fields.text()),
        place: readLocated(&fields),
        phones: fields.list { Phone(number: $0.text(), extension_: $0.text(), kind: $0.choice(.main)) },
        phoneKeys: fields.list { $0.word() }, website: fields.text(), site: fields.flag() ? fields.word() : nil,
        marks: AudienceMarks(rawValue: fields.byte()), nameKey: fields.word(), rareWords: fields.list { $0.word() })
}

private func write(_ record: FacilityRecord, in place: FilePlace, _ out: inout CacheWriter) {
    out.position(record.position, in: place)
    for text in [
        record.publisherID, record.name, record.name2, record.street, record.street2, record.city, record.state,
        record.zip, record.county, record.website,
    ] {
        out.text(text)
    }
    out.flag(record.isForeign)
    out.flag(record.isConfidential)
    out.point(record.point)
    out.list(record.phones) { phone, out in
        out.text(phone.text)
        out.byte(phone.kind.rawValue)
    }
    out.day(record.asOf)
    out.list(record.askedLevels) { $1.byte($0.rawValue) }
    let isSurveyed = record.survey != SurveyCodes()
    out.flag(isSurveyed)
    if isSurveyed {
        out.byte(record.survey.surveys.rawValue)
        for word in record.survey.codes.words.indices { out.word(record.survey.codes.words[word]) }
    }
    out.facts(record.facts)
    write(record.hours, &out)
    out.list(record.programs) { write($0, &$1) }
}

private func readRecord(_ fields: inout CacheReader, in place: FilePlace) -> FacilityRecord {
    var record = FacilityRecord(position: fields.position(in: place))
    record.publisherID = fields.text()
    record.name = fields.text()
    record.name2 = fields.text()
    record.street = fields.text()
    record.street2 = fields.text()
    record.city = fields.text()
    record.state = fields.text()
    record.zip = fields.text()
    record.county = fields.text()
    record.website = fields.text()
    record.isForeign = fields.flag()
    record.isConfidential = fields.flag()
    record.point = fields.point()
    record.phones = fields.list { FacilityRecord.RawPhone($0.text(), $0.choice(.main)) }
    record.asOf = fields.day()
    record.askedLevels = fields.list { $0.choice(.op) }
    if fields.flag() {
        record.survey.surveys = Surveys(rawValue: fields.byte())
        for word in record.survey.codes.words.indices { record.survey.codes.words[word] = fields.word() }
    }
    record.facts = fields.facts()
    record.hours = readHours(&fields)
    record.programs = fields.list { readProgram(&$0) }
    return record
}

private func write(_ words: NameWords, _ out: inout CacheWriter) {
    out.list(words.words) { $1.text($0) }
    out.text(words.squeezed)
}

private func readNameWords(_ fields: inout CacheReader) -> NameWords {
    NameWords(words: fields.list { $0.text() }, squeezed: fields.text())
}

private func write(_ place: Located, _ out: inout CacheWriter) {
    out.number(place.state.map { Int($0.rawValue) })
    out.number(place.zip.map { Int($0.rawValue) })
    out.text(place.city)
    out.text(place.county)
    out.flag(place.isConfidential)
    out.point(place.point)
    out.byte(place.precision.rawValue)
    out.number(place.zone)
}

private func readLocated(_ fields: inout CacheReader) -> Located {
    var place = Located()
    place.state = fields.optional().flatMap { UInt16(exactly: $0) }.map { StateCode(rawValue: $0) }
    place.zip = fields.optional().flatMap { UInt32(exactly: $0) }.map { ZIPCode(rawValue: $0) }
    place.city = fields.text()
    place.county = fields.text()
    place.isConfidential = fields.flag()
    place.point = fields.point()
    place.precision = fields.choice(.none)
    place.zone = fields.optional()
    return place
}
