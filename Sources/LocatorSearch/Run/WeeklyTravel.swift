import LocatorIndex
import Treatment

/// The way to a program.
extension Run {
    /// Nil when neither the person nor the distance tells how long it takes.
    mutating func travel(_ program: Int, _ metres: Metres?) -> Travel? {
        guard let minutes = plan.commute.minutes(metres) else { return nil }
        return Travel(
            minutes: minutes, isEstimated: plan.commute.ownMinutes == nil,
            weeklyMinutes: weeklyTravelMinutes(program, metres))
    }

    /// Minutes on the way in a week: there and back for each session in person, 0 when it is attended online; nil when sessions or
    /// the way are unknown.
    mutating func weeklyTravelMinutes(_ program: Int, _ metres: Metres?) -> Int? {
        guard let minutes = plan.commute.minutes(metres), case let number = Int(columns.schedule[program]),
            number < engine.schedules.count, let schedule = engine.schedules[number]
        else { return nil }
        if mayBeAttendedOnline(program), fits.isAttendedOnline(program) { return 0 }
        let trips: Int?
        if request.schedule != nil {
            trips = fits.verdict(program).fit.flatMap { $0.track == nil ? nil : $0.weeklyTrips }
        } else {
            // Online tracks that do not serve the person are passed over here too.
            let mayJoin = fits.mayJoinOnline(program)
            trips = schedule.tracks.filter { mayJoin || !$0.sessions.allSatisfy(\.isOnline) }.map { track in
                min(track.required, track.sessions.reduce(0) { $0 + ($1.isOnline ? 0 : 1) })
            }.min()
        }
        return trips.map { 2 * minutes * $0 }
    }
}
