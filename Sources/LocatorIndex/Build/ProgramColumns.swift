import Treatment

/// The columns that filtering and ranking read: one element a program, in storage order. Takes the facts out of the catalog.
func addProgramColumns(
    _ catalog: inout Catalog, _ order: ProgramOrder, words: Int, to image: inout ImageWriter
) throws(IndexError) {
    let count = order.programs.count
    var yes = [UInt64](repeating: 0, count: words * count)
    var no = [UInt64](repeating: 0, count: words * count)
    var classes = FactClassTable()
    var factClass: [UInt16] = []
    var factStart: [UInt32] = []
    var stateSets = StateSets()
    var schedules = ScheduleTable()
    var openWeeks = OpenWeekTable()
    var level: [UInt8] = []
    var facilityOf: [UInt32] = []
    var servesOnly: [UInt32] = []
    var leastAge: [UInt8] = []
    var mostAge: [UInt8] = []
    var programID: [UInt64] = []
    var schedule: [UInt32] = []
    var openWeek: [UInt32] = []
    var telehealth: [UInt16] = []

    var facilityOrdinal = -1
    var lastFacility = -1
    var known: [UInt16] = []
    for (ordinal, source) in order.programs.enumerated() {
        let program = catalog.programs[source]
        if program.facility != lastFacility {
            facilityOrdinal += 1
            lastFacility = program.facility
        }
        known.removeAll(keepingCapacity: true)
        for entry in program.facts.entries where entry.fact.state != .unknown {
            let place = entry.term.word * count + ordinal
            if entry.fact.state == .yes { yes[place] |= entry.term.bit } else { no[place] |= entry.term.bit }
            let isOwn = entry.fact.record == program.ownRecord
            known.append(try classes.ordinal(of: FactClass(entry.fact, isOwn: isOwn).packed))
        }
        // The programs of one record mostly know the same: their lists are stored once.
        let previous = factStart.last.map(Int.init)
        if let previous, factClass.count - previous == known.count, factClass[previous...].elementsEqual(known) {
            factStart.append(UInt32(previous))
        } else {
            factStart.append(UInt32(factClass.count))
            factClass += known
        }
        level.append(program.level.rawValue)
        facilityOf.append(UInt32(facilityOrdinal))
        servesOnly.append(ServesOnlySet(program.servesOnly).rawValue)
        leastAge.append(program.ages?.lowerBound ?? 255)
        mostAge.append(program.ages?.upperBound ?? 0)
        programID.append(program.id)
        schedule.append(schedules.ordinal(of: program))
        openWeek.append(openWeeks.ordinal(of: program.hours))
        telehealth.append(try stateSets.ordinal(of: program.telehealthStates))
        catalog.programs[source].facts = FactSheet()
    }
    let byID = programID.indices.sorted { programID[$0] < programID[$1] }.map(UInt32.init)
    image.add(.level, level)
    image.add(.termYes, yesCounts(yes, programs: count, terms: catalog.vocabulary.count))
    image.add(.yes, yes)
    image.add(.no, no)
    image.add(.factStart, factStart)
    image.add(.factClass, factClass)
    image.add(.classes, classes.packed)
    image.add(.schedule, schedule)
    image.add(.schedules, schedules.words)
    image.add(.scheduleStart, schedules.starts)
    image.add(.openWeek, openWeek)
    image.add(.openWeeks, openWeeks.words)
    image.add(.openWeekStart, openWeeks.starts)
    image.add(.facilityOf, facilityOf)
    image.add(.servesOnly, servesOnly)
    image.add(.leastAge, leastAge)
    image.add(.mostAge, mostAge)
    image.add(.programID, programID)
    image.add(.ordinalByID, byID)
    image.add(.telehealthStates, telehealth)
    image.add(.stateSets, stateSets.words)
}

/// Numbers the distinct sets of states that telehealth serves; 0 is *not stated*. Stored as count, states, count, states …,
/// a set's number being its place.
private struct StateSets {
    private(set) var words: [UInt16] = [0]
    private var places: [[StateCode]: Int] = [[]: 0]

    mutating func ordinal(of states: [StateCode]) throws(IndexError) -> UInt16 {
        let sorted = states.sorted()
        if let known = places[sorted] { return UInt16(known) }
        guard let place = UInt16(exactly: words.count) else {
            throw IndexError.tooLarge(what: "sets of telehealth states", count: words.count, limit: 65_535)
        }
        places[sorted] = words.count
        words.append(UInt16(sorted.count))
        words += sorted.map(\.rawValue)
        return place
    }
}
