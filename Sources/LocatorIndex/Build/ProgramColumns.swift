import Treatment

/// The columns that filtering and ranking read: one element a program, in storage order.
func programSections(
    _ content: Content, _ order: ProgramOrder, words: Int
) -> Result<[Section], IndexError> {
    do throws(IndexError) { return .success(try columns(content, order, words: words)) } catch {
        return .failure(error)
    }
}

private func columns(_ content: Content, _ order: ProgramOrder, words: Int) throws(IndexError) -> [Section] {
    let catalog = content.catalog
    let before = content.before
    var carried = CarriedNumbers(before)
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
    // No place of a facility.
    var lastFacility = Int.max
    var known: [UInt16] = []
    // What the team says of a program counts as its own record's word. Most snapshots have no corrections.
    let team = catalog.sources.firstIndex { $0.publisher == Source.team }
    // By word: the bits of one program.
    var isYes = [UInt64](repeating: 0, count: words)
    var isNo = isYes
    for (ordinal, source) in order.programs.enumerated() {
        let facility = content.facility(of: source)
        if facility != lastFacility {
            facilityOrdinal += 1
            lastFacility = facility
        }
        facilityOf.append(UInt32(facilityOrdinal))
        known.removeAll(keepingCapacity: true)
        if let before, source < 0 {
            let place = ~source
            for word in 0..<words {
                isYes[word] = before.columns.yes[word][place]
                isNo[word] = before.columns.no[word][place]
            }
            try carried.appendClasses(of: place, to: &known, &classes)
            level.append(before.columns.level[place])
            servesOnly.append(before.columns.servesOnly[place])
            leastAge.append(before.columns.leastAge[place])
            mostAge.append(before.columns.mostAge[place])
            programID.append(before.columns.programID[place])
            schedule.append(carried.schedule(of: place, &schedules))
            openWeek.append(carried.openWeek(of: place, &openWeeks))
            telehealth.append(try stateSets.ordinal(of: carried.telehealthStates(of: place)))
        } else {
            let program = catalog.programs[source]
            for entry in program.facts.entries {
                // Patterns, not ==: across modules that is a call of a witness.
                switch entry.fact.state {
                case .yes: isYes[entry.term.word] |= entry.term.bit
                case .no: isNo[entry.term.word] |= entry.term.bit
                case .unknown: continue
                }
                let isOwn =
                    entry.fact.record == program.ownRecord
                    || team.map { speaker(of: entry.fact, program, catalog) == $0 } ?? false
                known.append(try classes.ordinal(of: FactClass(entry.fact, isOwn: isOwn).packed))
            }
            level.append(program.level.rawValue)
            servesOnly.append(ServesOnlySet(program.servesOnly).rawValue)
            leastAge.append(program.ages?.lowerBound ?? 255)
            mostAge.append(program.ages?.upperBound ?? 0)
            programID.append(program.id)
            schedule.append(schedules.ordinal(of: program))
            openWeek.append(openWeeks.ordinal(of: program.hours))
            telehealth.append(try stateSets.ordinal(of: program.telehealthStates))
        }
        for word in 0..<words {
            yes[word * count + ordinal] = isYes[word]
            no[word * count + ordinal] = isNo[word]
            isYes[word] = 0
            isNo[word] = 0
        }
        // The programs of one record mostly know the same: their lists are stored once.
        let previous = factStart.last.map(Int.init)
        if let previous, factClass.count - previous == known.count, factClass[previous...].elementsEqual(known) {
            factStart.append(UInt32(previous))
        } else {
            factStart.append(UInt32(factClass.count))
            factClass += known
        }
    }
    let byID = programID.indices.sorted { programID[$0] < programID[$1] }.map(UInt32.init)
    return [
        (.level, level),
        (.termYes, bytes(of: yesCounts(yes, programs: count, terms: catalog.vocabulary.count))),
        (.yes, bytes(of: yes)),
        (.no, bytes(of: no)),
        (.factStart, bytes(of: factStart)),
        (.factClass, bytes(of: factClass)),
        (.classes, bytes(of: classes.packed)),
        (.schedule, bytes(of: schedule)),
        (.schedules, bytes(of: schedules.words)),
        (.scheduleStart, bytes(of: schedules.starts)),
        (.openWeek, bytes(of: openWeek)),
        (.openWeeks, bytes(of: openWeeks.words)),
        (.openWeekStart, bytes(of: openWeeks.starts)),
        (.facilityOf, bytes(of: facilityOf)),
        (.servesOnly, bytes(of: servesOnly)),
        (.leastAge, leastAge),
        (.mostAge, mostAge),
        (.programID, bytes(of: programID)),
        (.ordinalByID, bytes(of: byID)),
        (.telehealthStates, bytes(of: telehealth)),
        (.stateSets, bytes(of: stateSets.words)),
    ]
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

/// Whose record says so, as an ordinal of `Catalog.sources`.
private func speaker(of fact: Fact, _ program: Program, _ catalog: Catalog) -> Int? {
    let records = catalog.facilities[program.facility].records
    return Int(fact.record) < records.count ? records[Int(fact.record)].source : nil
}
