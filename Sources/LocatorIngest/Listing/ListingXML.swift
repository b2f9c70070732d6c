internal import Treatment

/// The elements and attributes of a program listing, namespace `urn:treatment-locator:listing:1`.
enum ListingTag: String, CaseIterable {
    case listing, facility, program, fact, carrier, track, capacity, note
    case name, name2, street, street2, city, state, zip, county, point, phone, website
    case inPerson = "in-person"
    case online
    case id, publisher, confidential, foreign, lat, lon, kind
    case asOf = "as-of"
    case levelsAsked = "levels-asked"
    case level
    case levelStated = "level-stated"
    case focus, ages
    case servesOnly = "serves-only"
    case hoursAWeek = "hours-a-week"
    case weeks
    case telehealthStates = "telehealth-states"
    case tracksAsOf = "tracks-as-of"
    case term, `is`, grade, basis, expires, code
    case required, language, start, hours
}

/// The namespace of the listing's first version.
package let listingNamespace = "urn:treatment-locator:listing:1"

/// Whether bytes are a program listing in XML, of any version.
package func looksLikeListingXML(_ bytes: [UInt8]) -> Bool {
    rootOpening(bytes).map { $0.name == "listing" && $0.text.contains("urn:treatment-locator:listing:") } ?? false
}

/// Reads a program listing in XML.
/// - Parameter ordinal: the file's place in the run.
/// - Throws: when it is not XML, breaks the bounds of `XMLBounds`, or is of another version.
package func readListingXML(_ file: ExportFile, ordinal: Int) throws(FileError) -> ReadOutcome {
    var reader = ListingXMLReader(cursor: try XMLCursor(file), values: ListingValues(file: ordinal))
    guard try reader.cursor.root() == .listing, reader.cursor.rootNamespace == listingNamespace else {
        let found = reader.cursor.rootNamespace
        throw FileError(
            file: file.name, line: reader.cursor.line,
            problem:
                "its root is not <listing xmlns=\"\(listingNamespace)\">\(found.isEmpty ? "" : " but of \"\(found)\"")",
            cure: "Write the listing as docs/program-listing.md shows.")
    }
    try reader.listing()
    reader.outcome.notices = reader.values.notices
    return reader.outcome
}

/// Where the reader stands and what it has found.
struct ListingXMLReader {
    typealias Cursor = XMLCursor<ListingTag>

    var cursor: Cursor
    var values: ListingValues
    var outcome = ReadOutcome()
    private var unknownElements = 0

    init(cursor: Cursor, values: ListingValues) {
        self.cursor = cursor
        self.values = values
    }

    mutating func listing() throws(FileError) {
        outcome.publisher = cursor.attribute(.publisher) ?? ""
        outcome.asOf = day(.asOf)
        while let child = try cursor.child() {
            guard case .known(.facility) = child else {
                try skip()
                continue
            }
            try facility()
        }
    }

    private mutating func facility() throws(FileError) {
        let place = cursor.place
        values.position.line = place.line
        values.position.byte = place.byte
        var record = FacilityRecord(position: values.position)
        record.publisherID = cursor.attribute(.id) ?? ""
        record.asOf = day(.asOf)
        values.asOf = record.asOf ?? outcome.asOf
        record.isConfidential = values.flag(cursor.attribute(.confidential) ?? "", field: "confidential")
        record.isForeign = values.flag(cursor.attribute(.foreign) ?? "", field: "foreign")
        record.askedLevels = values.levels(cursor.attribute(.levelsAsked) ?? "")
        var facts: [FactSheet.Entry] = []
        facts.reserveCapacity(32)
        var programs: [ListingProgramDraft] = []
        while let child = try cursor.child() {
            switch child {
            case .known(.name): record.name = try cursor.text()
            case .known(.name2): record.name2 = try cursor.text()
            case .known(.street): record.street = try cursor.text()
            case .known(.street2): record.street2 = try cursor.text()
            case .known(.city): record.city = try cursor.text()
            case .known(.state): record.state = try cursor.text()
            case .known(.zip): record.zip = try cursor.text()
            case .known(.county): record.county = try cursor.text()
            case .known(.website): record.website = try cursor.text()
            case .known(.point):
                record.point = values.point(cursor.attribute(.lat) ?? "", cursor.attribute(.lon) ?? "")
                try cursor.skip()
            case .known(.phone):
                let kind = values.phoneKind(cursor.attribute(.kind) ?? "")
                let text = try cursor.text()
                if !text.isEmpty { record.phones.append(.init(text, kind)) }
            case .known(.hours): record.hours = try hours() ?? record.hours
            case .known(.fact): try fact(&facts)
            case .known(.program): if let draft = try program() { programs.append(draft) }
            default: try skip()
            }
        }
        outcome.read += 1
        guard !record.name.isEmpty || !record.publisherID.isEmpty else {
            values.note(.listingNoIdentity, "facility")
            outcome.quarantined[Rule.listingNoIdentity.id, default: 0] += 1
            return
        }
        record.facts = values.sheet(facts)
        record.programs = programs.map { values.finished($0, facility: record.facts) }
        outcome.records.append(record)
    }

    mutating func fact(_ entries: inout [FactSheet.Entry]) throws(FileError) {
        let words = factWords()
        if let term = words.term { entries.append(FactSheet.Entry(term, values.fact(words))) }
        try cursor.skip()
    }

    /// The attributes of a `<fact>` or a `<carrier>`.
    mutating func factWords() -> ListingValues.FactWords {
        var words = ListingValues.FactWords()
        for place in cursor.attributePlaces {
            switch cursor.attributeName(place) {
            case .term:
                words.term = cursor.find(place, in: ListingCodes.terms).map { Term(rawValue: $0) }
                if words.term == nil { values.noteUnknownTerm(cursor.attributeText(place), field: "fact") }
            case .is:
                words.state = values.state(cursor.find(place, in: ListingCodes.states), cursor.attributeText(place))
            case .grade:
                words.grade = values.grade(cursor.find(place, in: ListingCodes.grades), cursor.attributeText(place))
            case .basis:
                words.basis = values.basis(cursor.find(place, in: ListingCodes.bases), cursor.attributeText(place))
            case .asOf: words.asOf = values.day(cursor.attributeBytes(place), field: "as-of")
            case .expires: words.expires = values.day(cursor.attributeBytes(place), field: "expires")
            default: continue
            }
        }
        return words
    }

    /// An `<hours>`, of a facility or a program.
    mutating func hours() throws(FileError) -> OpeningHours? {
        let asOf = day(.asOf)
        return values.hours(try cursor.text(), asOf, field: "hours")
    }

    /// A day in an attribute of the open element.
    mutating func day(_ name: ListingTag) -> Day? {
        cursor.attributeBytes(name).flatMap { values.day($0, field: name.rawValue) }
    }

    /// Passes over an element that the format does not have here.
    mutating func skip() throws(FileError) {
        // A hostile file has a million of them: the first hundred are told.
        if unknownElements < 100 { values.note(.xmlUnknownElement, "", "line \(cursor.line)") }
        unknownElements += 1
        try cursor.skip()
    }
}
