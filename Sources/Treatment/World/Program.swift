/// What a facility offers at one level of care, with one focus, to one audience: the unit of search and rank.
package struct Program: Hashable, Sendable {
    /// Stable across runs: facility, level, focus and audience.
    package var id: UInt64
    /// Ordinal in `Catalog.facilities`.
    package var facility: Int
    package var level: Level
    /// The publisher's words or code for the level.
    package var levelStated: String
    package var focus: Focus
    /// The program's own name when it has one; else empty.
    package var name: String
    /// Ordinal in `Facility.records` of the record that states the level; its facts are *listed for the program*, those of
    /// the facility's other records *for the facility*.
    package var ownRecord: UInt8
    package var facts: FactSheet
    /// Terms outside which the program takes nobody on their axis: `women` means women only. Sorted.
    package var servesOnly: [Term]
    /// Years, both ends served; nil when not stated.
    package var ages: ClosedRange<UInt8>?
    /// Nil when the schedule is unknown.
    package var tracks: Tracks?
    /// When its doors are open; nil when unknown. Says when a session can be at all, never that one is.
    package var hours: OpeningHours?
    /// Tenths of an hour a week that the publisher states, kept apart from what tracks add up to; nil when not stated.
    package var statedTenthHours: Int?
    /// Weeks, least to most; nil when not stated.
    package var lengthWeeks: ClosedRange<UInt16>?
    package var capacity: Capacity?
    /// States whose residents its telehealth serves; empty means not stated, the site's own state is inferred.
    package var telehealthStates: [StateCode]
    /// Prose that was not certain enough to become facts, as the publisher wrote it.
    package var notes: [String]

    package init(
        id: UInt64, facility: Int, level: Level, levelStated: String = "", focus: Focus, name: String = "",
        ownRecord: UInt8 = 0, facts: FactSheet = FactSheet(), servesOnly: [Term] = [], ages: ClosedRange<UInt8>? = nil,
        tracks: Tracks? = nil, hours: OpeningHours? = nil, statedTenthHours: Int? = nil,
        lengthWeeks: ClosedRange<UInt16>? = nil,
        capacity: Capacity? = nil, telehealthStates: [StateCode] = [], notes: [String] = []
    ) {
        self.id = id
        self.facility = facility
        self.level = level
        self.levelStated = levelStated
        self.focus = focus
        self.name = name
        self.ownRecord = ownRecord
        self.facts = facts
        self.servesOnly = servesOnly
        self.ages = ages
        self.tracks = tracks
        self.hours = hours
        self.statedTenthHours = statedTenthHours
        self.lengthWeeks = lengthWeeks
        self.capacity = capacity
        self.telehealthStates = telehealthStates
        self.notes = notes
    }

    /// Adolescents are served and adults are not: the hours of an IOP are then counted from six.
    package var isForAdolescents: Bool {
        if let ages { return ages.upperBound < 21 && ages.lowerBound >= 10 }
        return facts[.adolescents]?.state == .yes && facts[.adults]?.state != .yes && facts[.youngAdults]?.state != .yes
    }
}

/// All programs of one run of ingest, and what is needed to find places: the one thing that goes from ingest to the index.
package struct Catalog: Sendable {
    package var facilities: [Facility]
    package var programs: [Program]
    package var sources: [Source]
    package var vocabulary: Vocabulary
    package var gazetteer: Gazetteer
    /// Version of the ingest rules.
    package var rulesVersion: UInt32
    /// What phrases mean, sorted by phrase, each once; empty where sentences are not understood. See `allConcepts`.
    package var concepts: [Concept] = []
    /// What the codes in `Facility.survey` mean.
    package var codeBook = CodeBook()
    /// Phrases of danger, sorted by phrase, each once.
    package var safety: [SafetyPhrase] = []
    /// Former ids of its facilities and programs, sorted, each once; none of them is an id of the catalog.
    package var redirects: [Redirect] = []
    /// Ids, sorted, of facilities that are with all their programs as the snapshot before has them, and not in `facilities` and `programs`:
    /// such a catalog is encoded over that snapshot.
    package var unchanged: [UInt64] = []

    package init(
        facilities: [Facility] = [], programs: [Program] = [], sources: [Source] = [],
        vocabulary: Vocabulary = .fixed, gazetteer: Gazetteer = Gazetteer(), rulesVersion: UInt32 = 1
    ) {
        self.facilities = facilities
        self.programs = programs
        self.sources = sources
        self.vocabulary = vocabulary
        self.gazetteer = gazetteer
        self.rulesVersion = rulesVersion
    }

    /// The latest as-of date among the inputs: the day that ages are counted to. Nil when every input is undated.
    package var asOf: Day? { sources.compactMap(\.asOf).max() }
}
