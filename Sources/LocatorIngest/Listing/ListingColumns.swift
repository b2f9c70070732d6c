internal import Treatment

/// The columns of a program listing in CSV, in the order the writer writes them.
enum ListingColumn: String, CaseIterable {
    // Of the listing: read from the first row that has them.
    case listingPublisher = "listing_publisher"
    case listingAsOf = "listing_as_of"
    // Of the facility.
    case facilityID = "facility_id"
    case facilityAsOf = "facility_as_of"
    case name, name2, street, street2, city, state, zip, county, confidential, foreign, lat, lon, phones, website
    case levelsAsked = "levels_asked"
    case facilityHours = "facility_hours"
    case facilityYes = "facility_facts_yes"
    case facilityNo = "facility_facts_no"
    case facilityUnknown = "facility_facts_unknown"
    // Of the program.
    case programID = "program_id"
    case programName = "program_name"
    case level
    case levelStated = "level_stated"
    case focus, ages
    case servesOnly = "serves_only"
    case paymentYes = "payment_yes"
    case paymentNo = "payment_no"
    case accreditationYes = "accreditation_yes"
    case accreditationNo = "accreditation_no"
    case languageYes = "language_yes"
    case languageNo = "language_no"
    case factsYes = "facts_yes"
    case factsNo = "facts_no"
    case factsUnknown = "facts_unknown"
    case carriersYes = "carriers_yes"
    case carriersNo = "carriers_no"
    case carriersUnknown = "carriers_unknown"
    case hours
    case hoursAWeek = "hours_a_week"
    case weeks, capacity
    case telehealthStates = "telehealth_states"
    case notes
    case tracksAsOf = "tracks_as_of"
    // Of the track.
    case trackName = "track_name"
    case inPerson = "in_person"
    case online, required
    case trackLanguage = "track_language"
    case start
    case trackCapacity = "track_capacity"

    enum Scope { case listing, facility, program, track }

    var scope: Scope {
        switch self {
        case .listingPublisher, .listingAsOf: .listing
        case .facilityID, .facilityAsOf, .name, .name2, .street, .street2, .city, .state, .zip, .county, .confidential,
            .foreign, .lat, .lon, .phones, .website, .levelsAsked, .facilityHours, .facilityYes, .facilityNo,
            .facilityUnknown:
            .facility
        case .programID, .programName, .level, .levelStated, .focus, .ages, .servesOnly, .paymentYes, .paymentNo,
            .accreditationYes, .accreditationNo, .languageYes, .languageNo, .factsYes, .factsNo, .factsUnknown,
            .carriersYes, .carriersNo, .carriersUnknown, .hours, .hoursAWeek, .weeks, .capacity, .telehealthStates,
            .notes,
            .tracksAsOf:
            .program
        case .trackName, .inPerson, .online, .required, .trackLanguage, .start, .trackCapacity: .track
        }
    }

    /// Columns whose items are facts of the program, with what each item then says. The writer puts a code in the
    /// column of its group; the reader takes any code in any of them.
    static let programFacts: [(column: ListingColumn, state: Ternary)] = [
        (.paymentYes, .yes), (.paymentNo, .no), (.accreditationYes, .yes), (.accreditationNo, .no),
        (.languageYes, .yes),
        (.languageNo, .no), (.factsYes, .yes), (.factsNo, .no), (.factsUnknown, .unknown),
    ]
    static let facilityFacts: [(column: ListingColumn, state: Ternary)] = [
        (.facilityYes, .yes), (.facilityNo, .no), (.facilityUnknown, .unknown),
    ]
    static let carriers: [(column: ListingColumn, state: Ternary)] = [
        (.carriersYes, .yes), (.carriersNo, .no), (.carriersUnknown, .unknown),
    ]

    /// Where the writer puts a program's fact.
    static func of(_ entry: FactSheet.Entry) -> ListingColumn {
        switch (Vocabulary.fixed[entry.term].group, entry.fact.state) {
        case (.payment, .yes): .paymentYes
        case (.payment, .no): .paymentNo
        case (.accreditation, .yes): .accreditationYes
        case (.accreditation, .no): .accreditationNo
        case (.language, .yes): .languageYes
        case (.language, .no): .languageNo
        case (_, .yes): .factsYes
        case (_, .no): .factsNo
        case (_, .unknown): .factsUnknown
        }
    }
}

/// The cells of one thing (a facility, a program, a track), by column.
struct ListingCells {
    private var cells: [ListingColumn: String] = [:]

    /// Empty for a cell that is not there.
    subscript(column: ListingColumn) -> String {
        get { cells[column] ?? "" }
        set { cells[column] = newValue.isEmpty ? nil : newValue }
    }

    var isEmpty: Bool { cells.isEmpty }
}
