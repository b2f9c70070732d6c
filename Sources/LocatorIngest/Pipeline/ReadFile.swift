import Treatment

/// An export that was read and whose records were cleaned: all that can be known of it before it meets the others of the run.
struct CleanFile: Sendable {
    /// Without its bytes.
    let input: Input
    var publisher = ""
    /// The file's date: its own, else the one it was given.
    var asOf: Day?
    /// The higher one names the facility and decides.
    var precedence: UInt8 = 0
    /// In the order of the file; `source` is 0 until the files are put in order.
    var records: [SiteRecord] = []
    /// Points of US records, for those that too many carry.
    var sightings: [PointSighting] = []
    var notices: [Notice] = []
    var counts = FileCounts()
    /// The name under which the cache has it; empty without a cache.
    var kept = ""
    /// What its records are known by from run to run; the key is 0 without a cache.
    var name = FileName(key: 0, place: FilePlace(ordinal: 0, firstPart: 0))
    /// It was read, not found in the cache.
    var isParsed = false
}

/// What a file's reader counted.
struct FileCounts: Sendable {
    var read = 0
    var quarantined: [String: Int] = [:]
    var setAside: [String: Int] = [:]
    /// The latest day of its records; nil when none has one.
    var latest: Day?
}

/// Cleans what was read of a file, on all processors.
/// - Parameter asOf: the day of records without one.
func cleaned(
    _ given: consuming ReadOutcome, of input: Input, asOf: Day?, precedence: UInt8, _ gazetteer: Gazetteer
) -> CleanFile {
    var outcome = given
    var file = CleanFile(input: input)
    file.publisher = outcome.publisher
    file.asOf = asOf
    file.precedence = precedence
    file.notices = outcome.notices
    file.counts.read = outcome.read
    file.counts.quarantined = outcome.quarantined
    file.counts.setAside = outcome.setAside
    file.counts.latest = outcome.records.lazy.compactMap { $0.asOf ?? asOf }.max()
    if asOf == nil, let first = outcome.records.first, !outcome.records.allSatisfy({ $0.asOf != nil }) {
        file.notices.append(Notice(.fileUndated, at: Position(file: first.position.file, line: 0, byte: 0)))
    }
    let standing = SourceStanding(ordinal: 0, precedence: precedence, asOf: asOf, idSpace: file.idSpace)
    let records = outcome.records
    outcome.records = []
    file.records.reserveCapacity(records.count)
    for part in concurrently(stretches(of: records.count, length: 4096), { cleaned(records[$0], standing, gazetteer) })
    {
        file.records += part.records
        file.sightings += part.sightings
        file.notices += part.notices
        if part.nameless > 0 { file.counts.quarantined[Rule.nameMissing.id, default: 0] += part.nameless }
    }
    return file
}

private struct CleanPart: Sendable {
    var records: [SiteRecord] = []
    var sightings: [PointSighting] = []
    var notices: [Notice] = []
    var nameless = 0
}

private func cleaned(
    _ records: ArraySlice<FacilityRecord>, _ standing: SourceStanding, _ gazetteer: Gazetteer
) -> CleanPart {
    var part = CleanPart()
    part.records.reserveCapacity(records.count)
    var places = PlaceFinder()
    for record in records {
        let place = locate(record, gazetteer: gazetteer, places: &places, notices: &part.notices)
        let address = streetAddress(record.street, record.street2)
        if let point = record.point, !record.isForeign {
            part.sightings.append(PointSighting(point, ZIPCode(record.zip), address))
        }
        if let record = siteRecord(record, from: standing, at: place, address, notices: &part.notices) {
            part.records.append(record)
        } else {
            part.nameless += 1
        }
    }
    return part
}

extension CleanFile {
    /// A publisher's ids are its own, in whatever form it writes them.
    fileprivate var idSpace: String {
        switch input.format {
        case .listingXML, .listingCSV: "listing \(publisher)"
        case .hsds: "hsds \(publisher)"
        case .airs: "airs \(publisher)"
        case .samhsaDirectory, .findTreatment: "samhsa"
        }
    }

    /// All that is said of it beside its records.
    var withoutRecords: CleanFile {
        var file = CleanFile(input: input)
        (file.publisher, file.asOf, file.precedence) = (publisher, asOf, precedence)
        (file.notices, file.counts) = (notices, counts)
        return file
    }

    /// What the files of a run are sorted by, so that the order of rows, which changes a file's hash, does not change theirs.
    var order: (String, String, Int, String, UInt64) {
        (input.format.rawValue, publisher, asOf.map { Int($0.rawValue) } ?? -1, input.file.name, input.hash)
    }
}
