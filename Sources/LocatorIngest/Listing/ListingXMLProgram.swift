internal import Treatment

/// A program as it was read, before its facility's facts are laid under its own.
struct ListingProgramDraft {
    var program: ProgramRecord
    var facts: [FactSheet.Entry] = []
    var servesOnly: [Substring] = []
    var tracks: [Track] = []
    var tracksAsOf: Day?
}

extension ListingValues {
    /// The draft with all that its facility says.
    mutating func finished(_ draft: ListingProgramDraft, facility: FactSheet) -> ProgramRecord {
        var program = draft.program
        program.carriers.sort { ($0.code, $0.name) < ($1.code, $1.name) }
        program.facts = overlaid(facility, with: sheet(draft.facts))
        if !draft.servesOnly.isEmpty { program.servesOnly = servesOnly(draft.servesOnly, &program.facts) }
        if !draft.tracks.isEmpty { program.tracks = Tracks(draft.tracks, asOf: draft.tracksAsOf) }
        return program
    }
}

extension ListingXMLReader {
    /// A `<program>`, or nil with a notice when its level or focus is not known.
    mutating func program() throws(FileError) -> ListingProgramDraft? {
        let made = values.program(
            level: cursor.attribute(.level) ?? "", stated: cursor.attribute(.levelStated) ?? "",
            focus: cursor.attribute(.focus) ?? "")
        guard var program = made else {
            try cursor.skip()
            return nil
        }
        program.publisherID = cursor.attribute(.id) ?? ""
        program.name = cursor.attribute(.name) ?? ""
        program.ages = values.ages(cursor.attribute(.ages) ?? "")
        program.statedTenthHours = values.tenthHours(cursor.attribute(.hoursAWeek) ?? "")
        program.lengthWeeks = values.weeks(cursor.attribute(.weeks) ?? "")
        program.telehealthStates = values.states(cursor.attribute(.telehealthStates) ?? "")
        var draft = ListingProgramDraft(program: program)
        draft.tracksAsOf = day(.tracksAsOf)
        if let codes = cursor.attribute(.servesOnly) { draft.servesOnly = codes.split(separator: " ") }
        draft.facts.reserveCapacity(64)
        while let child = try cursor.child() {
            switch child {
            case .known(.fact): try fact(&draft.facts)
            case .known(.carrier): try carrier(&draft.program.carriers)
            case .known(.hours): draft.program.hours = try hours() ?? draft.program.hours
            case .known(.track): if let track = try track() { draft.tracks.append(track) }
            case .known(.capacity): draft.program.capacity = try capacity() ?? draft.program.capacity
            case .known(.note):
                let text = oneLine(try cursor.text())
                if !text.isEmpty { draft.program.notes.append(text) }
            default: try skip()
            }
        }
        return draft
    }

    private mutating func carrier(_ carriers: inout [NamedCarrier]) throws(FileError) {
        let code = cursor.attribute(.code) ?? ""
        let fact = values.fact(factWords())
        let name = try cursor.text()
        let key = code.isEmpty ? values.code(ofCarrier: name) : code
        guard !key.isEmpty else {
            values.note(.listingBadValue, "carrier", name)
            return
        }
        carriers.append(NamedCarrier(code: key, name: name.isEmpty ? key : name, fact: fact))
    }

    private mutating func track() throws(FileError) -> Track? {
        var words = ListingValues.TrackWords(
            name: cursor.attribute(.name) ?? "", required: cursor.attribute(.required) ?? "",
            language: cursor.attribute(.language) ?? "", start: cursor.attribute(.start) ?? "")
        while let child = try cursor.child() {
            switch child {
            case .known(.inPerson): words.inPerson = try cursor.text()
            case .known(.online): words.online = try cursor.text()
            case .known(.capacity): words.capacity = try capacity() ?? words.capacity
            default: try skip()
            }
        }
        return values.track(words)
    }

    private mutating func capacity() throws(FileError) -> Capacity? {
        let capacity = values.capacity(cursor.attribute(.state) ?? "", day(.asOf), field: "capacity")
        try cursor.skip()
        return capacity
    }
}

/// White space of any kind as one space, none at the ends.
func oneLine(_ text: String) -> String {
    var before: UInt8 = 0x20
    var isOneLine = true
    for byte in text.utf8 {
        if byte < 0x20 || byte == 0x20 && before == 0x20 { isOneLine = false }
        before = byte
    }
    if isOneLine, before != 0x20 { return text }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}
