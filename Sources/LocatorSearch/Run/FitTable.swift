import LocatorIndex
import Treatment

/// Weekly schedules fitted into the person's week, each distinct one once a search.
struct FitTable {
    private let plan: Plan
    private let engine: SearchEngine
    private var known: [Key: Entry] = [:]
    /// By number of schedule: place in `plain` plus one, 0 when not fitted yet. Only for schedules without online sessions,
    /// whose fit depends on nothing else.
    private var places: [UInt32]
    private var plain: [Entry] = []
    /// By `labels`: whether it suits the person's free time; made when the first label is met.
    private lazy var suits: [Bool] = FitTable.labels.map { label in
        guard let need = plan.request.schedule else { return false }
        return labelSuits(label, free: need.free, buffer: need.bufferMinutes)
    }

    private static let labels: [Term] = [.evening, .weekend, .daytime]

    /// What decides the fit of a schedule with online sessions, besides the request.
    private struct Key: Hashable {
        let schedule: UInt32
        let shift: Int16
        let mayJoinOnline: Bool
    }

    struct Entry {
        let fit: ScheduleFit
        /// Aged points of 10,000.
        let points: Int
    }

    /// What a program's schedule says to the person's free time.
    struct Verdict {
        let attendable: Ternary
        let points: Int
        /// Nil when no track is known.
        let fit: ScheduleFit?
    }

    init(_ plan: Plan, _ engine: SearchEngine) {
        self.plan = plan
        self.engine = engine
        places = plan.scheduleMode == nil ? [] : [UInt32](repeating: 0, count: engine.schedules.count)
    }

    /// Only meaningful when a schedule was asked for.
    mutating func verdict(_ program: Int) -> Verdict {
        guard let need = plan.request.schedule else { return Verdict(attendable: .unknown, points: 0, fit: nil) }
        let number = engine.columns.schedule[program]
        guard number != 0 else { return Verdict(attendable: .unknown, points: labelPoints(program), fit: nil) }
        let entry = entry(number, program, need)
        return Verdict(attendable: entry.fit.attendable, points: entry.points, fit: entry.fit)
    }

    /// The points of `verdict`; only meaningful when a schedule was asked for.
    mutating func points(_ program: Int) -> Int {
        let number = Int(engine.columns.schedule[program])
        if number == 0 { return labelPoints(program) }
        if number < places.count, case let place = places[number], place > 0 { return plain[Int(place) - 1].points }
        return verdict(program).points
    }

    /// Whether the program's tracks are known to go, or not to go, into the person's week.
    mutating func attendable(_ program: Int) -> Ternary {
        let number = Int(engine.columns.schedule[program])
        if number < places.count, case let place = places[number], place > 0 {
            return plain[Int(place) - 1].fit.attendable
        }
        return verdict(program).attendable
    }

    private mutating func entry(_ number: UInt32, _ program: Int, _ need: ScheduleNeed) -> Entry {
        if Int(number) < places.count, !engine.hasOnlineSession[Int(number)] {
            if case let place = places[Int(number)], place > 0 { return plain[Int(place) - 1] }
            let entry = fitted(number, need, shift: 0, mayJoinOnline: true)
            plain.append(entry)
            places[Int(number)] = UInt32(plain.count)
            return entry
        }
        let isOnline = engine.hasOnlineTrack[Int(number)]
        let mayJoin = !isOnline || mayJoinOnline(program)
        let shift = shift(program)
        let key = Key(schedule: number, shift: Int16(clamping: shift), mayJoinOnline: mayJoin)
        if let entry = known[key] { return entry }
        let entry = fitted(number, need, shift: shift, mayJoinOnline: mayJoin)
        known[key] = entry
        return entry
    }

    private func fitted(_ number: UInt32, _ need: ScheduleNeed, shift: Int, mayJoinOnline: Bool) -> Entry {
        guard Int(number) < engine.schedules.count, let schedule = engine.schedules[Int(number)] else {
            let none = ScheduleFit(
                track: nil, attendable: .no, fresh: 0, slackMinutes: 0, isOnline: false, fitting: [], weeklyTrips: 0)
            return Entry(fit: none, points: 0)
        }
        let fit = fit(schedule, free: need.free, buffer: need.bufferMinutes, shift: shift, mayJoinOnline: mayJoinOnline)
        let freshness = Points.freshness(.schedule, asOf: schedule.asOf, on: engine.snapshot.asOf)
        return Entry(fit: fit, points: Points.aged(fit.fresh, unknown: Points.unknown(.schedule), freshness: freshness))
    }

    /// False when the program's online tracks are known not to serve the person's state.
    func mayJoinOnline(_ program: Int) -> Bool {
        guard let person = plan.request.home.state else { return true }
        return engine.serves(person, program) != .no
    }

    /// Minutes from the site's clock to the person's.
    private func shift(_ program: Int) -> Int {
        let facility = Int(engine.columns.facilityOf[program])
        let zone = Int(engine.columns.facilityZone[facility])
        guard let person = plan.personZone, let day = plan.day, zone < engine.snapshot.zones.count else { return 0 }
        return person.offsetMinutes(on: day) - engine.snapshot.zones[zone].offsetMinutes(on: day)
    }

    private mutating func labelPoints(_ program: Int) -> Int {
        let unknown = Points.unknown(.schedule)
        var suiting: Int?
        var other: Int?
        for (place, label) in FitTable.labels.enumerated() where engine.state(label, program) == .yes {
            let freshness = engine.freshness(.schedule, engine.factClass(label, program))
            if suits[place] {
                suiting = max(suiting ?? 0, Points.aged(6000, unknown: unknown, freshness: freshness))
            } else {
                other = max(other ?? 0, Points.aged(2000, unknown: unknown, freshness: freshness))
            }
        }
        return suiting ?? other ?? unknown
    }

    /// The program is attended online: its best track is, or (no schedule asked) one of its tracks is, and it serves the person.
    mutating func isAttendedOnline(_ program: Int) -> Bool {
        guard let person = plan.request.home.state,
            case let number = engine.columns.schedule[program], number != 0, engine.hasOnlineTrack[Int(number)],
            engine.serves(person, program) == .yes
        else { return false }
        guard let need = plan.request.schedule else { return true }
        return entry(number, program, need).fit.isOnline
    }
}
