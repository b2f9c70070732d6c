package import Treatment

/// Where a record stands in its export.
package struct Position: Hashable, Comparable, Sendable {
    /// Ordinal of the file in the run.
    package var file: Int
    /// From 1; for a CSV record the line it begins on.
    package var line: Int
    /// Offset in bytes from the beginning of the file.
    package var byte: Int

    package init(file: Int, line: Int, byte: Int) {
        self.file = file
        self.line = line
        self.byte = byte
    }

    package static func < (a: Position, b: Position) -> Bool { (a.file, a.byte, a.line) < (b.file, b.byte, b.line) }
}

/// One facility as one record of an export tells it: text as the publisher wrote it (trimmed, valid UTF-8), facts already
/// in our words. What every format's reader produces and what normalising, merging and geocoding start from.
package struct FacilityRecord: Sendable {
    package var position: Position
    /// The publisher's id of the record; empty when it has none.
    package var publisherID = ""
    package var name = ""
    package var name2 = ""
    package var street = ""
    package var street2 = ""
    package var city = ""
    package var state = ""
    package var zip = ""
    package var county = ""
    /// True outside the United States: the point is kept untested, with a notice.
    package var isForeign = false
    /// The source says that the address must not be shown.
    package var isConfidential = false
    /// The source's own point.
    package var point: Coordinate?
    package var phones: [RawPhone] = []
    package var website = ""
    /// The export's own date for this record; nil → the file's date.
    package var asOf: Day?
    /// Levels that the publisher's form asks about: one that is not here was never asked, which is not no.
    package var askedLevels: [Level] = []
    /// The SAMHSA codes that it states; empty in other formats.
    package var survey = SurveyCodes()
    /// What the record says of the whole facility. `Fact.record` is 0 here; merging numbers it.
    package var facts = FactSheet()
    /// When the doors of the whole facility are open. `record` is 0 here; merging numbers it.
    package var hours: OpeningHours?
    /// The programs it states, one a level (and focus, and name). None: a facility without a program.
    package var programs: [ProgramRecord] = []

    package init(position: Position) { self.position = position }

    package struct RawPhone: Hashable, Sendable {
        package var text: String
        package var kind: Phone.Kind

        package init(_ text: String, _ kind: Phone.Kind = .main) {
            self.text = text
            self.kind = kind
        }
    }
}

/// One program as one record tells it. `Fact.record` and `Tracks.record` are 0 here; merging numbers them.
package struct ProgramRecord: Sendable {
    package var level: Level
    /// The publisher's words or code for the level.
    package var levelStated: String
    package var focus: Focus
    /// The program's own name; may be empty.
    package var name = ""
    /// The publisher's own id for the program; empty when it has none.
    package var publisherID = ""
    /// All that the record says of this program, the facility's facts included where they hold for it.
    package var facts = FactSheet()
    /// Sorted terms outside which it takes nobody on their axis.
    package var servesOnly: [Term] = []
    package var ages: ClosedRange<UInt8>?
    package var tracks: Tracks?
    /// When its doors are open; never a schedule of sessions.
    package var hours: OpeningHours?
    package var statedTenthHours: Int?
    package var lengthWeeks: ClosedRange<UInt16>?
    package var capacity: Capacity?
    package var telehealthStates: [StateCode] = []
    package var notes: [String] = []
    /// Carriers and plans it names, by code (`aetna`, `aetna/open-access`): they become terms once all files are read.
    package var carriers: [NamedCarrier] = []

    package init(level: Level, levelStated: String, focus: Focus) {
        self.level = level
        self.levelStated = levelStated
        self.focus = focus
    }
}

/// A carrier or a plan that a record names, with whether it is taken.
package struct NamedCarrier: Hashable, Sendable {
    /// Folded: lower case, `-` between words, `carrier/plan` for a plan.
    package var code: String
    /// As the publisher writes it.
    package var name: String
    package var fact: Fact

    package init(code: String, name: String, fact: Fact) {
        self.code = code
        self.name = name
        self.fact = fact
    }
}
