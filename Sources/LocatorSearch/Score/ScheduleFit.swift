package import LocatorIndex
package import Treatment

/// How well a program's sessions go into a person's week.
package struct ScheduleFit: Hashable, Sendable {
    /// Ordinal of the best track; nil when no track is known.
    package let track: Int?
    /// Yes when enough sessions of one track fit, no when the tracks are known and none does, or the doors are shut.
    package let attendable: Ternary
    /// Points of 10,000 while fresh.
    package let fresh: Int
    /// Spare minutes before and after, at the required sessions; 0 when not attendable.
    package let slackMinutes: Int
    /// The best track is online throughout.
    package let isOnline: Bool
    /// Ordinals of the best track's sessions that fit.
    package let fitting: [Int]
    /// In-person sessions a week that the best track asks a person to come to.
    package let weeklyTrips: Int
    /// The person need not go there: an online track is attendable, or every track is online.
    package let isFromHome: Bool
    /// No track is known, and the doors are shut whenever the person could come.
    package let isShut: Bool

    /// Spare minutes from which a fit counts in full.
    package static let comfortableSlack = 15

    /// Tracks are known, and the person may join none of them.
    static let passedOver = ScheduleFit(isShut: false)
    /// No session can be held when the person could come.
    static let shut = ScheduleFit(isShut: true)

    private init(isShut: Bool) {
        self.init(
            track: nil, attendable: .no, fresh: 0, slackMinutes: 0, isOnline: false, fitting: [], weeklyTrips: 0,
            isFromHome: false, isShut: isShut)
    }

    private init(
        track: Int?, attendable: Ternary, fresh: Int, slackMinutes: Int, isOnline: Bool, fitting: [Int],
        weeklyTrips: Int, isFromHome: Bool, isShut: Bool
    ) {
        self.track = track
        self.attendable = attendable
        self.fresh = fresh
        self.slackMinutes = slackMinutes
        self.isOnline = isOnline
        self.fitting = fitting
        self.weeklyTrips = weeklyTrips
        self.isFromHome = isFromHome
        self.isShut = isShut
    }

    fileprivate init(_ best: TrackFit, isFromHome: Bool) {
        self.init(
            track: best.ordinal, attendable: best.isAttendable ? .yes : .no, fresh: best.fresh,
            slackMinutes: best.slackMinutes, isOnline: best.isOnline, fitting: best.fitting,
            weeklyTrips: best.weeklyTrips, isFromHome: isFromHome, isShut: false)
    }
}

/// How one track goes into the person's week.
private struct TrackFit {
    let ordinal: Int
    var isAttendable = false
    var fresh = 0
    var slackMinutes = 0
    let isOnline: Bool
    let fitting: [Int]
    let weeklyTrips: Int
}

/// Fits the tracks of a schedule into free time. Sessions of two tracks never mix.
/// - Parameters:
///   - free: disjoint stretches of the person's week, sorted.
///   - buffer: minutes of way before and after a session in person.
///   - shift: minutes to add to an online session's time to have it on the person's clock.
///   - mayJoinOnline: false when the program's telehealth does not serve the person: its online tracks are passed over.
package func fit(
    _ schedule: StoredSchedule, free: [WeekInterval], buffer: Int, shift: Int, mayJoinOnline: Bool = true
) -> ScheduleFit {
    var best: TrackFit?
    var isFromHome = false
    var hasInPerson = false
    for (ordinal, track) in schedule.tracks.enumerated() {
        let isOnline = track.sessions.allSatisfy(\.isOnline)
        if !isOnline { hasInPerson = true }
        if isOnline, !mayJoinOnline { continue }
        let found = fit(
            track, ordinal, schedule.leastMinutes, free: free, buffer: buffer, shift: shift, isOnline: isOnline)
        if isOnline, found.isAttendable { isFromHome = true }
        if let known = best, !isBetter(found, than: known) { continue }
        best = found
    }
    guard let best else { return .passedOver }
    return ScheduleFit(best, isFromHome: isFromHome || !hasInPerson)
}

private func isBetter(_ a: TrackFit, than b: TrackFit) -> Bool {
    if a.fresh != b.fresh { return a.fresh > b.fresh }
    if a.isAttendable != b.isAttendable { return a.isAttendable }
    if a.isOnline != b.isOnline { return a.isOnline }
    return a.slackMinutes > b.slackMinutes
}

private func fit(
    _ track: StoredSchedule.Track, _ ordinal: Int, _ leastMinutes: Int, free: [WeekInterval], buffer: Int, shift: Int,
    isOnline: Bool
) -> TrackFit {
    var fitting: [(slack: Int, ordinal: Int)] = []
    fitting.reserveCapacity(track.sessions.count)
    var minutesThatFit = 0
    var minutes = 0
    for (i, session) in track.sessions.enumerated() {
        minutes += session.interval.length
        let interval = session.isOnline ? session.interval.shifted(by: shift) : session.interval
        guard let slack = slack(of: interval, in: free, buffer: session.isOnline ? 0 : buffer) else { continue }
        fitting.append((slack, i))
        minutesThatFit += session.interval.length
    }
    let ordinals = fitting.map(\.ordinal)
    let trips = track.sessions.reduce(0) { $0 + ($1.isOnline ? 0 : 1) }
    let weeklyTrips = min(trips, track.required)

    // The largest τ such that the sessions with slack ≥ τ still make the track: take sessions by falling slack until they do.
    fitting.sort { ($0.slack, $1.ordinal) > ($1.slack, $0.ordinal) }
    var taken = 0
    var takenMinutes = 0
    for (slack, i) in fitting {
        taken += 1
        takenMinutes += track.sessions[i].interval.length
        if taken >= track.required, takenMinutes >= leastMinutes || taken == track.sessions.count {
            let fresh = slack >= ScheduleFit.comfortableSlack ? Points.full : 9000
            return TrackFit(
                ordinal: ordinal, isAttendable: true, fresh: fresh, slackMinutes: slack, isOnline: isOnline,
                fitting: ordinals, weeklyTrips: weeklyTrips)
        }
    }
    let partial = (3000 * minutesThatFit * minutesThatFit + minutes * minutes / 2) / (minutes * minutes)
    return TrackFit(
        ordinal: ordinal, fresh: partial, isOnline: isOnline, fitting: ordinals, weeklyTrips: weeklyTrips)
}

/// Spare minutes on the tighter side of a session with its buffers in the free stretch that holds it; nil when none does.
private func slack(of session: WeekInterval, in free: [WeekInterval], buffer: Int) -> Int? {
    let week = WeekInterval.week
    let length = session.length + 2 * buffer
    var start = (session.start - buffer) % week
    if start < 0 { start += week }
    for interval in free {
        if interval.length == week { return length <= week ? week : nil }
        // A stretch that runs over Sunday midnight also holds what begins the week.
        for begin in stride(from: start, through: start + week, by: week)
        where begin >= interval.start && begin + length <= interval.end {
            return min(begin - interval.start, interval.end - begin - length)
        }
    }
    return nil
}
