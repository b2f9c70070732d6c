import LocatorIndex
import Treatment

/// Weekly schedules and hours of opening laid over the person's week, each distinct one once a search and buffer.
struct FitTable {
    private let plan: Plan
    private let engine: SearchEngine
    /// Places in `entries`, by schedule, buffer, shift and whether online tracks are in reach.
    private var places = KeyTable()
    private var entries: [Entry] = []
    /// `DayParts` by hours of opening and buffer.
    private var parts = KeyTable()

    private struct Entry {
        let fit: ScheduleFit
        /// Aged points of 10,000.
        let points: Int
    }

    /// What a program's schedule says to the person's free time.
    struct Verdict {
        let attendable: Ternary
        let points: Int
        /// Nil when no track is known and the doors do not decide.
        let fit: ScheduleFit?
    }

    init(_ plan: Plan, _ engine: SearchEngine) {
        self.plan = plan
        self.engine = engine
    }

    /// Only meaningful when a schedule was asked for.
    mutating func verdict(_ program: Int) -> Verdict {
        guard plan.scheduleMode != nil else { return Verdict(attendable: .unknown, points: 0, fit: nil) }
        guard engine.columns.schedule[program] != 0 else {
            let isShut = isShut(program)
            return Verdict(
                attendable: isShut ? .no : .unknown, points: pointsWithoutTracks(program), fit: isShut ? .shut : nil)
        }
        let entry = entries[place(program)]
        return Verdict(attendable: entry.fit.attendable, points: entry.points, fit: entry.fit)
    }

    /// The points of `verdict`; only meaningful when a schedule was asked for.
    mutating func points(_ program: Int) -> Int {
        guard plan.scheduleMode != nil else { return 0 }
        if engine.columns.schedule[program] == 0 { return pointsWithoutTracks(program) }
        return entries[place(program)].points
    }

    /// Whether the program is known to go, or not to go, into the person's week.
    mutating func attendable(_ program: Int) -> Ternary {
        guard plan.scheduleMode != nil else { return .unknown }
        if engine.columns.schedule[program] == 0 { return isShut(program) ? .no : .unknown }
        return entries[place(program)].fit.attendable
    }

    /// The program is attended online: one of its online tracks is attendable, or all are online, or (no schedule asked) one is;
    /// and it serves the person. How far away it is changes nothing in this.
    mutating func isAttendedOnline(_ program: Int) -> Bool {
        guard case let number = engine.columns.schedule[program], number != 0, engine.hasOnlineTrack[Int(number)],
            let person = plan.person, engine.serves(person, program) == .yes
        else { return false }
        guard plan.scheduleMode != nil else { return true }
        return entries[place(program)].fit.isFromHome
    }

    /// Minutes to keep free before and after a session in person there.
    func buffer(_ program: Int) -> Int {
        if let fixed = plan.commute.fixedBuffer { return fixed }
        guard let origin = plan.origin, program < engine.snapshot.summary.located else { return 0 }
        let point = EarthPoint(x: engine.columns.x[program], y: engine.columns.y[program], z: engine.columns.z[program])
        return Commute.estimatedBuffer(squaredChord: point.squaredChord(to: origin))
    }

    // MARK: - Tracks

    /// Where the fit of the program's schedule is in `entries`.
    private mutating func place(_ program: Int) -> Int {
        let number = engine.columns.schedule[program]
        let hasOnline = engine.hasOnlineSession[Int(number)]
        let buffer = buffer(program)
        let mayJoin = !engine.hasOnlineTrack[Int(number)] || mayJoinOnline(program)
        let shift = hasOnline ? shift(program) : 0
        // 32 bits for the number, 16 for the buffer, 13 for the shift (two zones are at most 2,940 minutes apart), 1; and one so
        // that no key is 0.
        let key =
            UInt64(number) | UInt64(buffer) << 32 | UInt64(shift + 4096) << 48 | (mayJoin ? 1 : 0) << 61 | 1 << 63
        if let known = places.value(of: key) { return Int(known) }
        entries.append(fitted(number, buffer: buffer, shift: shift, mayJoinOnline: mayJoin))
        places.insert(UInt32(entries.count - 1), for: key)
        return entries.count - 1
    }

    private func fitted(
        _ number: UInt32, buffer: Int, shift: Int, mayJoinOnline: Bool
    ) -> Entry {
        guard let need = plan.request.schedule, Int(number) < engine.schedules.count,
            let schedule = engine.schedules[Int(number)]
        else {
            return Entry(fit: .passedOver, points: 0)
        }
        let fit = fit(schedule, free: need.free, buffer: buffer, shift: shift, mayJoinOnline: mayJoinOnline)
        let freshness = Points.freshness(.schedule, asOf: schedule.asOf, on: engine.snapshot.asOf)
        return Entry(fit: fit, points: Points.aged(fit.fresh, unknown: Points.unknown(.schedule), freshness: freshness))
    }

    /// False when the program's online tracks are known not to serve the person's state.
    func mayJoinOnline(_ program: Int) -> Bool {
        guard let person = plan.person else { return true }
        return engine.serves(person, program) != .no
    }

    /// Minutes from the site's clock to the person's.
    private func shift(_ program: Int) -> Int {
        let facility = Int(engine.columns.facilityOf[program])
        let zone = Int(engine.columns.facilityZone[facility])
        guard let person = plan.personZone, let day = plan.day, zone < engine.snapshot.zones.count else { return 0 }
        return person.offsetMinutes(on: day) - engine.snapshot.zones[zone].offsetMinutes(on: day)
    }

    // MARK: - Doors and labels, where no track is known

    /// No session of an hour can be held when the person could come.
    private mutating func isShut(_ program: Int) -> Bool {
        let week = engine.bindingWeek(program, for: plan.person)
        return week > 0 && !possible(week, buffer(program)).contains(.any)
    }

    private mutating func pointsWithoutTracks(_ program: Int) -> Int {
        let unknown = Points.unknown(.schedule)
        let week = engine.bindingWeek(program, for: plan.person)
        var possible: DayParts?
        if week > 0 { possible = self.possible(week, buffer(program)) }
        var suiting: Int?
        var other: Int?
        for (label, part) in DayParts.labels where engine.state(label, program) == .yes {
            let freshness = engine.freshness(.schedule, engine.factClass(label, program))
            let known = possible ?? self.possible(0, buffer(program))
            possible = known
            if known.contains(part) {
                suiting = max(suiting ?? 0, Points.aged(6000, unknown: unknown, freshness: freshness))
            } else {
                other = max(other ?? 0, Points.aged(2000, unknown: unknown, freshness: freshness))
            }
        }
        // A no is never above what its labels would be worth if its doors were open: more free time must not lower it.
        if week > 0, possible?.contains(.any) == false { return min(engine.shutPoints[week], other ?? unknown) }
        return suiting ?? other ?? unknown
    }

    /// In which parts of the week a session of an hour fits free time, with the way there and back, while the doors are open.
    /// - Parameter week: number of the hours; 0 when nothing binds.
    private mutating func possible(_ week: Int, _ buffer: Int) -> DayParts {
        let key = UInt64(week) | UInt64(buffer) << 32 | 1 << 63
        if let known = parts.value(of: key) { return DayParts(rawValue: UInt8(truncatingIfNeeded: known)) }
        var found = DayParts()
        if let need = plan.request.schedule {
            var starts = HourStarts(in: need.free, margin: buffer)
            if let open = engine.doors[week] { starts = starts.intersection(open) }
            if !starts.ranges.isEmpty { found.insert(.any) }
            for (part, usual) in HourStarts.usual where starts.meets(usual) { found.insert(part) }
        }
        parts.insert(UInt32(found.rawValue), for: key)
        return found
    }
}
