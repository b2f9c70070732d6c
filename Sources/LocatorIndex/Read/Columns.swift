import Treatment

/// The columns of a snapshot, their lengths checked against its summary.
package struct Columns: Sendable {
    /// Centimetres from the Earth's centre; located programs only.
    package let x, y, z: Column<Int32>
    /// `Level.rawValue`.
    package let level: Column<UInt8>
    /// One column a mask word.
    package let yes, no: [Column<UInt64>]
    /// Where a program's fact classes begin; it has as many as its masks have bits, in term order.
    package let factStart: Column<UInt32>
    package let factClass: Column<UInt16>
    /// Ordinal of the weekly schedule; 0 is unknown.
    package let schedule: Column<UInt32>
    package let scheduleStart: Column<UInt32>
    let schedules: Column<UInt32>
    /// Number of the hours of opening; 0 is unknown.
    package let openWeek: Column<UInt32>
    package let openWeekStart: Column<UInt32>
    let openWeeks: Column<UInt32>
    package let facilityOf: Column<UInt32>
    /// `ServesOnlySet.rawValue`.
    package let servesOnly: Column<UInt32>
    /// Years; 255 and 0 when not stated.
    package let leastAge, mostAge: Column<UInt8>
    package let programID: Column<UInt64>
    /// Ordinals of programs, ascending by id.
    package let ordinalByID: Column<UInt32>
    package let telehealthStates, stateSets: Column<UInt16>
    package let gridRows, gridCells: Column<UInt32>
    /// First program of a facility; one more than there are facilities.
    package let facilityStart: Column<UInt32>
    /// Latitude and longitude in micro-degrees; `Int32.min` when there is no point.
    package let facilityPoint: Column<Int32>
    /// `StateCode.rawValue`; 0 when unknown.
    package let facilityState: Column<UInt16>
    /// Ordinal of the zone; 255 when unknown.
    package let facilityZone: Column<UInt8>
    /// Bits 0–1 precision, 2 confidential, 8–15 asked levels.
    package let facilityFlags: Column<UInt32>
    /// Offset of the folded county in the string pool.
    package let facilityCounty: Column<UInt32>
    /// Six words a facility, one bit a service code; word after word.
    package let facilityCodes: Column<UInt64>
    /// Bits 0–1 the surveys it answers, 2–3 those it is listed under: `Surveys.rawValue`.
    package let facilitySurveys: Column<UInt8>
    /// A facility's place by name.
    package let facilityNameRank: Column<UInt32>
    let facilityFields, programFields, strings: Column<UInt8>
    let facilityFieldStart, programFieldStart: Column<UInt32>
    let tokens: Column<UInt8>
    let tokenStart, postingStart: Column<UInt32>
    package let postings: Column<UInt32>
    /// What its token says about a posting's program, 1 ... 255.
    package let impacts: Column<UInt8>
    /// Ordinals of tokens, sorted by their bytes from the last to the first.
    let tokensByEnd: Column<UInt32>
    let stems: Column<UInt8>
    let stemStart, stemTokens, stemTokenStart: Column<UInt32>
    let names, nameTokens, nameStart: Column<UInt32>
    /// How many programs say yes to each term.
    package let termYes: Column<UInt32>
    let zips, zipFields, cities, counties, aliases: Column<UInt32>
    let concepts, conceptWords, safetyPhrases: Column<UInt32>
    /// Pairs of a former id and the present one, ascending by the former.
    let formerIDs: Column<UInt64>

    init(_ sections: Sections, _ summary: Summary) throws(IndexError) {
        let programs = summary.programs
        let facilities = summary.facilities
        x = try sections.column(.x, Int32.self, count: summary.located)
        y = try sections.column(.y, Int32.self, count: summary.located)
        z = try sections.column(.z, Int32.self, count: summary.located)
        level = try sections.column(.level, UInt8.self, count: programs)
        yes = try sections.words(.yes, count: programs, words: summary.words)
        no = try sections.words(.no, count: programs, words: summary.words)
        factStart = try sections.column(.factStart, UInt32.self, count: programs)
        factClass = try sections.column(.factClass, UInt16.self)
        schedule = try sections.column(.schedule, UInt32.self, count: programs)
        schedules = try sections.column(.schedules, UInt32.self)
        scheduleStart = try sections.column(.scheduleStart, UInt32.self)
        openWeek = try sections.column(.openWeek, UInt32.self, count: programs)
        openWeeks = try sections.column(.openWeeks, UInt32.self)
        openWeekStart = try sections.column(.openWeekStart, UInt32.self)
        facilityOf = try sections.column(.facilityOf, UInt32.self, count: programs)
        servesOnly = try sections.column(.servesOnly, UInt32.self, count: programs)
        leastAge = try sections.column(.leastAge, UInt8.self, count: programs)
        mostAge = try sections.column(.mostAge, UInt8.self, count: programs)
        programID = try sections.column(.programID, UInt64.self, count: programs)
        ordinalByID = try sections.column(.ordinalByID, UInt32.self, count: programs)
        telehealthStates = try sections.column(.telehealthStates, UInt16.self, count: programs)
        stateSets = try sections.column(.stateSets, UInt16.self)
        gridRows = try sections.column(.gridRows, UInt32.self)
        gridCells = try sections.column(.gridCells, UInt32.self)
        facilityStart = try sections.column(.facilityStart, UInt32.self, count: facilities + 1)
        facilityPoint = try sections.column(.facilityPoint, Int32.self, count: 2 * facilities)
        facilityState = try sections.column(.facilityState, UInt16.self, count: facilities)
        facilityZone = try sections.column(.facilityZone, UInt8.self, count: facilities)
        facilityFlags = try sections.column(.facilityFlags, UInt32.self, count: facilities)
        facilityCounty = try sections.column(.facilityCounty, UInt32.self, count: facilities)
        facilityCodes = try sections.column(
            .facilityCodes, UInt64.self, count: CodeSet.capacity / 64 * facilities)
        facilitySurveys = try sections.column(.facilitySurveys, UInt8.self, count: facilities)
        facilityNameRank = try sections.column(.facilityNameRank, UInt32.self, count: facilities)
        strings = try sections.column(.strings, UInt8.self)
        facilityFields = try sections.column(.facilityFields, UInt8.self)
        facilityFieldStart = try sections.column(.facilityFieldStart, UInt32.self, count: facilities + 1)
        programFields = try sections.column(.programFields, UInt8.self)
        programFieldStart = try sections.column(.programFieldStart, UInt32.self, count: programs + 1)
        tokens = try sections.column(.tokens, UInt8.self)
        tokenStart = try sections.column(.tokenStart, UInt32.self)
        postings = try sections.column(.postings, UInt32.self)
        postingStart = try sections.column(.postingStart, UInt32.self, count: tokenStart.count)
        impacts = try sections.column(.impacts, UInt8.self, count: postings.count)
        let tokenCount = max(0, tokenStart.count - 1)
        tokensByEnd = try sections.column(.tokensByEnd, UInt32.self, count: tokenCount)
        stems = try sections.column(.stems, UInt8.self)
        stemStart = try sections.column(.stemStart, UInt32.self)
        stemTokens = try sections.column(.stemTokens, UInt32.self)
        stemTokenStart = try sections.column(.stemTokenStart, UInt32.self, count: stemStart.count)
        names = try sections.column(.names, UInt32.self)
        nameTokens = try sections.column(.nameTokens, UInt32.self)
        nameStart = try sections.column(.nameStart, UInt32.self, count: tokenCount + 1)
        termYes = try sections.column(.termYes, UInt32.self, count: summary.terms)
        zips = try sections.column(.zips, UInt32.self)
        zipFields = try sections.column(.zipFields, UInt32.self, count: zips.count / 2)
        cities = try sections.column(.cities, UInt32.self)
        counties = try sections.column(.counties, UInt32.self)
        aliases = try sections.column(.aliases, UInt32.self)
        concepts = try sections.column(.concepts, UInt32.self)
        conceptWords = try sections.column(.conceptWords, UInt32.self)
        safetyPhrases = try sections.column(.safetyPhrases, UInt32.self)
        formerIDs = try sections.column(.formerIDs, UInt64.self)
        guard formerIDs.count % 2 == 0 else {
            throw IndexError.damaged(sections.path, what: "length of section formerIDs")
        }
    }
}

/// Finds the sections of a file by id.
struct Sections {
    let file: MappedFile
    let header: Header
    let path: String

    func section(_ id: SectionID) throws(IndexError) -> Header.Section {
        guard let section = header.sections.first(where: { $0.id == id.rawValue }) else {
            throw IndexError.damaged(path, what: "no section \(id)")
        }
        return section
    }

    /// - Parameter count: how many elements there must be; nil for any whole number.
    func column<Element>(_ id: SectionID, _ type: Element.Type, count: Int? = nil) throws(IndexError) -> Column<Element>
    {
        let section = try section(id)
        let stride = MemoryLayout<Element>.stride
        guard section.length % stride == 0, count == nil || section.length / stride == count else {
            throw IndexError.damaged(path, what: "length of section \(id)")
        }
        return file.column(type, offset: section.offset, length: section.length)
    }

    /// A section of `words` columns of `count` elements, one after the other.
    func words(_ id: SectionID, count: Int, words: Int) throws(IndexError) -> [Column<UInt64>] {
        let section = try section(id)
        guard section.length == count * words * 8 else {
            throw IndexError.damaged(path, what: "length of section \(id)")
        }
        return (0..<words).map { file.column(UInt64.self, offset: section.offset + $0 * count * 8, length: count * 8) }
    }

    func fields<Value>(
        _ id: SectionID, _ strings: Column<UInt8>, _ read: (inout FieldReader) -> Value
    ) throws(IndexError) -> Value {
        let bytes = try column(id, UInt8.self)
        var fields = FieldReader(bytes, from: 0, to: bytes.count, strings: strings)
        let value = read(&fields)
        guard !fields.failed else { throw IndexError.damaged(path, what: "section \(id)") }
        return value
    }
}
