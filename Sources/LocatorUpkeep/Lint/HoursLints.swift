import LocatorIndex
import Treatment

/// What contradicts itself about the hours of a program.
func hoursLints(_ subject: LintSubject) -> [Found] {
    weeklyHoursLints(subject) + openingLints(subject)
}

private func weeklyHoursLints(_ subject: LintSubject) -> [Found] {
    let tracks = (subject.timed?.tracks?.tracks ?? []).map(\.minutesAWeek)
    let stated = subject.statedTenthHours.map { $0 * 6 }
    var found: [Found] = []
    if let most = tracks.max(), let least = tracks.min(), let stated, stated * 2 < least || stated > most * 2 {
        found.append((.hoursContradict, "stated \(hours(stated)), tracks \(hours(most))"))
    }
    // The most that any track, or the publisher, says: a short track beside a full one is no contradiction.
    guard let most = (tracks + [stated].compactMap(\.self)).max(), most > 0 else { return found }
    let usual = subject.level.leastMinutesAWeek(forAdolescents: subject.isForAdolescents)
    switch subject.level {
    case .iop where most < 240: found.append((.iopUnder4, hours(most)))
    case .iop where most < usual: found.append((.iopUnderUsual, hours(most)))
    case .php where most < 540: found.append((.phpUnder9, hours(most)))
    case .php where most < usual: found.append((.phpUnderUsual, hours(most)))
    case .op:
        let least = (tracks + [stated].compactMap(\.self)).min() ?? 0
        if least >= 540 { found.append((.opOverUsual, hours(least))) }
    case .residential, .inpatient:
        if !tracks.isEmpty, most < 1200 { found.append((.overnightBySession, hours(most))) }
    case .iop, .php, .otp, .detox, .transitional: break
    }
    return found
}

private func openingLints(_ subject: LintSubject) -> [Found] {
    guard let week = subject.timed?.hours?.week, !week.intervals.isEmpty else { return [] }
    let open = week.joined
    var found: [Found] = []
    if subject.says(.yes, .evening), !open.contains(where: { reaches(past: 17 * 60, $0) }) {
        found.append((.eveningAfterClosing, week.description))
    }
    if subject.says(.yes, .weekend), !open.contains(where: touchesWeekend) {
        found.append((.weekendWhileShut, week.description))
    }
    let sessions = (subject.timed?.tracks?.tracks ?? []).flatMap(\.sessions).filter { !$0.isOnline }
    if let outside = sessions.first(where: { session in !open.contains { holds($0, session.interval) } }) {
        let text = WeeklySchedule([outside.interval]).description
        found.append((.sessionWhileShut, "\(text), open \(week)"))
    }
    return found
}

/// Whether a stretch goes on after a minute of some day.
private func reaches(past minute: Int, _ open: WeekInterval) -> Bool {
    (0...7).contains { day in
        let from = day * WeekInterval.day + minute
        return open.start < (day + 1) * WeekInterval.day && open.end > from
    }
}

private func touchesWeekend(_ open: WeekInterval) -> Bool {
    open.end > 5 * WeekInterval.day
}

/// Whether a session lies in an open stretch, which may cross the turn of the week.
private func holds(_ open: WeekInterval, _ session: WeekInterval) -> Bool {
    open.length >= WeekInterval.week
        || [0, WeekInterval.week].contains { turn in
            session.start + turn >= open.start && session.end + turn <= open.end
        }
}

/// `3.5 h a week`.
private func hours(_ minutes: Int) -> String {
    let tenths = (minutes + 3) / 6
    return "\(tenths / 10)\(tenths % 10 == 0 ? "" : ".\(tenths % 10)") h a week"
}
