package import Treatment

/// One immutable index, mapped. Columns are views into the file; small tables are read when it is opened. Everything that
/// search needs of a program is in the columns; `program(_:)` and `facility(_:)` put a page's values together again.
package final class Snapshot: Sendable {
    package let path: String
    package let header: Header
    package let summary: Summary
    package let columns: Columns
    package let vocabulary: Vocabulary
    package let sources: [Source]
    package let zones: [Zone]
    package let states: [Gazetteer.State]
    /// SAMHSA's codes by the ordinals that facilities state them by.
    package let codeBook: CodeBook
    /// By ordinal.
    package let classes: [FactClass]
    let file: MappedFile

    /// The id that answers carry: 16 hexadecimal digits of the content hash.
    package let id: String
    /// The day ages are counted to; nil when every input is undated.
    package var asOf: Day? { summary.asOf }

    /// Maps and checks the header, the section table and the sizes of the columns; reads no column.
    package convenience init(path: String) throws(IndexError) {
        try self.init(MappedFile(path: path), path: path)
    }

    /// A snapshot that never was a file.
    package convenience init(bytes: [UInt8]) throws(IndexError) {
        try self.init(MappedFile(bytes: bytes), path: "memory")
    }

    private init(_ file: MappedFile, path: String) throws(IndexError) {
        self.path = path
        self.file = file
        header = try Header(reading: file, path: path)
        id = header.snapshotID
        let sections = Sections(file: file, header: header, path: path)
        guard let summary = Summary(try sections.column(.summary, UInt64.self)) else {
            throw IndexError.damaged(path, what: "summary")
        }
        guard summary.vocabularyVersion == Summary.fixedVocabularyVersion else {
            throw IndexError.damaged(path, what: "another version of the vocabulary; ingest again with this program")
        }
        self.summary = summary
        columns = try Columns(sections, summary)
        let strings = columns.strings

        var classes: [FactClass] = []
        for packed in try sections.column(.classes, UInt64.self).elements {
            guard let factClass = FactClass(packed: packed) else { throw IndexError.damaged(path, what: "classes") }
            classes.append(factClass)
        }
        self.classes = classes
        let carriers = try sections.fields(.carriers, strings) { fields in
            fields.list { fields in (code: fields.string(), name: fields.string()) }
        }
        vocabulary = Vocabulary(carriers: carriers)
        guard vocabulary.count == summary.terms else { throw IndexError.damaged(path, what: "carriers") }
        sources = try sections.fields(.sources, strings) { $0.list(readSource) }
        zones = try sections.fields(.zones, strings) { fields in
            fields.list { fields in
                Zone(
                    name: fields.string(), standardOffsetMinutes: fields.number(upTo: 2880) - 1440,
                    keepsDaylightTime: fields.number(upTo: 1) == 1)
            }
        }
        states = try sections.fields(.states, strings) { $0.list(readState) }
        codeBook = try sections.fields(.codeBook, strings, readCodeBook)
        guard codeBook.codes.count <= CodeSet.capacity else { throw IndexError.damaged(path, what: "code book") }
    }

    /// The facility at an ordinal, whole.
    package func facility(_ ordinal: Int) throws(IndexError) -> Facility {
        var fields = FieldReader(
            columns.facilityFields, from: Int(columns.facilityFieldStart[ordinal]),
            to: Int(columns.facilityFieldStart[ordinal + 1]), strings: columns.strings)
        var facility = readFacility(&fields, point: point(ofFacility: ordinal))
        facility.survey = survey(ofFacility: ordinal)
        guard !fields.failed else { throw IndexError.damaged(path, what: "fields of facility \(ordinal)") }
        return facility
    }

    /// The program at an ordinal, whole; `Program.facility` is the facility's ordinal in this snapshot.
    package func program(_ ordinal: Int) throws(IndexError) -> Program {
        try program(ordinal, facts: try facts(ordinal))
    }

    /// - Parameter facts: those that the columns hold; the unknown ones that have a reason are added.
    func program(_ ordinal: Int, facts: FactSheet) throws(IndexError) -> Program {
        guard let level = Level(rawValue: columns.level[ordinal]) else {
            throw IndexError.damaged(path, what: "levels")
        }
        var program = Program(
            id: columns.programID[ordinal], facility: Int(columns.facilityOf[ordinal]), level: level, focus: .both,
            facts: facts)
        program.servesOnly = servesOnly(ordinal)
        program.ages = ages(ordinal)
        program.telehealthStates = telehealthStates(ordinal)
        var fields = FieldReader(
            columns.programFields, from: Int(columns.programFieldStart[ordinal]),
            to: Int(columns.programFieldStart[ordinal + 1]), strings: columns.strings)
        readProgram(&fields, into: &program)
        guard !fields.failed else { throw IndexError.damaged(path, what: "fields of program \(ordinal)") }
        try fillWeek(of: &program.hours, ordinal)
        return program
    }

    /// Years that a program takes, both ends served; nil when not stated.
    func ages(_ ordinal: Int) -> ClosedRange<UInt8>? {
        let (least, most) = (columns.leastAge[ordinal], columns.mostAge[ordinal])
        return least <= most ? least...most : nil
    }

    func servesOnly(_ ordinal: Int) -> [Term] { ServesOnlySet(rawValue: columns.servesOnly[ordinal]).terms }

    /// The week of a program's hours of opening is in a column of its own.
    func fillWeek(of hours: inout OpeningHours?, _ ordinal: Int) throws(IndexError) {
        guard case let number = Int(columns.openWeek[ordinal]), number != 0 else { return }
        guard let stored = openWeek(number), hours != nil, hours?.asOf == stored.asOf else {
            throw IndexError.damaged(path, what: "hours of opening of program \(ordinal)")
        }
        hours?.week = stored.week
    }

    /// The point of a facility, or nil.
    package func point(ofFacility ordinal: Int) -> Coordinate? {
        let latitude = columns.facilityPoint[2 * ordinal]
        guard latitude != Int32.min else { return nil }
        return Coordinate(microLatitude: latitude, microLongitude: columns.facilityPoint[2 * ordinal + 1])
    }

    /// The states that a program's telehealth serves; empty when not stated.
    package func telehealthStates(_ ordinal: Int) -> [StateCode] {
        let place = Int(columns.telehealthStates[ordinal])
        guard place < columns.stateSets.count else { return [] }
        let count = Int(columns.stateSets[place])
        guard place + count < columns.stateSets.count else { return [] }
        return (0..<count).map { StateCode(rawValue: columns.stateSets[place + 1 + $0]) }
    }

    /// The ordinal of a program id, or nil.
    package func ordinal(ofProgram id: UInt64) -> Int? {
        var low = 0
        var high = columns.ordinalByID.count
        while low < high {
            let middle = (low + high) / 2
            if columns.programID[Int(columns.ordinalByID[middle])] < id { low = middle + 1 } else { high = middle }
        }
        guard low < columns.ordinalByID.count, case let ordinal = Int(columns.ordinalByID[low]),
            columns.programID[ordinal] == id
        else { return nil }
        return ordinal
    }

    /// The ordinal of a facility id, or nil. Goes through the facilities, whose ids no column holds: about 10 ns each.
    package func ordinal(ofFacility id: UInt64) -> Int? {
        (0..<summary.facilities).first { ordinal in
            var fields = FieldReader(
                columns.facilityFields, from: Int(columns.facilityFieldStart[ordinal]),
                to: Int(columns.facilityFieldStart[ordinal + 1]), strings: columns.strings)
            return readFacilityID(&fields) == id
        }
    }

    private func facts(_ ordinal: Int) throws(IndexError) -> FactSheet {
        var entries: [FactSheet.Entry] = []
        var place = Int(columns.factStart[ordinal])
        for word in 0..<summary.words {
            var known = columns.yes[word][ordinal] | columns.no[word][ordinal]
            while known != 0 {
                let term = Term(rawValue: UInt16(word * 64 + known.trailingZeroBitCount))
                known &= known - 1
                guard place < columns.factClass.count, case let number = Int(columns.factClass[place]),
                    number < classes.count
                else { throw IndexError.damaged(path, what: "facts of program \(ordinal)") }
                entries.append(FactSheet.Entry(term, classes[number].fact))
                place += 1
            }
        }
        return FactSheet(ascending: entries)
    }
}

private func readSource(_ fields: inout FieldReader) -> Source {
    let publisher = fields.string()
    return Source(publisher: publisher, asOf: fields.day())
}

private func readState(_ fields: inout FieldReader) -> Gazetteer.State {
    let code = StateCode(rawValue: UInt16(fields.number(upTo: Int(UInt16.max))))
    let name = fields.string()
    let points = (0..<3).map { _ in
        let latitude = Int32(fields.number(upTo: 180_000_000) - 90_000_000)
        let longitude = Int32(fields.number(upTo: 360_000_000) - 180_000_000)
        return Coordinate(microLatitude: latitude, microLongitude: longitude)
    }
    return Gazetteer.State(
        code: code, name: name, centre: points[0], southWest: points[1], northEast: points[2], zone: fields.number())
}
