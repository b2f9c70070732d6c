import Treatment

/// Puts what the corrections say over what the publishers say; takes out what they hide. Corrections come last, so that nothing that
/// is joined or known again depends on them.
/// - Parameters:
///   - corrections: those that hold on the day of the run, in any order.
///   - source: what `RecordReference.source` of their record is.
func applyCorrections(
    _ corrections: [Correction], to built: inout Built, source: Int, _ vocabulary: Vocabulary, _ run: inout CleanRun
) -> CorrectionOutcome {
    var outcome = CorrectionOutcome()
    let said = corrections.filter { correction in
        switch correction.word {
        case .joined, .apart: false
        case .fact, .ages, .weeks, .tenthHours, .hours, .capacity, .track, .holds, .hidden: true
        }
    }
    if said.isEmpty { return outcome }
    let places = Places(built)
    var ofProgram: [Int: [Told]] = [:]
    var hidden = [Bool](repeating: false, count: built.programs.count)
    var effects = [Effects](repeating: Effects(), count: said.count)
    for (line, correction) in said.enumerated() {
        let (programs, isOne) = places.programs(correction.id, built, isHidden: correction.isHidden)
        for program in programs {
            effects[line].named = true
            if correction.isHidden {
                hidden[program] = true
                effects[line].applied = true
            } else {
                ofProgram[program, default: []].append(Told(correction: correction, line: line, isOne: isOne))
            }
        }
    }
    for place in ofProgram.keys.sorted() where !hidden[place] {
        guard var told = ofProgram[place] else { continue }
        told.sort { $0.order < $1.order }
        let facility = built.programs[place].facility
        var corrected = CorrectedProgram(
            built.programs[place], record: UInt8(teamRecord(of: &built.facilities[facility], source)), vocabulary)
        for one in told { corrected.take(one, &effects) }
        built.programs[place] = corrected.program
        let days =
            told.compactMap(\.correction.day) + [built.facilities[facility].records.last?.asOf].compactMap(\.self)
        stampTeamRecord(of: &built.facilities[facility], days.max())
        for line in corrected.lines.sorted() {
            outcome.applied.append((corrected.program.id, said[line].field, said[line].position))
        }
    }
    for (correction, effect) in zip(said, effects) {
        outcome.notices.append(
            Notice(effect.rule, at: correction.position, field: correction.field, value: base32(correction.id)))
    }
    if hidden.contains(true) { hide(hidden, in: &built, &run) }
    return outcome
}

extension Correction {
    fileprivate var isHidden: Bool {
        if case .hidden = word { return true }
        return false
    }
}

/// A correction as it bears on one program.
struct Told {
    let correction: Correction
    /// Its place among the corrections of the run.
    let line: Int
    /// It names the program and not its facility.
    let isOne: Bool

    /// The later one counts: by day; of one day what is said of the program itself; then what stands further down. Schedules come first,
    /// because facts are inferred from them.
    var order: (Int, Int, Int, Int, Int) {
        var isTrack = 1
        if case .track = correction.word { isTrack = 0 }
        let day = correction.day.map { Int($0.rawValue) } ?? -1
        return (isTrack, day, isOne ? 1 : 0, correction.position.line, line)
    }
}

/// What became of a correction in all the programs that it names.
struct Effects {
    var named = false
    var applied = false
    var caughtUp = false
    var conflict = false
    var superseded = false
    var unknownField = false

    fileprivate var rule: Rule {
        if unknownField { return .correctionBadLine }
        if conflict { return .correctionConflict }
        if applied { return .correctionApplied }
        if caughtUp { return .correctionCaughtUp }
        return superseded ? .correctionSuperseded : .correctionNamesNothing
    }
}

/// Where ids lie in what was built.
private struct Places {
    private var facilities: [UInt64: Int] = [:]
    private var programs: [UInt64: Int] = [:]
    private var records: [UInt64: Int] = [:]
    private let redirects: [UInt64: UInt64]

    init(_ built: Built) {
        for (place, facility) in built.facilities.enumerated() {
            facilities[facility.id] = place
            for record in facility.records { records[record.key] = records[record.key] ?? place }
        }
        for (place, program) in built.programs.enumerated() { programs[program.id] = place }
        redirects = Dictionary(built.ledger.redirects.map { ($0.old, $0.new) }, uniquingKeysWith: { first, _ in first })
    }

    /// The programs that an id means, and whether it means one itself.
    func programs(_ id: UInt64, _ built: Built, isHidden: Bool) -> (Range<Int>, isOne: Bool) {
        let present = redirects[id] ?? id
        if let program = programs[present] { return (program..<program + 1, true) }
        guard let facility = facilities[present] ?? (isHidden ? records[present] : nil) else { return (0..<0, false) }
        // Programs are sorted by facility.
        var low = 0
        var high = built.programs.count
        while low < high {
            let middle = (low + high) / 2
            if built.programs[middle].facility < facility { low = middle + 1 } else { high = middle }
        }
        var end = low
        while end < built.programs.count, built.programs[end].facility == facility { end += 1 }
        return (low..<end, false)
    }
}

/// The ordinal of the record that stands for the team's corrections of a facility.
private func teamRecord(of facility: inout Facility, _ source: Int) -> Int {
    var hash = StableHash()
    hash.add("corrections")
    hash.add(number: facility.id)
    if facility.records.last?.key != hash.value {
        facility.records.append(RecordReference(key: hash.value, source: source, asOf: nil))
    }
    return facility.records.count - 1
}

private func stampTeamRecord(of facility: inout Facility, _ day: Day?) {
    guard let record = facility.records.popLast() else { return }
    facility.records.append(RecordReference(key: record.key, source: record.source, asOf: day))
}

/// Takes hidden programs out, and facilities that have none left; their records are set aside.
private func hide(_ hidden: [Bool], in built: inout Built, _ run: inout CleanRun) {
    var programs: [Program] = []
    var left = [Bool](repeating: false, count: built.facilities.count)
    for (place, program) in built.programs.enumerated() where !hidden[place] {
        programs.append(program)
        left[program.facility] = true
    }
    var facilities: [Facility] = []
    var ordinals = [Int](repeating: 0, count: built.facilities.count)
    for (place, facility) in built.facilities.enumerated() {
        ordinals[place] = facilities.count
        if left[place] {
            facilities.append(facility)
            continue
        }
        for (ordinal, record) in facility.records.enumerated() where run.tallies.indices.contains(record.source) {
            if ordinal == 0 { run.tallies[record.source].loaded -= 1 } else { run.tallies[record.source].merged -= 1 }
            run.tallies[record.source].setAside["suppressed", default: 0] += 1
        }
    }
    for place in programs.indices { programs[place].facility = ordinals[programs[place].facility] }
    (built.facilities, built.programs) = (facilities, programs)
}
