import LocatorIndex
import Treatment

/// Weekly schedules fitted into the person's week, each distinct one once a search.
struct FitTable {
    private let plan: Plan
    private let engine: SearchEngine
    private var known: [Key: Entry] = [:]

    /// What decides a fit, besides the request.
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
    }

    /// Only meaningful when a schedule was asked for.
    mutating func verdict(_ program: Int) -> Verdict {
        guard let need = plan.request.schedule else { return Verdict(attendable: .unknown, points: 0, fit: nil) }
        let number = engine.snapshot.columns.schedule[program]
        guard number != 0 else { return Verdict(attendable: .unknown, points: labelPoints(program, need), fit: nil) }
        let entry = entry(number, program, need)
        return Verdict(attendable: entry.fit.attendable, points: entry.points, fit: entry.fit)
    }

    private mutating func entry(_ number: UInt32, _ program: Int, _ need: ScheduleNeed) -> Entry {
        let isOnline = engine.hasOnlineTrack[Int(number)]
        let mayJoin = !isOnline || mayJoinOnline(program)
        let shift = shift(program)
        let key = Key(schedule: number, shift: Int16(clamping: shift), mayJoinOnline: mayJoin)
        if let entry = known[key] { return entry }
        guard let schedule = engine.snapshot.schedule(Int(number)) else {
            let none = ScheduleFit(
                track: nil, attendable: .no, fresh: 0, slackMinutes: 0, isOnline: false, fitting: [], weeklyTrips: 0)
            return Entry(fit: none, points: 0)
        }
        let fit = fit(schedule, free: need.free, buffer: need.bufferMinutes, shift: shift, mayJoinOnline: mayJoin)
        let freshness = Points.freshness(.schedule, asOf: schedule.asOf, on: engine.snapshot.asOf)
        let points = Points.aged(fit.fresh, unknown: Points.unknown(.schedule), freshness: freshness)
        let entry = Entry(fit: fit, points: points)
        known[key] = entry
        return entry
    }

    /// False when the program's online tracks are known not to serve the person's state.
    func mayJoinOnline(_ program: Int) -> Bool {
        guard let person = plan.request.origin?.state else { return true }
        return engine.serves(person, program) != .no
    }

    /// Minutes from the site's clock to the person's.
    private func shift(_ program: Int) -> Int {
        let facility = Int(engine.snapshot.columns.facilityOf[program])
        let zone = Int(engine.snapshot.columns.facilityZone[facility])
        guard let person = plan.personZone, let day = plan.day, zone < engine.snapshot.zones.count else { return 0 }
        return person.offsetMinutes(on: day) - engine.snapshot.zones[zone].offsetMinutes(on: day)
    }

    private func labelPoints(_ program: Int, _ need: ScheduleNeed) -> Int {
        let unknown = Points.unknown(.schedule)
        var suiting: Int?
        var other: Int?
        for label in [Term.evening, .weekend, .daytime] where engine.state(label, program) == .yes {
            let freshness = engine.freshness(.schedule, engine.factClass(label, program))
            if labelSuits(label, free: need.free, buffer: need.bufferMinutes) {
                suiting = max(suiting ?? 0, Points.aged(6000, unknown: unknown, freshness: freshness))
            } else {
                other = max(other ?? 0, Points.aged(2000, unknown: unknown, freshness: freshness))
            }
        }
        return suiting ?? other ?? unknown
    }

    /// The program is attended online: its best track is, or (no schedule asked) one of its tracks is, and it serves the person.
    mutating func isAttendedOnline(_ program: Int) -> Bool {
        guard let person = plan.request.origin?.state,
            case let number = engine.snapshot.columns.schedule[program], number != 0, engine.hasOnlineTrack[Int(number)],
            engine.serves(person, program) == .yes
        else { return false }
        guard let need = plan.request.schedule else { return true }
        return entry(number, program, need).fit.isOnline
    }
}
