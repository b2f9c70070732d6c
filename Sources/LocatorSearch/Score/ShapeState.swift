import LocatorIndex
package import Treatment

/// What a snapshot's schedules and hours say of evenings, weekends and daytime, by their numbers: worked out once a snapshot.
struct Shapes: Sendable {
    /// By number of schedule: the parts in which a track can be attended by who is free exactly then; the same without the tracks
    /// that are online throughout.
    let tracks, tracksInPerson: [DayParts]
    /// The same as bits of the mask word that holds the labels.
    let labels, labelsInPerson: [UInt64]
    /// The same as `WindowBits.code`.
    let codes, codesInPerson: [UInt8]
    /// By number of hours: the parts in which the doors are open for an hour.
    let doors: [DayParts]

    init(_ schedules: [StoredSchedule?], _ doors: [HourStarts?]) {
        tracks = schedules.map { parts($0, mayJoinOnline: true) }
        tracksInPerson = schedules.map { parts($0, mayJoinOnline: false) }
        labels = tracks.map(WindowBits.bits)
        labelsInPerson = tracksInPerson.map(WindowBits.bits)
        codes = labels.map(WindowBits.code)
        codesInPerson = labelsInPerson.map(WindowBits.code)
        self.doors = doors.map { open in
            guard let open else { return [] }
            return HourStarts.free.reduce(into: DayParts()) { if open.meets($1.starts) { $0.insert($1.part) } }
        }
    }
}

extension SearchEngine {
    /// Whether a program can be attended in the evening (from 17:00), on the weekend, or in the daytime (until 17:00).
    ///
    /// Its tracks decide when they are known: yes when one is attendable for who is free exactly then and lives next door. Else its
    /// doors, when they bind it: no when they are never open for an hour then, whatever its label says. Else its label.
    /// - Parameters:
    ///   - label: `.evening`, `.weekend` or `.daytime`; any other term has the state its fact has.
    ///   - person: the state the person lives in: online tracks and telehealth that do not serve it count for nothing.
    package func shapeState(_ label: Term, _ program: Int, for person: StateCode? = nil) -> Ternary {
        guard let part = DayParts(label) else { return state(label, program) }
        let number = Int(columns.schedule[program])
        if number > 0, number < shapes.tracks.count {
            let isInReach = person.map { serves($0, program) != .no } ?? true
            return (isInReach ? shapes.tracks : shapes.tracksInPerson)[number].contains(part) ? .yes : .no
        }
        let week = bindingWeek(program, for: person)
        if week > 0, !shapes.doors[week].contains(part) { return .no }
        return state(label, program)
    }

    /// The number of the hours outside which the program cannot be attended; 0 when they are not known, or when it offers
    /// telehealth that may serve the person.
    @inline(__always)
    func bindingWeek(_ program: Int, for person: StateCode?) -> Int {
        let number = Int(columns.openWeek[program])
        guard number > 0, number < doors.count, doors[number] != nil else { return 0 }
        if state(.telehealth, program) == .yes, person.map({ serves($0, program) != .no }) ?? true { return 0 }
        return number
    }
}

private func parts(_ schedule: StoredSchedule?, mayJoinOnline: Bool) -> DayParts {
    guard let schedule else { return [] }
    var parts = DayParts()
    for track in schedule.tracks where mayJoinOnline || !track.sessions.allSatisfy(\.isOnline) {
        for (_, part) in DayParts.labels where !parts.contains(part) {
            var fitting = 0
            var minutes = 0
            for session in track.sessions where lies(session.interval, in: part) {
                fitting += 1
                minutes += session.interval.length
            }
            if fitting >= track.required, minutes >= schedule.leastMinutes || fitting == track.sessions.count {
                parts.insert(part)
            }
        }
    }
    return parts
}

/// Whether a session lies in what a word means as free time.
private func lies(_ session: WeekInterval, in part: DayParts) -> Bool {
    let start = session.start % WeekInterval.day
    return switch part {
    case .evening: start >= 17 * 60 && start + session.length <= WeekInterval.day
    case .daytime: start + session.length <= 17 * 60
    default: session.day >= 5 && session.end <= WeekInterval.week
    }
}
