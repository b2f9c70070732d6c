import Treatment

/// Version of what is kept of a file: another one is not read.
private let keptVersion: UInt64 = 1

/// What is kept of a file:
///
///     0            8         16        24
///     ┌──────────┬─────────┬─────────┬──────────────────────────────────────────────────────────┐
///     │ version  │ key     │ XXH64   │ publisher, date, counts, points, notices, cleaned records │
///     └──────────┴─────────┴─────────┴──────────────────────────────────────────────────────────┘
///
/// The checksum is that of all bytes behind it.
func keptBytes(_ file: CleanFile, ordinal: Int, key: UInt64) -> [UInt8] {
    let place = FilePlace(ordinal: ordinal, firstPart: file.input.firstPart)
    var out = CacheWriter()
    out.text(file.publisher)
    out.day(file.asOf)
    out.byte(file.precedence)
    out.number(file.counts.read)
    write(file.counts.quarantined, &out)
    write(file.counts.setAside, &out)
    out.day(file.counts.latest)
    out.list(file.sightings) { sighting, out in
        out.point(sighting.point)
        out.word(UInt64(sighting.zip))
        out.word(sighting.street)
    }
    out.list(file.notices) { notice, out in
        out.text(notice.rule.id)
        out.position(notice.position, in: place)
        out.text(notice.field)
        out.text(notice.value)
    }
    out.list(file.records) { write($0, in: place, &$1) }
    var head = CacheWriter()
    head.word(keptVersion)
    head.word(key)
    head.word(xxh64(out.bytes.span))
    return head.bytes + out.bytes
}

/// The file that `keptBytes` was given; nil when the bytes are of another key or version, or damaged.
func keptFile(_ bytes: [UInt8], of input: Input, ordinal: Int, key: UInt64) -> CleanFile? {
    var head = CacheReader(bytes, from: 0)
    guard head.word() == keptVersion, head.word() == key, case let checksum = head.word(), !head.failed,
        bytes.count >= 24, xxh64(bytes.span.extracting(24..<bytes.count)) == checksum
    else { return nil }
    let place = FilePlace(ordinal: ordinal, firstPart: input.firstPart)
    var fields = CacheReader(bytes, from: 24)
    var file = CleanFile(input: input)
    file.publisher = fields.text()
    file.asOf = fields.day()
    file.precedence = fields.byte()
    file.counts.read = fields.number()
    file.counts.quarantined = readCounts(&fields)
    file.counts.setAside = readCounts(&fields)
    file.counts.latest = fields.day()
    file.sightings = fields.list { fields in
        let point = fields.point() ?? Coordinate(microLatitude: 0, microLongitude: 0)
        let zip = ZIPCode(rawValue: UInt32(truncatingIfNeeded: fields.word()))
        return PointSighting(point, zip, street: fields.word())
    }
    let notices = fields.list { fields -> Notice? in
        let rule = rulesByID[fields.text()]
        let position = fields.position(in: place)
        let (field, value) = (fields.text(), fields.text())
        return rule.map { Notice($0, at: position, field: field, value: value) }
    }
    file.records = fields.list { readSiteRecord(&$0, in: place) }
    file.notices = notices.compactMap(\.self)
    return fields.isWhole && file.notices.count == notices.count ? file : nil
}

/// All rules by id.
let rulesByID = Dictionary(Rule.all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })

private func write(_ counts: [String: Int], _ out: inout CacheWriter) {
    out.list(counts.sorted { $0.key < $1.key }) { count, out in
        out.text(count.key)
        out.number(count.value)
    }
}

private func readCounts(_ fields: inout CacheReader) -> [String: Int] {
    Dictionary(fields.list { ($0.text(), $0.number()) }, uniquingKeysWith: { first, _ in first })
}
